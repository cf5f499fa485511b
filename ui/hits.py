"""What the box for everything offers: places, pages, actions and texts, each with its kind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from sos_desktop.foundation.frozen import frozen_dataclass
from ui import finding
from ui.navigation import TARGETS, Target
from ui.pages.find_commands import FindCommand, commands_beside
from ui.pages.registry import ABOVE, BELOW, PAGES

if TYPE_CHECKING:
    from sos_desktop.services.county.county_files import CountyFile
    from sos_desktop.services.county.matching import NameIndex
    from sos_desktop.services.county.search import TextHit

TEXTS = 5
ASKED_BY = "asked_by"
"""Property of an action that takes work back: the word without which it is not offered."""
_NAMED_BY_TITLE = ("person", "team_member", "provider")


@frozen_dataclass
class Hit:
    """Something to choose, and where it leads or what it does.

    Attributes:
        words: What it is, and more about it.
        keywords: Other words by which it is found.
        marks: Where in `text` the words looked for stand, as (first letter, how many).
        target: Where it leads; None when it does something.
        action: What it does instead.
        command: What it begins on its page.
    """

    text: str
    icon: str
    target: Target | None = None
    words: str = ""
    keywords: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    action: QAction | None = None
    command: FindCommand | None = None


@frozen_dataclass
class SearchContext:
    """Where one is: the open page, the case it is about, and what can be done now.

    Attributes:
        keywords: Other words by which some of the commands are known.
    """

    page: str = ""
    case_id: str | None = None
    commands: Sequence[QAction] = ()
    keywords: Mapping[QAction, str] = field(default_factory=dict)


@frozen_dataclass
class KnownHits:
    """What can be found by name, with the names made ready."""

    hits: list[Hit]
    names: "NameIndex"

    def best(self, wanted: str, limit: int) -> list[Hit]:
        """Those that fit, best first."""
        found = (self.hits[place] for place in self.names.best(wanted, len(self.hits)))
        return list(islice((hit for hit in found if _may_be_meant(hit, wanted)), limit))

    def and_here(self, here: SearchContext) -> "KnownHits":
        """Also pages, what can be done where one is, and what other pages offer."""
        more = [*_pages(here.commands), *_commands(here), *_offered(here)]
        names = self.names.and_these([hit.text for hit in more], [hit.keywords for hit in more])
        return KnownHits([*self.hits, *more], names)


def _may_be_meant(hit: Hit, wanted: str) -> bool:
    """Whether the word was begun without which an action is never meant (`ASKED_BY`)."""
    word = str(hit.action.property(ASKED_BY) or "") if hit.action is not None else ""
    return not word or any(word.lower().startswith(part) for part in wanted.lower().split())


def known_places(county: "CountyFile") -> KnownHits:
    """Every place of the county; on the worker."""
    from sos_desktop.services.county import matching, search

    hits = [
        Hit(place.name, finding.place_icon(place), finding.way_to_place(place), place.words)
        for place in search.places(county)
    ]
    return KnownHits(hits, matching.NameIndex(hit.text for hit in hits))


def found_texts(county: "CountyFile", wanted: str) -> list[Hit]:
    """The texts that fit best; on the worker."""
    from sos_desktop.services.county import search

    return [_of_text(hit) for hit in search.texts(county, wanted, limit=TEXTS)]


def _of_text(hit: "TextHit") -> Hit:
    text, marks = hit.line, hit.marks
    if hit.kind in _NAMED_BY_TITLE:
        pieces = [text[at : at + count] for at, count in marks]
        text = hit.title
        marks = tuple((text.find(piece), len(piece)) for piece in pieces if piece in text)
    elif hit.title and hit.title not in text:
        before = f"{hit.title}: "
        text, marks = before + text, tuple((at + len(before), count) for at, count in marks)
    return Hit(
        text, finding.text_icon(hit), finding.way_to_text(hit), _what_and_where(hit), marks=marks
    )


def _what_and_where(hit: "TextHit") -> str:
    from sos_desktop.services.county.search import TEXT_KINDS

    words = [TEXT_KINDS[hit.kind], hit.about, hit.where, "closed case" if hit.closed else ""]
    return ", ".join(word for word in words if word)


def _pages(commands: Sequence[QAction]) -> Iterable[Hit]:
    keys = {plain(action): action.shortcut().toString() for action in commands}
    for spec in (*ABOVE, *BELOW, PAGES["people"], PAGES["licenses"]):
        shortcut = keys.get(spec.title, "")
        words = f"Page, {shortcut}" if shortcut else "Page"
        yield Hit(spec.title, spec.icon, TARGETS[spec.key](), words=words)


def _commands(here: SearchContext) -> Iterable[Hit]:
    known = {spec.title for spec in PAGES.values() if spec.key != "visit"}
    for action in here.commands:
        if plain(action) not in known:
            known.add(
                plain(action)
            )  # a menu and the open page may both have it: the menu's has keys
            keys = action.shortcut().toString()
            words = f"Action, {keys}" if keys else "Action"
            keywords = here.keywords.get(action, "")
            yield Hit(plain(action), "chevron-right", words=words, keywords=keywords, action=action)


def _offered(here: SearchContext) -> Iterable[Hit]:
    for command in commands_beside(here.page):
        where = PAGES[command.target.page].title
        if command.of_case:
            where = "this case" if here.case_id else "asks for the case"
        yield Hit(
            command.words,
            command.icon,
            command.target,
            f"Action, {where}",
            command.keywords,
            command=command,
        )


def plain(action: QAction) -> str:
    """An action's words as they are read."""
    words = str(action.property("command") or action.text().replace("&", ""))
    return words.removesuffix("…")
