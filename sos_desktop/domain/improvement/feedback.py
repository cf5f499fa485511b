"""What those say who took part: whose voices they are, how far they agree, a file of answers."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sos_desktop.domain.casework.learning_words import (
    ROLE_CODES,
    STATEMENTS,
    FeedbackLanguage,
    FeedbackPhase,
    FeedbackSide,
)
from sos_desktop.domain.casework.records import Feedback
from sos_desktop.domain.casework.records.feedback import LEAST, MOST
from sos_desktop.domain.casework.words import Perspective
from sos_desktop.domain.formats import counted
from sos_desktop.domain.text import plain
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass

_NUMBERED = re.compile(r"^\d+[.)]\s*")
_HEARD_ALONE = 0.6
"""From which share of the answers on one role outweighs the others; this program's choice."""
_ANSWERS = (*STATEMENTS, "helped", "better")
"""Fields that are an answer: role, phase, side and day only say whose and when."""
_FEW = 5
"""Below so many answers nothing is said of a balance."""


@frozen_dataclass
class PhaseVoices:
    """The answers about one phase.

    Attributes:
        roles: How many answers of each role; "" for those who did not say.
        silent: Roles of which nobody answered.
        averages: How far they agree by the key of the statement; None where nobody gave a number.
    """

    phase: FeedbackPhase
    answers: int
    roles: Mapping[str, int]
    silent: tuple[str, ...]
    averages: Mapping[str, float | None]


def voices_by_phase(found: Iterable[Feedback]) -> tuple[PhaseVoices, ...]:
    """The answers by phase, in the order of the phases; phases without any are left out."""
    by_phase: dict[FeedbackPhase, list[Feedback]] = {}
    for one in found:
        by_phase.setdefault(one.phase, []).append(one)
    return tuple(_voices(p, by_phase[p]) for p in FeedbackPhase if p in by_phase)


def _voices(phase: FeedbackPhase, found: Sequence[Feedback]) -> PhaseVoices:
    roles = Counter(one.role for one in found)
    averages: dict[str, float | None] = {}
    for key in STATEMENTS:
        given = [score for one in found if (score := one.scores[key]) is not None]
        averages[key] = sum(given) / len(given) if given else None
    silent = tuple(str(role) for role in Perspective if not roles[str(role)])
    return PhaseVoices(phase, len(found), dict(roles), silent, averages)


def balance_words(found: Sequence[Feedback]) -> str:
    """Whose voices the answers are, and who is not heard, in a few sentences."""
    if not found:
        return "No answer yet."
    roles = Counter(one.role for one in found)
    told = [f"{_role(role)} {count}" for role, count in roles.most_common()]
    said = [f"{counted(len(found), 'answer')}: {', '.join(told)}."]
    silent = [role.words for role in Perspective if not roles[str(role)]]
    if silent:
        said.append(f"Nobody yet of: {', '.join(silent)}.")
    role, most = roles.most_common(1)[0]
    if role and len(found) >= _FEW and most / len(found) >= _HEARD_ALONE:
        said.append(f"{_role(role)} outweigh the others ({100 * most / len(found):.0f}%).")
    sides = {one.side for one in found}
    missing = [side.words for side in (FeedbackSide.DISTRICT, FeedbackSide.COUNTY)]
    missing = [words for words in missing if words not in {side.words for side in sides}]
    if missing:
        said.append(f"No answer from the side of: {', '.join(missing)}.")
    return " ".join(said)


def _role(role: str) -> str:
    return ROLE_CODES[role] if role else "role not said"


@frozen_dataclass
class FormWords:
    """What a form of answers is headed with in the languages it is printed in.

    Attributes:
        columns: Headings and other words of a column, in lower case, by field of `Feedback`.
        roles, phases, sides: Words of a choice, in lower case, to its code.
        spanish: Headings, in lower case, that only the Spanish form has.
    """

    columns: Mapping[str, str]
    roles: Mapping[str, str]
    phases: Mapping[str, str]
    sides: Mapping[str, str]
    spanish: frozenset[str]


@frozen_dataclass
class FeedbackFile:
    """What a file of answers says.

    Attributes:
        answers: One for each row that says something.
        remarks: Columns nobody knows and cells that could not be read, each with where.
    """

    answers: tuple[Feedback, ...]
    remarks: tuple[str, ...]


def answers_in(
    rows: Sequence[Sequence[Any]], words: FormWords, case_id: str, today: date, name: str
) -> FeedbackFile:
    """The answers of a table whose first row heads the columns.

    A cell that cannot be read is left out of its answer and named; it is never taken for another
    value. Names and mail addresses are not read: only the columns of the form are.

    Args:
        rows: Of the sheet.
        words: Of the form.
        case_id: Whose answers they are.
        today: The day of an answer that has none.
        name: Of the file.

    Raises:
        InputProblem: No column is one of the form's.
    """
    if not rows:
        raise InputProblem(f"{name} is empty.")
    heads = [same(str(cell or "")) for cell in rows[0]]
    fields = [words.columns.get(head, "") for head in heads]
    if not set(fields) & {*_ANSWERS}:
        raise InputProblem(
            f"No column of {name} is a question of the form. Keep the headings of the form that "
            "is made under Export: the six statements, What helped, What we should do otherwise."
        )
    doubled = [field for field, count in Counter(filter(None, fields)).items() if count > 1]
    headings = {field: str(cell).strip() for field, cell in zip(fields, rows[0], strict=True)}
    if doubled:
        raise InputProblem(
            f"{name} has two columns for the same question, “{headings[doubled[0]]}”. Leave one "
            "of them."
        )
    remarks = [
        f"Column “{cell}” is not read."
        for cell, field in zip(rows[0], fields, strict=True)
        if not field and _said(cell)
    ]
    spanish = any(head in words.spanish for head in heads)
    answers = list[Feedback]()
    for number, row in enumerate(rows[1:], start=2):
        cells = {f: c for f, c in zip(fields, row, strict=False) if f and _said(c)}
        if not any(key in cells for key in _ANSWERS):
            continue  # an empty row, or what the form itself says below its table
        values, unread = _values(cells, words)
        remarks += (
            f"Row {number}, {headings[field]}: “{cells[field]}” cannot be read and is left out."
            for field in unread
        )
        if not any(key in values for key in _ANSWERS):
            continue
        values.setdefault("given_on", today)
        language = FeedbackLanguage.SPANISH if spanish else FeedbackLanguage.ENGLISH
        answers.append(Feedback(case_id=case_id, language=language, file_name=name, **values))
    if not answers:
        raise InputProblem(f"No row of {name} has an answer.")
    return FeedbackFile(tuple(answers), tuple(remarks))


def same(text: str) -> str:
    """A text as it is compared: case, spaces, a number before it and a sign after it left out."""
    bare = _NUMBERED.sub("", " ".join(plain(text).casefold().split()))
    return bare.rstrip(".:?*")


def _said(cell: Any) -> bool:
    return cell is not None and str(cell).strip() != ""


def _values(cells: Mapping[str, Any], words: FormWords) -> tuple[dict[str, Any], list[str]]:
    """The fields of one answer, and those that cannot be read."""
    read = {field: _read(field, cell, words) for field, cell in cells.items()}
    values = {field: value for field, value in read.items() if value is not None}
    return values, [field for field in read if field not in values]


def _read(field: str, cell: Any, words: FormWords) -> Any:
    text = str(cell).strip()
    if field in STATEMENTS:
        return _score(text)
    if field == "role":
        return words.roles.get(same(text))
    if field == "phase":
        code = words.phases.get(same(text))
        return None if code is None else FeedbackPhase(code)
    if field == "side":
        code = words.sides.get(same(text))
        return None if code is None else FeedbackSide(code)
    if field == "given_on":
        return _day(cell)
    return text


def _score(text: str) -> int | None:
    """A whole number of the scale, however a survey wrote it: "4", "4.0", "4 of 5", "4 - agree"."""
    first = text.replace(",", ".").split()[0].rstrip("-–:.")
    try:
        number = float(first)
    except ValueError:
        return None
    return int(number) if number.is_integer() and LEAST <= number <= MOST else None


def _day(cell: Any) -> date | None:
    if isinstance(cell, date):
        return date(cell.year, cell.month, cell.day)
    for order in ("%Y-%m-%d", "%m/%d/%Y"):
        try:
            return datetime.strptime(str(cell).strip()[:10], order).date()
        except ValueError:
            continue
    return None
