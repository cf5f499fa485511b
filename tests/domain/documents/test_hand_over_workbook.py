"""Several cases in one workbook: every value stands below its own heading, whatever others lack."""

from dataclasses import replace
from datetime import date

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.documents.hand_over import HandOverDetails, HandOverMaterial
from sos_desktop.domain.documents.hand_over_workbook import hand_over_workbook
from sos_desktop.domain.documents.registry import HAND_OVER
from sos_desktop.domain.documents.report import TableBlock
from sos_desktop.services.languages import language
from tests.domain.casework.files import C, whole

DAY = date(2026, 11, 12)


def tables(*files):
    named = [
        replace(file, lea=replace(file.lea, name=f"District {n}"))
        for n, file in enumerate(files, start=1)
    ]
    material = HandOverMaterial(tuple(named), HandOverDetails())
    document = hand_over_workbook(material, language().catalog(HAND_OVER.key), date(2026, 11, 30))
    blocks = [b for section in document.sections for b in section.blocks]
    return {block.name: block for block in blocks if isinstance(block, TableBlock)}


def as_words(table):
    headings = [column.heading for column in table.columns]
    return [
        {h: cell for h, cell in zip(headings, row, strict=True) if cell is not None}
        for row in table.rows
    ]


def test_a_column_that_only_one_case_fills():
    first = r.Interview(case_id=C, role="A parent", held_on=DAY, place="Creekside")
    second = r.Interview(case_id=C, role="A driver", held_on=DAY, summary="Nobody calls.")
    made = tables(whole(interviews=(first,)), whole(interviews=(second,)))["Interviews"]
    one, other = as_words(made)
    assert (one["District"], one["Where"]) == ("District 1", "Creekside")
    assert (other["District"], other["What we heard"]) == ("District 2", "Nobody calls.")
    assert "Where" not in other
    assert "What we heard" not in one


def test_a_kind_that_only_one_case_has():
    interview = r.Interview(case_id=C, role="A parent", held_on=DAY, summary="Nobody calls.")
    handed = r.HandOver(case_id=C, handed_on=DAY, from_consultant="Ana", to_consultant="Ben")
    made = tables(whole(hand_overs=(handed,)), whole(interviews=(interview,)))
    assert [row["District"] for row in as_words(made["Interviews"])] == ["District 2"]
    others = {name for name, table in made.items() for row in table.rows if "Nobody calls." in row}
    assert others == {"Interviews"}
