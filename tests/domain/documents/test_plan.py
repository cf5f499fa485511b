"""How a plan speaks of what is there, what is not, and what is kept back."""

from dataclasses import replace
from datetime import date

import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import DISTRICT, OFFICE, PUBLIC
from sos_desktop.domain.documents.board_questions import questions
from sos_desktop.domain.documents.lcap_text import prompt_text
from sos_desktop.domain.documents.plan import PlanMaterial, plan_document
from sos_desktop.domain.documents.report import (
    Bullets,
    ChartBlock,
    Paragraph,
    TableBlock,
    TableColumn,
)
from sos_desktop.domain.identification.basis import (
    BasisGroup,
    IdentificationBasis,
    SourceFile,
)
from sos_desktop.services.languages import language
from tests.domain.casework.files import C, whole

CATALOG = language().catalog("plan")
KEPT = "Evidence is kept in the working copy."
MORE = "More evidence is kept in the working copy."


def plan(file, reader=PUBLIC):
    material = PlanMaterial(copy_for(file, reader))
    return plan_document(material, CATALOG, date(2026, 12, 1))


def blocks(document, title):
    return next((s.blocks for s in document.sections if s.title == title), ())


def table(document, name):
    every = (block for section in document.sections for block in section.blocks)
    return next((b for b in every if isinstance(b, TableBlock) and b.name == name), None)


def column(found, heading):
    place = [column.heading for column in found.columns].index(heading)
    return [row[place] for row in found.rows]


def cause(name):
    return r.Cause(id=name, case_id=C, text=name, state=w.CauseState.VALIDATED)


def evidence(cause_id, sensitivity, text="Bus log"):
    return r.Evidence(
        case_id=C, kind=w.EvidenceKind.LOCAL, text=text, cause_id=cause_id, sensitivity=sensitivity
    )


def finding(kind, sensitivity):
    return r.Finding(case_id=C, kind=kind, priority=5, text=kind, sensitivity=sensitivity)


def note(day, value=None, sensitivity=PUBLIC, measure="m"):
    return r.ProgressNote(
        case_id=C,
        noted_on=date(2026, 11, day),
        text=f"Day {day}",
        measure_id=measure,
        value=value,
        sensitivity=sensitivity,
    )


MEASURE = r.Measure(
    id="m",
    case_id=C,
    name="Absent",
    unit="%",
    baseline=31.5,
    baseline_on=date(2026, 9, 1),
    target=20.0,
)


@pytest.mark.parametrize("reader", [PUBLIC, DISTRICT, OFFICE])
def test_a_plan_is_labelled_as_the_copy_it_was_made_from(reader):
    assert plan(whole(), reader).public is (reader is PUBLIC)


def test_evidence_that_is_kept_back_does_not_read_as_missing():
    file = whole(
        causes=(cause("shown"), cause("kept"), cause("both"), cause("bare")),
        evidence=(
            evidence("shown", PUBLIC),
            evidence("kept", OFFICE),
            evidence("both", PUBLIC),
            evidence("both", DISTRICT),
        ),
    )
    assert column(table(plan(file), "Root causes"), "Evidence") == [
        "Bus log",
        KEPT,
        f"Bus log\n{MORE}",
        "No evidence is noted yet.",
    ]
    told = column(table(plan(file, OFFICE), "Root causes"), "Evidence")
    assert told == ["Bus log", "Bus log", "Bus log\nBus log", "No evidence is noted yet."]


def test_a_column_in_which_all_is_kept_back_is_a_sentence_instead():
    agreed = replace(cause("kept"), agreement=80)
    file = whole(causes=(agreed,), evidence=(evidence("kept", OFFICE),))
    found = table(plan(file), "Root causes")
    assert [column.heading for column in found.columns] == ["Root cause", "Agreed"]
    assert found.caption == KEPT


@pytest.mark.parametrize(
    ("progress", "public", "working"),
    [
        ((), "31.5%", "31.5%"),
        ((note(9, 29.0),), "29%", "29%"),
        ((note(9, 29.0, OFFICE),), "kept in the working copy", "29%"),
        (
            (note(9, 29.0), note(16, 40.0, OFFICE)),
            "29% on Nov 9, 2026; more in the working copy",
            "40%",
        ),
        ((note(9, 29.0), note(16, None, OFFICE)), "29%", "29%"),
        ((note(9, 29.0), note(16, 40.0, OFFICE, "other")), "29%", "29%"),
    ],
)
def test_readings_kept_back_make_no_other_reading_the_latest(progress, public, working):
    file = whole(measures=(MEASURE,), progress=progress)
    for reader, told in ((PUBLIC, public), (OFFICE, working)):
        [latest] = column(table(plan(file, reader), "Measures"), "Latest")
        assert str(latest) == told


def test_a_chart_of_some_readings_says_so_in_caption_and_alternative():
    file = whole(measures=(MEASURE,), progress=(note(9, 29.0), note(16, 40.0, OFFICE)))
    [chart] = [b for b in blocks(plan(file), "How we will know") if isinstance(b, ChartBlock)]
    assert chart.caption == (
        "Absent: some of the readings; the target is 20%. Others are kept in the working copy."
    )
    assert "40" not in chart.alternative
    assert chart.alternative.endswith("Other readings are kept in the working copy.")


def test_a_chart_needs_two_readings_that_may_be_shown():
    file = whole(measures=(MEASURE,), progress=(note(16, 40.0, OFFICE),))
    assert not any(isinstance(b, ChartBlock) for b in blocks(plan(file), "How we will know"))


def test_strengths_that_are_kept_back_leave_no_heading():
    kept = whole(findings=(finding(w.FindingKind.STRENGTH, OFFICE),))
    assert blocks(plan(kept), "What is going well") == ()
    assert blocks(plan(kept, OFFICE), "What is going well") == (Bullets(("strength",)),)
    none = whole(findings=())
    nothing = (Paragraph("No strengths are noted yet."),)
    assert blocks(plan(none), "What is going well") == nothing


def test_a_list_of_strengths_alone_does_not_read_as_if_there_were_no_weaknesses():
    both = whole(
        findings=(
            finding(w.FindingKind.STRENGTH, PUBLIC),
            finding(w.FindingKind.WEAKNESS, DISTRICT),
        )
    )
    [told] = blocks(plan(both), "Strengths by state priority")
    assert told.caption == "Further findings are kept in the working copy."
    [told] = blocks(plan(both, OFFICE), "Strengths and weaknesses (needs) by state priority")
    assert (len(told.rows), told.caption) == (2, "")


def test_progress_kept_back_is_said_under_the_list():
    file = whole(progress=(note(9), note(16, sensitivity=OFFICE)))
    assert table(plan(file), "Progress").caption == (
        "Further notes on progress are kept in the working copy."
    )
    assert table(plan(whole(progress=(note(9, sensitivity=OFFICE),))), "Progress") is None


def test_progress_on_an_action_that_was_given_up_does_not_name_it():
    dropped = r.Action(id="a", case_id=C, text="Workshop", state=w.ActionState.DROPPED)
    file = whole(actions=(dropped,), progress=(replace(note(9, measure=None), action_id="a"),))
    assert column(table(plan(file), "Progress"), "Concerns") == ["kept in the working copy"]
    assert "Workshop" not in repr(plan(file))
    assert column(table(plan(file, OFFICE), "Progress"), "Concerns") == ["Workshop"]


@pytest.mark.parametrize("state", [w.CauseState.POSSIBLE, w.CauseState.REJECTED])
def test_only_validated_causes_are_told_to_the_public(state):
    suspected = r.Cause(
        case_id=C, text="Old fleet", state=state, rejected_because="No money for another"
    )
    file = whole(causes=(cause("Late buses"), suspected))
    told = repr(plan(file).sections)
    assert "Late buses" in told
    assert "Old fleet" not in told
    assert "No money" not in told
    assert "Causes we looked at" not in told
    assert "Old fleet" in repr(plan(file, DISTRICT).sections)


def test_for_the_district_a_count_of_evidence_says_that_there_is_more():
    file = whole(causes=(cause("c"),), evidence=(evidence("c", DISTRICT), evidence("c", OFFICE)))
    assert column(table(plan(file, OFFICE), "Causes"), "For") == [2]
    assert column(table(plan(file, DISTRICT), "Causes"), "For") == [
        "1, and more in the working copy"
    ]


def test_a_public_plan_names_what_a_file_is_about_and_not_the_file():
    files = (SourceFile("From Luz.txt", "0", "2025-11-20T10:00:00+00:00", "CHRONIC"),)
    basis = IdentificationBasis(year=2025, files=files)
    file = whole(case=replace(whole().case, basis=basis))
    assert plan(file).sources[0] == (
        "2025 Dashboard, chronic absenteeism, California Department of Education, loaded "
        "Nov 20, 2025"
    )
    assert plan(file, OFFICE).sources[0].startswith("From Luz.txt, ")


@pytest.mark.parametrize("reader", [PUBLIC, DISTRICT, OFFICE])
def test_no_heading_stands_over_nothing_and_no_list_has_an_empty_column(reader):
    empty = whole(
        **{
            name: ()
            for name in (
                "findings",
                "causes",
                "evidence",
                "progress",
                "team",
                "contacts",
                "aims",
                "actions",
                "measures",
                "goals",
                "priorities",
                "voices",
            )
        }
    )
    for file in (whole(), empty):
        document = plan(file, reader)
        assert all(section.blocks for section in document.sections)
        tables = [b for s in document.sections for b in s.blocks if isinstance(b, TableBlock)]
        for found in tables:
            reminds = reader is not PUBLIC and found.missing == CATALOG.unset
            assert reminds or found.name == "Causes" or found == found.lean(), found.name


def test_a_table_is_told_without_columns_in_which_nothing_stands():
    columns = tuple(TableColumn(name) for name in "abcd")
    found = TableBlock(
        "x", columns, (("1", None, "", 0), ("2", None, None, None)), caption="c"
    ).lean()
    assert found == TableBlock("x", (columns[0], columns[3]), (("1", 0), ("2", None)), caption="c")


@pytest.mark.parametrize(
    ("kind", "section", "years"),
    [("district", "52071(c)", True), ("coe", "52071.5", True), ("charter", "47607.3", False)],
)
def test_whose_help_it_is_and_for_how_long_by_the_law_of_each_kind(kind, section, years):
    file = whole()
    basis = IdentificationBasis(year=2025, groups=(BasisGroup("EL", (4, 5), "B"),))
    case = replace(file.case, route=w.Route.DASHBOARD, basis=basis)
    found = plan(replace(file, case=case, lea=replace(file.lea, kind=kind)), OFFICE)
    said = [
        block.text
        for section_ in found.sections
        for block in section_.blocks
        if isinstance(block, Paragraph) and "Education Code" in block.text
    ]
    [law] = [text for text in said if f"(Education Code {section})" in text]
    assert ("two years" in law) is years


@pytest.mark.parametrize(
    ("kind", "route", "asked"),
    [
        ("district", w.Route.DASHBOARD, True),
        ("district", w.Route.GEO_LEAD, True),
        ("district", w.Route.VOLUNTARY, False),
        ("district", w.Route.LCAP, False),
        ("charter", w.Route.CHARTER, False),
        ("coe", w.Route.DASHBOARD, False),
    ],
)
def test_a_board_is_told_two_years_only_where_the_law_says_so(kind, route, asked):
    file = whole()
    file = replace(file, case=replace(file.case, route=route), lea=replace(file.lea, kind=kind))
    told = dict(questions(file, language().catalog("brief")))
    assert ("How long does the county office help?" in told) is asked


def test_a_case_that_goes_on_rests_on_its_newest_year():
    """Met again in 2025, a case of 2024 told its board of 2024 alone."""
    before = IdentificationBasis(year=2024, groups=(BasisGroup("EL", (4, 5), "B"),))
    again = IdentificationBasis(year=2025, groups=(BasisGroup("HOM", (5, 6), "F"),))
    left = IdentificationBasis(year=2026)
    years = tuple(
        r.CaseYear(case_id=C, year=basis.year or 0, noted_on=date(2026, 1, 5), basis=basis)
        for basis in (again, left)
    )
    case = replace(whole().case, route=w.Route.DASHBOARD, year=2024, basis=before)
    file = whole(case=case, years=years)
    said = [b.text for b in blocks(plan(file), CATALOG.heading("why")) if isinstance(b, Paragraph)]
    assert said[0].startswith("In the 2025 Dashboard, one student group met")
    assert "Homeless youth" in said[0]
    assert "opened on the 2024 Dashboard" in said[1]
    assert "English learners" in said[1]
    assert "based on the 2025 Dashboard" in prompt_text(file, language().catalog("lcap"))
