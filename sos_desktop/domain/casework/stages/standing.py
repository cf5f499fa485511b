"""Where a case stands, in the few words its head has room for."""

from datetime import date
from enum import Enum, auto

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.dates import due
from sos_desktop.domain.casework.history.timeline import HAPPENED
from sos_desktop.domain.casework.kinds import CASE_LISTS
from sos_desktop.domain.casework.learning_words import GainStanding
from sos_desktop.domain.casework.records import CaseRecord
from sos_desktop.domain.casework.stages import gates
from sos_desktop.domain.casework.words import Stage
from sos_desktop.domain.formats import counted, date_words, day_words
from sos_desktop.foundation.frozen import frozen_dataclass

_ARTICLES = ("a ", "an ", "the ")


class Place(Enum):
    """Where a stage lies, seen from the stage a case is in."""

    DONE = auto()
    HERE = auto()
    AHEAD = auto()


@frozen_dataclass
class PartWords:
    """The second line of a part of a case.

    Attributes:
        lead: What stands first and is set apart: "here", "1 late"; "" for nothing.
        rest: What follows it: "2 missing", "next Dec 2"; "" for nothing.
        place: Of a stage, where it lies; None for other parts.
        count: How many there are, for the name of the part; None where nothing is counted.
        late: Whether `lead` says that something is late.
    """

    lead: str
    rest: str
    place: Place | None = None
    count: int | None = None
    late: bool = False

    @property
    def words(self) -> str:
        """The whole line."""
        return " · ".join(part for part in (self.lead, self.rest) if part)


def stage_words(file: CaseFile, stage: Stage, today: date) -> PartWords:
    """What a stage's line says: when it was done, what is missing here, or that it is ahead.

    Args:
        file: The case whole.
        stage: The stage.
        today: The day it is said on; days of its year are told without it.
    """
    here = file.case.stage
    if stage == here:
        return PartWords("here", _here(file), Place.HERE)
    if stage > here:
        return PartWords("", "next" if stage == here + 1 else "to come", Place.AHEAD)
    left = [move for move in file.moves if move.from_stage <= stage < move.to_stage]
    if not left:
        return PartWords("", "done", Place.DONE)
    last = max(left, key=lambda move: move.moved_on)
    done = "done" if last.from_stage is stage else "passed over"
    return PartWords("", f"{done} {_day(last.moved_on, today)}", Place.DONE)


def _here(file: CaseFile) -> str:
    """What is missing; nothing is open only where no task is either."""
    if file.case.closed_on is not None:
        return "when it was closed"
    missing = gates.missing(file)
    if len(missing) > 1:
        return f"{len(missing)} missing"
    if missing:
        return f"{_without_article(missing[0])} missing"
    tasks = len(due.waiting(file.case, file.tasks))
    return f"{counted(tasks, 'task')} open" if tasks else "nothing is open"


def task_words(file: CaseFile, today: date) -> PartWords:
    """How many tasks and steps are open, how many of them are late, and when the next is due."""
    if file.case.closed_on is not None:
        return PartWords("", "case closed")
    waiting = due.waiting(file.case, file.tasks)
    late = [item for item in waiting if due.is_overdue(item, today)]
    ahead = [item.due_on for item in waiting if item.due_on is not None and item not in late]
    if not waiting:
        return PartWords("", "none open", count=0)
    rest = f"next {_day(ahead[0], today)}" if ahead else ""
    if not late and not ahead:
        rest = "without a date"
    return PartWords(f"{len(late)} late" if late else "", rest, None, len(waiting), bool(late))


def progress_words(file: CaseFile) -> PartWords:
    """That gains faded, else when the next look-back is due, else when the last check-in was.

    It is short, so that all parts of a case stand beside each other on a small screen; days are
    without their year.
    """
    faded = sum(gain.standing is GainStanding.FADED for gain in file.gains)
    if faded:
        return PartWords(f"{faded} faded", "", late=True)
    waiting = [found.due_on for found in file.look_backs if found.looked_on is None]
    if waiting:
        return PartWords("", f"look {day_words(min(waiting))}")
    if file.exits:
        return PartWords("", "support ended")
    if file.check_ins:
        return PartWords("", f"check-in {day_words(max(c.held_on for c in file.check_ins))}")
    return PartWords("", "no check-in")


def latest_words(file: CaseFile, today: date) -> PartWords:
    """The last thing that happened until today: "Nov 17, call"; else when the case was opened."""
    last: tuple[date, str] = (file.case.opened_on, "opened")
    for kind in HAPPENED:
        records: tuple[CaseRecord, ...] = getattr(file, CASE_LISTS[kind])
        for event in filter(None, (record.event() for record in records)):
            if last[0] <= event.on <= today:
                last = (event.on, event.title.partition(":")[0].lower())
    return PartWords("", f"{_day(last[0], today)}, {last[1]}")


def paper_words(file: CaseFile) -> PartWords:
    """How many notes and files there are."""
    parts = (counted(len(file.notes), "note"), counted(len(file.attachments), "file"))
    return PartWords("", " · ".join(parts))


def _without_article(phrase: str) -> str:
    return next((phrase.removeprefix(a) for a in _ARTICLES if phrase.startswith(a)), phrase)


def _day(day: date, today: date) -> str:
    return day_words(day) if day.year == today.year else date_words(day)
