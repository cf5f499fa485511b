"""Verbs of the day: themes, votes, problems, meetings, guides, categories, private notes."""

from dataclasses import replace
from datetime import date

import pytest

from sos_desktop.domain.casework import needs_words as nw
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import DISTRICT
from sos_desktop.domain.casework.kinds import CASE_RECORDS
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.changes import Subject
from sos_desktop.domain.formats import counted
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import (
    bring_back,
    cases,
    causes,
    findings,
    guides,
    meetings,
    problems,
    records,
    surveys,
    themes,
)
from sos_desktop.services.casework.needs_tables import agenda_templates
from sos_desktop.services.county import registers, undo
from tests.casework import add_leas, open_case

DAY = date(2026, 11, 17)
P = w.Perspective


@pytest.fixture
def case_id(county):
    add_leas(county)
    return open_case(county, on=date(2026, 11, 2))


@pytest.fixture
def file(county, case_id):
    return lambda: cases.case_file(county, case_id)


def kept(county, *found):
    for record in found:
        records.save(county, record)
    return found


def test_quotes_are_sorted_and_taken_out_again_as_one_change(county, case_id, file):
    theme = r.Theme(case_id=case_id, text="Nobody calls")
    a, b = (r.Quote(case_id=case_id, text=text) for text in "ab")
    kept(county, theme, a, b)
    themes.sort_quotes(county, [a, b], theme.id)
    assert {quote.theme_id for quote in file().quotes} == {theme.id}
    undo.undo(county)
    assert {quote.theme_id for quote in file().quotes} == {None}
    assert themes.sort_quotes(county, [a], None).subjects is Subject.NOTHING
    with pytest.raises(InputProblem):
        themes.sort_quotes(county, [a], "gone")


def test_a_merged_theme_takes_quotes_and_evidence_along(county, case_id, file):
    one, two = (r.Theme(case_id=case_id, text=text, sensitivity=s) for text, s in _PAIR)
    said = r.Quote(case_id=case_id, text="x", theme_id=one.id)
    tied = r.Evidence(case_id=case_id, kind=w.EvidenceKind.INTERVIEW, text="x", theme_id=one.id)
    kept(county, one, two, said, tied)
    with pytest.raises(InputProblem, match="into itself"):
        themes.merge_themes(county, one, one)
    themes.merge_themes(county, one, two)
    after = file()
    assert [theme.id for theme in after.themes] == [two.id]
    assert after.quotes[0].theme_id == after.evidence[0].theme_id == two.id
    assert after.themes[0].sensitivity is w.Sensitivity.OFFICE, "never wider than what went in"
    with pytest.raises(InputProblem):
        themes.merge_themes(county, one, two)


_PAIR = (("One", w.Sensitivity.OFFICE), ("Two", w.Sensitivity.PUBLIC))


def test_quotes_of_visits_are_taken_once(county, case_id, file):
    note = r.Note(case_id=case_id, kind=w.NoteKind.QUOTE, text="Late", noted_on=DAY, voice=P.LABOR)
    kept(county, note, replace(note, id=r.new_id(), kind=w.NoteKind.OTHER))
    themes.take_quotes(county, case_id)
    (quote,) = file().quotes
    assert (quote.text, quote.voice, quote.note_id) == ("Late", P.LABOR, note.id)
    assert quote.sensitivity is w.Sensitivity.OFFICE, "as the note says"
    with pytest.raises(InputProblem, match="already"):
        themes.take_quotes(county, case_id)


def test_one_key_makes_a_finding_of_a_quote(county, case_id, file):
    quote = r.Quote(case_id=case_id, text="Nobody calls", voice=P.FAMILIES)
    kept(county, quote)
    themes.write_finding(county, quote)
    (finding,) = file().findings
    assert (finding.text, finding.source) == ("“Nobody calls”", "Families")
    assert file().quotes[0].finding_id == finding.id
    with pytest.raises(InputProblem, match="already"):
        themes.write_finding(county, quote)


def test_hands_are_counted_by_role_and_counted_anew_on_the_same_day(county, case_id, file):
    cause = r.Cause(case_id=case_id, text="No owner", proposed_by=w.ProposedBy.DISTRICT)
    kept(county, cause)
    causes.count_votes(county, cause, {P.LEADERS: (3, 3), P.TEACHERS: (1, 3)}, held_on=DAY)
    assert file().causes[0].agreement == 67
    causes.count_votes(county, cause, {P.TEACHERS: (3, 3)}, held_on=DAY)
    after = file()
    assert len(after.votes) == 2
    assert after.causes[0].agreement == 100
    assert after.causes[0].proposed_by is w.ProposedBy.DISTRICT, "who proposed stays"
    causes.count_votes(
        county, cause, {None: (7, 9)}, method=nw.VoteMethod.DOTS, each=3, held_on=DAY
    )
    assert file().causes[0].agreement == 100, "dots are no agreement"
    with pytest.raises(InputProblem):
        causes.count_votes(county, cause, {P.LABOR: (3, 2)})
    with pytest.raises(InputProblem):
        causes.count_votes(county, cause, {})


def test_more_dots_than_the_people_have_are_refused_over_all_causes(county, case_id, file):
    a, b = (r.Cause(case_id=case_id, text=text) for text in "ab")
    kept(county, a, b)
    put = {"method": nw.VoteMethod.DOTS, "each": 3, "held_on": DAY}
    causes.count_votes(county, a, {P.TEACHERS: (4, 2)}, **put)
    with pytest.raises(InputProblem, match=r"Teachers: 10 dots stand on .* the people have 6"):
        causes.count_votes(county, b, {P.TEACHERS: (6, 2)}, **put)
    assert len(file().votes) == 1
    causes.count_votes(county, b, {P.TEACHERS: (2, 2)}, **put)
    causes.count_votes(county, b, {P.FAMILIES: (6, 2)}, **put)


def test_a_survey_file_is_kept_as_agreement(county, case_id, file, tmp_path):
    cause = r.Cause(case_id=case_id, text="No owner of the date")
    kept(county, cause)
    path = tmp_path / "survey.csv"
    path.write_text("Role,No owner of the date\nTeacher,Yes\nTeacher,No\n", encoding="utf-8")
    surveys.keep_survey(county, file(), surveys.read_survey(file(), path))
    (vote,) = file().votes
    assert (vote.agree, vote.asked, vote.method) == (1, 2, nw.VoteMethod.SURVEY)
    path.write_text("Name,Shoe size\nAna,41\nBen,44\n", encoding="utf-8")
    with pytest.raises(InputProblem, match="no column"):
        surveys.read_survey(file(), path)


def test_setting_aside_needs_a_reason(county, case_id, file):
    cause = r.Cause(case_id=case_id, text="The bus", forward=True)
    kept(county, cause)
    with pytest.raises(InputProblem) as caught:
        causes.set_aside(county, cause, "  ")
    assert caught.value.where == "rejected_because"
    causes.set_aside(county, cause, "Few ride it")
    (after,) = file().causes
    assert (after.state, after.forward) == (w.CauseState.REJECTED, False)


def test_a_cause_goes_to_another_bone_and_never_under_itself(county, case_id, file):
    top = r.Cause(case_id=case_id, text="Top", category="people")
    low = r.Cause(case_id=case_id, text="Low", parent_id=top.id)
    kept(county, top, low)
    causes.place(county, replace(top, category="systems"), 0)
    assert {c.text: c.category for c in file().causes} == {"Top": "systems", "Low": ""}
    with pytest.raises(InputProblem, match="under itself"):
        causes.place(county, replace(top, parent_id=low.id), 0)


def test_a_private_note_becomes_a_cause_only_in_other_words(county, case_id, file):
    note = r.DynamicsNote(
        case_id=case_id, topic=nw.DynamicsTopic.TRUST, text="They do not speak", noted_on=DAY
    )
    kept(county, note)
    assert file().dynamics[0].sensitivity is w.Sensitivity.OFFICE
    with pytest.raises(InputProblem, match="neutral"):
        causes.cause_from_note(county, note, " they do  not speak")
    causes.cause_from_note(county, note, "No shared time is agreed")
    after = file()
    assert after.dynamics[0].cause_id == after.causes[0].id
    assert "speak" not in repr(after.causes)
    with pytest.raises(InputProblem, match="never public"):
        records.save(county, replace(note, sensitivity=w.Sensitivity.PUBLIC))


def test_one_problem_is_chosen_and_earlier_wordings_are_kept(county, case_id, file):
    one = r.Problem(case_id=case_id, text="Late", proposed_by=w.ProposedBy.DISTRICT)
    two = r.Problem(case_id=case_id, text="Absent")
    kept(county, one, two)
    cases.update_case(county, replace(file().case, problem_of_practice="Typed by itself"))
    records.save(county, replace(one, state=nw.ProblemState.CHOSEN))
    (beside,) = [problem for problem in file().problems if problem.id not in (one.id, two.id)]
    assert (beside.text, beside.state) == ("Typed by itself", nw.ProblemState.CANDIDATE)
    records.remove(county, beside)
    records.save(county, replace(two, state=nw.ProblemState.CHOSEN))
    states = {problem.text: problem.state for problem in file().problems}
    assert states == {"Late": nw.ProblemState.CANDIDATE, "Absent": nw.ProblemState.CHOSEN}
    assert file().case.problem_of_practice == "Absent"
    chosen = next(p for p in file().problems if p.text == "Absent")
    records.save(county, replace(chosen, text="Absent in May"))
    after = file()
    assert after.case.problem_of_practice == "Absent in May"
    assert [version.text for version in after.problem_versions] == ["Absent"]
    with pytest.raises(InputProblem):
        records.save(county, replace(one, state=nw.ProblemState.ASIDE))


def test_a_form_that_saves_while_one_types_keeps_the_wording_the_day_began_with(
    county, case_id, file
):
    one = r.Problem(case_id=case_id, text="Late")
    kept(county, one)
    for text in ("Late b", "Late buses", "Late buses in"):
        records.save(county, replace(one, text=text))
    assert [version.text for version in file().problem_versions] == ["Late"]
    problems.reword(county, replace(one, text="Buses are late"))
    problems.reword(county, replace(one, text="Two buses are late"))
    problems.reword(county, replace(one, text="Two buses are late"))
    said = {version.text for version in file().problem_versions}
    assert said == {"Late", "Late buses in", "Buses are late"}


def test_a_problem_nobody_is_noted_for_is_not_the_proposal_of_who_proposed_the_one_before(
    county, case_id, file
):
    one = r.Problem(case_id=case_id, text="Late", proposed_by=w.ProposedBy.DISTRICT)
    two = r.Problem(case_id=case_id, text="Absent")
    kept(county, one, two)
    records.save(county, replace(one, state=nw.ProblemState.CHOSEN))
    assert file().case.problem_proposed_by is w.ProposedBy.DISTRICT
    records.save(county, replace(two, state=nw.ProblemState.CHOSEN))
    assert file().case.problem_proposed_by is None, "it was called the district's"


@pytest.mark.parametrize("state", [nw.ProblemState.ASIDE, nw.ProblemState.CANDIDATE])
def test_a_problem_that_is_no_longer_chosen_is_not_the_case_s(county, case_id, file, state):
    one = r.Problem(case_id=case_id, text="Late", state=nw.ProblemState.CHOSEN)
    kept(county, one)
    assert file().case.problem_of_practice == "Late", "also where it is chosen in its form"
    records.save(county, replace(file().problems[0], state=state, aside_because="Not ours"))
    assert file().case.problem_of_practice == "", "the room went on calling it the problem"
    undo.undo(county)
    assert file().case.problem_of_practice == "Late"


def test_words_typed_at_the_case_stay_when_a_problem_is_set_aside(county, case_id, file):
    one = r.Problem(case_id=case_id, text="Late", state=nw.ProblemState.CHOSEN)
    kept(county, one)
    cases.update_case(county, replace(file().case, problem_of_practice="Late on Mondays"))
    records.save(county, replace(one, state=nw.ProblemState.CANDIDATE))
    assert file().case.problem_of_practice == "Late on Mondays"


@pytest.mark.parametrize("template", agenda_templates(), ids=lambda found: found.key)
def test_a_day_begins_from_a_template_and_ends_with_tasks(county, case_id, file, template):
    said = meetings.begin(county, case_id, template, DAY).label
    assert said == f"Add {counted(len(template.meetings), 'meeting')}"
    after = file()
    assert len(after.contacts) == len(template.meetings)
    assert len(after.agenda) == sum(len(meeting.items) for meeting in template.meetings)
    meeting = min(after.contacts, key=lambda contact: contact.held_on)
    item = next(i for i in after.agenda if i.contact_id == meeting.id)
    with pytest.raises(InputProblem, match="Nothing was decided"):
        meetings.close(county, meeting)
    records.save(county, replace(item, decided="- Three causes", still_open="• Ask the drivers\n"))
    assert "View" not in meetings.close(county, meeting).label, "it was called a saved view"
    meetings.close(county, meeting)
    after = file()
    assert [task.title for task in after.tasks] == ["Ask the drivers"]
    closed = next(c for c in after.contacts if c.id == meeting.id)
    assert closed.agreed == "Three causes"


def test_the_county_has_its_own_questions(county):
    shipped = guides.guides(county)
    assert set(shipped) == set(P)
    assert all(guide.english and guide.spanish for guide in shipped.values())
    own = replace(guides.own_guide(county, P.STUDENTS), english="What do you see?")
    registers.save(county, own)
    assert guides.guides(county)[P.STUDENTS].english == "What do you see?"
    assert guides.own_guide(county, P.STUDENTS).id == own.id
    assert guides.guides(county)[P.LABOR] == shipped[P.LABOR]


def test_the_county_sets_its_categories(county):
    assert causes.categories(county) == tuple(nw.CATEGORIES)
    causes.set_categories(county, ["Transport", "people", "Systems "])
    assert causes.categories(county) == ("Transport", "people", "systems")
    with pytest.raises(InputProblem, match="twice"):
        causes.set_categories(county, ["One", "one"])
    with pytest.raises(InputProblem):
        causes.set_categories(county, [" "])
    causes.set_categories(county, list(nw.CATEGORIES.values()))
    assert registers.all_of(county, r.CauseCategory) == ()


def test_a_finding_from_a_quote_is_no_more_open_than_the_talk_it_was_heard_in(
    county, case_id, file
):
    talk = r.Interview(
        case_id=case_id,
        role="A parent",
        held_on=DAY,
        summary="Said in confidence",
        sensitivity=w.Sensitivity.OFFICE,
    )
    said = r.Quote(case_id=case_id, text="Nobody may know", interview_id=talk.id)
    kept(county, talk, said)
    themes.write_finding(county, said)
    findings.write_from_quote(county, case_id, talk.id)
    assert {found.sensitivity for found in file().findings} == {w.Sensitivity.OFFICE}
    assert copy_for(file(), DISTRICT).findings == (), "both told the district what it may not read"


def test_what_followed_a_record_is_no_more_open_once_that_is_removed(county, case_id, file):
    talk = r.Interview(
        case_id=case_id, role="A parent", held_on=DAY, sensitivity=w.Sensitivity.OFFICE
    )
    said = r.Quote(case_id=case_id, text="Nobody may know", interview_id=talk.id)
    tied = r.Evidence(
        case_id=case_id, kind=w.EvidenceKind.INTERVIEW, text="“Nobody may know”", quote_id=said.id
    )
    kept(county, talk, said, tied)
    records.remove(county, talk)
    assert file().quotes[0].sensitivity is w.Sensitivity.OFFICE, "it became the district's"
    records.remove(county, said)
    copy = copy_for(file(), DISTRICT)
    assert (copy.quotes, copy.evidence) == ((), ())
    undo.undo(county)
    [removed] = bring_back.removed_from(county, case_id)
    bring_back.bring_back(county, removed)
    assert file().quotes[0].sensitivity is w.Sensitivity.DISTRICT
    assert file().quotes[0].interview_id == talk.id
    assert copy_for(file(), DISTRICT).quotes == (), "it follows its talk again"


def test_what_cannot_say_who_may_read_it_is_not_opened_by_a_removal(county, case_id, file):
    """Every kind that follows another, is not removed with it, and has no readers of its own."""
    private = {"case_id": case_id, "held_on": DAY, "sensitivity": w.Sensitivity.OFFICE}
    meeting = r.Contact(kind=w.ContactKind.MEETING, summary="In confidence", **private)
    above = r.Cause(case_id=case_id, text="Open", state=w.CauseState.VALIDATED)
    below = r.Cause(case_id=case_id, text="Not decided", parent_id=above.id)
    task = r.Task(case_id=case_id, title="Call counsel", contact_id=meeting.id)
    driver = r.Driver(case_id=case_id, text="Not decided either", cause_id=below.id)
    kept(county, meeting, above, below, task, driver)
    following = {
        kind
        for kind in CASE_RECORDS
        for field in kind_of(kind).fields
        if field.follows and not field.cascade
        if "sensitivity" not in kind_of(kind).names(lambda _field: True)
    }
    assert following == {r.Task, r.Driver, r.ReviewPoint, r.LastingPart}
    with pytest.raises(InputProblem, match=r"Call counsel.*Remove the task first\.$"):
        records.remove(county, meeting)
    for cause in (below, above):
        with pytest.raises(InputProblem, match=r"Remove the driver first, or give it .A driver of"):
            records.remove(county, cause)
    assert len(file().causes) == 2
    assert copy_for(file(), DISTRICT).tasks == ()
    records.save(county, replace(driver, cause_id=None))
    records.remove(county, above)
    records.remove(county, task)
    records.remove(county, meeting)
    assert (file().causes, file().tasks) == ((), ())


def test_what_follows_something_open_stays_when_that_is_removed(county, case_id, file):
    meeting = r.Contact(case_id=case_id, kind=w.ContactKind.MEETING, held_on=DAY, summary="Open")
    task = r.Task(case_id=case_id, title="Send the minutes", contact_id=meeting.id)
    kept(county, meeting, task)
    records.remove(county, meeting)
    assert [found.contact_id for found in file().tasks] == [None]


def test_nothing_is_set_aside_without_a_reason_in_its_form_either(county, case_id, file):
    cause, problem = r.Cause(case_id=case_id, text="Buses"), r.Problem(case_id=case_id, text="Late")
    kept(county, cause, problem)
    for changed in (
        replace(cause, state=w.CauseState.REJECTED),
        replace(problem, state=nw.ProblemState.ASIDE),
    ):
        with pytest.raises(InputProblem, match="Say why it is set aside"):
            records.save(county, changed)
    aside = replace(cause, state=w.CauseState.REJECTED, rejected_because="Few ride it")
    records.save(county, aside)
    records.save(county, replace(aside, rejected_because=""))
    records.save(county, replace(aside, rejected_because="", text="Late buses"))
    assert file().causes[0].text == "Late buses", "one that lacks a reason can be edited still"
