"""What is said of copies: which, how old, and what the way back costs."""

from datetime import datetime, timedelta

from db.copy_comparison import Comparison, OneSided, Step
from db.rescue import RescuedTable
from sos_desktop.domain.casework.records.schema import all_kinds, kind_of
from sos_desktop.domain.formats import counted, date_words, moment_words, span_words, time_words
from sos_desktop.services.county.way_back import CountyCopy, RescuedFile

_TABLES = {
    "meta": "facts of the office and the file",
    "lea": "LEAs and schools",
    "import_batch": "loaded files",
    "observation": "Dashboard figures",
    "local_rating": "local ratings",
    "lea_fact": "facts of LEAs",
    "alternative_school": "alternative schools",
    "official_row": "rows of CDE's lists",
    "official_mark": "letter codes of CDE's lists",
    "official_status": "statuses of CDE's lists",
    "official_fact": "flags and figures of CDE's lists",
    "change_log": "steps of the history",
    "change_item": "changes in the history",
    "document_content": "contents of attached files",
    "saved_view": "saved views",
    "local_value": "figures of local files",
    "local_held": "figures of local files that are held back",
}
_WEEK = 7
_NAMED = 3
"""Steps that are named; the others are counted."""
_MINUTE = 60


def moment_of_copy(at: datetime, now: datetime) -> str:
    """When a copy was made: "Today 9:32 AM", "Friday, Nov 27, 5:00 PM"; with the year before."""
    days = (now.date() - at.date()).days
    time = "" if at.time() == datetime.min.time() else time_words(at)
    if days in (0, 1):
        return f"{('Today', 'Yesterday')[days]} {time}".strip()
    day = date_words(at.date())
    if 0 < days < _WEEK:
        day = f"{at:%A}, {day.rpartition(',')[0]}"
    return f"{day}, {time}" if time else day


def moment_in_sentence(copy: CountyCopy, now: datetime) -> str:
    """When a copy was made, inside a sentence: "today 9:32 AM"."""
    when = moment_of_copy(copy.made_at, now)
    return f"{when[0].lower()}{when[1:]}" if when.startswith(("Today", "Yesterday")) else when


def age_words(at: datetime, now: datetime) -> str:
    """How much older a copy is: "9 minutes", "1 h 36 min", "2 days"; "" for one still to come."""
    age = now - at
    if age < timedelta(0):
        return ""
    if age.days:
        return span_words(age.days)
    minutes = age.seconds // _MINUTE
    if minutes < _MINUTE:
        return counted(minutes, "minute") if minutes else "a moment"
    return f"{minutes // _MINUTE} h {minutes % _MINUTE} min"


def soundness_words(copy: CountyCopy) -> str:
    """Whether a copy can be gone on with."""
    if copy.contents.sound is False:
        return "damaged"
    if copy.contents.from_newer_program:
        return "needs the newer program"
    return "being checked…" if copy.contents.sound is None else "opens"


def lacking_words(copy: CountyCopy, found: Comparison | None, now: datetime) -> tuple[str, ...]:
    """What is lost, and what comes back, when a copy is gone on with.

    Args:
        copy: The copy.
        found: The comparison with the file; None when the file cannot be read.
        now: Where the computer is.
    """
    if copy.contents.from_newer_program:
        return (
            "A newer SOS Desktop saved this copy. Install the current program on this computer, "
            "then go on with it.",
        )
    if found is None:
        return (f"Not in this copy: anything entered after {moment_in_sentence(copy, now)}.",)
    if found.same:
        return ("This copy holds the same steps as the file.",)
    sentences = []
    if found.only_in_file.count:
        sentences.append(f"Not in this copy: {_steps(found.only_in_file)}.")
    else:
        sentences.append("Nothing of the file is missing from this copy.")
    if found.only_in_copy.count:
        sentences.append(f"Only in this copy: {_steps(found.only_in_copy)}.")
    return tuple(sentences)


def step_lines(steps: tuple[Step, ...]) -> tuple[str, ...]:
    """Each step on a line, with its moment."""
    return tuple(f"{moment_words(step.at)}: {step.words}" for step in steps)


def table_words(table: str) -> str:
    """What the rows of a table are, in words."""
    if table in _TABLES:
        return _TABLES[table]
    nouns = {kind_of(kind).table: kind_of(kind).noun for kind in all_kinds()}
    return f"records “{nouns[table]}”" if table in nouns else table


def rescued_sentence(table: RescuedTable) -> str:
    """What became of one table: read, made anew, lost, damaged."""
    said = f"{table_words(table.name)}: {table.read:,} read"
    if table.from_history:
        said += f", {table.from_history:,} made anew from the history"
    if table.damaged:
        said += f", {table.damaged:,} of them damaged"
    if table.lost is None:
        return f"{said}, others lost; how many cannot be told"
    return f"{said}, {table.lost:,} lost" if table.lost else said


def doubts_of(rescued: RescuedFile) -> str:
    """What may be lost or damaged and cannot be counted; "" for nothing."""
    said = []
    if rescued.left_out:
        names = " and ".join(rescued.left_out)
        said.append(
            f"More could be read without {names} beside it, which may belong to another file; what "
            "was saved last before the program or computer stopped may be missing."
        )
    if rescued.changed_within:
        said.append(
            "Some bytes are not as they were when the file was closed, and nothing in it says "
            "where: a letter or a figure may be another."
        )
    return " ".join(said)


def _steps(side: OneSided) -> str:
    named = "; ".join(f"{step.words} ({moment_words(step.at)})" for step in side.newest[:_NAMED])
    more = side.count - min(_NAMED, len(side.newest))
    return f"{counted(side.count, 'step')}: {named}{f'; and {more:,} more' if more else ''}"
