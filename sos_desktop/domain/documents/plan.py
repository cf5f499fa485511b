"""The summary of support of a case as a neutral document: a board reads its first page."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Any

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.needs_words import CATEGORIES, EvidenceSide
from sos_desktop.domain.casework.partners.coherence import plan_words, ties
from sos_desktop.domain.casework.records import (
    Action,
    Aim,
    Cause,
    Evidence,
    Finding,
)
from sos_desktop.domain.casework.stages.cycles import newest_basis
from sos_desktop.domain.casework.words import (
    ActionState,
    CauseState,
    FindingKind,
    Perspective,
    Route,
    VoiceState,
)
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.documents.action_words import action_words
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.focus import Trend
from sos_desktop.domain.documents.plan_appendix import Appendix
from sos_desktop.domain.documents.plan_loose_ends import loose_ends
from sos_desktop.domain.documents.plan_measures import MeasurePages, for_readers
from sos_desktop.domain.documents.report import (
    Block,
    Bullets,
    Cell,
    Paragraph,
    ReportDocument,
    Section,
    TableBlock,
)
from sos_desktop.domain.documents.results import DashboardResults
from sos_desktop.domain.identification.basis import OFFICIAL, SourceFile
from sos_desktop.domain.local.standing import FigureStanding
from sos_desktop.foundation.frozen import frozen_dataclass

_DATA_ROUTES = (
    Route.DASHBOARD,
    Route.SECOND_YEAR,
    Route.CHARTER,
    Route.LEVEL_3,
    Route.GEO_LEAD,
)
_ROUTE_SENTENCES = {
    Route.VOLUNTARY: "why_voluntary",
    Route.LCAP: "why_lcap",
    Route.CALPADS: "why_calpads",
}
_ROUTE_REASONS = {Route.LEVEL_3: "why_level_3", Route.GEO_LEAD: "why_geo_lead"}
_HELP = {EntityKind.COE: "help_county_office", EntityKind.CHARTER: "help_charter"}


@frozen_dataclass
class PlanMaterial:
    """What a plan is written from.

    Attributes:
        file: The case, or a copy of it for some readers.
        results: The district's figures of the year the case rests on; None when none are loaded.
        trends: How the figure moved that a paper for the board shows first.
        ask: What the board is asked, where somebody wrote it for this paper; else "".
        categories: Of causes, in the county's order.
        since: What became of figures kept with findings, by their id, where the paper says it.
    """

    file: CaseFile
    results: DashboardResults | None = None
    trends: tuple[Trend, ...] = ()
    ask: str = ""
    categories: tuple[str, ...] = tuple(CATEGORIES)
    since: Mapping[str, FigureStanding] = field(default_factory=dict)


def plan_document(material: PlanMaterial, catalog: Catalog, made_on: date) -> ReportDocument:
    """The plan of a case, labelled as the copy it was made from."""
    return _Plan(material.file, catalog, made_on).document(material.results)


class _Plan:
    """Writes one plan.

    Whatever is written about nothing being there asks the copy first whether it is withheld.
    """

    def __init__(self, file: CaseFile, catalog: Catalog, made_on: date) -> None:
        self.file = file
        self.case = file.case
        self.basis = newest_basis(file.case, file.years)
        self.catalog = catalog
        self.made_on = made_on

    def document(self, results: DashboardResults | None) -> ReportDocument:
        front = [
            self._why(),
            self._well(),
            self._found(),
            self._do(),
            MeasurePages(self.file, self.catalog).section(),
            loose_ends(self.file, self.catalog),
            self._back(),
        ]
        appendix = Appendix(self.file, self.catalog).sections(results)
        pages = [*front, *appendix]
        return ReportDocument(
            title=self.catalog.heading("title", lea=self.file.lea.name),
            organization=self.catalog.page.system_of_support.format(county=self.file.lea.county),
            subtitle=self._subtitle(),
            made_on=self.made_on,
            sections=tuple(section for section in pages if section.blocks),
            sources=self._sources(),
            public=self.file.withheld.public,
            language=self.catalog.language,
            overview=self.catalog.sheet("plan"),
            words=self.catalog.page,
        )

    def _subtitle(self) -> str:
        parts = []
        if self.case.board_date:
            parts.append(self.catalog.say("board", date=self.catalog.date(self.case.board_date)))
        if self.case.report_back_date:
            day = self.catalog.date(self.case.report_back_date)
            parts.append(self.catalog.say("report_back", date=day))
        if not parts:
            parts.append(self.catalog.say("prepared", date=self.catalog.date(self.made_on)))
        return " · ".join(parts)

    def _why(self) -> Section:
        say, blocks = self.catalog.say, list[Block]()
        if self.case.route in _DATA_ROUTES:
            blocks += self._data_reasons()
        else:
            key = _ROUTE_SENTENCES.get(self.case.route, "why_other")
            blocks.append(Paragraph(say(key, route=self.catalog.term(self.case.route)), lead=True))
            if self.case.request:
                blocks.append(Paragraph(self.case.request))
            blocks.append(Paragraph(say("no_new_plan")))
        return Section(self.catalog.heading("why"), tuple(blocks), sheet=self.catalog.sheet("why"))

    def _data_reasons(self) -> list[Block]:
        say, basis = self.catalog.say, self.basis
        year = basis.year or self.case.year
        groups = basis.lettered
        if groups:
            names = [self.catalog.terms.group(group.code) for group in groups]
            count = say("group_one" if len(names) == 1 else "group_many", count=len(names))
            key = "why_groups" if basis.settled else "why_groups_open"
            blocks: list[Block] = [
                Paragraph(
                    say(key, year=year, count=count, groups=self.catalog.page.joined(names)),
                    lead=True,
                ),
                Bullets(tuple(group.sentence for group in groups)),
            ]
        else:
            key = "why_no_groups" if basis.settled else "why_open"
            blocks = [Paragraph(say(key, year=year), lead=True)]
        if basis is not self.case.basis and self.case.basis.year:
            blocks.append(Paragraph(self._before()))
        if self.case.route in _ROUTE_REASONS:
            blocks.append(Paragraph(say(_ROUTE_REASONS[self.case.route])))
        blocks.append(Paragraph(say(_HELP.get(EntityKind(self.file.lea.kind), "help_two_years"))))
        if basis.missing:
            names = [self.catalog.terms.indicator(code) for code in basis.missing]
            blocks.append(Paragraph(say("not_loaded", indicators=", ".join(names))))
        if basis.computed_on:
            standing = "listed" if basis.result == OFFICIAL else "estimate"
            blocks.append(Paragraph(say(standing, date=self.catalog.date(basis.computed_on))))
        return blocks

    def _before(self) -> str:
        """Of a case that goes on because the criteria were met again: what it was opened on."""
        basis, say = self.case.basis, self.catalog.say
        names = [self.catalog.terms.group(group.code) for group in basis.lettered]
        if not names:
            return say("opened_on", year=basis.year)
        return say("opened_on_groups", year=basis.year, groups=self.catalog.page.joined(names))

    def _well(self) -> Section:
        strengths = [f for f in self.file.findings if f.kind is FindingKind.STRENGTH]
        blocks: tuple[Block, ...] = ()
        if strengths:
            blocks = (Bullets(tuple(finding.text for finding in strengths)),)
        elif not self.file.withheld.lacks(Finding):
            blocks = (Paragraph(self.catalog.say("nothing_strengths")),)
        return Section(self.catalog.heading("well"), blocks, sheet=self.catalog.sheet("why"))

    def _found(self) -> Section:
        say, blocks = self.catalog.say, list[Block]()
        heard, missing = self._voices()
        if heard:
            blocks.append(Paragraph(say("heard", heard=self.catalog.page.joined(heard))))
        if missing and heard:
            blocks.append(Paragraph(say("not_heard", missing=self.catalog.page.joined(missing))))
        if self.case.problem_of_practice:
            blocks.append(Paragraph(say("problem", text=self.case.problem_of_practice), lead=True))
        blocks.append(self._root_causes())
        return Section(
            self.catalog.heading("found"), tuple(blocks), sheet=self.catalog.sheet("root_causes")
        )

    def _voices(self) -> tuple[list[str], list[str]]:
        """Perspectives heard in any stage, with counts, and those that were not."""
        heard: dict[Perspective, int] = {}
        for voice in self.file.voices:
            if voice.state is VoiceState.HEARD:
                heard[voice.perspective] = heard.get(voice.perspective, 0) + (voice.count or 0)
        names = {p: self.catalog.term(p).lower() for p in Perspective}
        said = [f"{names[p]} ({count})" if count else names[p] for p, count in heard.items()]
        return said, [name for p, name in names.items() if p not in heard]

    def _root_causes(self) -> Block:
        roots = [c for c in self.file.causes if c.state is CauseState.VALIDATED]
        if not roots:
            return Paragraph(self.catalog.say("nothing_causes"))
        column, kept = self.catalog.column, self.catalog.say("withheld_evidence")
        proofs = [self._evidence(cause) for cause in roots]
        told = any(proof != kept for proof in proofs)
        columns = [column("cause", width=3), column("agreed", "percent")]
        rows: list[list[Cell]] = [[cause.text, cause.agreement] for cause in roots]
        if told:
            columns.insert(1, column("evidence", width=4))
            for row, proof in zip(rows, proofs, strict=True):
                row.insert(1, proof)
        table = TableBlock(
            self.catalog.sheet("root_causes"),
            tuple(columns),
            tuple(tuple(row) for row in rows),
            caption="" if told else kept,
            missing=self.catalog.unset,
        )
        return for_readers(self.file, table)

    def _evidence(self, cause: Cause) -> str:
        say, withheld = self.catalog.say, self.file.withheld
        found = sorted(
            (e for e in self.file.evidence if e.cause_id == cause.id),
            key=lambda e: e.side is EvidenceSide.AGAINST,
        )
        told = [
            say("evidence_against", text=e.text) if e.side is EvidenceSide.AGAINST else e.text
            for e in found
        ]
        if told and withheld.lacks(Evidence, cause.id):
            told.append(say("more_evidence"))
        return "\n".join(told) or withheld.instead(
            Evidence, cause.id, absent=say("nothing_evidence"), withheld=say("withheld_evidence")
        )

    def _do(self) -> Section:
        blocks = list[Block]()
        if self.case.service_level:
            blocks.append(
                Paragraph(
                    self.catalog.say("service", level=self.catalog.term(self.case.service_level))
                )
            )
        if self.file.aims:
            blocks.append(Bullets(tuple(map(self._aim, self.file.aims))))
        blocks.append(self._actions())
        pursued = (a for a in self.file.actions if a.state is not ActionState.DROPPED)
        served = {action.other_plan_id for action in pursued}
        if plans := [
            plan_words(plan, self.catalog.terms)
            for plan in self.file.other_plans
            if plan.id in served
        ]:
            blocks.append(Paragraph(self.catalog.say("other_plans", plans="; ".join(plans))))
        if dropped := [a.text for a in self.file.actions if a.state is ActionState.DROPPED]:
            blocks.append(Paragraph(self.catalog.say("dropped", actions="; ".join(dropped))))
        return Section(
            self.catalog.heading("do"), tuple(blocks), sheet=self.catalog.sheet("actions")
        )

    def _aim(self, aim: Aim) -> str:
        if aim.due_on is None:
            return aim.text
        return self.catalog.say("aim_by", text=aim.text, date=self.catalog.date(aim.due_on))

    def _actions(self) -> Block:
        pursued = [a for a in self.file.actions if a.state is not ActionState.DROPPED]
        if not pursued:
            return Paragraph(self.catalog.say("nothing_actions"))
        column = self.catalog.column
        columns = (
            column("change", width=3.4),
            column("who", width=1.9),
            column("help", width=1.6),
            column("when", width=1.7),
            column("cost", "money", 1.35),
            column("part_of", width=1.5),
            column("state", width=1.4, choices=ActionState),
        )
        rows = tuple(self._action(action) for action in pursued)
        return for_readers(
            self.file,
            TableBlock(self.catalog.sheet("actions"), columns, rows, missing=self.catalog.unset),
        )

    def _action(self, action: Action) -> tuple[Any, ...]:
        return (
            action_words(action, self.catalog.terms),
            action.owner or None,
            action.provider or None,
            self.catalog.page.dates.span(action.starts_on, action.ends_on),
            action.cost,
            "\n".join(ties(self.file, action, self.catalog.terms)) or None,
            self.catalog.term(action.state),
        )

    def _back(self) -> Section:
        blocks = list[Block]()
        if self.case.report_back_date:
            words = self.catalog.say(
                "report_back", date=self.catalog.date(self.case.report_back_date)
            )
            blocks.append(Paragraph(f"{words[0].upper()}{words[1:]}."))
        if self.case.lasting and self.case.closed_on:
            blocks.append(Paragraph(self.catalog.say("lasting", text=self.case.lasting)))
        if not blocks:
            blocks.append(Paragraph(self.catalog.say("nothing_report")))
        return Section(self.catalog.heading("back"), tuple(blocks), sheet=self.catalog.sheet("why"))

    def _sources(self) -> tuple[str, ...]:
        basis, say = self.basis, self.catalog.say
        files = [self._source(file) for file in basis.files]
        rules, title = basis.rules, basis.rules_title
        told = [say("rules", title=title, source=rules.source)] if rules else []
        return (*files, *told, say("law"))

    def _source(self, file: SourceFile) -> str:
        """A Dashboard file by its name, or by what it is about where the name stays inside."""
        day = self.catalog.date(date.fromisoformat(file.imported_at[:10]))
        if file.name:
            return self.catalog.say("dashboard_file", name=file.name, date=day)
        about, year = self.catalog.terms.indicator(file.indicator), self.basis.year or ""
        return self.catalog.say("dashboard_figures", about=about, year=year, date=day)
