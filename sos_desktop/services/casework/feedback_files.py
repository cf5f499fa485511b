"""A file of answers about a phase of support, read and kept."""

from functools import cache
from itertools import islice
from pathlib import Path

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.changes import Changes
from sos_desktop.domain.documents.feedback_form import ASKED, role_words
from sos_desktop.domain.improvement.feedback import FeedbackFile, FormWords, answers_in, same
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.local_files import read_local
from sos_desktop.services.casework import records
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.languages import ENGLISH, language, languages, speaks

_MOST_ROWS = 20_000
_PART = "feedback"


@cache
def form_words() -> FormWords:
    """The words of the form in every language it is printed in, and the codes themselves."""
    columns = {same(name): name for name in ASKED}
    roles, phases, sides = dict[str, str](), dict[str, str](), dict[str, str]()
    english = set[str]()
    spanish = set[str]()
    for code in languages():
        if not speaks(code, _PART):
            continue
        catalog = language(code).catalog(_PART)
        heads = {same(catalog.word("columns", name)): name for name in ASKED}
        columns |= heads
        (english if code == ENGLISH else spanish).update(heads)
        roles |= {same(words): role for role, words in role_words(catalog).items()}
        phases |= {same(words): phase for phase, words in catalog.part["phases"].items()}
        sides |= {same(words): side for side, words in catalog.part["sides"].items()}
        for found in (roles, phases, sides):
            found |= {same(code): code for code in found.values()}
    return FormWords(columns, roles, phases, sides, frozenset(spanish - english))


def read_answers(file: CaseFile, path: Path) -> FeedbackFile:
    """The answers of the sheet with the most of them, and what of it is not read.

    Raises:
        InputProblem: It cannot be read as a table, or no sheet has the questions of the form.
    """
    refusal: InputProblem | None = None
    best: FeedbackFile | None = None
    for sheet in read_local(path):
        rows = _from_heads([list(row) for row in islice(sheet.rows(), _MOST_ROWS)])
        try:
            found = answers_in(rows, form_words(), file.case.id, clock.today(), path.name)
        except InputProblem as problem:
            refusal = refusal or problem
            continue
        if best is None or len(found.answers) > len(best.answers):
            best = found
    if best is None:
        raise refusal or InputProblem(f"{path.name} has no table.")
    return best


def _from_heads(rows: list[list[object]]) -> list[list[object]]:
    """The rows from the one on that has most headings of the form; titles may stand above it."""
    known = form_words().columns
    counts = [sum(same(str(cell or "")) in known for cell in row) for row in rows[:_ABOVE]]
    return rows[counts.index(max(counts)) :] if counts else rows


_ABOVE = 12


def take_answers(county: CountyFile, file: CaseFile, path: Path) -> tuple[Changes, FeedbackFile]:
    """Keep every answer of a file, as one change; the same file twice is refused.

    Raises:
        InputProblem: As of `read_answers`, or the same answers are kept already.
    """
    found = read_answers(file, path)
    kept = {_said(answer) for answer in file.feedback if answer.file_name}
    if all(_said(answer) in kept for answer in found.answers):
        raise InputProblem(f"The answers of {path.name} are taken in already.")
    return records.save_all(county, found.answers), found


def _said(answer: object) -> tuple[object, ...]:
    skipped = ("id", "case_id", "given_on", "file_name")
    slots = type(answer).__dataclass_fields__  # type: ignore[attr-defined]
    return tuple(getattr(answer, name) for name in slots if name not in skipped)
