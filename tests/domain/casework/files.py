"""Case files made in memory."""

from dataclasses import replace
from datetime import date
from typing import Any

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.case_file import CaseFile, Lea

LEA = Lea(
    cds="27661590000000",
    name="Salinas Union High",
    kind="district",
    county_code="27",
    county="Monterey",
)
C = "case"
CASE = r.Case(
    id=C,
    cds=LEA.cds,
    route=w.Route.VOLUNTARY,
    opened_on=date(2026, 11, 1),
    request="Help",
    consultant="Ana Ruiz",
    service_level=w.ServiceLevel.SHARED,
    problem_of_practice="Buses",
)
CAUSE = r.Cause(id="cause", case_id=C, text="Late buses", state=w.CauseState.VALIDATED)


def whole(**parts: Any) -> CaseFile:
    """A case file in which nothing is missing in any stage, with some parts replaced."""
    voices = tuple(
        r.Voice(case_id=C, stage=w.Stage.NEEDS, perspective=voice, state=w.VoiceState.HEARD)
        for voice in (w.Perspective.FAMILIES, w.Perspective.BOARD, w.Perspective.LABOR)
    )
    file = CaseFile(
        case=CASE,
        lea=LEA,
        contacts=(
            r.Contact(
                case_id=C, kind=w.ContactKind.CALL, held_on=date(2026, 11, 2), summary="Hello"
            ),
        ),
        team=(
            r.TeamMember(case_id=C, name="Luz"),
            r.TeamMember(case_id=C, name="Ana", side=w.Side.COE),
        ),
        voices=voices,
        priorities=(r.DistrictPriority(case_id=C, text="Attendance"),),
        goals=(r.LcapGoal(case_id=C, number="2"),),
        findings=tuple(
            r.Finding(case_id=C, kind=kind, priority=5, text="x") for kind in w.FindingKind
        ),
        causes=(CAUSE,),
        evidence=(r.Evidence(case_id=C, kind=w.EvidenceKind.LOCAL, text="Log", cause_id=CAUSE.id),),
        aims=(r.Aim(case_id=C, text="Fewer", due_on=date(2027, 6, 1)),),
        actions=(r.Action(case_id=C, text="Bus", owner="Jo", ends_on=date(2027, 2, 1)),),
        measures=(r.Measure(case_id=C, name="Absent", baseline=0.0, target=0.0),),
        progress=(r.ProgressNote(case_id=C, noted_on=date(2026, 11, 9), text="Begun"),),
    )
    return replace(file, **parts)
