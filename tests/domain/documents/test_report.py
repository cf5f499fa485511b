"""The neutral document: what is read of it in which order, and whose paper it is."""

from dataclasses import replace
from datetime import date

from sos_desktop.domain.casework.access.readers import DISTRICT
from sos_desktop.domain.documents.letterhead import NO_LETTERHEAD, Letterhead
from sos_desktop.domain.documents.report import (
    Bullets,
    Paragraph,
    ReportDocument,
    Section,
    SideBySide,
    TableBlock,
    TableColumn,
    flat,
    texts_in,
)

LEFT, INNER, OUTER, LAST = (Paragraph(words) for words in ("Left", "Inner", "Outer", "Last"))


def paper(organization="Alder County Office of Education", **more):
    section = Section("Aims", (Paragraph("Fewer absences"), Bullets(("A bus", "A call"))))
    return ReportDocument("Plan", organization, "Mesa Alta", date(2026, 11, 16), (section,), **more)


def test_what_stands_side_by_side_is_read_from_left_to_right():
    inner = SideBySide(((INNER,), (OUTER,)))
    assert flat((SideBySide(((LEFT, inner), ())), LAST)) == (LEFT, INNER, OUTER, LAST)
    assert flat(()) == ()


def test_every_text_is_found_those_of_tables_too_and_no_color():
    table = TableBlock(
        "Costs", (TableColumn("Dollars", "money"),), ((None,), (1200,), ("In kind",))
    )
    made = paper(head=Letterhead(address="1 Invented Way", color="#1D4F8C"))
    made = replace(made, sections=(*made.sections, Section("", (table,))))
    found = set(texts_in(made))
    assert {"Plan", "Aims", "Fewer absences", "A bus", "A call", "1 Invented Way"} <= found
    assert {"Dollars", "In kind"} <= found
    assert "#1D4F8C" not in found
    assert all(isinstance(text, str) for text in found)


def test_the_offices_own_name_takes_the_place_of_the_countys_and_its_unit_stays():
    head = Letterhead(name="Alder COE")
    unit = "Alder County Office of Education · Differentiated Assistance"
    assert paper().headed(head).organization == "Alder COE"
    assert paper(unit).headed(head).organization == "Alder COE · Differentiated Assistance"
    assert paper(unit).headed(NO_LETTERHEAD).organization == unit
    assert paper(unit).headed(head).author == "Alder COE"
    assert paper().headed(head).head is head


def test_a_paper_says_how_far_it_may_travel():
    assert paper(public=True).copy_words == "Public copy"
    assert paper().copy_words == "Working copy"
    assert replace(paper(), reader=DISTRICT).copy_words == "Copy for the district’s team"
