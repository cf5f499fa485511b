"""The summary of support of a case as a neutral document: a board reads its first page."""

from datetime import date
from typing import Any

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.partners.coherence import plan_words, ties
from sos_desktop.domain.casework.records import (
    Action,
    Cause,
    Evidence,
    Finding,
    Measure,
    ProgressNote,
)
from sos_desktop.domain.casework.words import (
    ActionState,
    CauseState,
    FindingKind,
    Perspective,
    Route,
    VoiceState,
)
from sos_desktop.domain.charts.data import ChartData, ChartPoint, Series
from sos_desktop.domain.dashboard.codes import INDICATORS, EntityKind, Indicator
from sos_desktop.domain.documents.action_words import action_words
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.plan_appendix import Appendix
from sos_desktop.domain.documents.report import (
    Block,
    Bullets,
    Cell,
    ChartBlock,
    HeatMapBlock,
    Paragraph,
    ReportDocument,
    Section,
    TableBlock,
)
from sos_desktop.domain.formats import date_words, from_to_words, with_unit
from sos_desktop.domain.identification.basis import OFFICIAL, SourceFile

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


class PlanWriter:
    """Writes one plan from one case, or from a copy of it for some readers.

    Whatever is written about nothing being there asks the copy first whether it is withheld.
    """

    def __init__(self, file: CaseFile, catalog: Catalog, made_on: date) -> None:
        self.file = file
        self.case = file.case
        self.catalog = catalog
        self.made_on = made_on

    def document(self, results: HeatMapBlock | None) -> ReportDocument:
        """The plan, labelled as the copy it was made from."""
        front = [
            self._why(),
            self._well(),
            self._found(),
            self._do(),
            self._know(),
            self._back(),
        ]
        appendix = Appendix(self.file, self.catalog).sections(results)
        pages = [*front, *appendix]
        return ReportDocument(
            title=self.catalog.heading("title", lea=self.file.lea.name),
            organization=f"{self.file.lea.county} County Office of Education · System of Support",
            subtitle=self._subtitle(),
            made_on=self.made_on,
            sections=tuple(section for section in pages if section.blocks),
            sources=self._sources(),
            public=self.file.withheld.public,
            language=self.catalog.words["language"],
        )

    def _subtitle(self) -> str:
        parts = []
        if self.case.board_date:
            parts.append(self.catalog.say("board", date=date_words(self.case.board_date)))
        if self.case.report_back_date:
            day = date_words(self.case.report_back_date)
            parts.append(self.catalog.say("report_back", date=day))
        if not parts:
            parts.append(self.catalog.say("prepared", date=date_words(self.made_on)))
        return " · ".join(parts)

    def _why(self) -> Section:
        say, blocks = self.catalog.say, list[Block]()
        if self.case.route in _DATA_ROUTES:
            blocks += self._data_reasons()
        else:
            key = _ROUTE_SENTENCES.get(self.case.route, "why_other")
            blocks.append(Paragraph(say(key, route=self.case.route.words), lead=True))
            if self.case.request:
                blocks.append(Paragraph(self.case.request))
            blocks.append(Paragraph(say("no_new_plan")))
        return Section(self.catalog.heading("why"), tuple(blocks), sheet="Why")

    def _data_reasons(self) -> list[Block]:
        say, basis = self.catalog.say, self.case.basis
        year = basis.year or self.case.year
        groups = basis.lettered
        if groups:
            names = [group.name for group in groups]
            count = "one student group" if len(names) == 1 else f"{len(names)} student groups"
            blocks: list[Block] = [
                Paragraph(
                    say("why_groups", year=year, count=count, groups=_joined(names)), lead=True
                ),
                Bullets(tuple(group.sentence for group in groups)),
            ]
        else:
            blocks = [Paragraph(say("why_no_groups", year=year), lead=True)]
        if self.case.route in _ROUTE_REASONS:
            blocks.append(Paragraph(say(_ROUTE_REASONS[self.case.route])))
        blocks.append(Paragraph(say(_HELP.get(EntityKind(self.file.lea.kind), "help_two_years"))))
        if basis.missing:
            blocks.append(Paragraph(say("not_loaded", indicators=", ".join(basis.missing))))
        if basis.computed_on:
            standing = "listed" if basis.result == OFFICIAL else "estimate"
            blocks.append(Paragraph(say(standing, date=date_words(basis.computed_on))))
        return blocks

    def _well(self) -> Section:
        strengths = [f for f in self.file.findings if f.kind is FindingKind.STRENGTH]
        blocks: tuple[Block, ...] = ()
        if strengths:
            blocks = (Bullets(tuple(finding.text for finding in strengths)),)
        elif not self.file.withheld.lacks(Finding):
            blocks = (Paragraph(self.catalog.say("nothing_strengths")),)
        return Section(self.catalog.heading("well"), blocks, sheet="Why")

    def _found(self) -> Section:
        say, blocks = self.catalog.say, list[Block]()
        heard, missing = _voices(self.file)
        if heard:
            blocks.append(Paragraph(say("heard", heard=_joined(heard))))
        if missing and heard:
            blocks.append(Paragraph(say("not_heard", missing=_joined(missing))))
        if self.case.problem_of_practice:
            blocks.append(Paragraph(say("problem", text=self.case.problem_of_practice), lead=True))
        blocks.append(self._root_causes())
        return Section(self.catalog.heading("found"), tuple(blocks), sheet="Root causes")

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
            "Root causes",
            tuple(columns),
            tuple(tuple(row) for row in rows),
            caption="" if told else kept,
            missing=self.catalog.unset,
        )
        return self._shown(table)

    def _shown(self, table: TableBlock) -> TableBlock:
        """A column in which nothing stands reminds the office; it tells the public nothing."""
        return table.lean() if self.file.withheld.public else table

    def _evidence(self, cause: Cause) -> str:
        say, withheld = self.catalog.say, self.file.withheld
        told = [e.text for e in self.file.evidence if e.cause_id == cause.id]
        if told and withheld.lacks(Evidence, cause.id):
            told.append(say("more_evidence"))
        return "\n".join(told) or withheld.instead(
            Evidence, cause.id, absent=say("nothing_evidence"), withheld=say("withheld_evidence")
        )

    def _do(self) -> Section:
        blocks = list[Block]()
        if self.case.service_level:
            blocks.append(
                Paragraph(self.catalog.say("service", level=self.case.service_level.words))
            )
        if self.file.aims:
            blocks.append(Bullets(tuple(_aim(aim.text, aim.due_on) for aim in self.file.aims)))
        blocks.append(self._actions())
        pursued = (a for a in self.file.actions if a.state is not ActionState.DROPPED)
        served = {action.other_plan_id for action in pursued}
        if plans := [plan_words(plan) for plan in self.file.other_plans if plan.id in served]:
            blocks.append(Paragraph(self.catalog.say("other_plans", plans="; ".join(plans))))
        if dropped := [a.text for a in self.file.actions if a.state is ActionState.DROPPED]:
            blocks.append(Paragraph(self.catalog.say("dropped", actions="; ".join(dropped))))
        return Section(self.catalog.heading("do"), tuple(blocks), sheet="Actions")

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
            column("state", width=1.4),
        )
        rows = tuple(self._action(action) for action in pursued)
        return self._shown(TableBlock("Actions", columns, rows, missing=self.catalog.unset))

    def _action(self, action: Action) -> tuple[Any, ...]:
        return (
            action_words(action),
            action.owner or None,
            action.provider or None,
            from_to_words(action.starts_on, action.ends_on),
            action.cost,
            "\n".join(ties(self.file, action)) or None,
            action.state.words,
        )

    def _know(self) -> Section:
        if not self.file.measures:
            blocks: tuple[Block, ...] = (Paragraph(self.catalog.say("nothing_measures")),)
            return Section(self.catalog.heading("know"), blocks, sheet="Measures")
        column = self.catalog.column
        columns = (
            column("measure", width=3.6),
            column("baseline", width=1.4),
            column("target", width=1.4),
            column("by", "date", 1.5),
            column("latest", width=2.1),
        )
        rows = tuple(self._measure(measure) for measure in self.file.measures)
        table = self._shown(TableBlock("Measures", columns, rows, missing=self.catalog.unset))
        charts = [c for c in map(self._chart, self.file.measures) if c is not None]
        return Section(self.catalog.heading("know"), (table, *charts), sheet="Measures")

    def _measure(self, measure: Measure) -> tuple[Any, ...]:
        return (
            measure.name,
            with_unit(measure.baseline, measure.unit),
            with_unit(measure.target, measure.unit),
            measure.target_on,
            self._latest(measure),
        )

    def _latest(self, measure: Measure) -> str:
        """The last reading; beside withheld ones, which may be later, with its day."""
        say, later = self.catalog.say, self._later_readings(measure)
        if self._lacks_readings(measure):
            if not later:
                return say("withheld_reading")
            day, value = later[-1]
            reading = with_unit(value, measure.unit)
            return say("part_of_readings", reading=reading, date=date_words(day))
        found = self._readings(measure)
        latest = with_unit(found[-1][1], measure.unit) if found else None
        return latest or say("nothing_reading")

    def _lacks_readings(self, measure: Measure) -> bool:
        return self.file.withheld.lacks(ProgressNote, measure.id, filled="value")

    def _later_readings(self, measure: Measure) -> list[tuple[date, float]]:
        """The readings since the baseline, in order of days."""
        notes = [note for note in self.file.progress if note.measure_id == measure.id]
        found = [(note.noted_on, note.value) for note in notes if note.value is not None]
        return sorted(found, key=_day_of)

    def _readings(self, measure: Measure) -> list[tuple[date, float]]:
        found = self._later_readings(measure)
        if measure.baseline_on is not None and measure.baseline is not None:
            found.insert(0, (measure.baseline_on, measure.baseline))
        return sorted(found, key=_day_of)

    def _chart(self, measure: Measure) -> ChartBlock | None:
        readings = self._readings(measure)
        if len(readings) < 2:
            return None
        say, partial = self.catalog.say, self._lacks_readings(measure)
        target = with_unit(measure.target, measure.unit)
        aimed = say("chart_target", target=target) if target else ""
        first, last = (with_unit(readings[n][1], measure.unit) for n in (0, -1))
        points = tuple(ChartPoint(day, value) for day, value in readings)
        caption = "charts_part" if partial else "charts"
        return ChartBlock(
            ChartData(
                name=measure.name,
                series=(Series(measure.name, points),),
                unit=measure.unit,
                target=measure.target,
                left_out=say("chart_part") if partial else "",
            ),
            caption=say(caption, name=measure.name, first=first, last=last, target=aimed),
        )

    def _back(self) -> Section:
        blocks = list[Block]()
        if self.case.report_back_date:
            words = self.catalog.say("report_back", date=date_words(self.case.report_back_date))
            blocks.append(Paragraph(f"{words[0].upper()}{words[1:]}."))
        if self.case.lasting and self.case.closed_on:
            blocks.append(Paragraph(self.catalog.say("lasting", text=self.case.lasting)))
        if not blocks:
            blocks.append(Paragraph(self.catalog.say("nothing_report")))
        return Section(self.catalog.heading("back"), tuple(blocks), sheet="Why")

    def _sources(self) -> tuple[str, ...]:
        basis, say = self.case.basis, self.catalog.say
        files = [self._source(file) for file in basis.files]
        rules, title = basis.rules, basis.rules_title
        told = [say("rules", title=title, source=rules.source)] if rules else []
        return (*files, *told, say("law"))

    def _source(self, file: SourceFile) -> str:
        """A Dashboard file by its name, or by what it is about where the name stays inside."""
        day = date_words(date.fromisoformat(file.imported_at[:10]))
        if file.name:
            return self.catalog.say("dashboard_file", name=file.name, date=day)
        known = file.indicator in set(Indicator)
        about = INDICATORS[Indicator(file.indicator)].name if known else file.indicator
        year = self.case.basis.year or ""
        return self.catalog.say("dashboard_figures", about=about, year=year, date=day)


def _day_of(reading: tuple[date, float]) -> date:
    return reading[0]


def _voices(file: CaseFile) -> tuple[list[str], list[str]]:
    """Perspectives heard in any stage, with counts, and those that were not."""
    heard: dict[Perspective, int] = {}
    for voice in file.voices:
        if voice.state is VoiceState.HEARD:
            heard[voice.perspective] = heard.get(voice.perspective, 0) + (voice.count or 0)
    said = [
        f"{perspective.words.lower()}{f' ({count})' if count else ''}"
        for perspective, count in heard.items()
    ]
    return said, [p.words.lower() for p in Perspective if p not in heard]


def _aim(text: str, due: date | None) -> str:
    return f"{text} (by {date_words(due)})" if due else text


def _joined(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
