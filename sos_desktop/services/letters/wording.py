"""Sentences of letters about an LEA's status and what led to it; each says whose result it is."""

from collections.abc import Iterable
from datetime import date

from sos_desktop.domain.casework.records import Case
from sos_desktop.domain.casework.stages.routes import LCAP_STEPS
from sos_desktop.domain.casework.words import PRIORITIES, Route
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS, EntityKind
from sos_desktop.domain.identification.clock import carries_over, is_served
from sos_desktop.domain.identification.criteria import GroupResult
from sos_desktop.domain.identification.history import Basis, Movement
from sos_desktop.services.dashboard.releases import dashboard_releases
from sos_desktop.services.identification.identification_view import IdentificationRow
from sos_desktop.services.identification.reference import rule_book

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
NOTHING_NEAR = "No student group met a criterion in only one state priority area."
KIND_WORDS = {EntityKind.CHARTER: "charter school", EntityKind.COE: "county office of education"}


def long_date(day: date) -> str:
    """A day as letters write it: "November 25, 2026"."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def listing(words: Iterable[object]) -> str:
    """Words in a row: "a", "a and b", "a, b and c"; "" for none."""
    found = [str(word) for word in words]
    return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)


def group_names(groups: Iterable[str]) -> str:
    """Student groups in a sentence, by name."""
    return listing(STUDENT_GROUPS[group].name for group in groups)


def status_sentence(row: IdentificationRow, year: int) -> str:
    """The status and whose result it is; "" when it cannot be told."""
    status = row.status.status or row.status.owed.words
    if not status:
        return ""
    not_served = ", so it is not in differentiated assistance"
    means = f"“{status}”{not_served if row.status.served is False else ''}."
    if row.status.basis is Basis.OFFICIAL:
        return (
            f"On the California Department of Education's assistance list for the {year} "
            f"Dashboard, {row.lea.name} has the status {means}"
        )
    return (
        f"By our own computation from the {year} Dashboard files, {row.lea.name} has the status "
        f"{means} This is an estimate: the list of the California Department of Education decides."
    )


def route_sentence(route: Route | None, name: str) -> str:
    """How a case came in, where no status led to it; "" for other routes."""
    return (
        {
            Route.VOLUNTARY: f"{name} asked for this work itself.",
            Route.LCAP: f"The LCAP of {name} could not be approved as it was; "
            "we work on it together.",
            Route.CALPADS: f"The data of {name} were not submitted to CALPADS as required.",
        }.get(route, "")
        if route is not None
        else ""
    )


def before_sentence(row: IdentificationRow, year: int) -> str:
    """What the status was the year before; a field of its own always has something to say."""
    return _before(row, year) or f"This letter speaks of the {year} Dashboard only."


def status_with_before(row: IdentificationRow, year: int) -> str:
    """The status and whose result it is, then that of the year before where it is known."""
    status = status_sentence(row, year)
    return f"{status} {_before(row, year)}".strip() if status else ""


def _before(row: IdentificationRow, year: int) -> str:
    book = rule_book()
    before = book.year_before(year)
    if row.lea.kind == EntityKind.CHARTER and (before or 0) < book.charters.first_year:
        return ""
    anew = carries_over(book, year) and book.official(year) is not None
    said = {
        Movement.ENTERED: f"For {before} it was not in differentiated assistance.",
        Movement.CONTINUED: f"For {before} it was in differentiated assistance as well"
        + ("; with this identification the two years begin anew." if anew else "."),
        Movement.LEFT: f"For {before} it was still in differentiated assistance.",
        Movement.NONE: f"For {before} it was not in differentiated assistance either.",
    }.get(row.movement)
    return said if said and before else ""


def dashboard_sentence(year: int, fiscal_year: str, served: bool | None = True) -> str:
    """When a Dashboard came out, which school year it reports, and which year assistance is for.

    Args:
        year: Dashboard year.
        fiscal_year: The school year of assistance; "" where it is not known.
        served: Whether the LEA is assisted; one that is not reads for which year that holds.
    """
    follows = "assistance that follows from it" if served else "what is said here of assistance"
    found = dashboard_releases().get(year)
    if found is None:
        return f"{follows[0].upper()}{follows[1:]} is for {fiscal_year}." if fiscal_year else ""
    out = f", released {long_date(found.released)}," if found.released else ""
    help_ = f"; {follows} is for {fiscal_year}" if fiscal_year else ""
    return f"The {year} Dashboard{out} reports the school year {found.school_year}{help_}."


def lcap_steps(case: Case) -> tuple[str, ...]:
    """The steps of an LCAP review that are noted, with their days, in order."""
    taken = ((words, getattr(case, name)) for name, words in LCAP_STEPS.items())
    found = tuple(
        f"{words.partition(',')[0]}: {long_date(day)}" for words, day in taken if day is not None
    )
    return found or ("The dates of the review follow.",)


def reasons(
    row: IdentificationRow, year: int, first: str = "", missing: tuple[str, ...] = ()
) -> tuple[str, tuple[str, ...]]:
    """The sentence before the reasons, and the reasons, a line each; empty when not known.

    Args:
        row: The LEA.
        year: Dashboard year.
        first: For a second year of help: the sentence that says what began it.
        missing: Indicators that are not loaded; they could add groups and priorities.
    """
    listed = row.official is not None
    contradicted = not listed and (row.status.help_year or 0) > 1
    letters = {} if contradicted else row.letters()
    found = [_reason(row, group, letter) for group, letter in letters.items()]
    whose = _whose(official=row.status.basis is Basis.OFFICIAL)
    if found:
        # A later list says the status again, and never what led to it.
        return (
            f"{_whose(official=listed)}, each of these student groups met the criteria of {year} "
            f"in two or more state priority areas{open_words(missing) if not listed else ''}:",
            (*found, *_other_methods(row)),
        )
    if others := _other_methods(row):
        return f"{whose}, the criteria of {year} were met in this way:", others
    if is_served(row.status.status):
        if not first:
            return "", ()
        goes_on = "the second year of assistance goes on"
        return f"{whose}, no student group met the criteria of {year}; {goes_on}.", (first,)
    if row.status.criteria_met is None:
        return "", ()
    look = " Worth a look:" if missing or _one_priority(row) else ""
    return f"{whose}, the criteria of {year} were not met.{look}", near(row, missing=missing)


def _whose(*, official: bool) -> str:
    return "On the state's list" if official else "By our computation, an estimate"


def open_words(missing: tuple[str, ...]) -> str:
    """What a list may lack because files are not loaded, in brackets; "" when nothing is."""
    return f" (more is possible: {listing(missing)} not loaded)" if missing else ""


def not_told(year: int, missing: tuple[str, ...]) -> str:
    """What stands in place of a finding that a file that is not loaded could change."""
    return f"This cannot be told yet: {listing(missing)} of {year} not loaded."


def near(row: IdentificationRow, count: int = 4, missing: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Groups that met a criterion in one priority area only; a sentence when there are none."""
    if missing:
        return (not_told(row.status.year, missing),)
    found = tuple(result.sentence for result in _one_priority(row)[:count])
    return found or (NOTHING_NEAR,)


def _one_priority(row: IdentificationRow) -> list[GroupResult]:
    return [result for result in (row.computed or {}).values() if not result.letter]


def _reason(row: IdentificationRow, group: str, letter: str) -> str:
    own = (row.computed or {}).get(group)
    if own is not None and own.letter == letter:
        return own.sentence
    by_letter = {mark: priorities for priorities, mark in rule_book().letters.items()}
    name = STUDENT_GROUPS[group].name
    if letter not in by_letter:
        return f"{name}: named on the state's list."
    priorities = sorted(by_letter[letter])
    return f"{name}: {listing(f'Priority {n} ({PRIORITIES[n].lower()})' for n in priorities)}."


def _other_methods(row: IdentificationRow) -> tuple[str, ...]:
    texts = rule_book().methods
    return tuple(f"{texts[n]}." for n in (2, 3, 4) if row.status.methods.get(n))
