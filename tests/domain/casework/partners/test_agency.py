"""Whose work a case is: who proposed it, and whose voice is missing."""

from dataclasses import replace
from datetime import date

import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.case_file import CaseFile, Lea
from sos_desktop.domain.casework.partners import agency as a
from sos_desktop.domain.casework.records import Decision

D, J, C = w.ProposedBy.DISTRICT, w.ProposedBy.JOINT, w.ProposedBy.COE
DAY = date(2026, 11, 16)


def case_file(**parts) -> CaseFile:
    case = r.Case(id="case", cds="27661590000000", route=w.Route.VOLUNTARY, opened_on=DAY)
    case = replace(case, **{n: parts.pop(n) for n in list(parts) if hasattr(case, n)})
    lea = Lea(case.cds, "Salinas Union High", "district", "27", "Monterey")
    return CaseFile(case, lea, **{n: tuple(v) for n, v in parts.items()})


def decisions(*who):
    return [
        Decision(case_id="case", text="x", decided_on=DAY, stage=w.Stage.NEEDS, proposed_by=p)
        for p in who
    ]


def causes(*who, state=w.CauseState.POSSIBLE):
    return [r.Cause(case_id="case", text="x", proposed_by=p, state=state) for p in who]


def actions(*who, state=w.ActionState.PLANNED):
    return [r.Action(case_id="case", text="x", proposed_by=p, state=state) for p in who]


LEVEL = w.ServiceLevel.SHARED


@pytest.mark.parametrize(
    ("parts", "known", "enough", "mostly_coe"),
    [
        ({}, 0, False, False),
        ({"decisions": decisions(C, C)}, 2, False, False),
        ({"decisions": decisions(C, C, None)}, 2, False, False),
        ({"decisions": decisions(C, C, C)}, 3, True, True),
        ({"decisions": decisions(C, C, D)}, 3, True, True),
        ({"decisions": decisions(C, C, D, J)}, 4, True, False),
        ({"decisions": decisions(C, C, C, J)}, 4, True, True),
        ({"decisions": decisions(J, J, J)}, 3, True, False),
        ({"decisions": decisions(C), "causes": causes(C), "actions": actions(C)}, 3, True, True),
        ({"causes": causes(C, C, C, state=w.CauseState.REJECTED)}, 0, False, False),
        ({"actions": actions(C, C, C, state=w.ActionState.DROPPED)}, 0, False, False),
        ({"actions": actions(C, C), "service_level": LEVEL}, 2, False, False),
        ({"actions": actions(C, C, D), "service_level": LEVEL}, 3, True, True),
        (
            {"actions": actions(C, C), "problem_of_practice": "p", "problem_proposed_by": D},
            3,
            True,
            True,
        ),
        (
            {"actions": actions(C, C), "problem_of_practice": "", "problem_proposed_by": C},
            2,
            False,
            False,
        ),
    ],
)
def test_who_carries_the_work(parts, known, enough, mostly_coe):
    found = a.agency(case_file(**parts))
    assert (found.known, found.enough, found.mostly_coe) == (known, enough, mostly_coe)
    assert bool(a.agency_words(found)) is mostly_coe


def test_headings_nobody_proposed_are_not_held_against_anybody():
    heading, alone = causes(None, None)
    below = r.Cause(case_id="case", text="x", parent_id=heading.id, proposed_by=D)
    found = a.agency(case_file(causes=[heading, alone, below]))
    assert (found.counts[D], found.unnoted) == (1, 1)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({}, "Nobody has noted yet who proposed what."),
        (
            {"decisions": decisions(C, None)},
            "Proposed by: district 0, jointly 0, county office 1; not noted 1. "
            "Too few to say who carries the work.",
        ),
        ({"decisions": decisions(D, J, C)}, "Proposed by: district 1, jointly 1, county office 1."),
    ],
)
def test_the_counts_in_a_line(parts, words):
    assert a.counts_words(a.agency(case_file(**parts))) == words


def voice(perspective, state, stage=w.Stage.NEEDS):
    return r.Voice(case_id="case", stage=stage, perspective=perspective, state=state)


P, V = w.Perspective, w.VoiceState
ALL_HEARD = [voice(p, V.HEARD) for p in a.NEEDED]
WITHOUT_FAMILIES = [v for v in ALL_HEARD if v.perspective is not P.FAMILIES]


@pytest.mark.parametrize(
    ("stage", "voices", "words"),
    [
        (2, [], ""),
        (
            3,
            [],
            "Not heard in the analysis of stage 3 yet: students, families, community, board and "
            "labor partners.",
        ),
        (3, ALL_HEARD, ""),
        (4, ALL_HEARD[:-1], "Not heard in the analysis of stage 3 yet: labor partners."),
        (
            3,
            [*WITHOUT_FAMILIES, voice(P.FAMILIES, V.INVITED)],
            "Not heard in the analysis of stage 3 yet: families (invited).",
        ),
        (
            3,
            [*WITHOUT_FAMILIES, voice(P.FAMILIES, V.HEARD, w.Stage.OUTREACH)],
            "Not heard in the analysis of stage 3 yet: families.",
        ),
    ],
)
def test_voices_missing_in_stage_3(stage, voices, words):
    assert a.unheard_words(case_file(stage=w.Stage(stage), voices=voices)) == words


def test_an_analysis_begun_early_is_looked_at_too():
    found = case_file(causes=causes(D))
    assert a.unheard(found) == a.NEEDED
    assert len(a.warnings(found)) == 1


def test_parts_are_counted_in_words():
    found = a.agency(
        case_file(decisions=decisions(C, D), causes=causes(C), problem_of_practice="p")
    )
    assert found.parts == ("2 decisions", "1 cause", "1 problem of practice")
