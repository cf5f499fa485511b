"""`document`: every kind from the command line, and sentences where something is missing."""

import shutil

import pytest
from docx import Document
from openpyxl import load_workbook

from sos_desktop.cli.document import name_of
from sos_desktop.domain.documents.registry import DOCUMENTS, Needs
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import open_county_file
from tests.cli.test_commands import run
from tests.pdf_structure import structure_of


@pytest.fixture
def county_file(sample_county_file, tmp_path):
    path = tmp_path / "county.sos"
    shutil.copy(sample_county_file, path)
    return path


@pytest.fixture(scope="module")
def lea(sample_county_file, tmp_path_factory):
    """An LEA whose case has a visit."""
    path = tmp_path_factory.mktemp("lea") / "county.sos"
    shutil.copy(sample_county_file, path)
    with open_county_file(path) as county:
        for row in cases.list_cases(county):
            contacts = cases.case_file(county, row.case.id).contacts
            if any(contact.kind.value == "visit" for contact in contacts):
                return row.case.cds
    raise AssertionError("no visit in the sample county")


def test_list_names_every_document_and_what_it_needs(capsys):
    assert run("document", "list") == 0
    said = capsys.readouterr().out.splitlines()
    assert len(said) == len(DOCUMENTS)
    for kind, line in zip(DOCUMENTS, said, strict=True):
        assert line.startswith(f"{name_of(kind)}: {kind.noun}; needs ")


@pytest.mark.parametrize("kind", DOCUMENTS, ids=name_of)
def test_every_document_is_made_in_every_format(kind, county_file, lea, tmp_path, capsys):
    pdf, docx, xlsx = (tmp_path / f"made.{ending}" for ending in ("pdf", "docx", "xlsx"))
    to = ("--pdf", pdf, "--docx", docx, "--xlsx", xlsx)
    about = () if kind.needs is Needs.CASES else ("--lea", lea)
    assert run("document", name_of(kind), "--file", county_file, *about, *to) == 0
    assert capsys.readouterr().out.count("Written: ") == 3
    title = structure_of(pdf.read_bytes()).root.all("H1")[0].text
    assert title
    assert title == Document(docx).core_properties.title
    assert load_workbook(xlsx).properties.title


def test_the_edition_of_pdf_ua_can_be_chosen(county_file, lea, tmp_path):
    pdf = tmp_path / "plan.pdf"
    to = ("--lea", lea, "--public", "--pdf", pdf, "--pdf-ua", "2")
    assert run("document", "plan", "--file", county_file, *to) == 0
    assert pdf.read_bytes().startswith(b"%PDF-2.0")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("plan",), "Name the county file"),
        (("plan", "--pdf", "x.pdf"), "Name the LEA"),
        (("plan", "--lea", "12", "--pdf", "x.pdf"), "not a CDS code"),
        (
            ("data-profile", "--lea", "99610050000000", "--year", "1900", "--pdf", "x.pdf"),
            "of 1900",
        ),
        (("data-profile", "--lea", "0", "--pdf", "x.pdf"), "no district or school"),
        (("visit", "--held", "never", "--pdf", "x.pdf"), "No contact of “never”"),
        (("hand-over", "--public", "--pdf", "x.pdf"), "for the office only"),
        (("plan", "--public"), "Choose at least one kind of file"),
    ],
)
def test_what_is_missing_is_said(arguments, said, county_file, lea, capsys):
    file = () if said.startswith("Name the county") else ("--file", county_file)
    needs_lea = not said.startswith("Name the LEA") and "--lea" not in arguments
    more = ("--lea", lea) if needs_lea else ()
    assert run("document", *arguments, *file, *more) == 1
    assert said in capsys.readouterr().err
