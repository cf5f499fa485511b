"""What is looked at before a paper is saved: what is empty, must not leave, or names somebody.

A check never changes a paper; it says what to look at, and whoever saves decides.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum

from sos_desktop.domain.casework.access.left_out import LeftOutLine
from sos_desktop.domain.documents.glossary import unexplained
from sos_desktop.domain.documents.report import (
    Block,
    Bullets,
    ChartBlock,
    CostBlock,
    DotsBlock,
    FishboneBlock,
    HeatMapBlock,
    Paragraph,
    ProcessBlock,
    ReportDocument,
    TableBlock,
    flat,
    texts_in,
)
from sos_desktop.domain.formats import counted
from sos_desktop.domain.readability import PLAIN_GRADE, grade
from sos_desktop.domain.text import signs_named
from sos_desktop.foundation.frozen import frozen_dataclass

_LEAST_SECRET = 12
"""A shorter text may stand in a paper by chance."""
_NAMED = 5
_WORD = re.compile(r"\w+")
_PERSON = re.compile(r"[^\W\d_][\w.'’-]*( [^\W\d_][\w.'’-]*){1,3}")
"""Two to four words without commas; a role that is kept as a name is told by its words."""
_ROLES = frozenset(
    (
        *("aide", "aides", "and", "association", "board", "clerk", "committee", "coordinator"),
        *("counselor", "director", "for", "lead", "liaison", "manager", "of", "office", "parent"),
        *("parents", "president", "principal", "specialist", "staff", "student", "students"),
        *("superintendent", "teacher", "teachers", "team", "the", "trustee", "union"),
    )
)


class CheckState(StrEnum):
    """How a check came out."""

    GOOD = "good"
    LOOK = "look"
    """A person should look; the paper can be saved."""
    STOP = "stop"
    """It must not leave like this."""


@frozen_dataclass
class PaperCheck:
    """One thing that was looked at: what, how it came out, and the sentence that says so."""

    name: str
    state: CheckState
    words: str


@frozen_dataclass
class CheckedAgainst:
    """What a paper is held against.

    Attributes:
        left_out: What its readers may not have.
        shared: What they may have; words that stand there too are no secret.
        people: Names of people the county file knows.
        board_dates: Whether the day of the board and of the next report are set.
        glossary: What explains abbreviations.
        unprintable: Signs no typeface has.
        beside: What stands in the other papers of the same pack.
    """

    left_out: tuple[LeftOutLine, ...]
    shared: Collection[str]
    people: Collection[str]
    board_dates: tuple[bool, bool]
    glossary: Mapping[str, str]
    unprintable: Sequence[str] = ()
    beside: Collection[str] = ()


def check_paper(document: ReportDocument, against: CheckedAgainst) -> tuple[PaperCheck, ...]:
    """Everything that is looked at, in the order it matters."""
    blocks = [block for section in document.sections for block in flat(section.blocks)]
    texts = [text for block in blocks for text in texts_in(block)]
    said = [document.title, document.subtitle, document.band, *texts]
    found = [
        _secrets(said, against),
        _people(said, against.people),
        _empty(document, blocks),
        _alternatives(blocks),
        _abbreviations(said, against),
        _dates(against.board_dates),
        _signs(against.unprintable),
    ]
    if document.language.startswith("en"):
        found.append(_plain(texts))
    return tuple(found)


def _secrets(said: Iterable[str], against: CheckedAgainst) -> PaperCheck:
    whole, shared = _one_line(" ".join(said)), _one_line(" ".join(against.shared))
    secret = [
        line
        for line in against.left_out
        for text in map(_one_line, line.texts)
        if len(text) >= _LEAST_SECRET and text in whole and text not in shared
    ]
    if not secret:
        words = "Nothing stands in it that is not for its readers."
        return PaperCheck("Office notes", CheckState.GOOD, words)
    kinds = ", ".join(dict.fromkeys(line.kind.lower() for line in secret))
    words = f"Words stand in it that are not for its readers: {kinds}. Do not save it like this."
    return PaperCheck("Office notes", CheckState.STOP, words)


def _people(said: Iterable[str], people: Collection[str]) -> PaperCheck:
    words = [_WORD.findall(text.casefold()) for text in said]
    joined = "\n".join(f" {' '.join(found)} " for found in words)
    named = [
        name
        for name in people
        if _PERSON.fullmatch(name) and not _ROLES.intersection(_WORD.findall(name.casefold()))
        if f" {' '.join(_WORD.findall(name.casefold()))} " in joined
    ]
    if not named:
        return PaperCheck("Names", CheckState.GOOD, "Nobody the county file knows is named.")
    told = ", ".join(sorted(named)[:_NAMED])
    return PaperCheck("Names", CheckState.LOOK, f"People are named: {told}. A role may do.")


def _empty(document: ReportDocument, blocks: list[Block]) -> PaperCheck:
    empty = [section.title for section in document.sections if not section.blocks]
    empty += [getattr(block, "name", "a paragraph") for block in blocks if _is_empty(block)]
    if document.sections and not empty:
        return PaperCheck("Nothing empty", CheckState.GOOD, "Every part holds something.")
    told = ", ".join(name for name in empty if name) or "the whole paper"
    return PaperCheck("Nothing empty", CheckState.STOP, f"Nothing stands here yet: {told}.")


def _is_empty(block: Block) -> bool:
    match block:
        case Paragraph():
            return not block.text.strip()
        case Bullets():
            return not any(item.strip() for item in block.items)
        case TableBlock() | HeatMapBlock():
            return not block.rows
        case _:
            return False


def _alternatives(blocks: list[Block]) -> PaperCheck:
    drawn = [
        block
        for block in blocks
        if isinstance(block, ChartBlock | DotsBlock | CostBlock | FishboneBlock | ProcessBlock)
    ]
    bare = [block for block in drawn if not block.alternative.strip()]
    name = "Pictures in words"
    if bare:
        return PaperCheck(name, CheckState.STOP, f"{counted(len(bare), 'picture')} without words.")
    words = f"{counted(len(drawn), 'picture')}, said in words for those who do not see it."
    return PaperCheck(name, CheckState.GOOD, words if drawn else "No picture.")


def _abbreviations(said: Sequence[str], against: CheckedAgainst) -> PaperCheck:
    """An abbreviation is explained where what it means stands in the paper, or beside it."""
    told = "\n".join((*said, *against.beside))
    known = {
        key: entry for key, entry in against.glossary.items() if entry.partition(": ")[2] in told
    }
    found = unexplained(known, said)
    if not found:
        return PaperCheck("Abbreviations", CheckState.GOOD, "Every one is explained.")
    told = ", ".join(found[:_NAMED])
    return PaperCheck("Abbreviations", CheckState.LOOK, f"Not explained: {told}.")


def _dates(set_: tuple[bool, bool]) -> PaperCheck:
    names = ("the day of the board meeting", "the day of the next report")
    lacking = [name for name, there in zip(names, set_, strict=True) if not there]
    if not lacking:
        return PaperCheck(
            "Dates", CheckState.GOOD, "The board meeting and the next report are set."
        )
    return PaperCheck("Dates", CheckState.LOOK, f"Not set yet: {' and '.join(lacking)}.")


def _signs(lacking: Sequence[str]) -> PaperCheck:
    if not lacking:
        return PaperCheck("Characters", CheckState.GOOD, "Every character can be printed.")
    words = f"□ stands in the PDF for what its typeface lacks: {signs_named(lacking)}."
    return PaperCheck("Characters", CheckState.LOOK, words)


def _plain(texts: list[str]) -> PaperCheck:
    found = grade(texts)
    if found is None:
        return PaperCheck("Plain words", CheckState.GOOD, "Too few words to tell.")
    words = f"It reads at grade {found:.1f}."
    if found <= PLAIN_GRADE:
        return PaperCheck("Plain words", CheckState.GOOD, words)
    return PaperCheck("Plain words", CheckState.LOOK, f"{words} Grade 9 or lower is plain.")


def _one_line(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
