"""The county's own templates: kept in the county file, with working copies for Word beside it.

The county file holds what counts, so that templates travel with it. Word needs a file, so each has
a working copy in the program's folder, by county file. A working copy that was changed since it was
written is taken in; one that was not gives way to what the county file holds.
"""

import hashlib
import json
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from db.contents import get_content, has_content, put_content
from db.deleting import delete_whole
from db.models.county import FILE_ID, MetaRow
from db.models.registry import row_class
from sos_desktop.domain.casework.letters.letter_kinds import LetterKind
from sos_desktop.domain.casework.records import LetterTemplate
from sos_desktop.foundation import clock, paths
from sos_desktop.foundation.errors import EnvironmentProblem
from sos_desktop.foundation.files import write_atomically, write_problem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.county import registers
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.write_gate import keep

USABLE = ".docx"
FORMS = (
    USABLE,
    ".docm",
    ".dotx",
    ".dotm",
    ".doc",
    ".odt",
    ".ott",
    ".fodt",
    ".rtf",
    ".pages",
    ".wpd",
    ".wps",
    ".txt",
    ".html",
    ".htm",
    ".gdoc",
    ".pdf",
)
"""What a county's template may have been saved as, the usable form first."""

_MARKS = "written.json"
"""In the folder of working copies: the hash of each as the program wrote it."""
_TAKEN_OVER = "taken over"
"""Mark of the day the folder that all files of a county shared was looked through."""


@frozen_dataclass
class OwnTemplates:
    """The county's own templates as files.

    Attributes:
        paths: By letter; a letter that is not among them uses the shipped one.
        damaged: Letters whose template is damaged inside the county file.
    """

    paths: dict[LetterKind, Path]
    damaged: frozenset[LetterKind] = frozenset()


def folder_of(county: CountyFile) -> Path:
    """Where the working copies of this county file are."""
    with county.session() as session:
        row = session.get(MetaRow, FILE_ID)
    return paths.data_dir() / "templates" / (row.value if row is not None else county.county_code)


def own_templates(county: CountyFile) -> OwnTemplates:
    """The county's own templates, working copies and county file brought together first.

    Raises:
        EnvironmentProblem: A working copy cannot be written or read.
    """
    folder, kinds = folder_of(county), {kind.value: kind for kind in LetterKind}
    known = registers.all_of(county, LetterTemplate)
    kept = {kinds[t.letter]: t for t in known if t.letter in kinds}
    marks = _read_marks(folder)
    written = _take_over(county, folder, kept, marks)
    found, damaged = _working_copies(folder), set[LetterKind]()
    for kind in {*kept, *found}:
        template, path = kept.get(kind), found.get(kind)
        sha256 = _sha256(path) if path is not None else ""
        if path is not None and sha256 != marks.get(kind.value, ""):
            if path.suffix.casefold() == USABLE:
                _take_in(county, kind, path, sha256, template)
                written[kind.value] = sha256
        elif template is not None and template.sha256 != sha256:
            path = _write_out(county, kind, template, folder)
            if path is None:
                damaged.add(kind)
                continue
            found[kind], written[kind.value] = path, template.sha256
        elif template is None and path is not None:
            # The program wrote it for a template this county file holds no longer.
            path.unlink(missing_ok=True)
            del found[kind]
    if written != marks:
        _write_marks(folder, written)
    return OwnTemplates(found, frozenset(damaged))


def begin(county: CountyFile, kind: LetterKind, content: bytes) -> Path:
    """Make a template the county's own, with a working copy to edit.

    Raises:
        EnvironmentProblem: The copy cannot be written.
    """
    folder = folder_of(county)
    path = folder / f"{kind.value}{USABLE}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_problem(path, error) from error
    write_atomically(path, content)
    own_templates(county)
    return path


def forget(county: CountyFile, kind: LetterKind) -> Path | None:
    """Use the shipped template again; the working copy is put aside, and where is returned.

    Raises:
        EnvironmentProblem: It cannot be moved, most likely because it is open in Word.
    """
    path, aside = own_templates(county).paths.get(kind), None
    if path is not None:
        folder = path.parent / "put aside"
        try:
            folder.mkdir(exist_ok=True)
            aside = folder / f"{path.stem} {clock.now():%Y-%m-%d %H%M%S}{path.suffix}"
            path.replace(aside)
        except OSError as error:
            raise EnvironmentProblem(
                f"{path.name} could not be put aside, most likely because it is open in Word. "
                "Close it there, then try again.",
                details=error,
                where=str(path),
            ) from error
    with county.session("") as session:
        for row in session.query(row_class(LetterTemplate)).filter_by(letter=kind.value):
            delete_whole(session, row)
    return aside


def _take_over(
    county: CountyFile, folder: Path, kept: Collection[LetterKind], marks: dict[str, str]
) -> dict[str, str]:
    """Once for each county file: what lies in the folder all files of a county had together."""
    if _TAKEN_OVER in marks or county.is_sample:
        return dict(marks)
    here = {*kept, *_working_copies(folder)}
    for kind, path in _working_copies(folder.parent / county.county_code).items():
        if kind not in here:
            folder.mkdir(parents=True, exist_ok=True)
            write_atomically(folder / path.name, path.read_bytes())
    return {**marks, _TAKEN_OVER: clock.today().isoformat()}


def _working_copies(folder: Path) -> dict[LetterKind, Path]:
    """The files of a folder by letter, the usable form before others; case does not matter."""
    names = {
        path.name.casefold(): path
        for path in sorted(folder.iterdir() if folder.is_dir() else ())
        if path.is_file()
    }
    found: dict[LetterKind, Path] = {}
    for kind in LetterKind:
        of_kind = (names[n] for form in FORMS if (n := f"{kind.value}{form}") in names)
        if (path := next(of_kind, None)) is not None:
            found[kind] = path
    return found


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise not_opened(path, error) from error


def not_opened(path: Path, error: OSError) -> EnvironmentProblem:
    """What is said of a template that cannot be read."""
    return EnvironmentProblem(
        f"{path.name} could not be opened: it is gone, or another program holds it. Close it "
        "there, then try again.",
        details=error,
        where=str(path),
    )


def _take_in(
    county: CountyFile, kind: LetterKind, path: Path, sha256: str, before: LetterTemplate | None
) -> None:
    content = path.read_bytes()
    taken = LetterTemplate(
        letter=kind.value, name=path.name, sha256=sha256, taken_in_on=clock.today()
    )
    if before is not None:
        taken = replace(taken, id=before.id)
    with county.session("") as session:
        if not has_content(session, sha256):
            put_content(session, sha256, content)
        keep(session, taken)


def _write_out(
    county: CountyFile, kind: LetterKind, template: LetterTemplate, folder: Path
) -> Path | None:
    """The working copy of a kept template; None when it is damaged inside the county file."""
    with county.session() as session:
        content = get_content(session, template.sha256)
    if content is None or hashlib.sha256(content).hexdigest() != template.sha256:
        return None
    path = folder / f"{kind.value}{USABLE}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_problem(path, error) from error
    write_atomically(path, content)
    return path


def _read_marks(folder: Path) -> dict[str, str]:
    try:
        found = json.loads((folder / _MARKS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}


def _write_marks(folder: Path, marks: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    write_atomically(folder / _MARKS, json.dumps(marks, sort_keys=True).encode("utf-8"))
