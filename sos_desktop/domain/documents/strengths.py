"""The written identification of strengths and weaknesses by state priority, strengths first."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Finding
from sos_desktop.domain.casework.words import FindingKind, Route
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.figure_phrases import figures_words
from sos_desktop.domain.documents.plan import PlanMaterial
from sos_desktop.domain.documents.report import (
    Block,
    Cell,
    Paragraph,
    ReportDocument,
    Section,
    TableBlock,
)
from sos_desktop.domain.documents.results import results_block, with_open

_PARTS = (
    (FindingKind.STRENGTH, "strengths", "nothing_strengths"),
    (FindingKind.WEAKNESS, "needs", "nothing_needs"),
)

_BY_DASHBOARD = (Route.DASHBOARD, Route.SECOND_YEAR, Route.GEO_LEAD)
_LAWS: Mapping[str, str] = {EntityKind.DISTRICT: "law_district", EntityKind.COE: "law_county"}


def strengths_document(material: PlanMaterial, catalog: Catalog, made_on: date) -> ReportDocument:
    """Strengths, then needs, each by state priority with its figures, as a copy has them."""
    file = material.file
    sections = [_section(material, catalog, *part) for part in _PARTS]
    if law := _law(file, catalog):
        sections[0] = replace(sections[0], blocks=(Paragraph(law), *sections[0].blocks))
    if results := _results(material, catalog):
        sections.append(results)
    return ReportDocument(
        title=catalog.heading("title", lea=file.lea.name),
        organization=catalog.page.system_of_support.format(county=file.lea.county),
        subtitle=catalog.say("prepared", date=catalog.date(made_on)),
        made_on=made_on,
        sections=tuple(sections),
        public=file.withheld.public,
        language=catalog.language,
        overview=catalog.sheet("overview"),
        words=catalog.page,
    )


def _law(file: CaseFile, catalog: Catalog) -> str:
    """What the law asks to be looked at, where the Dashboard led to the case; else ""."""
    if file.case.route not in _BY_DASHBOARD or file.lea.kind not in _LAWS:
        return ""
    return catalog.say(_LAWS[file.lea.kind])


def _section(
    material: PlanMaterial, catalog: Catalog, kind: FindingKind, name: str, nothing: str
) -> Section:
    """Findings of a kind; where a copy lacks some, it says so and not that there are none."""
    file = material.file
    found = sorted((f for f in file.findings if f.kind is kind), key=lambda f: f.priority)
    lacks = file.withheld.lacks(Finding, code=kind)
    kept = catalog.say("withheld") if lacks else ""
    blocks: list[Block] = []
    if found:
        blocks.append(_table(material, catalog, found, name))
    if kept or not found:
        blocks.append(Paragraph(kept or catalog.say(nothing)))
    return Section(catalog.heading(name), tuple(blocks), sheet=catalog.sheet(name))


def _table(material: PlanMaterial, catalog: Catalog, found: list[Finding], name: str) -> TableBlock:
    column = catalog.column
    columns = (
        column("priority", width=2),
        column("finding", width=4),
        column("district_words", width=2.4),
        column("figures", width=3),
        column("source", width=2),
    )
    figures, since = material.file.figures, material.since
    rows: list[tuple[Cell, ...]] = [
        (
            f"{one.priority} {catalog.terms.priority(one.priority)}",
            one.text,
            one.district_words or None,
            figures_words((f for f in figures if f.finding_id == one.id), catalog, since),
            one.source or None,
        )
        for one in found
    ]
    return TableBlock(catalog.sheet(name), columns, tuple(rows), missing=catalog.unset).lean()


def _results(material: PlanMaterial, catalog: Catalog) -> Section | None:
    results = material.results
    if results is None or not results.groups:
        return None
    sheet = catalog.sheet("results")
    block = results_block(
        results,
        catalog.terms,
        name=sheet,
        caption=with_open(catalog.say("results_caption", year=results.year), results, catalog),
        missing=catalog.page.not_reported,
    )
    return block and Section(catalog.heading("results"), (block,), sheet=sheet)
