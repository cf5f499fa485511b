"""What a record is called above its fields."""

from sos_desktop.domain.casework.records import Record
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.casework.value_words import value_words

_LONGEST = 58


def title_of_record(record: Record, noun: str = "") -> str:
    """What stands above a record that is shown in full: its noun and its name."""
    kind = kind_of(type(record))
    noun = noun or kind.noun
    words = " ".join(value_words(f, getattr(record, f.name), "") for f in kind.naming).split()
    said = " ".join(words)
    noun = f"{noun[0].upper()}{noun[1:]}"
    if not said:
        return noun
    cut = said if len(said) <= _LONGEST + 1 else f"{said[:_LONGEST].rstrip()}…"
    return f"{noun}: {cut}"
