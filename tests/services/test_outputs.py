"""Nothing a person asks to be saved takes the place of her work."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sos_desktop.domain.casework.records import Attachment, Contact, Task
from sos_desktop.domain.casework.words import ContactKind
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import Cancelled, EnvironmentProblem, InputProblem
from sos_desktop.foundation.jobs import CancelToken
from sos_desktop.services import exports, outputs
from sos_desktop.services.casework import attachments, calendar, records
from sos_desktop.services.casework.attachments import AttachedTo
from sos_desktop.services.casework.cases import case_file
from sos_desktop.services.county.county_files import (
    CountyFile,
    back_up,
    create_county_file,
    save_everything_as,
)
from sos_desktop.services.exports import ShownTable
from sos_desktop.services.outputs import check_outputs, free_paths, write_output, write_outputs
from tests.casework import add_leas, open_case
from tests.documents import export, hand_over_of, plan_of, visit_of

PERSONS = b"what a person saved"
on_posix = pytest.mark.skipif(os.name == "nt", reason="Windows lets few people make links")


@pytest.fixture
def other(tmp_path: Path, new_county_file: Path) -> Path:
    """A county file nobody has open, called like a workbook."""
    return Path(shutil.copyfile(new_county_file, tmp_path / "Napa.xlsx"))


def _refused(path: Path, words: str, *made_from: Path) -> None:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(InputProblem, match=words):
        write_output(path, b"output", made_from=made_from)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_plain_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "plañ.csv"
    for content in (b"one", b"two"):
        assert write_output(path, content, made_from=()) == path
        assert path.read_bytes() == content


def test_a_write_protected_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(PERSONS)
    path.chmod(0o444)
    _refused(path, "write-protected")
    path.chmod(0o644)


def test_a_county_file_is_known_by_what_is_in_it(other: Path) -> None:
    _refused(other, "Napa.xlsx is a county file")
    _refused(other.parent / "home" / ".." / "Napa.xlsx", "is a county file")


@pytest.mark.parametrize("name", ["new.sos", "NEW.SOS", "new.Sos ", "new.sos."])
def test_the_ending_of_county_files_is_theirs(tmp_path: Path, name: str) -> None:
    _refused(tmp_path / name, "ending of county files")


@pytest.mark.parametrize(
    "name",
    [
        "Napa.xlsx-wal",
        "Napa.xlsx-shm",
        "Napa.xlsx-journal",
        ".Napa.xlsx.lock",
        ".Napa.xlsx.open",
        "Napa.xlsx.lock",
        "gone.sos-wal",
        "GONE.SOS-WAL",
    ],
)
def test_what_belongs_to_a_county_file_is_its_own(other: Path, name: str) -> None:
    _refused(other.with_name(name), "belongs to the county file")


def test_an_ending_like_that_is_free_beside_other_files(tmp_path: Path) -> None:
    for name in ("notes.lock", "plan-wal", "doors.open", "-wal"):
        write_output(tmp_path / name, b"output", made_from=())


@pytest.mark.parametrize("name", ["list.xlsx", "LIST.XLSX", "home/../list.xlsx"])
def test_what_is_read_is_not_written(tmp_path: Path, name: str) -> None:
    source = tmp_path / "list.xlsx"
    source.write_bytes(PERSONS)
    _refused(tmp_path / name, "cannot take the place", source)
    assert source.read_bytes() == PERSONS


@pytest.mark.parametrize("second", ["plan.pdf", "PLAN.pdf", "home/../plan.pdf", "plan.pdf. "])
@pytest.mark.parametrize("there", [False, True])
def test_two_outputs_of_one_run_are_two_files(tmp_path: Path, second: str, there: bool) -> None:
    first = tmp_path / "plan.pdf"
    if there:
        first.write_bytes(PERSONS)
    with pytest.raises(InputProblem, match="asked for twice"):
        write_outputs([(first, b"1"), (tmp_path / second, b"2")], made_from=())
    assert first.exists() is there
    assert not there or first.read_bytes() == PERSONS


def test_a_folder_is_no_place_for_a_file(tmp_path: Path) -> None:
    _refused(tmp_path / "home", "is a folder")


@on_posix
def test_a_device_is_no_place_for_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")  # type: ignore[attr-defined]
    _refused(Path("/dev/null"), "no plain file")
    _refused(tmp_path / "pipe", "no plain file")


@on_posix
@pytest.mark.parametrize("make", [os.symlink, os.link])
def test_links_hide_nothing(other: Path, make: Callable[[Path, Path], None]) -> None:
    source = other.with_name("list.csv")
    source.write_bytes(PERSONS)
    for target, words in ((other, "is a county file"), (source, "cannot take the place")):
        link = target.with_name(f"link to {target.name}.csv")
        make(target, link)
        _refused(link, words, source)
        with pytest.raises(InputProblem, match=r"twice|county file|cannot take"):
            write_outputs([(target, b"1"), (link, b"2")], made_from=())


@on_posix
def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    for there in (True, False):
        behind, link = tmp_path / "kept" / f"{there}.csv", tmp_path / f"{there}.csv"
        if there:
            behind.write_bytes(b"older")
        link.symlink_to(behind)
        write_output(link, b"new", made_from=())
        assert link.is_symlink()
        assert behind.read_bytes() == b"new"
    link = tmp_path / "led astray.csv"
    link.symlink_to(tmp_path / "kept" / "later.sos")
    _refused(link, "ending of county files")


@pytest.mark.parametrize("name", ["nul", "CON.csv", "a:b.csv", "plan.pdf.", "plan.pdf "])
def test_names_windows_does_not_take(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outputs, "_ON_WINDOWS", True)
    _refused(tmp_path / name, "Windows does not take")


def test_a_name_that_is_too_long_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="too long"):
        write_output(tmp_path / f"{'x' * 300}.csv", b"output", made_from=())


def test_when_one_output_cannot_be_made_none_is_changed(tmp_path: Path) -> None:
    first, second = tmp_path / "plan.pdf", tmp_path / "gone" / "plan.xlsx"
    first.write_bytes(PERSONS)
    with pytest.raises(EnvironmentProblem, match="does not exist"):
        write_outputs([(first, b"1"), (second, b"2")], made_from=())
    assert first.read_bytes() == PERSONS


def test_an_output_held_by_another_program_names_what_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "plan.pdf", tmp_path / "plan.xlsx"
    replace = Path.replace

    def held(part: Path, target: Path) -> Path:
        if target == second:
            raise PermissionError(errno.EACCES, "open in Excel")
        return replace(part, target)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(
        EnvironmentProblem, match=r"open in another program.*New already: plan\.pdf"
    ):
        write_outputs([(first, b"1"), (second, b"2")], made_from=())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "plan.pdf"]


def test_free_paths_are_free_in_every_ending(tmp_path: Path) -> None:
    (tmp_path / "PLAN.xlsx").touch()
    pdf, xlsx = free_paths(tmp_path, "Plan", (".pdf", ".xlsx"))
    assert (pdf.name, xlsx.name) == ("Plan (2).pdf", "Plan (2).xlsx")
    with pytest.raises(EnvironmentProblem):
        free_paths(tmp_path / "gone", "Plan", (".pdf",))


def test_a_new_county_file_is_not_made_as_part_of_another(county: CountyFile) -> None:
    with pytest.raises(InputProblem, match="belongs to the county file"):
        create_county_file(county.path.with_name(f"{county.path.name}-journal"), "27")


def test_everything_is_not_saved_as_part_of_another_county_file(
    county: CountyFile, other: Path
) -> None:
    with pytest.raises(InputProblem, match="belongs to the county file"):
        save_everything_as(county, other.with_name(f"{other.name}-wal"))
    assert county.path.name == "Monterey.sos"


@pytest.fixture
def filled(county: CountyFile) -> tuple[CountyFile, str]:
    add_leas(county)
    case_id = open_case(county)
    visit = Contact(case_id=case_id, kind=ContactKind.VISIT, held_on=clock.today())
    records.save(county, visit)
    records.save(county, Task(case_id=case_id, title="Call", due_on=clock.today()))
    attachments.add_content(county, "notes.txt", b"notes", AttachedTo(case_id))
    return county, case_id


def _document(county: CountyFile, case_id: str) -> Attachment:
    return case_file(county, case_id).attachments[0]


def _visit(county: CountyFile, case_id: str) -> str:
    return next(c.id for c in case_file(county, case_id).contacts if c.kind is ContactKind.VISIT)


_SEEN = ShownTable("Caseload", (), ("District",), (("Salinas",),))
Write = Callable[[CountyFile, str, Path], object]
EVERY_OUTPUT: dict[str, Write] = {
    "table": lambda c, _id, path: exports.write_excel(c, [_SEEN], path),
    "plan pdf": lambda c, case, path: export(c, plan_of(case), pdf=path),
    "plan xlsx": lambda c, case, path: export(c, plan_of(case), xlsx=path),
    "hand-over": lambda c, case, path: export(c, hand_over_of([case]), pdf=path),
    "visit": lambda c, case, path: export(c, visit_of(case, _visit(c, case)), pdf=path),
    "calendar": lambda c, _id, path: calendar.export(c, path),
    "attached file": lambda c, case, path: attachments.save_as(c, _document(c, case), path),
    "copy": lambda c, _id, path: back_up(c, path),
}


@pytest.mark.parametrize("write", EVERY_OUTPUT.values(), ids=EVERY_OUTPUT)
def test_no_output_takes_the_place_of_a_county_file(
    filled: tuple[CountyFile, str], other: Path, write: Write
) -> None:
    county, case_id = filled
    before = other.read_bytes()
    for path, words in (
        (other, "is a county file"),
        (county.path, "cannot take the place"),
        (county.path.with_name(f"{county.path.name}-wal"), "belongs to the county file"),
    ):
        with pytest.raises(InputProblem, match=words):
            write(county, case_id, path)
    assert other.read_bytes() == before
    assert case_file(county, case_id).lea.name, "the open file still answers"


def test_a_plan_that_is_cancelled_leaves_both_files_as_they_were(
    filled: tuple[CountyFile, str], tmp_path: Path
) -> None:
    county, case_id = filled
    token, pdf, xlsx = CancelToken(), tmp_path / "plan.pdf", tmp_path / "plan.xlsx"
    pdf.write_bytes(PERSONS)

    def stop(step: int, _of: int, _words: str) -> None:
        if step == 2:
            token.cancel()

    with pytest.raises(Cancelled):
        export(county, plan_of(case_id), pdf=pdf, xlsx=xlsx, progress=stop, cancel=token)
    assert pdf.read_bytes() == PERSONS
    assert not xlsx.exists()


def test_what_is_asked_first_is_asked_of_all(tmp_path: Path, other: Path) -> None:
    with pytest.raises(InputProblem, match="is a county file"):
        check_outputs([tmp_path / "a.pdf", other], made_from=())
