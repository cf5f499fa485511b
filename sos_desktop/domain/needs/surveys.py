"""A survey on causes: a row for each person, or counts, with or without roles."""

import re
from collections.abc import Callable, Mapping, Sequence

from sos_desktop.domain.casework.records import Cause
from sos_desktop.domain.casework.records.needs import MOST_PEOPLE
from sos_desktop.domain.casework.words import Perspective
from sos_desktop.domain.needs.agreement import ROLE
from sos_desktop.domain.needs.survey_words import (
    AGREE_COLUMNS,
    ASKED_COLUMNS,
    CAUSE_COLUMNS,
    NO,
    OTHER_WORDS,
    ROLE_COLUMNS,
    YES,
)
from sos_desktop.domain.text import plain
from sos_desktop.foundation.frozen import frozen_dataclass

_MOST_NAMED = 5
_ASKS_ROLE = re.compile(r"\b(?:role|rol|papel)\b")
_NUMBERED = re.compile(r"^\(?\d{1,3}[.):]\s*")
_BRACKETED = re.compile(r"\[(.+)\]$")
_SCALE_WORD = re.compile(r"^([1-5])\s*[-–—:.=(]\s*\D")
_ABOVE = re.compile(r"^(?:[6-9]|\d{2,3})(?:\s*[-–—:.=(]\s*\D.*)?$")
_WHOLE = re.compile(r"^(?:\d{1,9}|\d{1,3}(?:,\d{3})+)(?:\.0+)?$", re.ASCII)
_TITLE_ROWS = 10
"""So many rows may stand above the headings."""
_LONG = 12
"""From so many characters the beginning of a cause, or a cause inside a question, names it."""


@frozen_dataclass
class SurveyVotes:
    """What a survey says.

    Attributes:
        counts: (agree, asked) by role, by the id of the cause; an empty answer was not asked.
        people: Rows with at least one answer that is counted; of a table of counts, the most
            asked about a cause.
        has_roles: Whether the roles are told apart.
        unread: What is not counted or not told apart, and why, a sentence each.
    """

    counts: Mapping[str, Mapping[ROLE, tuple[int, int]]]
    people: int
    has_roles: bool
    unread: tuple[str, ...]


def survey_votes(rows: Sequence[Sequence[object]], causes: Sequence[Cause]) -> SurveyVotes:
    """Count a survey; a row at its beginning names the columns, a cause by its own words.

    Their start is enough, and they may stand in a question. Answers are yes or no, agree or
    disagree, or 1 to 5 where at least one answer is above 1: 4 and 5 agree. A survey without a
    column of roles counts all together. A table with the columns Cause, Role, Agree and Asked is
    read as counts.
    """
    if not rows:
        return SurveyVotes({}, 0, False, ("The file is empty.",))
    top = _heading_row(rows, causes)
    headings = [_told(cell) for cell in rows[top]]
    body = list(enumerate((list(row) for row in rows[top + 1 :]), start=top + 2))
    role_at = next((n for n, words in enumerate(headings) if words in ROLE_COLUMNS), None)
    if role_at is None:
        asks = (n for n, words in enumerate(headings) if _ASKS_ROLE.search(words))
        role_at = next((n for n in asks if not _causes_of(headings[n], causes)), None)
    tally = _tally(headings, body, role_at, causes)
    return tally or _answers(headings, body, role_at, causes)


def _heading_row(rows: Sequence[Sequence[object]], causes: Sequence[Cause]) -> int:
    """The first row that names a cause, or columns of counts; the first of all where none does."""
    for number, row in enumerate(rows[:_TITLE_ROWS]):
        words = [_told(cell) for cell in row]
        counts = (CAUSE_COLUMNS, AGREE_COLUMNS, ASKED_COLUMNS)
        if all(any(word in names for word in words) for names in counts):
            return number
        if any(_causes_of(word, causes) for word in words if word):
            return number
    return 0


_Body = Sequence[tuple[int, list[object]]]
"""Rows with their numbers in the file."""


def _answers(
    headings: list[str], body: _Body, role_at: int | None, causes: Sequence[Cause]
) -> SurveyVotes:
    """A survey whose rows are people."""
    columns, unread = _columns(headings, role_at, causes)
    scale, said = _scale(columns, body)
    unread += said
    roles = [_role(_told(_cell(row, role_at))) for _number, row in body]
    apart = any(roles)
    counts: dict[str, dict[ROLE, tuple[int, int]]] = {}
    odd, without, people = 0, list[int](), 0
    for (number, row), role in zip(body, roles, strict=True):
        answers = {n: _answer(_cell(row, n)) for n in columns}
        if not any(answers.values()):
            continue
        if apart and role is None:
            without.append(number)
            continue
        people += any(_agrees(answer, scale=scale) is not None for answer in answers.values())
        for at, answer in answers.items():
            agreed = _agrees(answer, scale=scale)
            if agreed is None:
                odd += bool(answer)
                continue
            of_cause = counts.setdefault(columns[at], {})
            agree, asked = of_cause.get(role, (0, 0))
            of_cause[role] = (agree + agreed, asked + 1)
    if odd:
        what = "1 answer is" if odd == 1 else f"{odd:,} answers are"
        unread.append(f"{what} neither yes nor no, nor 1 to 5: not counted.")
    if without:
        unread.append(
            f"{_rows(without)} no role, or one that is not known here: not counted, because the "
            "others are told apart by role."
        )
    elif columns and not apart:
        unread.append(
            "No column says a role that is known here (teachers, families, board…): all are "
            "counted together."
        )
    return SurveyVotes(counts, people, apart, tuple(unread))


def _scale(columns: dict[int, str], body: _Body) -> tuple[bool, list[str]]:
    """Whether answers are 1 to 5, and what is to be said of numbers that may mean something else.

    Columns with larger numbers are taken out.
    """
    told = {n: {_answer(_cell(row, n)) for _number, row in body} for n in columns}
    said: list[str] = []
    for at in [n for n, answers in told.items() if any(map(_ABOVE.match, answers))]:
        said.append(f"Column {at + 1} has answers above 5, on another scale: not counted.")
        del columns[at], told[at]
    answered = set[str]().union(*told.values()) - {""}
    scale = not answered.isdisjoint(("2", "3", "4", "5"))
    if answered == {"1"}:
        said.append("Every answer is 1. It is read as yes; where 1 means “disagree”, write “no”.")
    elif scale and "5" not in answered and answered <= {"1", "2", "3", "4"}:
        said.append(
            "No answer is 5. Only 4 and 5 are read as agreement; on a scale of 1 to 4 write yes or "
            "no."
        )
    return scale, said


def _columns(
    headings: list[str], role_at: int | None, causes: Sequence[Cause]
) -> tuple[dict[int, str], list[str]]:
    """The cause of each column, and what stands in the others; a cause has one column only."""
    columns: dict[int, str] = {}
    unread: list[str] = []
    for number, words in enumerate(headings):
        if number == role_at or not words:
            continue
        found = _causes_of(words, causes)
        if len(found) > 1:
            unread.append(f"Column {number + 1} could be {len(found)} causes: not counted.")
        elif not found:
            unread.append(f"Column {number + 1} is no cause of this case: not counted.")
        elif found[0] in columns.values():
            unread.append(f"Column {number + 1} is a cause that has a column already: not counted.")
        else:
            columns[number] = found[0]
    return columns, unread


def _tally(
    headings: list[str], body: _Body, role_at: int | None, causes: Sequence[Cause]
) -> SurveyVotes | None:
    """A table of counts: a row for a cause and a role; None where it is none."""
    places = [
        next((n for n, words in enumerate(headings) if words in names), None)
        for names in (CAUSE_COLUMNS, AGREE_COLUMNS, ASKED_COLUMNS)
    ]
    cause_at, agree_at, asked_at = places
    if cause_at is None or agree_at is None or asked_at is None:
        return None
    counts: dict[str, dict[ROLE, tuple[int, int]]] = {}
    unread: list[str] = []
    for number, row in body:
        if not any(_told(cell) for cell in row):
            continue
        found = _causes_of(_told(_cell(row, cause_at)), causes)
        count = _whole(_told(_cell(row, agree_at))), _whole(_told(_cell(row, asked_at)))
        words = _told(_cell(row, role_at))
        role = _role(words)
        because = _why_no_cause(found) or _why_no_count(*count)
        if not because and words and role is None:
            because = "its role is not known here"
        elif not because and role in counts.get(found[0], {}):
            because = "this cause and role stand in a row above"
        elif not because:
            counts.setdefault(found[0], {})[role] = (count[0] or 0, count[1] or 0)
        if because:
            unread.append(f"Row {number}: {because}; not counted.")
    unread += _without_role(counts, {cause.id: cause.text for cause in causes})
    apart = any(role is not None for by_role in counts.values() for role in by_role)
    if counts and not apart:
        unread.append("No row says a role: all are counted together.")
    people = max((sum(of for _, of in by_role.values()) for by_role in counts.values()), default=0)
    return SurveyVotes(counts, people, apart, tuple(unread))


def _without_role(
    counts: dict[str, dict[ROLE, tuple[int, int]]], words: Mapping[str, str]
) -> list[str]:
    """Take out counts without a role of causes whose roles are told apart, and say so."""
    said: list[str] = []
    for cause_id, by_role in counts.items():
        if None in by_role and len(by_role) > 1:
            agree, asked = by_role.pop(None)
            said.append(
                f"“{words[cause_id]}”, {agree:,} of {asked:,} without a role: not counted, because "
                "its roles are told apart."
            )
    return said


def _why_no_cause(found: list[str]) -> str:
    if len(found) > 1:
        return f"could be {len(found)} causes"
    return "" if found else "no cause of this case"


def _why_no_count(agree: int | None, asked: int | None) -> str:
    if agree is None or asked is None:
        return "both counts have to be whole numbers"
    return (
        "" if agree <= asked and 0 < asked <= MOST_PEOPLE else f"{agree:,} of {asked:,} is no count"
    )


def _causes_of(words: str, causes: Sequence[Cause]) -> list[str]:
    """The causes that words name: the one of just these words, else all that begin alike.

    Else those that stand whole in the words, as in a question or in a grid's "[…]".
    """
    told = {cause.id: _told(cause.text) for cause in causes}
    inside = _BRACKETED.search(words)
    for said in (words, _NUMBERED.sub("", inside.group(1) if inside else words)):
        found = _named(told, lambda text, said=said: text == said)
        found = found or _named(told, lambda text, said=said: _same(said, text))
        if found:
            return found
    whole = _named(told, lambda text: len(text) >= _LONG and text.rstrip(".?!") in words)
    longest = [told[one] for one in whole]
    return [one for one in whole if not any(told[one] != o and told[one] in o for o in longest)]


def _named(told: Mapping[str, str], is_it: Callable[[str], bool]) -> list[str]:
    return [cause_id for cause_id, text in told.items() if is_it(text)]


def _rows(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"Row {numbers[0]} has"
    shown = ", ".join(map(str, numbers[:_MOST_NAMED]))
    more = len(numbers) - _MOST_NAMED
    return f"Rows {shown}{f' and {more:,} more' if more > 0 else ''} have"


def _whole(words: str) -> int | None:
    return int(words.replace(",", "").split(".")[0]) if _WHOLE.match(words) else None


def _agrees(answer: str, *, scale: bool) -> bool | None:
    if scale and answer == "1":
        return False
    if answer in YES:
        return True
    return False if answer in NO else None


def _role(words: str) -> ROLE:
    known = {role.words.casefold(): role for role in Perspective}
    known |= {str(role): role for role in Perspective} | dict(OTHER_WORDS)
    return known.get(words) or known.get(words.removesuffix("s"))


def _same(heading: str, cause: str) -> bool:
    short = min(len(heading), len(cause))
    return heading == cause or (short >= _LONG and heading[:short] == cause[:short])


def _answer(cell: object) -> str:
    """An answer as it is compared; "5 - strongly agree" is 5, whose words are not looked at."""
    words = _told(cell).rstrip(".!")
    number = _SCALE_WORD.match(words)
    return number.group(1) if number else words


def _cell(row: Sequence[object], number: int | None) -> object:
    return row[number] if number is not None and number < len(row) else ""


def _told(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(plain(str(value if value is not None else "")).casefold().split())
