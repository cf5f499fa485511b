"""Makes letters: into a folder, under names every system takes, with a list of how it went."""

from collections.abc import Sequence
from pathlib import Path

from sos_desktop.domain.casework.letters.letter_fields import MANY
from sos_desktop.domain.casework.letters.letter_kinds import WITHOUT_YEAR, LetterKind, file_words
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.foundation.errors import AppError, InputProblem
from sos_desktop.foundation.file_names import folded, free_stem, proposed_name
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.jobs import CancelToken, Progress, no_progress
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.exports import ShownTable, write_excel
from sos_desktop.services.letters.facts import LetterLea
from sos_desktop.services.letters.figures import Seen, values_for
from sos_desktop.services.letters.kept_letters import keep_copy, note_made
from sos_desktop.services.letters.template_fit import readiness
from sos_desktop.services.letters.templates import load, state
from sos_desktop.services.outputs import write_outputs
from sos_desktop.services.saved_files import unprinted_remark

NOT_REACHED = "not reached: cancelled before its turn"


@frozen_dataclass
class LetterRequest:
    """A letter to make."""

    lea: LetterLea
    kind: LetterKind


@frozen_dataclass
class MakingOutcome:
    """How one letter went.

    Attributes:
        why: Why it was not made; "" when it was.
        remarks: What to know about its files, in sentences.
    """

    lea: str
    kind: LetterKind
    files: tuple[Path, ...]
    why: str = ""
    case_id: str | None = None
    remarks: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Its files with what to know about them, or why it was not made."""
        names = ", ".join(path.name for path in self.files)
        return self.why or " ".join((f"{names}.", *self.remarks) if self.remarks else (names,))


@frozen_dataclass
class Batch:
    """How it went: `listing` is the workbook with the list, None when it could not be written."""

    folder: Path
    outcomes: tuple[MakingOutcome, ...]
    listing: Path | None
    changes: Changes

    @property
    def made(self) -> tuple[MakingOutcome, ...]:
        """What was made."""
        return tuple(found for found in self.outcomes if not found.why)

    @property
    def not_made(self) -> tuple[MakingOutcome, ...]:
        """What was not."""
        return tuple(found for found in self.outcomes if found.why)


@frozen_dataclass
class LetterFiles:
    """What to write; `keep` a copy in the case's files: the PDF, else the Word file."""

    word: bool = True
    pdf: bool = True
    keep: bool = False


def make_letters(
    county: CountyFile,
    wanted: Sequence[LetterRequest],
    folder: Path,
    how: LetterFiles,
    *,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> Batch:
    """Make letters one by one; one that cannot be made is listed with its reason, and skipped.

    Cancelling stops before the next letter; those already made stay and are listed.

    Raises:
        InputProblem: Neither Word nor PDF is wanted, nothing is chosen, or the folder is not there.
    """
    if not (how.word or how.pdf):
        raise InputProblem("Choose at least one kind of file: Word or PDF.")
    if not wanted:
        raise InputProblem("Choose at least one letter.")
    if not folder.is_dir():
        raise InputProblem("This folder is not there. Choose another one.", where="folder")
    token = cancel or CancelToken()
    taken = {folded(path.name) for path in folder.iterdir()}
    outcomes: list[MakingOutcome] = []
    seen: Seen = {}
    for number, one in enumerate(wanted):
        progress(number, len(wanted), f"{one.kind.words}: {one.lea.lea.name}")
        if token.cancelled:
            outcomes.append(MakingOutcome(one.lea.lea.name, one.kind, (), NOT_REACHED))
        else:
            outcomes.append(_one(county, one, folder, how, (taken, seen)))
    progress(len(wanted), len(wanted), "Writing the list")
    changes = _note(county, wanted, outcomes)
    return Batch(folder, tuple(outcomes), _list(county, outcomes, folder, taken), changes)


def letter_bytes(
    county: CountyFile, lea: LetterLea, kind: LetterKind, seen: Seen | None = None
) -> bytes:
    """One letter as a Word document; `seen` keeps figures for the next letter of the LEA.

    Raises:
        InputProblem: Something is missing; every missing thing is named.
    """
    from sos_desktop.exporters.letter_docx import fill

    found = state(county, kind)
    lacking = readiness(lea, found).obstacles
    if lacking:
        raise InputProblem("; ".join(obstacle.words.rstrip(".") for obstacle in lacking) + ".")
    values = values_for(county, lea, kind, found.fields, {} if seen is None else seen)
    author = str(lea.values.get("office_name") or f"{county.county} County Office of Education")
    return fill(load(found.path), values, MANY, f"{kind.words}: {lea.lea.name}", author)


def file_name(lea: str, kind: LetterKind, year: int) -> str:
    """A name without ending that every system takes: "Mesa Alta letter - New district 2025"."""
    of_year = f" {year}" if year and kind not in WITHOUT_YEAR else ""
    return proposed_name(lea, f"{file_words(kind)}{of_year}")


def _one(
    county: CountyFile,
    one: LetterRequest,
    folder: Path,
    how: LetterFiles,
    known: tuple[set[str], Seen],
) -> MakingOutcome:
    name, (taken, seen) = one.lea.lea.name, known
    try:
        word = letter_bytes(county, one.lea, one.kind, seen)
        contents = _contents(word, how)
        stem = free_stem(file_name(name, one.kind, one.lea.year), contents, taken)
        files = {folder / f"{stem}{ending}": content for ending, content in contents.items()}
        write_outputs(list(files.items()), made_from=[county.path])
        taken.update(folded(path.name) for path in files)
        case = one.lea.case if how.keep else None
        if case is not None:
            ending, content = list(contents.items())[-1]
            keep_copy(county, case.id, f"{stem}{ending}", content, one.kind)
        case_id = case.id if case else None
        return MakingOutcome(name, one.kind, tuple(files), "", case_id, _remarks(word, how))
    except AppError as error:
        return MakingOutcome(name, one.kind, (), error.message)


def _contents(word: bytes, how: LetterFiles) -> dict[str, bytes]:
    """The files of a letter by ending; the last is the one a case keeps."""
    contents = {".docx": word} if how.word else {}
    if how.pdf:
        from sos_desktop.exporters.letter_pdf import letter_pdf

        contents[".pdf"] = letter_pdf(word)
    return contents


def _remarks(word: bytes, how: LetterFiles) -> tuple[str, ...]:
    if not how.pdf:
        return ()
    from sos_desktop.exporters.letter_pdf import unprinted_in

    return unprinted_remark(
        unprinted_in(word),
        "The Word file has them." if how.word else "A Word file would have them.",
    )


def _note(
    county: CountyFile, wanted: Sequence[LetterRequest], outcomes: Sequence[MakingOutcome]
) -> Changes:
    made: dict[int, dict[str, tuple[LetterKind, ...]]] = {}
    for one, outcome in zip(wanted, outcomes, strict=True):
        if not outcome.why and one.lea.year:
            of_year = made.setdefault(one.lea.year, {})
            of_year[one.lea.lea.cds] = (*of_year.get(one.lea.lea.cds, ()), one.kind)
    for year, found in made.items():
        note_made(county, year, found)
    kept = any(outcome.case_id for outcome in outcomes)
    return Changes(Subject.REGISTERS | (Subject.CASE_CONTENT if kept else Subject.NOTHING))


def _list(
    county: CountyFile, outcomes: Sequence[MakingOutcome], folder: Path, taken: set[str]
) -> Path | None:
    rows = tuple(
        (
            found.lea,
            found.kind.words,
            "not made" if found.why else "made",
            found.words,
        )
        for found in outcomes
    )
    made = sum(not found.why for found in outcomes)
    note = f"{made} of {len(outcomes)} made. A letter with an empty field is never made."
    seen = ShownTable(
        "Letters",
        (note,),
        ("LEA", "Letter", "Result", "Files, or why not"),
        rows,
        (2.4, 2.0, 0.8, 4.0),
    )
    path = folder / f"{free_stem('Letters made', ['.xlsx'], taken)}.xlsx"
    try:
        return write_excel(county, [seen], path)
    except AppError:
        return None
