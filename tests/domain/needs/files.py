"""A small case about themes, causes and votes."""

from datetime import date

from sos_desktop.domain.casework import needs_words as nw
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w

C = "case"
DAY = date(2026, 11, 10)


def cause(key, text="", **values):
    return r.Cause(id=key, case_id=C, text=text or key, **values)


def quote(theme_id=None, voice=None, people=1, interview_id=None, **values):
    return r.Quote(
        case_id=C,
        text="“”",
        theme_id=theme_id,
        voice=voice,
        people=people,
        interview_id=interview_id,
        **values,
    )


def evidence(cause_id, side=nw.EvidenceSide.FOR, kind=w.EvidenceKind.LOCAL, **values):
    return r.Evidence(case_id=C, kind=kind, text="seen", cause_id=cause_id, side=side, **values)


def vote(cause_id, agree, asked, voice=None, **values):
    return r.Vote(
        case_id=C,
        cause_id=cause_id,
        agree=agree,
        asked=asked,
        voice=voice,
        **{"held_on": DAY, **values},
    )
