"""Files inside the county file: what is kept, what is refused, and what is swept out."""

import os
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from sos_desktop.domain.casework.checks.attachment_checks import LARGEST
from sos_desktop.domain.casework.records import Attachment, Contact, Task
from sos_desktop.domain.casework.words import ContactKind, Sensitivity
from sos_desktop.foundation import clock, paths
from sos_desktop.foundation.errors import EnvironmentProblem, InputProblem
from sos_desktop.services.casework import attachment_store, attachments, cases, records
from sos_desktop.services.casework.attachments import AttachedTo
from sos_desktop.services.county import undo
from sos_desktop.services.county.county_files import CountyFile
from tests.casework import add_leas, open_case

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40


@pytest.fixture
def case_id(county: CountyFile) -> str:
    add_leas(county)
    return open_case(county)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "Wall chart, año 2026.pdf"
    path.write_bytes(PDF)
    return path


def kept(county: CountyFile, case_id: str) -> list[Attachment]:
    return list(cases.case_file(county, case_id).attachments)


def damage(county: CountyFile, statement: str) -> None:
    county.engine.dispose()
    with closing(sqlite3.connect(county.path)) as connection:
        connection.execute(statement)
        connection.commit()


def test_a_file_comes_back_byte_for_byte(county, case_id, scan):
    changes = attachments.add(county, scan, AttachedTo(case_id, caption="Drawn by the team"))
    assert changes.label == "Add file"
    [document] = kept(county, case_id)
    assert (document.name, document.size) == ("Wall chart, año 2026.pdf", len(PDF))
    assert document.sensitivity is Sensitivity.OFFICE
    assert attachments.content_of(county, document) == PDF
    scan.unlink()
    assert attachments.content_of(county, document) == PDF


@pytest.mark.parametrize("size", [1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, (3 << 20) + 7])
def test_files_of_every_size_come_back_whole(county, case_id, size):
    content = (bytes(range(251)) * (size // 251 + 1))[:size]
    attachments.add_content(county, "a.dat", content, AttachedTo(case_id))
    [document] = kept(county, case_id)
    assert attachments.content_of(county, document) == content
    with county.engine.connect() as connection:
        stored = connection.exec_driver_sql("SELECT sha256, content FROM document_content").all()
    assert stored == [(document.sha256, content)]


def test_a_full_disk_is_said_so_and_nothing_of_the_file_is_kept(county, case_id):
    with county.session() as session:
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar()
    with county.engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 20}")
    with pytest.raises(EnvironmentProblem, match="disk is full"):
        attachments.add_content(county, "a.pdf", bytes(5 << 20), AttachedTo(case_id))
    assert kept(county, case_id) == []
    assert attachment_store.kept(county).count == 0


def test_equal_contents_are_kept_once(county, case_id, scan, tmp_path):
    attachments.add(county, scan, AttachedTo(case_id))
    visit = Contact(case_id=case_id, kind=ContactKind.VISIT, held_on=clock.today())
    attachments.add(county, scan, AttachedTo(case_id, visit))
    assert attachment_store.kept(county) == attachment_store.StoredSize(1, len(PDF))
    names = [document.name for document in kept(county, case_id)]
    assert names == ["Wall chart, año 2026.pdf", "Wall chart, año 2026 (2).pdf"]
    with pytest.raises(InputProblem, match="attached here already"):
        attachments.add(county, scan, AttachedTo(case_id, visit))


def test_two_files_of_one_name(county, case_id, scan, tmp_path):
    attachments.add(county, scan, AttachedTo(case_id))
    (tmp_path / "b").mkdir()
    other = tmp_path / "b" / scan.name.upper()
    other.write_bytes(b"other")
    attachments.add(county, other, AttachedTo(case_id))
    assert [d.name for d in kept(county, case_id)][1] == "WALL CHART, AÑO 2026 (2).PDF"


def test_a_file_of_300_mb_is_refused_unread(county, case_id, tmp_path, monkeypatch):
    huge = tmp_path / "video.mp4"
    with huge.open("wb") as stream:
        stream.truncate(300 * 1024 * 1024)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("read"))
    with pytest.raises(InputProblem, match="300 MB; the largest file that can be kept has 25 MB"):
        attachments.add(county, huge, AttachedTo(case_id))
    assert kept(county, case_id) == []


def test_a_file_that_grows_while_it_is_read_is_refused(county, tmp_path, monkeypatch):
    path = tmp_path / "log.txt"
    with path.open("wb") as stream:
        stream.truncate(LARGEST + 1)
    small = os.stat_result((stat.S_IFREG | 0o600, 0, 0, 1, 0, 0, 5, 0, 0, 0))
    monkeypatch.setattr(Path, "stat", lambda *_a, **_k: small)
    with pytest.raises(InputProblem, match="largest file"):
        attachments.read_file(path)


@pytest.mark.parametrize("name", ["folder", "empty.pdf", "gone.pdf"])
def test_what_is_no_file(county, case_id, tmp_path, name):
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.pdf").touch()
    expected = {"folder": "is a folder", "empty.pdf": "is empty", "gone.pdf": "no longer in"}
    kind = EnvironmentProblem if name == "gone.pdf" else InputProblem
    with pytest.raises(kind, match=expected[name]):
        attachments.add(county, tmp_path / name, AttachedTo(case_id))
    assert kept(county, case_id) == []
    assert attachment_store.kept(county).count == 0


def test_a_locked_file(county, case_id, scan, monkeypatch):
    def locked(*_arguments):
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(EnvironmentProblem, match="open in another program"):
        attachments.add(county, scan, AttachedTo(case_id))


def test_a_program_is_refused_by_name_and_by_content(county, case_id, tmp_path):
    for name, content in (("setup.EXE", b"x"), ("report.pdf", b"MZ\x90\x00" + bytes(60))):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(InputProblem, match="could harm the computer"):
            attachments.add(county, path, AttachedTo(case_id))
    assert kept(county, case_id) == []


def test_a_name_of_300_characters(county, case_id):
    attachments.add_content(county, "ñ" * 300 + ".pdf", PDF, AttachedTo(case_id))
    [document] = kept(county, case_id)
    assert document.name == "ñ" * 116 + ".pdf"


def test_attaching_begins_the_visit(county, case_id, scan):
    visit = Contact(case_id=case_id, kind=ContactKind.VISIT, held_on=clock.today())
    attachments.add(county, scan, AttachedTo(case_id, visit))
    assert cases.case_file(county, case_id).contacts == (visit,)
    assert kept(county, case_id)[0].contact_id == visit.id


def test_a_refused_file_does_not_begin_the_visit(county, case_id, tmp_path):
    visit = Contact(case_id=case_id, kind=ContactKind.VISIT, held_on=clock.today())
    with pytest.raises(InputProblem):
        attachments.add_content(county, "a.bat", b"x", AttachedTo(case_id, visit))
    assert cases.case_file(county, case_id).contacts == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE document_content SET content = x'00'",
        "UPDATE document_content SET content = 'a text'",
        "DELETE FROM document_content",
    ],
)
def test_a_damaged_content_is_not_shown(county, case_id, scan, statement):
    attachments.add(county, scan, AttachedTo(case_id))
    damage(county, statement)
    [document] = kept(county, case_id)
    for read in (attachments.content_of, attachments.copy_to_open, attachments.has_macros):
        with pytest.raises(EnvironmentProblem, match="damaged inside the county file"):
            read(county, document)


def test_a_copy_to_open_cannot_be_written_to_and_is_forgotten(county, case_id, scan):
    attachments.add(county, scan, AttachedTo(case_id))
    [document] = kept(county, case_id)
    first, second = (attachments.copy_to_open(county, document) for _ in range(2))
    assert first != second
    assert first.name == document.name
    assert first.read_bytes() == PDF
    assert not first.stat().st_mode & stat.S_IWRITE
    attachment_store.forget_copies()
    assert not first.exists()
    assert list((paths.data_dir() / "opened").iterdir()) == []
    attachment_store.forget_copies()


def test_a_program_that_came_in_some_other_way_is_not_opened(county, case_id):
    attachments.add_content(county, "a.txt", b"x", AttachedTo(case_id))
    damage(county, "UPDATE document SET name = 'a.bat'")
    [document] = kept(county, case_id)
    with pytest.raises(InputProblem, match="program"):
        attachments.copy_to_open(county, document)


def test_a_page_kept_before_can_be_saved_and_not_opened(county, case_id, tmp_path):
    attachments.add_content(county, "a.txt", b"<script>", AttachedTo(case_id))
    damage(county, "UPDATE document SET name = 'agenda.html'")
    [document] = kept(county, case_id)
    with pytest.raises(InputProblem, match=r"web page .* Print it to a PDF"):
        attachments.copy_to_open(county, document)
    saved = attachments.save_as(county, document, tmp_path / "agenda.html")
    assert saved.read_bytes() == b"<script>"


def test_saving_elsewhere(county, case_id, scan, tmp_path):
    attachments.add(county, scan, AttachedTo(case_id))
    [document] = kept(county, case_id)
    target = tmp_path / "copy.pdf"
    assert attachments.save_as(county, document, target) == target
    assert target.read_bytes() == PDF
    with pytest.raises(InputProblem, match="county file"):
        attachments.save_as(county, document, county.path)
    with pytest.raises(EnvironmentProblem):
        attachments.save_as(county, document, tmp_path / "no" / "copy.pdf")


def test_removing_is_taken_back_and_the_content_is_still_there(county, case_id, scan):
    attachments.add(county, scan, AttachedTo(case_id))
    [document] = kept(county, case_id)
    records.remove(county, document)
    assert kept(county, case_id) == []
    assert attachment_store.sweep(county) == 0
    undo.undo(county)
    assert attachments.content_of(county, kept(county, case_id)[0]) == PDF


def test_adding_taken_back_can_be_done_again(county, case_id, scan):
    attachments.add(county, scan, AttachedTo(case_id))
    undo.undo(county)
    assert attachment_store.sweep(county) == 0
    undo.redo(county)
    assert attachments.content_of(county, kept(county, case_id)[0]) == PDF


def test_what_nothing_can_bring_back_is_swept_out(county, case_id, scan):
    attachments.add(county, scan, AttachedTo(case_id))
    records.remove(county, kept(county, case_id)[0])
    for number in range(49):
        records.save(county, Task(case_id=case_id, title=f"Task {number}"))
    assert attachment_store.sweep(county) == 0
    records.save(county, Task(case_id=case_id, title="One more"))
    assert attachment_store.sweep(county) == 1
    assert attachment_store.kept(county) == attachment_store.StoredSize(0, 0)


def test_sweeping_keeps_what_another_case_shows(county, case_id, scan):
    other = open_case(county, "27659610000000")
    for owner in (case_id, other):
        attachments.add(county, scan, AttachedTo(owner))
    records.remove(county, kept(county, case_id)[0])
    for number in range(60):
        records.save(county, Task(case_id=case_id, title=f"Task {number}"))
    assert attachment_store.sweep(county) == 0
    assert attachments.content_of(county, kept(county, other)[0]) == PDF


def test_the_history_does_not_hold_contents(county, case_id):
    attachments.add_content(county, "a.txt", b"a text nobody repeats", AttachedTo(case_id))
    with county.engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT before, after FROM change_item").all()
    assert not any("nobody repeats" in str(item) for item in found)
    assert any("a.txt" in str(item) for item in found)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files in folders")
def test_a_pipe_is_no_plain_file(county, case_id, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputProblem, match="plain file"):
        attachments.add(county, tmp_path / "pipe", AttachedTo(case_id))
