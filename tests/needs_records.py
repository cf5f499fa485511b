"""One record of every kind that is worked out about needs and causes."""

from datetime import date

from sos_desktop.domain.casework import needs_words as nw
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w


def needs_records(
    case_id: str,
    interview: r.Interview,
    note: r.Note,
    finding: r.Finding,
    cause: r.Cause,
    visit: r.Contact,
) -> list[r.CaseRecord]:
    """Records of needs, each pointing to those given and to those before it."""
    theme = r.Theme(case_id=case_id, text="Nobody calls", finding_id=finding.id)
    quote = r.Quote(
        case_id=case_id,
        text="The bus was gone",
        voice=w.Perspective.FAMILIES,
        people=3,
        theme_id=theme.id,
        interview_id=interview.id,
        note_id=note.id,
        finding_id=finding.id,
        tags="bus",
    )
    problem = r.Problem(
        case_id=case_id,
        text="Students miss first period",
        who="Students",
        what="miss first period",
        at_place="Creekside",
        how_much="40 of 160",
        since="2024",
        finding_id=finding.id,
        state=nw.ProblemState.ASIDE,
        aside_because="Too large for a year",
        proposed_by=w.ProposedBy.DISTRICT,
    )
    practice = r.Practice(
        case_id=case_id,
        text="The clerk calls at eight",
        owner="Clerk",
        place="Creekside",
        since="2022",
        written="Nowhere",
        if_left="Nobody would call",
        finding_id=finding.id,
    )
    return [
        theme,
        quote,
        cause,
        r.Cause(
            case_id=case_id,
            text="Old fleet",
            parent_id=cause.id,
            agreement=80,
            category="resources",
            kind=nw.CauseKind.CONTRIBUTING,
            control=nw.DistrictControl.PARTLY,
            confidence=nw.Confidence.MEDIUM,
            forward=True,
        ),
        problem,
        r.ProblemVersion(
            case_id=case_id,
            problem_id=problem.id,
            text="Buses are late",
            kept_on=date(2026, 11, 11),
        ),
        r.Evidence(
            case_id=case_id,
            kind=w.EvidenceKind.LOCAL,
            text="Bus log",
            cause_id=cause.id,
            gathered_on=date(2026, 11, 10),
            side=nw.EvidenceSide.AGAINST,
            strength=nw.EvidenceStrength.STRONG,
            voice=w.Perspective.FAMILIES,
            finding_id=finding.id,
            theme_id=theme.id,
            quote_id=quote.id,
            note_id=note.id,
        ),
        r.Vote(
            case_id=case_id,
            cause_id=cause.id,
            voice=w.Perspective.TEACHERS,
            agree=5,
            asked=6,
            held_on=date(2026, 11, 17),
        ),
        r.ProcessStep(
            case_id=case_id,
            process="The morning",
            text="Bus leaves",
            who="Driver",
            waiting="20 minutes",
            breaks="No call when it is late",
            cause_id=cause.id,
        ),
        r.DynamicsNote(
            case_id=case_id,
            topic=nw.DynamicsTopic.TRUST,
            text="They do not speak",
            noted_on=date(2026, 11, 12),
            cause_id=cause.id,
        ),
        practice,
        r.AgendaItem(
            case_id=case_id,
            contact_id=visit.id,
            text="Why",
            minutes=45,
            tool=nw.AgendaTool.WHY,
            decided="Three causes",
            still_open="Ask the drivers",
        ),
    ]
