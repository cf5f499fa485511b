"""The identification report of a county: who is owed assistance, why, what is certain and open."""

from collections.abc import Mapping, Sequence
from datetime import date

from sos_desktop.domain.casework.access.readers import PUBLIC, Reader
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
from sos_desktop.domain.identification.criteria import GroupResult
from sos_desktop.foundation.frozen import frozen_dataclass

_COMPUTED = 4
"""The place of the column of what was computed."""
_MANY_OPEN = 4
"""More groups that another file could add are counted, not named."""


@frozen_dataclass
class ReleaseCount:
    """A figure of release day.

    Attributes:
        key: Which one, as the words of the document name it.
        number: None when it is not known, which is not 0.
        partly: There may be more.
    """

    key: str
    number: int | None
    partly: bool = False


@frozen_dataclass
class IdentifiedLea:
    """An LEA in a year.

    Attributes:
        status: In the words of the Identification page.
        served: Whether assistance is owed; None when that is open.
        is_official: The status is CDE's, not computed.
        official: Group to letter code in CDE's list; None when it is in no loaded list.
        computed: Groups that met a priority; None when none of its data are loaded.
        open: Groups whose computed letter code, or that there is none, another file could change.
        differing: Groups of which the two contradict each other.
        why: Why something cannot be told, or how it was found, in clauses.
    """

    name: str
    status: str
    served: bool | None
    is_official: bool
    official: Mapping[str, str] | None
    computed: Mapping[str, GroupResult] | None
    open: frozenset[str] = frozenset()
    differing: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


@frozen_dataclass
class IdentificationMaterial:
    """What the report is made from.

    Attributes:
        leas: Every LEA of the year that anything is known of.
        lists: File names of CDE's lists of the year.
        missing: Names of the indicators the rules need that are not loaded.
    """

    county: str
    year: int
    fiscal_year: str
    reader: Reader
    figures: tuple[ReleaseCount, ...]
    leas: tuple[IdentifiedLea, ...]
    lists: tuple[str, ...]
    missing: tuple[str, ...]


def identification_document(
    material: IdentificationMaterial, catalog: Catalog, made_on: date
) -> ReportDocument:
    """The report; in a public copy what is computed stands only where CDE lists nothing."""
    owed = [lea for lea in material.leas if lea.served]
    unsure = [lea for lea in material.leas if lea.served is None]
    others = [lea.name for lea in material.leas if lea.served is False]
    nobody = Paragraph(catalog.say("nobody"))
    return ReportDocument(
        title=catalog.heading("title", year=material.year),
        organization=catalog.page.system_of_support.format(county=material.county),
        subtitle=catalog.say(
            "subtitle",
            county=material.county,
            year=material.year,
            fiscal_year=material.fiscal_year,
        ),
        made_on=made_on,
        sections=(
            Section(catalog.heading("glance"), _glance(material, catalog)),
            _section("owed", owed, material, catalog),
            _section("open", unsure, material, catalog),
            Section(
                catalog.heading("others"),
                (Bullets(tuple(others)) if others else nobody,),
                sheet=catalog.sheet("others"),
            ),
        ),
        sources=tuple(catalog.say("list", name=name) for name in material.lists),
        public=material.reader is PUBLIC,
        language=catalog.language,
        overview=catalog.sheet("overview"),
        words=catalog.page,
    )


def _glance(material: IdentificationMaterial, catalog: Catalog) -> tuple[Block, ...]:
    leas = len(material.leas)
    said = [
        catalog.say(figure.key, number=_number(figure, catalog), leas=leas)
        for figure in material.figures
    ]
    more = list[Block]()
    if not material.lists:
        more.append(Paragraph(catalog.say("no_list"), lead=True))
    if material.missing:
        names = ", ".join(material.missing)
        more.append(Paragraph(catalog.say("missing", indicators=names)))
    return (Bullets(tuple(said)), *more)


def _number(figure: ReleaseCount, catalog: Catalog) -> str:
    if figure.number is None:
        return catalog.say("not_known")
    return catalog.say("at_least", number=figure.number) if figure.partly else str(figure.number)


def _section(
    key: str, leas: Sequence[IdentifiedLea], material: IdentificationMaterial, catalog: Catalog
) -> Section:
    column, public = catalog.column, material.reader is PUBLIC
    shared = _shared(leas)
    rows = tuple(_row(lea, catalog, shared, public=public) for lea in leas)
    columns = (
        column("lea", width=1.8),
        column("status", width=2),
        column("by", width=1.2),
        column("official", width=2),
        column("computed", width=2.4),
        column("note", width=2.2),
    )
    name, caption = catalog.sheet(key), catalog.say("caption")
    if public and all(lea.official is not None for lea in leas):  # CDE's list decides everywhere
        columns = (*columns[:_COMPUTED], *columns[_COMPUTED + 1 :])
        rows = tuple((*row[:_COMPUTED], *row[_COMPUTED + 1 :]) for row in rows)
        caption = catalog.say("caption_listed")
    table = TableBlock(name, columns, rows, caption, catalog.unset)
    table = table.lean() if public else table
    nobody = Paragraph(catalog.say("nobody"))
    before = (Paragraph(catalog.say("all_alike", why="; ".join(shared))),) if shared else ()
    return Section(catalog.heading(key), (*before, table if rows else nobody), sheet=name)


def _shared(leas: Sequence[IdentifiedLea]) -> tuple[str, ...]:
    """What is to know of all of them, which is said once; nothing of a single one."""
    if len(leas) < 2:
        return ()
    return tuple(why for why in leas[0].why if all(why in lea.why for lea in leas))


def _row(
    lea: IdentifiedLea, catalog: Catalog, shared: tuple[str, ...], *, public: bool
) -> tuple[Cell, ...]:
    beside = not public or lea.official is None
    differing = lea.differing if beside else ()
    groups = ", ".join(map(catalog.terms.group, differing))
    said = [f"{why[:1].upper()}{why[1:]}" for why in lea.why if why not in shared]
    notes = [catalog.say("differs", groups=groups)] if groups else []
    return (
        lea.name,
        lea.status,
        catalog.say("official" if lea.is_official else "computed"),
        _official(lea, catalog),
        _computed(lea, catalog) if beside else catalog.say("listed"),
        "; ".join([*notes, *said]) or None,
    )


def _official(lea: IdentifiedLea, catalog: Catalog) -> str:
    if lea.official is None:
        return catalog.say("not_listed")
    said = [
        catalog.say("letter", group=catalog.terms.group(group), letter=letter)
        for group, letter in sorted(lea.official.items())
    ]
    return "; ".join(said) or catalog.say("no_letter")


def _computed(lea: IdentifiedLea, catalog: Catalog) -> str:
    if lea.computed is None:
        return catalog.say("no_data")
    said, added = list[str](), list[str]()
    for group in sorted({*lea.computed, *lea.open}):
        name, found = catalog.terms.group(group), lea.computed.get(group)
        if found is not None and found.letter:
            key = "uncertain_letter" if group in lea.open else "computed_letter"
            met = ", ".join(map(str, found.priorities))
            said.append(catalog.say(key, group=name, letter=found.letter, priorities=met))
        elif group in lea.open:
            added.append(catalog.say("open_letter", group=name))
    if len(added) > _MANY_OPEN:
        added = [catalog.say("open_letters", count=len(added))]
    return "; ".join([*said, *added]) or catalog.say("no_letter")
