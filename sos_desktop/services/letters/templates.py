"""The templates of letters: shipped ones, and the county's own copies, which come first."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sos_desktop.domain.casework.letters.letter_fields import FIELDS
from sos_desktop.domain.casework.letters.letter_kinds import BY_STATUS, LetterKind
from sos_desktop.foundation.errors import EnvironmentProblem, InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.paths import resource
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.letters.own_templates import (
    OwnTemplates,
    begin,
    folder_of,
    forget,
    not_opened,
    own_templates,
)

if TYPE_CHECKING:
    from sos_desktop.exporters.letter_docx import WordTemplate

__all__ = [
    "TemplateState",
    "back_to_shipped",
    "folder_of",
    "load",
    "own_copy",
    "shipped",
    "state",
    "states",
    "template_path",
    "unknown_words",
]

_DAMAGED = (
    "The county's own template “{words}” is damaged inside the county file. Choose “Back to the "
    "shipped one”, or put your file into the folder again."
)
_LIKE = 55.0
"""How alike, of 100, a known field must be to be offered for a misspelt one."""


@frozen_dataclass
class TemplateState:
    """A template as it stands.

    Attributes:
        path: The file used.
        own: Whether it is the county's own copy.
        problems: Why it cannot be used, in sentences; empty when it can.
        fields: The names of its fields.
    """

    kind: LetterKind
    path: Path
    own: bool
    problems: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


def shipped(kind: LetterKind) -> Path:
    """The template that goes with the program."""
    return resource("templates", "letters", f"{kind.value}.docx")


def template_path(county: CountyFile, kind: LetterKind) -> Path:
    """The template in use: the county's own if there is one, else the shipped one.

    A file of the same name in another form (.docm, .odt) is the county's own too, so that it is
    refused with its reason instead of being passed over. Case does not matter, on any system.
    """
    return own_templates(county).paths.get(kind, shipped(kind))


def states(county: CountyFile) -> tuple[TemplateState, ...]:
    """Every template and whether it can be used."""
    own = own_templates(county)
    return tuple(_state(own, kind) for kind in LetterKind)


def state(county: CountyFile, kind: LetterKind) -> TemplateState:
    """One template and whether it can be used."""
    return _state(own_templates(county), kind)


def _state(found: OwnTemplates, kind: LetterKind) -> TemplateState:
    path = found.paths.get(kind, shipped(kind))
    own = kind in found.paths
    if kind in found.damaged:
        return TemplateState(kind, path, True, (_DAMAGED.format(words=kind.words),))
    try:
        template = load(path)
    except (InputProblem, EnvironmentProblem) as error:
        return TemplateState(kind, path, own, (error.message,))
    return TemplateState(kind, path, own, _problems(kind, template), template.fields)


def load(path: Path) -> "WordTemplate":
    """Read a template; one that has not changed since is not read again.

    Raises:
        InputProblem: It cannot be a template.
        EnvironmentProblem: It cannot be opened.
    """
    try:
        facts = path.stat()
        return _loaded(path, facts.st_mtime_ns, facts.st_size)
    except OSError as error:
        raise not_opened(path, error) from error


@lru_cache(maxsize=64)
def _loaded(path: Path, _changed: int, _size: int) -> "WordTemplate":
    from sos_desktop.exporters.letter_docx import read_template

    return read_template(path.read_bytes(), path.name)


def _problems(kind: LetterKind, template: "WordTemplate") -> tuple[str, ...]:
    found = [unknown_words(name) for name in template.fields if name not in FIELDS]
    found += [
        f"“{words}” is no field: a field is one word in double braces, like {{{{ lea_name }}}}"
        f"{_meant(words)}."
        for words in template.odd
    ]
    if kind in BY_STATUS and not {"status_sentence", "status_with_before"} & set(template.fields):
        found.append(
            "The field {{ status_sentence }} is missing. It says whether a status is the state's "
            "or our own estimate, and a letter may not leave that out."
        )
    return tuple(found)


def unknown_words(name: str) -> str:
    """What is wrong with a field nobody knows, with the one that was likely meant."""
    return f"There is no field {{{{ {name} }}}}{_meant(name)}."


def _meant(name: str) -> str:
    from rapidfuzz import fuzz, process

    wanted = name.strip("{} ").casefold().replace(" ", "_")
    best = process.extractOne(wanted, list(FIELDS), scorer=fuzz.ratio, score_cutoff=_LIKE)
    return f" (did you mean {{{{ {best[0]} }}}}?)" if best else ""


def own_copy(county: CountyFile, kind: LetterKind) -> Path:
    """The county's own template, made from the shipped one when there is none yet.

    Raises:
        EnvironmentProblem: The copy cannot be written.
    """
    found = own_templates(county).paths.get(kind)
    return found or begin(county, kind, shipped(kind).read_bytes())


def back_to_shipped(county: CountyFile, kind: LetterKind) -> Path | None:
    """Use the shipped template again; the county's own is put aside, and where is returned.

    Raises:
        EnvironmentProblem: The own one cannot be moved, most likely because it is open in Word.
    """
    return forget(county, kind)
