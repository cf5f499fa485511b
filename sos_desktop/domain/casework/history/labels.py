"""The labels of changes, made when a change is made."""

from sos_desktop.domain.casework.history.change_label import CASE, IMPORT_FILE, OFFICE, ChangeLabel
from sos_desktop.domain.casework.records import CaseRecord, Record
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.casework.words import Stage, Verb

_LONGEST_KEPT = 120
"""Characters of a record's name that are kept; fewer are shown."""


def prose(words: str) -> ChangeLabel:
    """A change of which only the words are known."""
    return ChangeLabel(Verb.UNKNOWN, prose=words)


def of_case(verb: Verb, name: str = "", recipient: str = "", **codes: str | int) -> ChangeLabel:
    """Something done to a case, or to several."""
    return ChangeLabel(verb, CASE, name, recipient, codes)


def of_record(verb: Verb, record: Record, recipient: str = "", **codes: str | int) -> ChangeLabel:
    """Something done to a record, with what it is known by."""
    name = " ".join(record.history_name.split())[:_LONGEST_KEPT]
    codes = {**record.history_codes, **codes}
    return ChangeLabel(verb, kind_of(type(record)).table, name, recipient, codes)


def of_kind(
    verb: Verb, kind: type[Record], name: str = "", recipient: str = "", **codes: str | int
) -> ChangeLabel:
    """Something done to records of a kind, without naming one of them."""
    return ChangeLabel(verb, kind_of(kind).table, name, recipient, codes)


OPEN_CASE = of_case(Verb.OPEN)
CLOSE_CASE = of_case(Verb.CLOSE)
REOPEN_CASE = of_case(Verb.REOPEN)
EDIT_CASE = of_case(Verb.EDIT)
CHANGE_FOCUS = of_case(Verb.EDIT, part="focus")
CHANGE_LCAP_DATES = of_case(Verb.EDIT, part="lcap")
EDIT_PROBLEM = of_case(Verb.EDIT, part="problem")
EDIT_OFFICE = ChangeLabel(Verb.EDIT, OFFICE)


def move_label(stage: Stage) -> ChangeLabel:
    """A move of one case ("Move to Outreach")."""
    return of_case(Verb.MOVE, stage=int(stage))


def file_label(
    verb: Verb, kind: str, indicator: int | None, year: int | None, series: str
) -> ChangeLabel:
    """Something done to a loaded file; arguments as `datasets.dataset_title` has them."""
    known = {"of": kind, "indicator": indicator, "year": year, "series": series}
    codes = {name: value for name, value in known.items() if value not in (None, "")}
    return ChangeLabel(verb, IMPORT_FILE, codes=codes)


def save_label(before: Record | None, after: Record) -> ChangeLabel:
    """Adding or editing a record, from what it was and what it becomes."""
    verb, codes = after.change_verb(before)
    return of_record(verb, after, **codes)


def remove_label(record: Record) -> ChangeLabel:
    """Removing a record ("Remove task: Send data packet")."""
    return of_record(Verb.REMOVE, record)


def order_label(record: CaseRecord) -> ChangeLabel:
    """Giving a record another place ("Reorder cause: Late buses")."""
    return of_record(Verb.REORDER, record)
