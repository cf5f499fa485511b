"""A site visit as it is written down: one line an entry, what was seen apart from what it means."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Attachment, Contact, Evidence, Note, Task
from sos_desktop.domain.casework.words import (
    ContactKind,
    EvidenceKind,
    NoteKind,
    Perspective,
    Sensitivity,
    Words,
)
from sos_desktop.domain.formats import date_words, parse_date
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass


class VisitEntryKind(Words):
    """What one line of a visit is."""

    OBSERVATION = "observation", "Observation"
    INTERPRETATION = "interpretation", "Interpretation"
    QUOTE = "quote", "Quote"
    AGREEMENT = "agreement", "Agreement"
    OTHER = "other", "Note"


PREFIXES = {
    "o:": VisitEntryKind.OBSERVATION,
    "i:": VisitEntryKind.INTERPRETATION,
    "q:": VisitEntryKind.QUOTE,
    "a:": VisitEntryKind.AGREEMENT,
    "n:": VisitEntryKind.OTHER,
    '"': VisitEntryKind.QUOTE,
    "“": VisitEntryKind.QUOTE,
    "?": VisitEntryKind.INTERPRETATION,
    ">": VisitEntryKind.AGREEMENT,
}
"""What a line may begin with to say what it is."""

NOTE_KINDS = {
    VisitEntryKind.OBSERVATION: NoteKind.OBSERVATION,
    VisitEntryKind.INTERPRETATION: NoteKind.INTERPRETATION,
    VisitEntryKind.QUOTE: NoteKind.QUOTE,
    VisitEntryKind.OTHER: NoteKind.OTHER,
}

_VOICE = re.compile(r"\s*([A-Za-z][A-Za-z ]{2,24})\s*:\s*(?=\S)")
_OWNER = re.compile(r"(?:^|\s)@([^@]+?)\s*$")
_BY = re.compile(r".*(\s+by\s+([^@]{1,20}))$", re.IGNORECASE | re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LEAST = 3
_SEPARATORS = re.compile(r"[;\n]+")


@frozen_dataclass
class VisitLine:
    """An entry while it is typed.

    Attributes:
        voice: Whose words a quote is, as a perspective.
        owner, due_on: Of an agreement: who sees to it, by when.
        sensitivity: Of a note; an agreement is a task, and tasks never leave the office.
    """

    kind: VisitEntryKind = VisitEntryKind.OBSERVATION
    text: str = ""
    voice: Perspective | None = None
    owner: str = ""
    due_on: date | None = None
    sensitivity: Sensitivity = Sensitivity.OFFICE


@frozen_dataclass
class Missing:
    """Something a visit still lacks.

    Attributes:
        text: What, in a sentence.
        record_id: The entry; "" for the visit itself.
        field: Where in the entry or the visit it is mended; "" when that cannot be said.
    """

    text: str
    record_id: str = ""
    field: str = ""


def prefixed(text: str) -> tuple[VisitEntryKind | None, str]:
    """What a line says it is by how it begins, and the rest of it; None when it does not say."""
    for prefix, kind in PREFIXES.items():
        if text[: len(prefix)].casefold() == prefix:
            return kind, text[len(prefix) :].lstrip()
    return None, text


def read_line(line: VisitLine, today: date) -> VisitLine:
    """What is said inside the text put where it belongs.

    A quote may begin with whose it is ("students: The bus is late"); an agreement may end with who
    and by when ("Send the roster @Luz Peña by Dec 5"). What was chosen beside the text wins.
    """
    text = line.text.strip()
    voice, owner, due_on = line.voice, line.owner.strip(), line.due_on
    if line.kind is VisitEntryKind.QUOTE:
        found = _VOICE.match(text)
        said = perspective_of(found[1]) if found else None
        if found and said is not None:
            text, voice = text[found.end() :], voice or said
        text = text.strip().strip('"“”').strip()
    elif line.kind is VisitEntryKind.AGREEMENT:
        text, by = _without_day(text, today)
        text, named = _without_owner(text)
        text, before = (text, None) if by else _without_day(text, today)
        owner, due_on = owner or named, due_on or by or before
    return VisitLine(line.kind, text.strip(), voice, owner, due_on, line.sensitivity)


def perspective_of(words: str) -> Perspective | None:
    """The one perspective a word begins or stands in ("student", "fam"); None when not clear."""
    key = words.strip().casefold().removesuffix("s")
    if len(key) < _LEAST:
        return None
    found = [p for p in Perspective if any(w.startswith(key) for w in p.words.casefold().split())]
    return found[0] if len(found) == 1 else None


def record_of(line: VisitLine, visit: Contact, today: date) -> Note | Task:
    """The record a line becomes; it belongs to the visit.

    Raises:
        InputProblem: There is nothing to keep.
    """
    line = read_line(line, today)
    if not line.text:
        raise InputProblem("Type what was seen, said or agreed first.", where="text")
    if line.kind is VisitEntryKind.AGREEMENT:
        return Task(
            case_id=visit.case_id,
            title=line.text,
            assignee=line.owner,
            due_on=line.due_on,
            contact_id=visit.id,
        )
    return Note(
        case_id=visit.case_id,
        kind=NOTE_KINDS[line.kind],
        text=line.text,
        noted_on=visit.held_on,
        contact_id=visit.id,
        sensitivity=line.sensitivity,
        voice=line.voice if line.kind is VisitEntryKind.QUOTE else None,
    )


def people_in(text: str) -> tuple[str, ...]:
    """The people of a list as it is typed, separated by semicolons or line breaks."""
    return tuple(name for part in _SEPARATORS.split(text) if (name := " ".join(part.split())))


def on_both_lists(present: str, missing: str) -> tuple[str, ...]:
    """Who is written down as present and as missing, in the words of the first list."""
    away = {_plain(name) for name in people_in(missing)}
    return tuple(name for name in people_in(present) if _plain(name) in away)


def names_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Which of some people a text names: in full, or by the family name alone.

    Only words written like names count, so that "Rose" is found and "rose" is not. Lists of roles
    ("Director of curriculum") are found in full only.
    """
    words = [_plain(word) for word in _WORD.findall(text) if word[0].isupper()]
    whole = f" {' '.join(_plain(word) for word in _WORD.findall(text))} "
    found = []
    for name in names:
        parts = _WORD.findall(name)
        if not parts:
            continue
        is_name = len(parts) > 1 and all(part[0].isupper() for part in parts)
        in_full = len(parts) > 1 and f" {' '.join(map(_plain, parts))} " in whole
        by_last = is_name and len(parts[-1]) >= _LEAST and _plain(parts[-1]) in words
        if in_full or by_last:
            found.append(name)
    return tuple(dict.fromkeys(found))


def of_visit(file: CaseFile, contact_id: str) -> tuple[list[Note], list[Task], list[Attachment]]:
    """What was written down, agreed and attached at a visit, each in its order."""
    return (
        [note for note in file.notes if note.contact_id == contact_id],
        [task for task in file.tasks if task.contact_id == contact_id],
        [attachment for attachment in file.attachments if attachment.contact_id == contact_id],
    )


def visits_of(file: CaseFile) -> list[Contact]:
    """The site visits of a case, newest first."""
    found = [contact for contact in file.contacts if contact.kind is ContactKind.VISIT]
    return sorted(found, key=lambda contact: contact.held_on, reverse=True)


def unfinished(
    file: CaseFile, visit: Contact, names: Iterable[str], today: date
) -> tuple[Missing, ...]:
    """What a visit still lacks before it is tidy; nothing of it forbids anything.

    Args:
        file: The case.
        visit: The visit.
        names: People known by name, to be kept out of quotes.
        today: A visit of a later day has not taken place yet.
    """
    notes, tasks, _documents = of_visit(file, visit.id)
    known = list(names)
    found = list(_of_the_visit(visit, today))
    if not notes and not tasks:
        found.append(Missing("Nothing was written down yet."))
    for task in tasks:
        found += _lacks(task)
    for note in notes:
        if note.kind is not NoteKind.QUOTE:
            continue
        if note.voice is None:
            found.append(
                Missing(f"Whose words are these: “{_short(note.text)}”?", note.id, "voice")
            )
        if named := names_in(note.text, known):
            who = " and ".join(named)
            found.append(Missing(f"A quote names {who}: “{_short(note.text)}”.", note.id, "text"))
    return tuple(found)


def evidence_from(note: Note, visit: Contact | None) -> Evidence:
    """A piece of evidence made from what was seen or heard, for whoever may read the note.

    Raises:
        InputProblem: The note says what somebody makes of it, which is no evidence.
    """
    kinds = {
        NoteKind.OBSERVATION: EvidenceKind.OBSERVATION,
        NoteKind.QUOTE: EvidenceKind.INTERVIEW,
    }
    kind = kinds.get(note.kind)
    if kind is None:
        raise InputProblem(
            "Only what was seen or heard can be evidence. An interpretation or a plain note says "
            "what somebody makes of it; use the observation it rests on."
        )
    voice = f"{note.voice.words}, " if note.voice else ""
    place = f"{visit.kind.words.lower()}" if visit else "note"
    where = f" at {visit.place}" if visit and visit.place else ""
    source = f"{voice}{place}{where}"
    return Evidence(
        case_id=note.case_id,
        kind=kind,
        text=note.text,
        gathered_on=note.noted_on,
        source=f"{source[0].upper()}{source[1:]}"[:500],
        sensitivity=note.sensitivity,
    )


def next_sensitivity(now: Sensitivity) -> Sensitivity:
    """One step further: the office, the district, the public, and the office again."""
    order = (Sensitivity.OFFICE, Sensitivity.DISTRICT, Sensitivity.PUBLIC)
    return order[(order.index(now) + 1) % len(order)] if now in order else order[0]


_TASK_LACKS: tuple[tuple[Callable[[Task], bool], str, str], ...] = (
    (lambda task: not task.assignee, "Nobody owns the agreement “{}”.", "assignee"),
    (lambda task: task.due_on is None, "The agreement “{}” has no date.", "due_on"),
)


def _without_day(text: str, today: date) -> tuple[str, date | None]:
    """A text without the "by Dec 5" at its end, and the day; None when there is none."""
    found = _BY.match(text)
    day = parse_date(found[2], today) if found else None
    return (text[: found.start(1)].rstrip(), day) if found and day else (text, None)


def _without_owner(text: str) -> tuple[str, str]:
    """A text without the "@Name" at its end, and the name; "" when there is none."""
    found = _OWNER.search(text)
    return (text[: found.start()].rstrip(), found[1]) if found else (text, "")


def _lacks(task: Task) -> list[Missing]:
    title = _short(task.title)
    return [
        Missing(said.format(title), task.id, field)
        for lacks, said, field in _TASK_LACKS
        if lacks(task)
    ]


def _of_the_visit(visit: Contact, today: date) -> Iterable[Missing]:
    if not visit.people:
        yield Missing("Nobody is noted as present.", field="people")
    if both := on_both_lists(visit.people, visit.absent):
        verb = "is" if len(both) == 1 else "are"
        yield Missing(
            f"{' and '.join(both)} {verb} noted as present and as missing.", field="absent"
        )
    if not visit.place:
        yield Missing("The place is not noted.", field="place")
    if visit.held_on > today:
        yield Missing(f"The date, {date_words(visit.held_on)}, is still to come.", field="held_on")


def _plain(name: str) -> str:
    """For comparing: without case and accents, spaces made one."""
    text = unicodedata.normalize("NFKD", " ".join(name.split())).casefold()
    return "".join(mark for mark in text if not unicodedata.combining(mark))


def _short(text: str, longest: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
