"""A survey on causes: its columns are causes, its rows are people, with or without their role."""

from collections.abc import Mapping, Sequence

from sos_desktop.domain.casework.records import Cause
from sos_desktop.domain.casework.words import Perspective
from sos_desktop.domain.needs.agreement import ROLE
from sos_desktop.domain.text import plain
from sos_desktop.foundation.frozen import frozen_dataclass

_ROLE_COLUMNS = ("role", "perspective", "group", "i am", "rol", "papel")
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
        people: Rows with at least one answer.
        has_roles: Whether the roles are told apart.
        unread: Columns that are no cause's, and answers that could not be read, in words.
    """

    counts: Mapping[str, Mapping[ROLE, tuple[int, int]]]
    people: int
    has_roles: bool
    unread: tuple[str, ...]


def survey_votes(rows: Sequence[Sequence[object]], causes: Sequence[Cause]) -> SurveyVotes:
    """Count a survey; its first row names the columns, a cause by its own words or their start.

    Answers are yes or no, agree or disagree, or 1 to 5 where at least one answer is above 1: 4 and
    5 agree. A survey without a column of roles counts all together.
    """
    if not rows:
        return SurveyVotes({}, 0, False, ("The file is empty.",))
    headings = [_told(cell) for cell in rows[0]]
    role_at = next((n for n, words in enumerate(headings) if words in _ROLE_COLUMNS), None)
    by_words = {_told(cause.text): cause.id for cause in causes}
    columns: dict[int, str] = {}
    unread: list[str] = []
    for number, words in enumerate(headings):
        if number == role_at or not words:
            continue
        found = [key for key, cause_id in by_words.items() if _same(words, key)]
        if len(found) == 1:
            columns[number] = by_words[found[0]]
        else:
            unread.append(f"Column {number + 1} is no cause of this case")
    body = [list(row) for row in rows[1:]]
    scale = any(_told(_cell(row, n)) in ("2", "3", "4", "5") for row in body for n in columns)
    counts: dict[str, dict[ROLE, tuple[int, int]]] = {}
    people = odd = 0
    for row in body:
        role = _role(_told(_cell(row, role_at))) if role_at is not None else None
        answers = {n: _told(_cell(row, n)) for n in columns}
        people += any(answers.values())
        for number, answer in answers.items():
            agreed = _agrees(answer, scale=scale)
            if agreed is None:
                odd += bool(answer)
                continue
            of_cause = counts.setdefault(columns[number], {})
            agree, asked = of_cause.get(role, (0, 0))
            of_cause[role] = (agree + agreed, asked + 1)
    if odd:
        unread.append(f"{odd} answers could not be read and are not counted")
    return SurveyVotes(counts, people, role_at is not None, tuple(unread))


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
