"""What a change was: codes, as the history keeps them, and the English made of them when shown.

A change kept before there were codes is prose, and is shown as it was written.
"""

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from functools import cache
from typing import Any

from sos_desktop.domain.casework.history.field_words import value_words
from sos_desktop.domain.casework.letters.letter_kinds import LetterKind
from sos_desktop.domain.casework.records import Case
from sos_desktop.domain.casework.records.schema import RecordKind, all_kinds, kind_of
from sos_desktop.domain.casework.words import (
    Perspective,
    PlanKind,
    Stage,
    Verb,
    VoiceState,
    Words,
)
from sos_desktop.domain.dashboard.codes import INDICATOR_BY_NUMBER
from sos_desktop.domain.dashboard.datasets import dataset_title
from sos_desktop.domain.formats import counted, date_words, plural
from sos_desktop.domain.text import abbreviation
from sos_desktop.foundation.frozen import frozen_dataclass

Codes = Mapping[str, str | int]

CASE = kind_of(Case).table
IMPORT_FILE = "import_batch"
OFFICE = "office"
"""What changes are done to beside the kinds of records: a loaded file, the county office."""


@frozen_dataclass
class ChangeLabel:
    """What a change was.

    Attributes:
        verb: What was done; `Verb.UNKNOWN` for prose.
        kind: The code of what it was done to: the table of a kind of record, `IMPORT_FILE` or
            `OFFICE`; "" for prose.
        name: What that was called then, in a person's words; "" when nothing of it is said.
        recipient: The person or LEA it was given or added to, by name; "" when there is none.
        codes: Codes and figures the words need.
        prose: What was written before there were codes; "" otherwise.
    """

    verb: Verb
    kind: str = ""
    name: str = ""
    recipient: str = ""
    codes: Codes = field(default_factory=dict)
    prose: str = ""

    @property
    def words(self) -> str:
        """In English, as the undo menu says it ("Move to Outreach")."""
        return english(self)


LONGEST = 60
"""Characters of a name's words and the name itself; longer ones are cut."""
_SHORTEST_NAME = 20
_LONGEST_VIEW = 40
_BETWEEN = ": "
_UNKNOWN = "Change"
"""A change made by a newer program, of a kind this one does not know."""


def english(label: ChangeLabel) -> str:
    """A change as the undo menu and the histories say it; never raises for what it does not know.

    A code this program does not know stands for itself.
    """
    if label.verb is Verb.UNKNOWN:
        return label.prose or _UNKNOWN
    return _SAYINGS[label.verb](label)


def named(words: str, name: str) -> str:
    """A change's words with the name of what it was about: "Add task: Send data packet".

    Line breaks become spaces, and what is longer than `LONGEST` is cut; "" leaves the words alone.
    """
    line = " ".join(name.split())
    room = max(LONGEST - len(words) - len(_BETWEEN), _SHORTEST_NAME)
    short = line if len(line) <= room else f"{line[: room - 1].rstrip()}…"
    return f"{words}{_BETWEEN}{short}" if short else words


def without_name(words: str) -> str:
    """The words of a change without the name `named` gave them: "Add task"."""
    return words.partition(_BETWEEN)[0]


@cache
def _kinds() -> Mapping[str, RecordKind]:
    return {kind_of(kind).table: kind_of(kind) for kind in all_kinds()}


def _noun(label: ChangeLabel) -> str:
    kind = _kinds().get(label.kind)
    return kind.record.history_noun(label.codes) if kind is not None else label.kind


def _known_as(label: ChangeLabel) -> str:
    """What the record is known by: the name kept, or what its codes say."""
    kind = _kinds().get(label.kind)
    if label.name or kind is None:
        return label.name
    said = kind.record.history_words(label.codes)
    if said is not None:
        return said
    told = (field for field in kind.fields if field.name in label.codes)
    return ", ".join(_or_code(lambda f: value_words(f, label.codes[f.name], {}), f) for f in told)


def _or_code(say: Callable[[Any], str], code: Any) -> str:
    try:
        return say(code)
    except (ValueError, KeyError, TypeError):
        return str(code)


def _word(codes: type[Words], code: object) -> str:
    return _or_code(lambda value: codes(value).words, code)


def _day(codes: Codes) -> str:
    return _or_code(lambda text: date_words(date.fromisoformat(str(text))), codes.get("day", ""))


def _stage(codes: Codes) -> str:
    return _or_code(lambda number: Stage(number).title, codes.get("stage", ""))


def _counted(number: object, noun: str) -> str:
    return counted(number, noun) if isinstance(number, int) else f"{number} {plural(noun)}"


def _cases(label: ChangeLabel) -> str:
    """The case or the cases it was done to, where they are named: "Mesa Alta", "3 cases"."""
    return _counted(label.codes["cases"], "case") if "cases" in label.codes else label.name


def _plain(words: str) -> Callable[[ChangeLabel], str]:
    """Words with the noun of the kind and the name of the record."""
    return lambda label: named(words.format(noun=_noun(label)), _known_as(label))


def _add(label: ChangeLabel) -> str:
    codes = label.codes
    if "plans" in codes:
        return f"Add {' and '.join(_plan(code) for code in str(codes['plans']).split(','))}"
    if "count" in codes:
        return f"Add {_counted(codes['count'], _noun(label))}"
    if "cases" in codes or label.recipient:
        whom = label.recipient or _counted(codes["cases"], "case")
        return named(f"Add {_noun(label)} to {whom}", label.name)
    return _plain("Add {noun}")(label)


def _plan(code: str) -> str:
    return _or_code(lambda kind: abbreviation(PlanKind(kind).words), code)


_CASE_PARTS = {
    "focus": "Change focus",
    "lcap": "Change LCAP dates",
    "problem": "Edit problem of practice",
}
"""Edits of a part of a case, by its code."""


def _edit(label: ChangeLabel) -> str:
    if label.kind == OFFICE:
        return "Edit the county office"
    if label.kind != CASE:
        return _plain("Edit {noun}")(label)
    words = _CASE_PARTS.get(str(label.codes.get("part", "")), "Edit case")
    return f"{words} with its check-ins" if "check_ins" in label.codes else words


def _mark(label: ChangeLabel) -> str:
    whose = _word(Perspective, label.codes.get("perspective", "")).lower()
    return f"Mark {whose} as {_word(VoiceState, label.codes.get('state', '')).lower()}"


def _move(label: ChangeLabel) -> str:
    which = _cases(label)
    return f"Move {which} to {_stage(label.codes)}" if which else f"Move to {_stage(label.codes)}"


def _open(label: ChangeLabel) -> str:
    if "year" in label.codes:
        return f"Open cases for {label.codes['year']}"
    return f"Open case for {label.name}" if label.name else "Open case"


def _assign(label: ChangeLabel) -> str:
    which = f" {_cases(label)}" if _cases(label) else ""
    words = f"Assign{which} to {label.recipient}" if label.recipient else f"Unassign{which}"
    tasks = label.codes.get("tasks")
    return f"{words} with {_counted(tasks, 'task')}" if tasks else words


def _give(label: ChangeLabel) -> str:
    tasks = _counted(label.codes.get("count", 1), "task")
    to = label.recipient
    return named(f"Give {tasks} to {to}" if to else f"Take {tasks} from everybody", label.name)


def _save(label: ChangeLabel) -> str:
    name = label.name
    shown = name if len(name) <= _LONGEST_VIEW else f"{name[: _LONGEST_VIEW - 1]}…"
    return f"Save view “{shown}”"


def _record(label: ChangeLabel) -> str:
    return "Record CALPADS failure" if label.codes.get("holds") else "Record CALPADS as certified"


def _keep(label: ChangeLabel) -> str:
    words = _word(LetterKind, label.codes.get("letter", ""))
    is_word = words[1:2].islower() or words[1:2] == " "
    return f"Keep {words[:1].lower() + words[1:] if is_word else words}"


def _title(codes: Codes) -> str:
    number, year = codes.get("indicator"), codes.get("year")
    indicator = INDICATOR_BY_NUMBER.get(number) if isinstance(number, int) else None
    series = str(codes.get("series", ""))
    return dataset_title(
        str(codes.get("of", "")), indicator, year if isinstance(year, int) else None, series
    )


def _import(label: ChangeLabel) -> str:
    if label.kind == IMPORT_FILE:
        return f"Import {_title(label.codes)}"
    count = int(label.codes.get("count", 0))
    return f"Import {count:,} contact{'' if count == 1 else 's'} from {label.name}"


_SAYINGS: Mapping[Verb, Callable[[ChangeLabel], str]] = {
    Verb.ADD: _add,
    Verb.EDIT: _edit,
    Verb.REMOVE: _plain("Remove {noun}"),
    Verb.REORDER: _plain("Reorder {noun}"),
    Verb.COMPLETE: _plain("Complete {noun}"),
    Verb.DONE: _plain("Done"),
    Verb.REOPEN: _plain("Reopen {noun}"),
    Verb.DOUBT: _plain("Mark cause as possible"),
    Verb.VALIDATE: _plain("Validate root cause"),
    Verb.SET_ASIDE: _plain("Set cause aside"),
    Verb.MARK: _mark,
    Verb.MOVE: _move,
    Verb.RESCHEDULE: lambda label: named(f"Move to {_day(label.codes)}", label.name),
    Verb.OPEN: _open,
    Verb.CLOSE: lambda _label: "Close case",
    Verb.CONTINUE: lambda label: f"Continue in {label.codes.get('year', '')}",
    Verb.ASSIGN: _assign,
    Verb.GIVE: _give,
    Verb.BEGIN: _plain("Begin {noun}"),
    Verb.KEEP: _keep,
    Verb.SAVE: _save,
    Verb.RENAME: lambda _label: "Rename view",
    Verb.HIDE: lambda _label: "Hide date",
    Verb.RECORD: _record,
    Verb.LEAVE: lambda label: f"{label.name} leaves {_day(label.codes)}",
    Verb.LEFT: lambda label: f"{label.name} is no longer there",
    Verb.STAY: lambda label: f"{label.name} stays",
    Verb.RETURN: lambda label: f"{label.name} is there again",
    Verb.JOIN: lambda label: f"Join the entries of {label.name}",
    Verb.RETIRE: lambda label: f"Mark {label.name} as no longer active",
    Verb.RESTORE: lambda label: f"Mark {label.name} as active again",
    Verb.IMPORT: _import,
    Verb.TAKE_BACK: lambda label: (
        "Take back "
        f"{_title(label.codes) if label.kind == IMPORT_FILE else label.name or _noun(label)}"
    ),
}
