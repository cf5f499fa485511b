"""Quotes and themes: sorting, merging, taking over quotes of visits, findings from a quote."""

from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa

from db.change_log import rename, touched
from db.deleting import delete_whole
from db.models.registry import column, row_class
from db.records import record_by_id, records_where
from sos_desktop.domain.casework.access.readers import default_readers, strictest
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.records import Evidence, Finding, Note, Quote, Theme
from sos_desktop.domain.casework.words import FindingKind, NoteKind, Verb
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework.record_pointers import gone, readers_in
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.write_gate import keep

_HEARD_PRIORITY = 3
"""Offered for what was said: parent and family engagement; a person chooses another."""


def sort_quotes(county: CountyFile, quotes: Sequence[Quote], theme_id: str | None) -> Changes:
    """Put quotes of one case into a theme, or out of any, as one change.

    Raises:
        InputProblem: There is none, or the theme is gone.
    """
    if not quotes:
        raise InputProblem("Choose a quote first.")
    case_id = quotes[0].case_id
    with county.session("", case_id) as session:
        for quote in quotes:
            kept = record_by_id(session, Quote, quote.id)
            if kept is not None:
                keep(session, replace(kept, theme_id=theme_id))
        if not touched(session):
            return Changes(Subject.NOTHING, case_id=case_id)
        label = labels.of_kind(Verb.EDIT, Quote, count=len(quotes))
        rename(session, label)
    return Changes(Subject.CASE_CONTENT, label.words, case_id, len(quotes))


def merge_themes(
    county: CountyFile, source: Theme, target: Theme, *, seen_as: str | None = None
) -> Changes:
    """Put all of a theme into another, with the evidence that points to it, and remove it.

    A theme is seen in the data as one finding: the one of either stays, and where they are two,
    the one with the id `seen_as`.

    Raises:
        InputProblem: It is the same theme, one of the two is gone, or they are seen in the data as
            two findings and `seen_as` is neither.
    """
    if source.id == target.id:
        raise InputProblem("A theme cannot be merged into itself. Choose another one.")
    with county.session(labels.remove_label(source), source.case_id) as session:
        row = session.get(row_class(Theme), source.id)
        left = record_by_id(session, Theme, source.id)
        kept = record_by_id(session, Theme, target.id)
        if row is None or left is None or kept is None:
            raise gone("theme", "theme_id")
        for quote in records_where(session, Quote, column(Quote.theme_id) == source.id):
            keep(session, replace(quote, theme_id=target.id))
        for item in records_where(session, Evidence, column(Evidence.theme_id) == source.id):
            keep(session, replace(item, theme_id=target.id))
        kept = replace(kept, finding_id=_one_finding(left, kept, seen_as))
        readers = strictest(kept.sensitivity, left.sensitivity)
        keep(session, replace(kept, sensitivity=readers))
        session.flush()
        count = delete_whole(session, row)
        label = labels.remove_label(source)
    return Changes(Subject.CASE_CONTENT, label.words, source.case_id, count)


def _one_finding(source: Theme, target: Theme, seen_as: str | None) -> str | None:
    found = {one.finding_id for one in (source, target)} - {None}
    if len(found) < 2:
        return next(iter(found), None)
    if seen_as not in found:
        raise InputProblem(
            "Both themes are seen in the data, each as its own finding, and one theme goes with "
            "one. Choose the finding that stays."
        )
    return seen_as


def take_quotes(county: CountyFile, case_id: str) -> Changes:
    """Make quotes of the quotes noted at visits that are not among them yet; the notes stay.

    Raises:
        InputProblem: There is none.
    """
    with county.session("", case_id) as session:
        of_case = row_class(Note).case_id == case_id
        said = column(Note.kind) == NoteKind.QUOTE
        notes = records_where(session, Note, sa.and_(of_case, said))
        taken = {
            quote.note_id
            for quote in records_where(session, Quote, row_class(Quote).case_id == case_id)
        }
        fresh = [note for note in notes if note.id not in taken]
        if not fresh:
            raise InputProblem("Every quote of the visits is among the quotes already.")
        for note in fresh:
            made = Quote(
                case_id=case_id,
                text=note.text,
                voice=note.voice,
                note_id=note.id,
                sensitivity=note.sensitivity,
            )
            keep(session, made)
        label = labels.of_kind(Verb.ADD, Quote, count=len(fresh))
        rename(session, label)
    return Changes(Subject.CASE_CONTENT, label.words, case_id, len(fresh))


def write_finding(county: CountyFile, quote: Quote) -> Changes:
    """Write a finding in the words of a quote, which points to it from then on.

    It is no more open than the quote and the talk or note in which that was heard.

    Raises:
        InputProblem: The quote is gone, or a finding was written from it already.
    """
    with county.session("", quote.case_id) as session:
        kept = record_by_id(session, Quote, quote.id)
        if kept is None:
            raise gone("quote", "text")
        if kept.finding_id is not None:
            raise InputProblem("A finding was written from this quote already.")
        kind = FindingKind.WEAKNESS
        finding = Finding(
            case_id=kept.case_id,
            kind=kind,
            priority=_HEARD_PRIORITY,
            text=f"“{' '.join(kept.text.split())}”",
            source=kept.voice.words if kept.voice else "",
            interview_id=kept.interview_id,
            sensitivity=strictest(default_readers(kind), readers_in(session, kept)),
        )
        finding = replace(finding, district_words=finding.text)
        made = keep(session, finding).record
        session.flush()
        keep(session, replace(kept, finding_id=finding.id))
        label = labels.save_label(None, made)
        rename(session, label)
    return Changes(Subject.CASE_CONTENT, label.words, quote.case_id, 1)
