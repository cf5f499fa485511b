"""The data profile of an LEA: its heat map of a year, how figures moved, its years in assistance.

What CDE determined and what the program computed stand under their own names. In a public copy a
computed result stands only where CDE's lists say nothing.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from sos_desktop.domain.casework.access.readers import PUBLIC, Reader
from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.dashboard.codes import ALL_STUDENTS, Indicator
from sos_desktop.domain.dashboard.schools import SchoolStatus
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.data_profile_years import (
    figure_sections,
    one_figure_table,
    trend_section,
)
from sos_desktop.domain.documents.focus import Trend
from sos_desktop.domain.documents.report import (
    Block,
    Bullets,
    Cell,
    Paragraph,
    ReportDocument,
    Section,
    TableBlock,
)
from sos_desktop.domain.documents.results import DashboardResults, results_block, with_open
from sos_desktop.domain.identification.heat import HeatValue
from sos_desktop.domain.identification.history import Basis, LedgerYear
from sos_desktop.foundation.frozen import frozen_dataclass

_COLORS = ("red", "orange", "yellow", "green", "blue")


@frozen_dataclass
class DataProfileMaterial:
    """What the profile of an LEA is made from.

    Attributes:
        results: Its figures of the year that is shown.
        priorities: By letter, the state priorities it stands for.
        years: Its determination years, oldest first.
        trends: Every figure over the years, by indicator and group in the order they are shown.
        changes: What a year's Dashboard measures otherwise than the one before, by year.
        ratings: Local indicators of the year: priority and CDE's word; empty when none are loaded.
        calpads: Whether data were not certified, as the office recorded it; None when it did not.
        schools: Its schools with a status under ESSA.
        schools_year: The Dashboard year of CDE's list of schools; None when none is loaded.
        schools_without: Its schools in that list without a status.
        why_not: Why the year has no letter codes; "" when it has.
    """

    lea: Lea
    reader: Reader
    results: DashboardResults
    priorities: Mapping[str, tuple[int, ...]]
    years: tuple[LedgerYear, ...]
    trends: tuple[Trend, ...]
    changes: tuple[tuple[int, str], ...] = ()
    ratings: tuple[tuple[int, str], ...] = ()
    calpads: bool | None = None
    schools: tuple[SchoolStatus, ...] = ()
    schools_year: int | None = None
    schools_without: int = 0
    why_not: str = ""

    @property
    def year(self) -> int:
        """The Dashboard year that is shown."""
        return self.results.year

    @property
    def determined(self) -> LedgerYear | None:
        """What the year's determination was; None when nothing of it is known."""
        return next((line for line in self.years if line.entry.year == self.year), None)

    @property
    def shown_groups(self) -> tuple[str, ...]:
        """The groups the charts show: all students, and those with a letter, most figures first."""
        found = self.determined
        letters = (found.entry.letters if found is not None else None) or {}
        cells = self.results.cells
        ranked = sorted(letters, key=lambda code: -_counted(cells.get(code, {})))
        return tuple(dict.fromkeys((ALL_STUDENTS, *ranked)))


def data_profile_document(
    material: DataProfileMaterial, catalog: Catalog, made_on: date
) -> ReportDocument:
    """What the data say of an LEA, in the order of the page Districts; every figure at the end."""
    return _document(material, figure_sections(material.trends, catalog), catalog, made_on)


def data_profile_workbook(
    material: DataProfileMaterial, catalog: Catalog, made_on: date
) -> ReportDocument:
    """The same for a workbook: all figures in one table, not in one for each indicator."""
    return _document(material, one_figure_table(material.trends, catalog), catalog, made_on)


def _document(
    material: DataProfileMaterial,
    figures: tuple[Section, ...],
    catalog: Catalog,
    made_on: date,
) -> ReportDocument:
    lea, year = material.lea, material.year
    sections = (
        Section(catalog.heading("glance"), _glance(material, catalog)),
        _heat_map(material, catalog),
        _letters(material, catalog),
        trend_section(material.trends, material.shown_groups, material.changes, catalog),
        _ledger(material, catalog),
        _local(material, catalog),
        _schools(material, catalog),
        *figures,
    )
    return ReportDocument(
        title=catalog.heading("title", lea=lea.name),
        organization=catalog.page.system_of_support.format(county=lea.county),
        subtitle=catalog.say("subtitle", year=year, date=catalog.date(made_on)),
        made_on=made_on,
        sections=tuple(section for section in sections if section is not None),
        sources=tuple(_sources(material, catalog)),
        public=material.reader is PUBLIC,
        language=catalog.language,
        overview=catalog.sheet("overview"),
        words=catalog.page,
    )


def _glance(material: DataProfileMaterial, catalog: Catalog) -> tuple[Block, ...]:
    said, found = list[str](), material.determined
    if found is not None:
        status, whose = _status(found, catalog), _whose(found, catalog)
        said.append(catalog.say("status", whose=whose, year=material.year, status=status))
        if found.entry.letters:
            groups = ", ".join(map(catalog.terms.group, found.entry.letters))
            said.append(catalog.say("lettered", groups=groups))
    cells = [cell for row in material.results.cells.values() for cell in row.values()]
    counts = [sum(cell.color == color for cell in cells) for color in (1, 2, 3, 4, 5)]
    if any(counts):
        told = zip(_COLORS, counts, strict=True)
        colors = ", ".join(catalog.say(color, count=count) for color, count in told if count)
        said.append(catalog.say("colors", year=material.year, colors=colors))
    more = [Paragraph(material.why_not)] if material.why_not else []
    return (*([Bullets(tuple(said))] if said else []), *more)


def _heat_map(material: DataProfileMaterial, catalog: Catalog) -> Section:
    results, name = material.results, catalog.sheet("results")
    caption = with_open(catalog.say("results_caption", year=results.year), results, catalog)
    block = results_block(
        results, catalog.terms, name=name, caption=caption, missing=catalog.page.not_reported
    )
    nothing = Paragraph(catalog.say("no_results", year=results.year))
    heading = catalog.heading("results", year=results.year)
    return Section(heading, (block or nothing,), sheet=name)


def _letters(material: DataProfileMaterial, catalog: Catalog) -> Section | None:
    """The groups with a letter code, with what it stands for; nothing where there are none."""
    found = material.determined
    if found is None or not found.entry.letters:
        return None
    told = material.reader is not PUBLIC or found.entry.basis is not Basis.OFFICIAL
    columns = [
        catalog.column("group", width=2),
        catalog.column("letter", width=0.8),
        catalog.column("priorities", width=3),
    ]
    if told:
        columns.append(catalog.column("counting", width=3.2))
    rows = list[tuple[Cell, ...]]()
    for group, letter in found.entry.letters.items():
        row = (catalog.terms.group(group), letter, _priorities(material, letter, catalog))
        rows.append((*row, _counting(material, group, catalog) or None) if told else row)
    key = "letters_caption" if told else "letters_caption_listed"
    caption, name = catalog.say(key, whose=_whose(found, catalog)), catalog.sheet("letters")
    table = TableBlock(name, tuple(columns), tuple(rows), caption, catalog.unset)
    return Section(catalog.heading("letters", year=material.year), (table,), sheet=name)


def _priorities(material: DataProfileMaterial, letter: str, catalog: Catalog) -> str | None:
    """The state priorities a letter stands for; None when the rules of the year do not say."""
    numbers = material.priorities.get(letter, ())
    return catalog.page.joined([f"{n} {catalog.terms.priority(n)}" for n in numbers]) or None


def _counting(material: DataProfileMaterial, group: str, catalog: Catalog) -> str:
    """The figures that met a criterion of the year, as computed."""
    terms, cells = catalog.terms, material.results.cells.get(group, {})
    return "; ".join(
        catalog.say(
            "figure",
            indicator=terms.indicator(indicator, short=True),
            value=terms.dashboard(cell.value),
            word=terms.dashboard(cell.word),
        )
        for indicator, cell in cells.items()
        if cell.counted
    )


def _counted(cells: Mapping[Indicator, HeatValue]) -> int:
    return sum(cell.counted for cell in cells.values())


def _ledger(material: DataProfileMaterial, catalog: Catalog) -> Section:
    name, heading = catalog.sheet("ledger"), catalog.heading("ledger")
    rows: list[tuple[Cell, ...]] = [
        (
            line.entry.year,
            _ledger_letters(line, catalog),
            _status(line, catalog),
            _change(line, catalog),
            _whose(line, catalog),
        )
        for line in reversed(material.years)
    ]
    if not rows:
        return Section(heading, (Paragraph(catalog.say("no_ledger")),), sheet=name)
    columns = (
        catalog.column("year", "year", 0.8),
        catalog.column("letters", width=4),
        catalog.column("status", width=2.6),
        catalog.column("change", width=2.2),
        catalog.column("whose", width=1.8),
    )
    caption = catalog.say("ledger_caption")
    table = TableBlock(name, columns, tuple(rows), caption, catalog.unset)
    return Section(heading, (table,), sheet=name)


def _ledger_letters(line: LedgerYear, catalog: Catalog) -> str:
    letters = line.entry.letters
    if letters is None:
        return catalog.say("unlisted" if line.entry.basis is Basis.OFFICIAL else "not_known")
    said = [
        catalog.say(
            "new_letter" if group in line.new_groups else "one_letter",
            group=catalog.terms.group(group),
            letter=letter,
        )
        for group, letter in letters.items()
    ]
    return ", ".join(said) or catalog.say("no_letters")


def _status(line: LedgerYear, catalog: Catalog) -> str:
    return line.entry.status or line.entry.owed.words or catalog.say("not_known")


def _change(line: LedgerYear, catalog: Catalog) -> str:
    moved = catalog.word("movements", line.movement.name)
    if line.in_assistance > 1:
        return catalog.say("in_a_row", change=moved, count=line.in_assistance)
    return moved


def _whose(line: LedgerYear, catalog: Catalog) -> str:
    basis = line.entry.basis
    return catalog.say(basis.name.lower() if basis is not None else "not_loaded")


def _local(material: DataProfileMaterial, catalog: Catalog) -> Section:
    said = [
        catalog.say("rating", number=number, name=catalog.terms.priority(number), rating=rating)
        for number, rating in material.ratings
    ]
    blocks: list[Block] = [Bullets(tuple(said))] if said else []
    if not said:
        blocks.append(Paragraph(catalog.say("no_ratings", year=material.year)))
    if material.reader is not PUBLIC and material.calpads is not None:
        key = "calpads_failed" if material.calpads else "calpads_certified"
        blocks.append(Paragraph(catalog.say(key)))
    heading = catalog.heading("local", year=material.year)
    return Section(heading, tuple(blocks), sheet=catalog.sheet("local"))


def _schools(material: DataProfileMaterial, catalog: Catalog) -> Section:
    name, year = catalog.sheet("schools"), material.schools_year
    blocks = list[Block]()
    if year is None:
        blocks.append(Paragraph(catalog.say("no_schools_list")))
    elif not material.schools:
        key = "no_school_status" if material.schools_without else "no_school_listed"
        blocks.append(Paragraph(catalog.say(key, year=year)))
    else:
        columns = (
            catalog.column("school", width=2.6),
            catalog.column("school_status", width=1.6),
            catalog.column("school_before", width=1.6),
            catalog.column("leaving", width=1.4),
            catalog.column("groups", width=3),
        )
        caption = catalog.say("schools_caption", year=year, count=material.schools_without)
        rows = tuple(_school(school, catalog) for school in material.schools)
        blocks.append(TableBlock(name, columns, rows, caption, catalog.say("none")).lean())
    return Section(catalog.heading("schools"), tuple(blocks), sheet=name)


def _school(school: SchoolStatus, catalog: Catalog) -> tuple[Cell, ...]:
    groups, unknown = ", ".join(map(catalog.terms.group, school.groups)), catalog.page.not_reported
    said = (school.status or unknown, school.before or unknown)
    return (school.name, *said, school.leaving or None, groups or None)


def _sources(material: DataProfileMaterial, catalog: Catalog) -> Iterable[str]:
    years = {year for line in material.trends for year, _value in line.points}
    if material.results.cells:
        years.add(material.year)
    if years:
        told = catalog.page.joined([str(year) for year in sorted(years)])
        yield catalog.say("source_dashboard", years=told)
    listed = [line.entry.year for line in material.years if line.entry.basis is Basis.OFFICIAL]
    if listed:
        yield catalog.say("source_lists", years=catalog.page.joined([str(y) for y in listed]))
    if material.schools_year is not None:
        yield catalog.say("source_schools", year=material.schools_year)
