"""A survey on causes: a row for each person, or counts, with or without roles."""

from collections.abc import Mapping, Sequence

from sos_desktop.domain.casework.records import Cause
from sos_desktop.domain.casework.records.needs import MOST_PEOPLE
from sos_desktop.domain.casework.words import Perspective
from sos_desktop.domain.needs.agreement import ROLE
from sos_desktop.domain.text import plain
from sos_desktop.foundation.frozen import frozen_dataclass

_ROLE_COLUMNS = ("role", "perspective", "group", "i am", "rol", "papel")
_CAUSE_COLUMNS = ("cause", "root cause", "causa", "causa raíz")
_AGREE_COLUMNS = ("agree", "agreed", "yes", "de acuerdo", "sí")
_ASKED_COLUMNS = ("asked", "of", "of how many", "answered", "total", "preguntados")
_MOST_NAMED = 5
_YES = ("yes", "agree", "strongly agree", "y", "x", "1", "true", "sí", "si", "de acuerdo", "4", "5")
_NO = ("no", "disagree", "strongly disagree", "n", "0", "false", "neutral", "2", "3")
_OTHER_WORDS: Mapping[str, Perspective] = {
    "district leader": Perspective.LEADERS,
    "leader": Perspective.LEADERS,
    "principal": Perspective.PRINCIPALS,
    "teacher": Perspective.TEACHERS,
    "classified": Perspective.CLASSIFIED,
    "aide": Perspective.CLASSIFIED,
    "parent": Perspective.FAMILIES,
    "family": Perspective.FAMILIES,
    "student": Perspective.STUDENTS,
    "trustee": Perspective.BOARD,
    "board member": Perspective.BOARD,
    "labor": Perspective.LABOR,
    "union": Perspective.LABOR,
    "community": Perspective.COMMUNITY,
}


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
    """Count a survey; its first row names the columns, a cause by its own words or their start.

    Answers are yes or no, agree or disagree, or 1 to 5 where at least one answer is above 1: 4 and
    5 agree. A survey without a column of roles counts all together. A table with the columns Cause,
    Role, Agree and Asked is read as counts.
    """
    if not rows:
        return SurveyVotes({}, 0, False, ("The file is empty.",))
    headings = [_told(cell) for cell in rows[0]]
    body = [list(row) for row in rows[1:]]
    role_at = next((n for n, words in enumerate(headings) if words in _ROLE_COLUMNS), None)
    tally = _tally(headings, body, role_at, causes)
    return tally or _answers(headings, body, role_at, causes)


def _answers(
    headings: list[str], body: list[list[object]], role_at: int | None, causes: Sequence[Cause]
) -> SurveyVotes:
    """A survey whose rows are people."""
    columns, unread = _columns(headings, role_at, causes)
    scale = any(_told(_cell(row, n)) in ("2", "3", "4", "5") for row in body for n in columns)
    roles = [_role(_told(_cell(row, role_at))) for row in body]
    apart = any(roles)
    counts: dict[str, dict[ROLE, tuple[int, int]]] = {}
    odd, without, people = 0, list[int](), 0
    for number, (row, role) in enumerate(zip(body, roles, strict=True), start=2):
        answers = {n: _told(_cell(row, n)) for n in columns}
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
    headings: list[str], body: list[list[object]], role_at: int | None, causes: Sequence[Cause]
) -> SurveyVotes | None:
    """A table of counts: a row for a cause and a role; None where it is none."""
    places = [
        next((n for n, words in enumerate(headings) if words in names), None)
        for names in (_CAUSE_COLUMNS, _AGREE_COLUMNS, _ASKED_COLUMNS)
    ]
    cause_at, agree_at, asked_at = places
    if cause_at is None or agree_at is None or asked_at is None:
        return None
    counts: dict[str, dict[ROLE, tuple[int, int]]] = {}
    unread: list[str] = []
    for number, row in enumerate(body, start=2):
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
    """The causes that words name: the one of just these words, else all that begin alike."""
    told = {cause.id: _told(cause.text) for cause in causes}
    exactly = [cause_id for cause_id, text in told.items() if text == words]
    return exactly or [cause_id for cause_id, text in told.items() if _same(words, text)]


def _rows(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"Row {numbers[0]} has"
    shown = ", ".join(map(str, numbers[:_MOST_NAMED]))
    more = len(numbers) - _MOST_NAMED
    return f"Rows {shown}{f' and {more:,} more' if more > 0 else ''} have"


def _whole(words: str) -> int | None:
    plain_number = words.replace(",", "")
    return int(plain_number) if plain_number.isascii() and plain_number.isdigit() else None


def _agrees(answer: str, *, scale: bool) -> bool | None:
    if scale and answer == "1":
        return False
    if answer in _YES:
        return True
    return False if answer in _NO else None


def _role(words: str) -> ROLE:
    known = {role.words.casefold(): role for role in Perspective}
    known |= {str(role): role for role in Perspective} | dict(_OTHER_WORDS)
    return known.get(words) or known.get(words.removesuffix("s"))


def _same(heading: str, cause: str) -> bool:
    short = min(len(heading), len(cause))
    return heading == cause or (short >= 12 and heading[:short] == cause[:short])


def _cell(row: Sequence[object], number: int | None) -> object:
    return row[number] if number is not None and number < len(row) else ""


def _told(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(plain(str(value if value is not None else "")).casefold().split())
