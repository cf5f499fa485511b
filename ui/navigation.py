"""Where the window can go: one frozen target per page.

Nothing here is slow to import; pages themselves are imported when they are first opened.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, field
from typing import Any, ClassVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton

from sos_desktop.foundation.frozen import frozen_dataclass

Control = QAction | QAbstractButton


@frozen_dataclass
class Press:
    """What a person would press on a page.

    Attributes:
        words: What it is called.
        control: Given the page, what is pressed.
    """

    words: str
    control: Callable[[Any], Control]


@frozen_dataclass
class Target:
    """A page, and what to go to on it; a field left as it is asks for nothing.

    Attributes:
        page: The key of the page.
        begin: What a person would press there next; two targets that differ in it only are equal.
    """

    page: ClassVar[str]
    begin: Press | None = field(default=None, kw_only=True, compare=False)

    @property
    def asks(self) -> bool:
        """Whether it names something on the page, and not just the page."""
        return self != type(self)()


@frozen_dataclass
class TodayTarget(Target):
    """Today; `county_date` is the id of a date of the year to edit."""

    page: ClassVar[str] = "today"
    county_date: str | None = None


@frozen_dataclass
class CaseloadTarget(Target):
    """The caseload, with the release day of a Dashboard year begun."""

    page: ClassVar[str] = "caseload"
    release_year: int | None = None


@frozen_dataclass
class DistrictsTarget(Target):
    """An LEA, by its CDS code, in a Dashboard year."""

    page: ClassVar[str] = "districts"
    cds: str | None = None
    year: int | None = None


@frozen_dataclass
class IdentificationTarget(Target):
    """The identification of a Dashboard year."""

    page: ClassVar[str] = "identification"
    year: int | None = None


@frozen_dataclass
class DataTarget(Target):
    """The data page, asking for files to load."""

    page: ClassVar[str] = "data"
    ask_for_files: bool = False


@frozen_dataclass
class ProvidersTarget(Target):
    """One provider, or a tab: "register", "needs", "load", "capacity", "offers"."""

    page: ClassVar[str] = "providers"
    provider_id: str | None = None
    tab: str | None = None


@frozen_dataclass
class ReportsTarget(Target):
    """A tab of the reports page ("letters", "agenda", "templates", "year"), for an LEA."""

    page: ClassVar[str] = "reports"
    tab: str | None = None
    year: int | None = None
    cds: str | None = None


@frozen_dataclass
class BoardTarget(Target):
    """The papers for the board of a case."""

    page: ClassVar[str] = "board"
    case_id: str | None = None


@frozen_dataclass
class SettingsTarget(Target):
    """The settings; `at_copies` where the copies of the county file are."""

    page: ClassVar[str] = "settings"
    at_copies: bool = False


@frozen_dataclass
class HelpTarget(Target):
    """The help."""

    page: ClassVar[str] = "help"


@frozen_dataclass
class LicensesTarget(Target):
    """What the program is made of, and the terms of each part."""

    page: ClassVar[str] = "licenses"


@frozen_dataclass
class CaseTarget(Target):
    """A case, one of its tabs, and a record there.

    Attributes:
        case_id: None stays with the case last shown.
        tab: The tab's key; None lets the case decide.
        record: Kind and id of a record of the tab; for texts of the case itself a word of theirs
            takes the place of the id.
    """

    page: ClassVar[str] = "case"
    case_id: str | None = None
    tab: str | None = None
    record: tuple[str, str] | None = None


@frozen_dataclass
class FindTarget(Target):
    """All texts that hold some words."""

    page: ClassVar[str] = "find"
    text: str | None = None


@frozen_dataclass
class PeopleTarget(Target):
    """A person, or the people of an LEA: "*" for all LEAs, "" for those of none."""

    page: ClassVar[str] = "people"
    person_id: str | None = None
    cds: str | None = None


@frozen_dataclass
class VisitTarget(Target):
    """A site visit of a case; without a contact today's, begun when there is none."""

    page: ClassVar[str] = "visit"
    case_id: str | None = None
    contact_id: str | None = None


TARGETS: Mapping[str, type[Target]] = {
    kind.page: kind
    for kind in (
        TodayTarget,
        CaseloadTarget,
        DistrictsTarget,
        IdentificationTarget,
        DataTarget,
        ProvidersTarget,
        ReportsTarget,
        BoardTarget,
        SettingsTarget,
        HelpTarget,
        LicensesTarget,
        CaseTarget,
        FindTarget,
        PeopleTarget,
        VisitTarget,
    )
}
"""Every page's kind of target, by the page's key."""


def to_stored(target: Target) -> str:
    """A target as a text that outlives the program; without what would begin there."""
    asks = {name: value for name, value in asdict(target).items() if name != "begin" and value}
    return json.dumps({"page": target.page, **asks})


def from_stored(text: str) -> Target | None:
    """The target a text was written from; None where it is none, or of another program."""
    try:
        found = json.loads(text)
        return TARGETS[found.pop("page")](**found)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
