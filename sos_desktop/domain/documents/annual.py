"""The county superintendent's annual summary of support: goals, districts, levels, what came of it.

What the law asks of it (EC 52066(i)) was recalled and not read in its current text; the paper says
so itself.
"""

from collections.abc import Iterable
from datetime import date

from sos_desktop.domain.casework.access.readers import PUBLIC, Reader
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.learning_words import GainStanding, GoalArea, OfferKind
from sos_desktop.domain.casework.partners.capacity import NeedOverTheYear
from sos_desktop.domain.casework.partners.hours import Hours
from sos_desktop.domain.casework.partners.shared_needs import Need
from sos_desktop.domain.casework.records import CountyGoal, Offer, YearSupport
from sos_desktop.domain.casework.stages.routes import school_year
from sos_desktop.domain.casework.words import ProviderKind, Route
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.report import (
    Block,
    Bullets,
    Cell,
    Paragraph,
    ReportDocument,
    Section,
    TableBlock,
)
from sos_desktop.domain.improvement.roll_up import RolledFigure, RollUp
from sos_desktop.foundation.frozen import frozen_dataclass

_WHOLE_YEAR = (7, 6)
"""First and last month of a school year."""
_TOLD = ("tests", "groups", "measures", "providers")
"""Sections of the roll-up that say what came of support."""


@frozen_dataclass
class OfferTaken:
    """An offer to all, with the names of the LEAs that take part."""

    offer: Offer
    leas: tuple[str, ...]


@frozen_dataclass
class CountyYearMaterial:
    """What the summary is made from.

    Attributes:
        year: The year in which the school year begins.
        leas: How many districts and charter schools the county has.
        files: Cases that were open in the year, as copies for the reader.
        needs, hours: Empty in a public copy; hours by consultant, with those they have a year.
        gains: What became of every gain of cases whose support ended.
        ended: In how many cases it ended.
    """

    county: str
    year: int
    leas: int
    goals: tuple[CountyGoal, ...]
    offers: tuple[OfferTaken, ...]
    files: tuple[CaseFile, ...]
    roll_up: RollUp
    reader: Reader
    needs: tuple[NeedOverTheYear, ...] = ()
    hours: tuple[tuple[str, Hours, int | None], ...] = ()
    gains: tuple[GainStanding, ...] = ()
    ended: int = 0


def annual_document(
    material: CountyYearMaterial, catalog: Catalog, made_on: date
) -> ReportDocument:
    """The summary as a county board can read it, or the office's own with capacity and hours."""
    public = material.reader is PUBLIC
    inside = () if public else (_capacity(material, catalog), _hours(material, catalog))
    return ReportDocument(
        title=catalog.heading("title", year=school_year(material.year)),
        organization=catalog.page.system_of_support.format(county=material.county),
        subtitle=catalog.say("subtitle", county=material.county, year=school_year(material.year)),
        made_on=made_on,
        sections=(
            _glance(material, catalog),
            _goals(material, catalog),
            _districts(material, catalog),
            _levels(material, catalog),
            _results(material, catalog),
            *inside,
        ),
        sources=(catalog.say("noted"),),
        public=public,
        language=catalog.language,
        overview=catalog.sheet("overview"),
        words=catalog.page,
    )


def _glance(material: CountyYearMaterial, catalog: Catalog) -> Section:
    assisted = {file.lea.name for file in material.files}
    third = {file.lea.name for file in material.files if file.case.route is Route.LEVEL_3}
    said = [
        catalog.say(
            "assisted",
            assisted=len(assisted),
            leas=material.leas,
            level_3=len(third),
            level_2=len(assisted - third),
        )
    ]
    taking = {name for taken in material.offers for name in taken.leas}
    if material.offers:
        said.append(
            catalog.say(
                "offered", offers=len(material.offers), taking=len(taking), leas=material.leas
            )
        )
        both = len(assisted & taking)
        said.append(catalog.say("built", both=both, without=len(assisted) - both))
    else:
        said.append(catalog.say("none_offered"))
    costs = [goal.dollars for goal in material.goals]
    costs += [one.dollars for file in material.files for one in _of_year(file, material.year)]
    known = [dollars for dollars in costs if dollars is not None]
    if known:
        total, missing = f"${sum(known):,}", len(costs) - len(known)
        key = "spent" if not missing else "spent_one" if missing == 1 else "spent_some"
        said.append(catalog.say(key, dollars=total, missing=missing))
    return Section(
        catalog.heading("glance"),
        (Paragraph(catalog.say("check"), lead=True), Bullets(tuple(said))),
    )


def _of_year(file: CaseFile, year: int) -> tuple[YearSupport, ...]:
    return tuple(one for one in file.year_support if one.year == year)


def _goals(material: CountyYearMaterial, catalog: Catalog) -> Section:
    column = catalog.column
    goals = sorted(material.goals, key=lambda goal: list(GoalArea).index(goal.area))
    blocks = list[Block]()
    if goals:
        rows = tuple(_goal(goal, catalog) for goal in goals)
        columns = (
            column("goal", width=3),
            column("area", width=1.6, choices=GoalArea),
            column("activities", width=2.6),
            column("metric", width=1.8),
            column("result", width=1.8),
            column("funding", width=1.6),
            column("dollars", "money", 1.4),
        )
        blocks.append(TableBlock(catalog.sheet("goals"), columns, rows, missing=catalog.unset))
    else:
        blocks.append(Paragraph(catalog.say("no_goals")))
    missing = [catalog.term(area) for area in GoalArea if area not in {g.area for g in goals}]
    if missing:
        blocks.append(Paragraph(catalog.say("areas_missing", areas=", ".join(missing))))
    return Section(catalog.heading("goals"), tuple(blocks), sheet=catalog.sheet("goals"))


def _goal(goal: CountyGoal, catalog: Catalog) -> tuple[Cell, ...]:
    own = catalog.say("in_lcap") if goal.in_lcap else ""
    funding = "; ".join(part for part in (goal.funding, own) if part)
    return (
        goal.text,
        catalog.term(goal.area),
        goal.activities or None,
        goal.metric or None,
        goal.result or None,
        funding or None,
        goal.dollars,
    )


def _districts(material: CountyYearMaterial, catalog: Catalog) -> Section:
    if not material.files:
        blocks: tuple[Block, ...] = (Paragraph(catalog.say("no_cases")),)
        return Section(catalog.heading("districts"), blocks, sheet=catalog.sheet("districts"))
    column, rows, without = catalog.column, list[tuple[Cell, ...]](), list[str]()
    for file in material.files:
        found = _of_year(file, material.year)
        if not found:
            without.append(file.lea.name)
        why = catalog.term(file.case.route)
        rows += [
            (file.lea.name, why, one.activities, one.funding or None, one.dollars) for one in found
        ] or [(file.lea.name, why, None, None, None)]
    columns = (
        column("lea", width=2),
        column("why", width=1.6, choices=Route),
        column("support", width=4),
        column("funding", width=2),
        column("dollars", "money", 1.4),
    )
    table = TableBlock(catalog.sheet("districts"), columns, tuple(rows), missing=catalog.unset)
    named = catalog.say("not_noted", names=", ".join(dict.fromkeys(without)))
    more = (Paragraph(named),) if without else ()
    return Section(catalog.heading("districts"), (table, *more), sheet=catalog.sheet("districts"))


def _levels(material: CountyYearMaterial, catalog: Catalog) -> Section:
    if not material.offers:
        blocks: tuple[Block, ...] = (Paragraph(catalog.say("none_offered")),)
        return Section(catalog.heading("levels"), blocks, sheet=catalog.sheet("levels"))
    column = catalog.column
    columns = (
        column("offer", width=2.4),
        column("kind", width=1.3, choices=OfferKind),
        column("days", width=1.8),
        column("taking", width=2 if material.reader is PUBLIC else 3),
        column("builds", width=3),
        column("funding", width=1.6),
        column("dollars", "money", 1.4),
    )
    rows = tuple(_offer(taken, material, catalog) for taken in material.offers)
    table = TableBlock(catalog.sheet("levels"), columns, rows, missing=catalog.unset)
    return Section(catalog.heading("levels"), (table,), sheet=catalog.sheet("levels"))


def _offer(taken: OfferTaken, material: CountyYearMaterial, catalog: Catalog) -> tuple[Cell, ...]:
    """In a public copy only how many take part: who learns what is theirs to say."""
    offer, names = taken.offer, tuple(dict.fromkeys(taken.leas))
    taking = f"{len(names)} / {material.leas}"
    if names and material.reader is not PUBLIC:
        taking = f"{taking}: {', '.join(names)}"
    return (
        offer.name,
        catalog.term(offer.kind),
        _days(offer, catalog),
        taking,
        offer.builds or None,
        offer.funding or None,
        offer.dollars,
    )


def _days(offer: Offer, catalog: Catalog) -> str:
    if offer.starts_on is None and offer.ends_on is None:
        return catalog.say("always")
    if offer.starts_on == offer.ends_on or offer.ends_on is None:
        return catalog.date(offer.starts_on)
    return catalog.say(
        "several", first=catalog.date(offer.starts_on), last=catalog.date(offer.ends_on)
    )


def _results(material: CountyYearMaterial, catalog: Catalog) -> Section:
    told = [
        figure
        for figure in material.roll_up.figures
        if figure.section in _TOLD and figure.count and not figure.withheld
    ]
    blocks: list[Block] = [Paragraph(_lasting(material.gains, material.ended, catalog))]
    if told:
        columns = (
            catalog.column("what", width=5),
            catalog.column("count", "whole", 1),
            catalog.column("districts", "whole", 1),
        )
        rows = tuple((_result(f, catalog), f.count, f.districts) for f in told)
        note = catalog.say("results_note")
        table = TableBlock(
            catalog.sheet("results"), columns, rows, caption=note, missing=catalog.unset
        )
        blocks.append(table)
    else:
        blocks.append(Paragraph(catalog.say("no_results")))
    return Section(catalog.heading("results"), tuple(blocks), sheet=catalog.sheet("results"))


def _result(figure: RolledFigure, catalog: Catalog) -> str:
    """A figure of the roll-up in the words of the paper."""
    first, _colon, second = figure.key.partition(":")
    if figure.section == "groups":
        return f"{catalog.terms.group(first)}: {catalog.word('ways', second)}"
    if figure.section == "providers":
        return f"{catalog.term(ProviderKind(first))}: {catalog.word('outcomes', second)}"
    return catalog.word(figure.section, figure.key)


def _lasting(gains: Iterable[GainStanding], ended: int, catalog: Catalog) -> str:
    if not ended:
        return catalog.say("no_lasting")
    kept = [g for g in gains if g not in (GainStanding.UNKNOWN, GainStanding.NO_GAIN)]
    return catalog.say(
        "lasting",
        ended=ended,
        gains=len(kept),
        held=sum(g in (GainStanding.HELD, GainStanding.GREW) for g in kept),
        partly=kept.count(GainStanding.PARTLY),
        faded=kept.count(GainStanding.FADED),
    )


def _capacity(material: CountyYearMaterial, catalog: Catalog) -> Section:
    if not material.needs:
        blocks: tuple[Block, ...] = (Paragraph(catalog.say("no_capacity")),)
        return Section(catalog.heading("capacity"), blocks, sheet=catalog.sheet("capacity"))
    columns = (
        catalog.column("need", width=3),
        catalog.column("leas", "whole", 0.8),
        catalog.column("ways", width=2),
        catalog.column("short", width=3),
    )
    rows = tuple(
        (
            _need(one.need, catalog),
            len(one.leas),
            ", ".join(map(catalog.term, one.ways)) or None,
            _short(one, catalog),
        )
        for one in material.needs
    )
    table = TableBlock(
        catalog.sheet("capacity"),
        columns,
        rows,
        caption=catalog.say("caption_gap"),
        missing=catalog.unset,
    )
    return Section(catalog.heading("capacity"), (table,), sheet=catalog.sheet("capacity"))


def _need(need: Need, catalog: Catalog) -> str:
    group = [catalog.terms.group(need.group)] if need.group else []
    number = need.priority
    if number is None:
        return ", ".join(group)
    words = catalog.say("priority", number=number, name=catalog.terms.priority(number))
    return ", ".join([*group, words])


def _short(found: NeedOverTheYear, catalog: Catalog) -> str:
    """Where a need falls short, in runs of months."""
    months, said = catalog.page.dates.months, list[str]()
    for first, last, missing in found.spans:
        span = months[first - 1] if first == last else f"{months[first - 1]}–{months[last - 1]}"
        span = catalog.say("all_year") if (first, last) == _WHOLE_YEAR else span
        alone = "nobody_for" if missing > 1 else "nobody_for_one"
        key = "wait" if missing < len(found.leas) else alone
        said.append(catalog.say(key, missing=missing, leas=len(found.leas), months=span))
    return "; ".join(said) or catalog.say("covered")


def _hours(material: CountyYearMaterial, catalog: Catalog) -> Section:
    if not material.hours:
        blocks: tuple[Block, ...] = (Paragraph(catalog.say("no_hours")),)
        return Section(catalog.heading("hours"), blocks, sheet=catalog.sheet("hours"))
    columns = (
        catalog.column("who", width=3),
        catalog.column("a_year", "whole", 1),
        catalog.column("planned", "decimal", 1),
        catalog.column("given", "decimal", 1),
        catalog.column("unsaid", "whole", 1.2),
    )
    rows = tuple(
        (name or catalog.unset, a_year, hours.planned, hours.given, hours.unsaid)
        for name, hours, a_year in material.hours
    )
    table = TableBlock(catalog.sheet("hours"), columns, rows, missing=catalog.unset)
    return Section(catalog.heading("hours"), (table,), sheet=catalog.sheet("hours"))
