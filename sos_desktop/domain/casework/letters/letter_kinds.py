"""Letters and one-pagers: which there are, and which of them fits what is known of an LEA."""

from sos_desktop.domain.casework.words import Route, Words
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.foundation.frozen import frozen_dataclass


class LetterKind(Words):
    """A letter, one-pager or agenda; the code is also the name of its template file."""

    NEW = "new-district", "New district"
    AGAIN = "identified-again", "Identified again"
    SECOND_YEAR = "second-year", "Second year"
    GEO_LEAD = "geographic-lead", "Geographic Lead (EC 52071(f))"
    LEVEL_3 = "level-3", "Direct technical assistance (EC 52072)"
    CHARTER = "charter", "Charter school"
    NOT_ELIGIBLE = "not-eligible", "Not eligible this year"
    VOLUNTARY = "voluntary", "Voluntary request"
    LCAP = "lcap-not-approved", "LCAP not approved"
    PAGE_ELIGIBLE = "one-page-eligible", "One-pager: eligible"
    PAGE_NOT_ELIGIBLE = "one-page-not-eligible", "One-pager: not eligible"
    AGENDA = "first-meeting-agenda", "First-meeting agenda"


PAGES = (LetterKind.PAGE_ELIGIBLE, LetterKind.PAGE_NOT_ELIGIBLE)
LETTERS = tuple(kind for kind in LetterKind if kind not in (*PAGES, LetterKind.AGENDA))
WITHOUT_YEAR = frozenset({LetterKind.VOLUNTARY, LetterKind.LCAP})
"""What answers a request or a plan and speaks of no Dashboard."""
BY_STATUS = frozenset(LetterKind) - {*WITHOUT_YEAR, LetterKind.AGENDA}
"""What speaks of an LEA's status, and so must say whose result that is."""


def file_words(kind: LetterKind) -> str:
    """What stands in the name of its file: "letter - New district", "- One-pager eligible"."""
    words = kind.words.partition(" (")[0].replace(":", "")
    return f"letter - {words}" if kind in LETTERS else f"- {words}"


@frozen_dataclass
class LetterStanding:
    """What decides which letter an LEA gets.

    Attributes:
        served: Whether its status is differentiated assistance; None when it cannot be told.
        help_year: Which year of help, 0 when not served or not counted, None when not known.
        met: Whether this year's criteria were met; None when it cannot be told.
        level_3: The flag of EC 52072; None when it cannot be told.
        in_a_row: Groups with a letter code in three determination years in a row.
        route: How its open case came in; None without an open case.
        again: It was in assistance the year before too, so its work goes on.
        why: Why something cannot be told, in clauses.
        geo_lead: EC 52071(f) applies, by CDE's list or by `in_a_row`.
    """

    kind: EntityKind
    served: bool | None
    help_year: int | None = 0
    met: bool | None = None
    level_3: bool | None = None
    in_a_row: tuple[str, ...] = ()
    route: Route | None = None
    again: bool = False
    why: tuple[str, ...] = ()
    geo_lead: bool = False


def proposed_letter(standing: LetterStanding) -> LetterKind | None:
    """The letter that fits best; None when there is none, and `no_letter_words` says why."""
    if standing.kind is EntityKind.COE:
        return None
    by_route = {Route.LCAP: LetterKind.LCAP, Route.VOLUNTARY: LetterKind.VOLUNTARY}
    asked = by_route.get(standing.route) if standing.route is not None else None
    if standing.served is not True and asked is not None:
        return asked
    if standing.kind is EntityKind.CHARTER:
        found = {True: LetterKind.CHARTER, False: LetterKind.NOT_ELIGIBLE, None: None}
        return found[standing.served]
    if standing.level_3:
        return LetterKind.LEVEL_3
    if standing.served is None:
        return None
    if not standing.served:
        return LetterKind.NOT_ELIGIBLE
    if standing.in_a_row or standing.geo_lead:
        return LetterKind.GEO_LEAD
    if standing.help_year is None:
        return None
    if standing.help_year > 1:
        return LetterKind.SECOND_YEAR
    return LetterKind.AGAIN if standing.again else LetterKind.NEW


def proposed_page(standing: LetterStanding) -> LetterKind | None:
    """The one-pager that fits; None when the status cannot be told."""
    if standing.served is None or standing.kind is EntityKind.COE:
        return None
    return LetterKind.PAGE_ELIGIBLE if standing.served else LetterKind.PAGE_NOT_ELIGIBLE


def no_letter_words(standing: LetterStanding) -> str:
    """Why no letter is proposed."""
    if standing.kind is EntityKind.COE:
        return "A county office is helped by the State Superintendent; see EC 52071.5"
    why = "; ".join(standing.why)
    return f"Its status cannot be told{f': {why}' if why else ''}"


def misfit(kind: LetterKind, standing: LetterStanding) -> str:
    """Why a letter would say more than is known of an LEA; "" when it fits."""
    charter = standing.kind is EntityKind.CHARTER
    first_year = standing.served is True and standing.help_year in (0, 1) and not charter
    if standing.kind is EntityKind.COE and kind is not LetterKind.AGENDA:
        return no_letter_words(standing)
    told = {
        LetterKind.NEW: (
            first_year and not standing.again,
            "says that its assistance begins with this Dashboard",
        ),
        LetterKind.AGAIN: (
            first_year and standing.again,
            "says that it was identified again while it was in assistance",
        ),
        LetterKind.SECOND_YEAR: (
            (standing.help_year or 0) > 1,
            "says that it is in its second year of assistance",
        ),
        LetterKind.GEO_LEAD: (
            bool(standing.in_a_row or standing.geo_lead) and not charter,
            "says that a student group met the criteria three years in a row",
        ),
        LetterKind.LEVEL_3: (
            standing.level_3 is True and (not charter or standing.route is Route.LEVEL_3),
            "says that it meets the test of EC 52072",
        ),
        LetterKind.CHARTER: (
            charter and standing.served is True,
            "says that it is a charter school that met the criteria in two years",
        ),
        LetterKind.NOT_ELIGIBLE: (
            standing.served is False,
            "says that it is not in differentiated assistance",
        ),
        LetterKind.VOLUNTARY: (
            standing.route is Route.VOLUNTARY,
            "answers a voluntary request, and no open case records one",
        ),
        LetterKind.LCAP: (
            standing.route is Route.LCAP,
            "speaks of an LCAP that was not approved, and no open case records that",
        ),
        LetterKind.PAGE_ELIGIBLE: (
            standing.served is True,
            "says that it is in differentiated assistance",
        ),
        LetterKind.PAGE_NOT_ELIGIBLE: (
            standing.served is False,
            "says that it is not in differentiated assistance",
        ),
    }
    fits, says = told.get(kind, (True, ""))
    if fits:
        return ""
    tail = "" if ", and " in says else ", and the loaded data do not say so"
    return f"This one {says}{tail}"
