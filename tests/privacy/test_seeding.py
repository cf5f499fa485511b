"""No word reaches a reader it is not for; the working copy holds every word there is."""

import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import DISTRICT, OFFICE, PUBLIC
from sos_desktop.domain.casework.kinds import CASE_LISTS, CASE_RECORDS
from tests.privacy.seeds import meant_for, public_places

IN_LETTERS = {
    "Person.name",
    "Person.title",
    "Person.salutation",
    "Consultant.title",
    "Consultant.email",
    "Consultant.phone",
    "CountyDate.title",
    "CountyDate.source",
}
"""What letters and calendar files tell of the registers; nothing else of them leaves the office."""

IN_ANNUAL_SUMMARIES = {
    "CountyGoal.activities",
    "CountyGoal.funding",
    "CountyGoal.metric",
    "CountyGoal.result",
    "CountyGoal.text",
    "Offer.builds",
    "Offer.funding",
    "Offer.name",
}
"""What the annual summary tells the county board and the state of the office's own goals."""

NOT_PRINTED = {
    "Feedback.file_name": "from which file an answer was taken in, no words of who answered",
    "Task.origin": "the key of the template a task was made from, no words of a person",
    "Case.basis.file": "where a single figure was read; the files stand under Sources",
    "Case.basis.reason": "a part of the sentence that is printed",
    "Case.basis.computed_letter": "what the Identification tab shows beside CDE's letter",
}
"""What stands in no working copy, and why."""

IN_PUBLIC_PLANS = {
    "Case.basis.sentence",
    "Case.problem_of_practice",
    "Case.lasting",
    "Finding.text",
    "Finding.source",
    "Finding.district_words",
    "KeptFigure.measure",
    "KeptFigure.period",
    "KeptFigure.place",
    "Cause.text",
    "Evidence.text",
    "Interview.role",
    "Theme.text",
    "Quote.text",
    "Practice.text",
    "Practice.owner",
    "Practice.place",
    "Practice.since",
    "Practice.written",
    "Interview.summary",
    "Aim.text",
    "Action.text",
    "Action.schools",
    "Action.owner",
    "Action.provider",
    "Action.funding",
    "Action.evidence",
    "Action.spreads",
    "Driver.text",
    "Milestone.text",
    "MeasureMark.text",
    "YearCost.source",
    "Measure.counted",
    "Measure.out_of",
    "OtherPlan.text",
    "LcapGoal.number",
    "Measure.name",
    "Measure.unit",
    "ProgressNote.text",
    "CheckIn.moved",
    "CheckIn.hindered",
    "CheckIn.next_step",
    "ActionQuarter.planned",
    "ActionQuarter.done",
    "SupportExit.changed",
    "SupportExit.held_for",
    "SupportExit.watch",
    "LastingPart.text",
    "LastingPart.kept_by",
    "LastingPart.successor",
    "LastingPart.written_in",
    "LastingPart.paid_from",
    "YearSupport.activities",
    "YearSupport.funding",
}
"""What a public copy of a plan tells; contacts, notes and files marked public stand elsewhere."""


def test_no_output_holds_a_word_that_is_not_for_its_readers(sown):
    told = {}
    for output in sown.made:
        for word in sown.seeds.found_in("\n".join(output.texts)):
            seed = sown.seeds.by_word[word]
            in_letter = output.letter and seed.place in IN_LETTERS
            annual = output.name.startswith("annual") and seed.place in IN_ANNUAL_SUMMARIES
            if not (in_letter or annual) and not meant_for(seed, output.reader, sown.others):
                told.setdefault(output.name, []).append(str(seed))
    assert told == {}


def test_the_content_of_a_kept_file_is_in_no_output(sown):
    for output in sown.made:
        assert not any(sown.inside in text for text in output.texts), output.name


def test_what_is_written_about_the_office_stands_in_letters_only(sown):
    """Its name and where it is stand at the head of every paper."""
    head = {"name", "address", "phone"}
    names = [name for name in sown.office.__dataclass_fields__ if name not in head]
    words = [getattr(sown.office, name) for name in names]
    for output in sown.made:
        if not output.letter:
            assert not any(w in text for w in words for text in output.texts), output.name


@pytest.mark.parametrize("paper", ["PDF", "Excel"])
def test_the_working_copy_holds_every_word_of_the_case(sown, paper):
    [output] = [o for o in sown.made if o.name == f"plan, {OFFICE}, {paper}"]
    found = sown.seeds.found_in("\n".join(output.texts))
    expected = [s for s in sown.seeds.of(r.Case, *CASE_RECORDS) if s.place not in NOT_PRINTED]
    assert sorted(str(seed) for seed in expected if seed.word not in found) == []


@pytest.mark.parametrize("paper", ["PDF", "Excel", "document"])
def test_what_a_public_plan_tells(sown, paper):
    [output] = [o for o in sown.made if o.name == f"plan, {PUBLIC}, {paper}"]
    found = sown.seeds.found_in("\n".join(output.texts))
    assert {sown.seeds.by_word[word].place for word in found} == IN_PUBLIC_PLANS


@pytest.mark.parametrize("reader", [PUBLIC, DISTRICT, OFFICE])
def test_a_copy_holds_what_its_readers_may_have_and_nothing_else(sown, reader):
    copy = copy_for(sown.file, reader)
    told = sown.seeds.found_in(repr(copy))
    for seed in sown.seeds.of(r.Case, *CASE_RECORDS):
        assert (seed.word in told) is meant_for(seed, reader, sown.others), str(seed)


def test_every_kind_of_a_case_is_sown_in_every_state(sown):
    assert set(CASE_LISTS) == set(CASE_RECORDS)
    for kind, place in CASE_LISTS.items():
        assert getattr(sown.file, place), kind


def test_a_text_that_can_be_public_is_meant_to_be(sown):
    told = sown.seeds.found_in(repr(copy_for(sown.file, PUBLIC)))
    found = {sown.seeds.by_word[word].place for word in told}
    assert found == set(public_places())
