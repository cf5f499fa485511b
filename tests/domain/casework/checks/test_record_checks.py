"""What may be kept, and which field a refusal names."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.domain.casework import records as g
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.checks import record_checks
from sos_desktop.domain.casework.records import Referral
from sos_desktop.foundation.errors import InputProblem
from tests.casework import one_of_each
from tests.domain.casework.files import CASE, C

DAY = date(2026, 11, 23)
CAUSE = r.Cause(case_id=C, text="x")
ACTION = r.Action(case_id=C, text="x", starts_on=DAY)
FINDING = r.Finding(case_id=C, kind=w.FindingKind.STRENGTH, priority=5, text="x")
MEASURE = r.Measure(case_id=C, name="x", baseline_on=DAY)
VISIT = r.Contact(case_id=C, kind=w.ContactKind.VISIT, held_on=DAY)
REFERRAL = Referral(case_id=C, purpose="x", provider="Coast SELPA", referred_on=DAY)
NOTE = r.ProgressNote(case_id=C, noted_on=DAY, text="x")


@pytest.mark.parametrize("record", one_of_each(C), ids=lambda record: type(record).__name__)
def test_a_good_record_may_be_kept(record: r.CaseRecord) -> None:
    record_checks.check_record(record_checks.cleaned(record), "district")


@pytest.mark.parametrize(
    ("record", "where"),
    [
        (r.Task(case_id=C, title="  "), "title"),
        (r.TeamMember(case_id=C, name="\t"), "name"),
        (r.DistrictPriority(case_id=C, text=""), "text"),
        (r.LcapGoal(case_id=C, number=" "), "number"),
        (r.LcapGoal(case_id=C, number="1.4 Access to core instruction"), "number"),
        (replace(FINDING, text=""), "text"),
        (replace(CAUSE, text="\n"), "text"),
        (r.Evidence(case_id=C, kind=w.EvidenceKind.LOCAL, text=""), "text"),
        (r.Aim(case_id=C, text=""), "text"),
        (replace(ACTION, text=""), "text"),
        (replace(MEASURE, name=""), "name"),
        (replace(NOTE, text=""), "text"),
        (replace(NOTE, noted_on=None), "noted_on"),
        (r.Contact(case_id=C, kind=w.ContactKind.CALL, held_on=None, summary="x"), "held_on"),
        (r.Contact(case_id=C, kind=w.ContactKind.CALL, held_on=DAY), "summary"),
        (replace(CAUSE, text="x" * 20_001), "text"),
        (r.Task(case_id=C, title="x" * 501), "title"),
        (replace(ACTION, ends_on=date(2026, 11, 22)), "ends_on"),
        (replace(REFERRAL, ends_on=date(2020, 1, 1)), "ends_on"),
        (replace(REFERRAL, starts_on=date(2026, 12, 2), ends_on=date(2026, 12, 1)), "ends_on"),
        (replace(ACTION, cost=-1), "cost"),
        (replace(ACTION, starts_on=date(202, 1, 1)), "starts_on"),
        (replace(ACTION, ends_on=date(9026, 1, 1)), "ends_on"),
        (replace(MEASURE, target_on=date(2026, 11, 22)), "target_on"),
        (replace(MEASURE, baseline=float("nan")), "baseline"),
        (replace(MEASURE, target=float("inf")), "target"),
        (replace(CAUSE, agreement=101), "agreement"),
        (replace(CAUSE, agreement=-1), "agreement"),
        (replace(CAUSE, parent_id=CAUSE.id), "parent_id"),
        (replace(FINDING, priority=0), "priority"),
        (replace(FINDING, priority=11), "priority"),
        (replace(FINDING, priority=9), "priority"),
        (replace(NOTE, value=3.0), "measure_id"),
        (
            r.Voice(case_id=C, stage=w.Stage.NEEDS, perspective=w.Perspective.BOARD, count=-1),
            "count",
        ),
    ],
)
def test_a_refusal_names_the_field(record: r.CaseRecord, where: str) -> None:
    with pytest.raises(InputProblem) as caught:
        record_checks.check_record(record_checks.cleaned(record), "district")
    assert caught.value.where == where
    assert caught.value.message.endswith(".")
    assert "!" not in caught.value.message


@pytest.mark.parametrize(
    "record",
    [
        replace(ACTION, ends_on=DAY, cost=0),
        replace(CAUSE, agreement=0),
        replace(CAUSE, agreement=100, text="x" * 20_000),
        replace(FINDING, priority=10),
    ],
)
def test_the_edges_may_be_kept(record: r.CaseRecord) -> None:
    record_checks.check_record(record, "coe")


def test_a_case_has_a_day_it_opened() -> None:
    with pytest.raises(InputProblem) as caught:
        record_checks.check_record(replace(CASE, opened_on=None))
    assert caught.value.where == "opened_on"


def test_a_case_cannot_close_before_it_opened() -> None:
    record_checks.check_record(replace(CASE, closed_on=CASE.opened_on))
    with pytest.raises(InputProblem, match="before it opened"):
        record_checks.check_record(replace(CASE, closed_on=date(2026, 10, 31)))


@given(st.text())
def test_a_cleaned_text_can_be_stored(text: str) -> None:
    kept = record_checks.cleaned(replace(CAUSE, text=text)).text
    kept.encode("utf-8")
    assert "\0" not in kept
    assert kept == kept.strip()


@pytest.mark.parametrize(
    ("text", "kept"), [("  Peña \n", "Peña"), ("a\0b", "ab"), ("half \ud83d", "half ?")]
)
def test_cleaning(text: str, kept: str) -> None:
    assert record_checks.cleaned(replace(CAUSE, text=text)).text == kept


@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\t", " \n\n ", "\u2028"])
def test_a_line_stays_one_line_and_a_text_keeps_its_lines(breaks: str) -> None:
    pasted = f"Call{breaks}back"
    task: r.Task = record_checks.cleaned(
        r.Task(case_id=C, title=pasted, note="a\nb", assignee=pasted)
    )
    assert (task.title, task.assignee, task.note) == ("Call back", "Call back", "a\nb")
    person: g.Person = record_checks.cleaned(
        g.Person(name=pasted, organization=pasted, note="a\nb")
    )
    assert (person.name, person.organization, person.note) == ("Call back", "Call back", "a\nb")
    visit = replace(VISIT, place=pasted, people=pasted, summary="a\nb")
    cleaned: r.Contact = record_checks.cleaned(visit)
    assert (cleaned.place, cleaned.people, cleaned.summary) == ("Call back", "Call back", "a\nb")
    assert record_checks.cleaned(replace(CASE, consultant=pasted)).consultant == "Call back"


def test_cleaning_leaves_codes_and_good_records_alone() -> None:
    for record in one_of_each(C):
        cleaned: Any = record_checks.cleaned(record)
        assert cleaned == record
        assert type(getattr(cleaned, "kind", None)) is type(getattr(record, "kind", None))
