"""Causes in the room: their place, agreement that is counted, a cause made of a private note."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.change_log import rename, touched
from db.models.registry import column, row_class, to_record
from db.records import record_by_id, records_where
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.needs_words import CATEGORIES, VoteMethod
from sos_desktop.domain.casework.records import Cause, CauseCategory, DynamicsNote, Vote
from sos_desktop.domain.casework.records.needs import WHY_ASIDE
from sos_desktop.domain.casework.words import CauseState, Verb
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.domain.needs.agreement import NOBODY, ROLE, agreements
from sos_desktop.domain.needs.neutral import repeats
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework.record_pointers import gone
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.write_gate import keep

MOST_CATEGORIES = 12
Count = tuple[int, int] | None
"""(agree, asked) of a role; None for one that is not to be counted any more."""


def place(county: CountyFile, cause: Cause, position: int) -> Changes:
    """Give a cause another place: under another cause, on another bone, or among its neighbors.

    Args:
        county: The open county file.
        cause: As it is to stand; only its `parent_id` and `category` are looked at.
        position: Its place among all that stand under the same, counting from 0.

    Raises:
        InputProblem: It is gone, or it would stand under itself.
    """
    label = labels.order_label(cause)
    with county.session(label, cause.case_id) as session:
        kept = record_by_id(session, Cause, cause.id)
        if kept is None:
            raise gone(cause.noun, "position")
        category = "" if cause.parent_id is not None else cause.category
        keep(session, replace(kept, parent_id=cause.parent_id, category=category), position)
        if not touched(session):
            return Changes(Subject.NOTHING, case_id=cause.case_id)
    return Changes(Subject.CASE_CONTENT, label.words, cause.case_id, 1)


def count_votes(
    county: CountyFile,
    cause: Cause,
    counts: Mapping[ROLE, Count],
    *,
    method: VoteMethod = VoteMethod.HANDS,
    each: int | None = None,
    held_on: date | None = None,
) -> Changes:
    """Keep how many of each role agree with a cause; what was counted that day is counted anew.

    The percent at the cause follows, unless dots were put: they say what matters most, not what is
    agreed.

    Args:
        county: The open county file.
        cause: What was asked about.
        counts: (agree, asked) by role; None takes back what was counted of a role.
        method: How it was asked.
        each: With dots, how many each person had.
        held_on: The day; today by default.

    Raises:
        InputProblem: Nobody was asked, more agree than were asked, or more dots were put that day
            than the people have.
    """
    return count_all(county, {cause: counts}, method=method, each=each, held_on=held_on)


def count_all(
    county: CountyFile,
    found: Mapping[Cause, Mapping[ROLE, Count]],
    *,
    method: VoteMethod = VoteMethod.HANDS,
    each: int | None = None,
    held_on: date | None = None,
) -> Changes:
    """The same for several causes of one case, as one change."""
    asked = {cause: counts for cause, counts in found.items() if counts}
    if not asked:
        raise InputProblem("Nobody was asked yet. Count at least one person.", where="asked")
    case_id = next(iter(asked)).case_id
    day = held_on or clock.today()
    with county.session("", case_id) as session:
        votes = records_where(session, Vote, row_class(Vote).case_id == case_id)
        before = {(v.cause_id, v.voice, v.method, v.held_on): v for v in votes}
        for cause, counts in asked.items():
            for role, count in counts.items():
                if count is None:
                    _take_back(session, cause, role, method)
                    continue
                agree, of = count
                fresh = Vote(
                    case_id=case_id,
                    cause_id=cause.id,
                    method=method,
                    voice=role,
                    agree=agree,
                    asked=of,
                    votes_each=each,
                    held_on=day,
                )
                kept = before.get((cause.id, role, method, day))
                keep(session, replace(fresh, id=kept.id) if kept else fresh)
        session.flush()
        if method is VoteMethod.DOTS:
            votes = records_where(session, Vote, row_class(Vote).case_id == case_id)
            _check_dots([v for v in votes if v.method is method and v.held_on == day])
        else:
            whole = agreements(records_where(session, Vote, row_class(Vote).case_id == case_id))
            for cause in asked:
                kept_cause = record_by_id(session, Cause, cause.id)
                if kept_cause is None:
                    raise gone("cause", "cause_id")
                percent = whole.get(cause.id, NOBODY).percent
                keep(session, replace(kept_cause, agreement=percent))
        if not touched(session):
            return Changes(Subject.NOTHING, case_id=case_id)
        label = labels.of_kind(Verb.EDIT, Vote, count=sum(map(len, asked.values())))
        rename(session, label)
    return Changes(Subject.CASE_CONTENT, label.words, case_id, len(asked))


def _take_back(session: Session, cause: Cause, role: ROLE, method: VoteMethod) -> None:
    """Delete what was counted of a role: its dots of the latest day, or all hands and surveys."""
    votes = records_where(session, Vote, column(Vote.cause_id) == cause.id)
    by_dots = method is VoteMethod.DOTS
    same = [vote for vote in votes if (vote.method is VoteMethod.DOTS) is by_dots]
    last = max((vote.held_on for vote in same), default=None)
    for vote in same:
        if vote.voice is role and (vote.held_on == last or not by_dots):
            session.delete(session.get_one(row_class(Vote), vote.id))


def _check_dots(votes: Sequence[Vote]) -> None:
    """Raise where the people of a role put more dots on the causes of a day than they have."""
    for role in {vote.voice for vote in votes}:
        own = [vote for vote in votes if vote.voice is role]
        put, have = sum(v.agree for v in own), max(v.asked * (v.votes_each or 1) for v in own)
        if put > have:
            who = role.words if role is not None else "All together"
            raise InputProblem(
                f"{who}: {put} dots stand on the causes of this day, and the people have {have}. "
                "Check the dots of the other causes, the people and the votes per person.",
                where="agree",
            )


def set_aside(county: CountyFile, cause: Cause, because: str) -> Changes:
    """Set a cause aside with the reason; who proposed it stays.

    Raises:
        InputProblem: No reason is given, or the cause is gone.
    """
    if not because.strip():
        raise InputProblem(WHY_ASIDE, where="rejected_because")
    changed = replace(cause, state=CauseState.REJECTED, rejected_because=because, forward=False)
    with county.session("", cause.case_id) as session:
        kept = keep(session, changed)
        label = labels.save_label(kept.before, kept.record)
        rename(session, label)
    return Changes(Subject.CASE_CONTENT, label.words, cause.case_id, 1)


def cause_from_note(
    county: CountyFile, note: DynamicsNote, text: str, category: str = "labor"
) -> Changes:
    """Make a cause of a private note, in the neutral words a person wrote; the note stays private.

    Nothing of the note goes into the cause, and the cause does not point back.

    Raises:
        InputProblem: Nothing is written, a sentence of it is the note's, or the note is gone.
    """
    if repeats(note.text, text):
        raise InputProblem(
            "These are the words of the private note. Write it anew, in neutral words.",
            where="text",
        )
    with county.session("", note.case_id) as session:
        cause = Cause(case_id=note.case_id, text=text, category=category)
        made = keep(session, cause).record
        session.flush()
        kept = record_by_id(session, DynamicsNote, note.id)
        if kept is None:
            raise gone("note", "text")
        keep(session, replace(kept, cause_id=cause.id))
        label = labels.save_label(None, made)
        rename(session, label)
    return Changes(Subject.CASE_CONTENT, label.words, note.case_id, 1)


def categories(county: CountyFile) -> tuple[str, ...]:
    """The categories of causes: the county's own in their order, else the shipped ones."""
    with county.session() as session:
        kind = row_class(CauseCategory)
        rows = session.scalars(sa.select(kind)).all()
        own = sorted((to_record(CauseCategory, row) for row in rows), key=lambda c: c.position)
    return tuple(one.name for one in own) or tuple(CATEGORIES)


def set_categories(county: CountyFile, names: Sequence[str]) -> Changes:
    """Set the county's categories; those that are shipped, in their order, take away its own.

    Causes keep their category, also where it is not among them any more.

    Raises:
        InputProblem: There is none, there are too many, or one is there twice.
    """
    by_word = {words.casefold(): code for code, words in CATEGORIES.items()}
    wanted = [by_word.get(name.strip().casefold(), name.strip()) for name in names if name.strip()]
    if not 1 <= len(wanted) <= MOST_CATEGORIES:
        raise InputProblem(
            f"A fishbone has 1 to {MOST_CATEGORIES} bones. Write one category a line.",
            where="names",
        )
    if len({name.casefold() for name in wanted}) < len(wanted):
        raise InputProblem("A category stands there twice.", where="names")
    shipped = wanted == list(CATEGORIES)
    with county.session("") as session:
        kind = row_class(CauseCategory)
        rows = session.scalars(sa.select(kind)).all()
        before = {to_record(CauseCategory, row).name: row for row in rows}
        for name, row in before.items():
            if shipped or name not in wanted:
                session.delete(row)
        session.flush()
        for position, name in enumerate([] if shipped else wanted):
            made = CauseCategory(name=name, position=position)
            keep(session, replace(made, id=before[name].id) if name in before else made)
        if not touched(session):
            return Changes(Subject.NOTHING)
        label = labels.of_kind(Verb.EDIT, CauseCategory, count=len(wanted))
        rename(session, label)
    return Changes(Subject.REGISTERS | Subject.CASE_CONTENT, label.words, count=len(wanted))
