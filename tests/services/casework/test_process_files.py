"""A process map as a picture, a page and a table."""

import csv
import io
from xml.etree import ElementTree

import pytest

from sos_desktop.domain.casework.access.readers import PUBLIC
from sos_desktop.domain.casework.records import ProcessStep
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import cases, records
from sos_desktop.services.casework.process_files import COLUMNS, write_process_as
from tests.casework import add_leas, open_case


@pytest.fixture
def file(county):
    add_leas(county)
    made = open_case(county)
    for text, who, waiting, breaks in (
        ("A teacher refers", "Teacher", "", ""),
        ("The team meets", "", "three weeks", "Nobody sets the date & room"),
        ("w" * 80, "Aide", "until somebody remembers that it waits for a very long time", ""),
    ):
        step = ProcessStep(
            case_id=made, process="Referral", text=text, who=who, waiting=waiting, breaks=breaks
        )
        records.save(county, step)
    return cases.case_file(county, made)


def test_it_is_drawn_with_everything_it_says(county, file, tmp_path):
    [path] = write_process_as(county, file, "Referral", tmp_path / "p.svg").paths
    drawn = ElementTree.fromstring(path.read_bytes())
    space = "{http://www.w3.org/2000/svg}"
    texts = [element.text for element in drawn.iter(f"{space}text")]
    assert {"A teacher refers", "Teacher", "three weeks"} <= set(texts)
    assert any("Nobody sets" in text for text in texts)
    assert "breaks: Nobody sets the date & room" in drawn.find(f"{space}desc").text


def test_page_table_and_picture(county, file, tmp_path):
    [pdf] = write_process_as(county, file, "Referral", tmp_path / "p.pdf").paths
    assert pdf.read_bytes().startswith(b"%PDF")
    [table] = write_process_as(county, file, "Referral", tmp_path / "p.csv").paths
    rows = list(csv.reader(io.StringIO(table.read_bytes().decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert [row[1:4] for row in rows[1:3]] == [
        ["1", "A teacher refers", "Teacher"],
        ["2", "The team meets", ""],
    ]
    [png] = write_process_as(county, file, "Referral", tmp_path / "p.png", b"picture").paths
    assert png.read_bytes() == b"picture"


@pytest.mark.parametrize(
    ("process", "name", "said"),
    [("Referral", "p.docx", "Change the ending"), ("Another", "p.svg", "no steps yet")],
)
def test_what_cannot_be_is_refused(county, file, tmp_path, process, name, said):
    with pytest.raises(InputProblem, match=said):
        write_process_as(county, file, process, tmp_path / name)


def test_the_public_copy_has_none(county, file, tmp_path):
    with pytest.raises(InputProblem, match="in no public copy"):
        write_process_as(county, file, "Referral", tmp_path / "p.svg", reader=PUBLIC)
