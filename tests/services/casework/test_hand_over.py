"""The hand-over summary: what the next consultant reads, on paper and as a workbook."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import openpyxl
import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.access.readers import OFFICE
from sos_desktop.domain.casework.records import Person
from sos_desktop.domain.documents.document_kind import suggested_name
from sos_desktop.domain.documents.hand_over import HandOverDetails
from sos_desktop.domain.documents.registry import HAND_OVER
from sos_desktop.domain.documents.report import Bullets, Paragraph, TableBlock
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import EnvironmentProblem, InputProblem
from sos_desktop.services.casework import case_bulk, cases, records
from sos_desktop.services.casework.assigning import hand_over_subject
from sos_desktop.services.county import registers
from tests import documents
from tests.casework import ALISAL, SALINAS, add_leas, fill, open_case
from tests.documents import export, hand_over_of
from tests.pdf_words import printed
from tests.prepared_case import prepared_by

TO_BEN = HandOverDetails("Ben Ito", "Begin with the board dates")


@pytest.fixture(autouse=True)
def a_day():
    """Tasks of `fill` are due on fixed days, and what is overdue is counted here."""
    with clock.frozen(datetime(2026, 11, 23, 20, tzinfo=UTC)):
        yield


def a_case_to_hand_over(county, _folder):
    add_leas(county)
    case_id = open_case(county, SALINAS)
    cases.assign(county, case_id, "Ana Ruiz")
    fill(county, case_id)
    for name, left in (("Sol Ibarra", None), ("Gone Long", clock.today()), ("luz peña", None)):
        person = Person(name=name, cds=SALINAS, title="Chief", left_on=left)
        registers.save(county, person)
    day = clock.today()
    for title, days in (("Late letter", -3), ("Board item", 9)):
        due = day + timedelta(days=days)
        records.save(county, r.Task(case_id=case_id, title=title, due_on=due))
    return case_id


county_template, filled = prepared_by(a_case_to_hand_over, "filled")


def said(document) -> str:
    parts: list[str] = [document.title, document.subtitle]
    for section in document.sections:
        parts.append(section.title)
        for block in section.blocks:
            if isinstance(block, Paragraph):
                parts.append(block.text)
            elif isinstance(block, Bullets):
                parts += block.items
            elif isinstance(block, TableBlock):
                parts += [str(cell) for row in block.rows for cell in row]
    return "\n".join(parts)


def test_everything_the_next_one_needs(county, filled):
    document = documents.hand_over(county, [filled], TO_BEN)
    text = said(document)
    assert document.title == "Hand-over: Salinas Union High"
    assert document.subtitle.startswith("From Ana Ruiz to Ben Ito · ")
    assert document.copy_words == "Working copy"
    for part in (
        "Begin with the board dates",
        "Stage 1, Identification. Voluntary request",
        "Asked for: Help with attendance",
        "In 2026: Year 2.",
        "Validated root cause: Late buses",
        "Sol Ibarra",
        "Late letter",
        "overdue",
        "Board item",
        "Begin with the buses",
        "proposed by: District",
        "Add a bus (Transport, planned)",
        "Luz Peña",
        "Superintendent",
        "Students\n",
        "The bus never comes on time",
        "Ana Ruiz to Ben Ito. On leave",
    ):
        assert part in text, part
    (unheard,) = [s for s in document.sections if s.title == "Voices not heard yet"]
    assert "Families" not in said(replace(document, sections=(unheard,))).splitlines()
    assert "Gone Long" not in text
    assert "luz peña" not in text


def test_an_almost_empty_case_has_no_empty_heading(county):
    add_leas(county)
    document = documents.hand_over(county, [open_case(county)], HandOverDetails())
    assert [s.title for s in document.sections] == [
        "Where the case stands",
        "Open tasks",
        "Voices not heard yet",
        "Last contacts",
    ]
    assert document.subtitle.startswith("Nobody was in charge")
    assert all(section.blocks for section in document.sections)


def test_several_cases_have_an_overview_first(county, filled):
    other = open_case(county, ALISAL)
    document = documents.hand_over(county, [filled, other, filled, "gone"], TO_BEN)
    assert document.title == "Hand-over: 2 cases"
    table = next(b for b in document.sections[0].blocks if isinstance(b, TableBlock))
    assert [row[0] for row in table.rows] == ["Alisal Union", "Salinas Union High"]
    assert table.rows[1][2:4] == (6, 1)
    names = [b.name for s in document.sections for b in s.blocks if isinstance(b, TableBlock)]
    assert len(set(names)) == len(names)


def test_both_files_open(county, filled, tmp_path):
    ids = [filled, open_case(county, ALISAL)]
    pdf, xlsx = tmp_path / "a.pdf", tmp_path / "a.xlsx"
    assert export(county, hand_over_of(ids, TO_BEN), pdf=pdf, xlsx=xlsx).paths == (pdf, xlsx)
    pages = " ".join(printed(pdf))
    assert "Salinas Union High" in pages
    assert "Alisal Union" in pages
    book = openpyxl.load_workbook(xlsx)
    assert "Open tasks" in book.sheetnames
    rows = [[cell.value for cell in row] for row in book["Open tasks"].iter_rows()]
    assert rows[0][:2] == ["District", "Task"]
    end = rows.index(next(row for row in rows if row[0] is None))
    assert {row[0] for row in rows[1:end]} == {"Salinas Union High"}
    assert {row[0] for row in rows[end:]} == {None, "Back to Hand-over"}
    assert not any(name.startswith(("Salinas", "Alisal")) for name in book.sheetnames)


def test_long_names_do_not_collide(county, filled, tmp_path):
    for number in range(40):
        records.save(county, r.Task(case_id=filled, title=f"{number} " + "ñ" * 450))
    xlsx = tmp_path / "a.xlsx"
    export(county, hand_over_of([filled], HandOverDetails(note="=1+1\nline")), xlsx=xlsx)
    book = openpyxl.load_workbook(xlsx)
    [table] = book["Open tasks"].tables.values()
    assert table.ref.endswith("47"), "a heading, and a row for each task"


def test_what_cannot_be_made(county, filled, tmp_path):
    with pytest.raises(InputProblem, match="at least one kind"):
        export(county, hand_over_of([filled], TO_BEN))
    with pytest.raises(InputProblem, match="None of these cases"):
        documents.hand_over(county, ["gone"], TO_BEN)
    with pytest.raises(EnvironmentProblem):
        export(county, hand_over_of([filled], TO_BEN), pdf=tmp_path / "no" / "a.pdf")


@pytest.mark.parametrize(
    ("names", "to", "expected"),
    [
        (["Mesa Alta"], "", "Hand-over Mesa Alta"),
        (["A", "B"], 'Ben "B" Ito', "Hand-over 2 cases to Ben B Ito"),
        (["a/b:c\n"], "", "Hand-over a b c"),
    ],
)
def test_the_files_name(names, to, expected):
    day = date(2026, 11, 24)
    found = suggested_name(HAND_OVER, hand_over_subject(names, to), day, OFFICE)
    assert found == f"{expected} 2026-11-24"


def test_after_the_hand_over_the_paper_says_from_whom(county, filled):
    case_bulk.assign(county, [filled], "Ben Ito", "On leave until May")
    text = said(documents.hand_over(county, [filled], HandOverDetails()))
    assert "Ana Ruiz to Ben Ito. On leave until May" in text
