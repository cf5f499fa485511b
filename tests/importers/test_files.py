"""What a person may drop: folders, zips good and bad, files that are not what they seem."""

import io
import os
import zipfile

import pytest

from sos_desktop.foundation.errors import AppError, EnvironmentProblem, InputProblem
from sos_desktop.importers import files as sources
from sos_desktop.importers.contract import Scope
from sos_desktop.importers.files import Source, find_sources
from sos_desktop.importers.parse import parse_source
from tests.importers import files


def parse(path):
    return parse_source(Source(path), scope=Scope.ALL, county_code="27")


def test_a_folder_is_walked_and_its_noise_passed_over(tmp_path):
    inner = tmp_path / "2025 files" / "ñandú"
    inner.mkdir(parents=True)
    files.write(inner, "susp", 2025)
    (inner / "~$suspdownload2025.xlsx").write_text("lock", encoding="utf-8")
    (inner / ".hidden.txt").write_text("x", encoding="utf-8")
    (inner / "letter.docx").write_text("x", encoding="utf-8")
    found, problems = find_sources([tmp_path])
    assert [source.name for source in found] == ["suspdownload2025.txt"]
    assert problems == []


def test_a_folder_with_none_says_what_belongs_there(tmp_path):
    (tmp_path / "letter.docx").write_text("x", encoding="utf-8")
    found, [problem] = find_sources([tmp_path])
    assert found == []
    assert "no Dashboard file" in problem.message


def test_a_zip_with_folders_is_read_without_unpacking_it(tmp_path):
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("2025/suspdownload2025.txt", files.text("susp", 2025))
        archive.writestr("../../evil.txt", files.text("grad", 2025))
        archive.writestr("__MACOSX/._x.txt", "x")
        archive.writestr("notes.docx", "x")
    found, problems = find_sources([path])
    assert [source.member for source in found] == ["2025/suspdownload2025.txt"]
    assert [parse_source(s, scope=Scope.ALL, county_code="27").rows_kept for s in found] == [1]
    assert problems == []
    assert not (tmp_path.parent / "evil.txt").exists()


def truncated(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("suspdownload2025.txt", files.text("susp", 2025) * 50)
    path.write_bytes(path.read_bytes()[:-400])


def bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("suspdownload2025.txt", "0" * 300_000)


def without_data(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("photo.jpg", "x")


def locked(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("suspdownload2025.txt", "x")
    raw = bytearray(path.read_bytes())
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(raw))


def packed_otherwise(path):
    """A zip inside it is packed by a method nobody has."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("suspdownload2025.txt", "x")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("inner.zip", inner.getvalue())
    raw = bytearray(path.read_bytes())
    raw[8] = 77
    raw[raw.rindex(b"PK\x01\x02") + 10] = 77
    path.write_bytes(bytes(raw))


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (truncated, "damaged"),
        (packed_otherwise, "packed in a way"),
        (bomb, "would unpack to more"),
        (without_data, "no Dashboard file"),
        (locked, "password"),
        (lambda path: path.write_bytes(b"no zip"), "damaged"),
    ],
    ids=["truncated", "packed-otherwise", "bomb", "without-data", "password", "renamed"],
)
def test_bad_zips_get_a_sentence(make, words, tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "LARGEST_FILE", 200_000)
    make(tmp_path / "files.zip")
    found, problems = find_sources([tmp_path / "files.zip"])
    assert found == []
    assert words in problems[0].message


def test_a_damaged_member_is_found_when_it_is_read(tmp_path):
    path = tmp_path / "files.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("suspdownload2025.txt", files.text("susp", 2025) * 50)
    raw = bytearray(path.read_bytes())
    raw[60:80] = b"\x00" * 20
    path.write_bytes(bytes(raw))
    [source], _ = find_sources([path])
    with pytest.raises(InputProblem, match="damaged"):
        source.read()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b"\xef\xbb\xbf\r\n\r\n", "is empty"),
        ("header.txt", files.text("susp", 2025, []).encode(), "no rows"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", "is a picture"),
        ("paper.txt", b"%PDF-1.7 something", "is a PDF"),
        ("page.txt", b"<!DOCTYPE html><html><body>Error</body></html>", "web page"),
        ("book.xlsx", b"PK\x03\x04 but not really", "damaged"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "damaged"),
        ("prose.txt", b"Dear colleague, here are the files.\n", "no row of column names"),
        ("nocds.txt", b"rtype\tschoolname\tdistrictname\tx\nD\t\tA\t1\n", "no row of column names"),
        (
            "susp2025.txt",
            files.text("susp", 2025).replace("currdenom", "zz").encode(),
            "lacks the column currdenom",
        ),
        (
            "suspension.txt",
            files.text("susp", 2025).replace("reportingyear", "zz").encode(),
            "does not say which Dashboard year",
        ),
        (
            "susp.txt",
            files.text("susp", 2025, [files.row("susp", 2025, reportingyear="soon")]).encode(),
            "holds no Dashboard year",
        ),
        (
            "susp.txt",
            files.text(
                "susp",
                2025,
                [files.row("susp", 2025), files.row("susp", 2025, reportingyear="2024")],
            ).encode(),
            "2024 and 2025",
        ),
        (
            "susp.txt",
            files.text("susp", 2025, [files.row("susp", 2025, indicator="HAPPY")]).encode(),
            "“HAPPY”",
        ),
    ],
)
def test_files_that_cannot_be_used_say_why(name, content, words, tmp_path):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputProblem) as refused:
        parse(tmp_path / name)
    assert words in refused.value.message
    assert name in refused.value.message


def test_a_zip_in_a_zip_is_opened_one_level(tmp_path):
    inside, deeper = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(deeper, "w") as archive:
        archive.writestr("mathdownload2025.txt", files.text("math", 2025))
    with zipfile.ZipFile(inside, "w") as archive:
        archive.writestr("susp/suspdownload2025.txt", files.text("susp", 2025))
        archive.writestr("deeper.zip", deeper.getvalue())
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("2025.zip", inside.getvalue())
        archive.writestr("graddownload2025.txt", files.text("grad", 2025))
    found, problems = find_sources([path])
    assert problems == []
    assert [source.name for source in found] == [
        "all.zip › 2025.zip › susp/suspdownload2025.txt",
        "all.zip › graddownload2025.txt",
    ]
    parsed = [parse_source(s, scope=Scope.ALL, county_code="27") for s in found]
    assert [p.identity.layout for p in parsed] == ["suspension", "graduation"]


def test_a_zip_of_thousands_of_files_is_refused_at_once(tmp_path):
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as archive:
        for number in range(sources.MOST_MEMBERS + 1):
            archive.writestr(f"{number}.txt", "x")
    found, [problem] = find_sources([tmp_path / "many.zip"])
    assert found == []
    assert "holds 501 files" in problem.message


def test_blank_lines_without_end_are_refused(tmp_path):
    content = files.text("susp", 2025).encode() + b"\n" * 60_000 + b"x"
    (tmp_path / "susp.txt").write_bytes(content)
    with pytest.raises(InputProblem, match="50,000 blank lines"):
        parse(tmp_path / "susp.txt")


def test_a_workbook_renamed_to_text_is_still_a_workbook(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    for line in (files.header("susp", 2025), files.row("susp", 2025)):
        sheet.append(line)
    book.save(tmp_path / "x.xlsx")
    path = (tmp_path / "x.xlsx").rename(tmp_path / "suspdownload2025.txt")
    assert parse(path).rows_kept == 1


def test_a_file_that_is_gone_or_was_never_there(tmp_path):
    _, [problem] = find_sources([tmp_path / "never.txt"])
    assert "not there" in problem.message
    with pytest.raises(EnvironmentProblem, match="not there any more"):
        Source(tmp_path / "gone.txt").read()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no pipes among files")
def test_a_pipe_is_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "suspdownload2025.txt")
    _, [problem] = find_sources([tmp_path / "suspdownload2025.txt"])
    assert "is not a file that can be read whole" in problem.message


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    path = files.write(tmp_path, "susp", 2025)
    path.chmod(0)
    with pytest.raises(EnvironmentProblem, match="open in Excel"):
        Source(path).read()


def test_a_file_open_in_excel_is_said_so(tmp_path, monkeypatch):
    path = files.write(tmp_path, "susp", 2025)

    def refuse(self):
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(type(path), "read_bytes", refuse)
    with pytest.raises(EnvironmentProblem, match="open in Excel"):
        Source(path).read()


def test_a_file_larger_than_any_dashboard_file_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "LARGEST_FILE", 10)
    with pytest.raises(AppError, match="larger than 200 MB"):
        Source(files.write(tmp_path, "susp", 2025)).read()
