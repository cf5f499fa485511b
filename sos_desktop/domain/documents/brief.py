"""The board brief: page 1 decides, page 2 tells how we will know and who helps, an annex explains.

The one-pager is its first page. Every sentence is made of records; the only one that is not is the
request to the board, when somebody writes it for this paper.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.costs import CaseCosts, case_costs, pursued, school_years
from sos_desktop.domain.casework.records import Cause, Voice
from sos_desktop.domain.casework.stages.cycles import newest_basis
from sos_desktop.domain.casework.words import CauseState, Route, Stage, VoiceState
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.documents.board_questions import questions
from sos_desktop.domain.documents.brief_back import annex, back_sections, glossary_sections
from sos_desktop.domain.documents.brief_charts import cost_block, front_charts, result_strip
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.focus import focus_cells, focus_group
from sos_desktop.domain.documents.plan import PlanMaterial
from sos_desktop.domain.documents.report import (
    Block,
    Paragraph,
    ReportDocument,
    Section,
    SideBySide,
    SummaryBox,
    SummaryRow,
    texts_in,
)
from sos_desktop.domain.identification.basis import OFFICIAL

_BY_DATA = (Route.DASHBOARD, Route.SECOND_YEAR, Route.CHARTER, Route.LEVEL_3, Route.GEO_LEAD)
_WHY = {Route.VOLUNTARY: "why_voluntary", Route.LCAP: "why_lcap", Route.CALPADS: "why_calpads"}
_ROUTE_REASONS = {Route.LEVEL_3: "why_level_3", Route.GEO_LEAD: "why_geo_lead"}
_HELP = {EntityKind.COE: "help_county_office", EntityKind.CHARTER: "help_charter"}
_CAUSES = 3
"""So many causes are told on page 1; the others stand on page 2."""


def brief_document(material: PlanMaterial, catalog: Catalog, made_on: date) -> ReportDocument:
    """The board brief of a case, about five pages."""
    pages = FrontPage(material, catalog)
    sections = (*pages.sections(), *back_sections(material, catalog))
    return pages.document((*sections, *annex(material, catalog, sections)), made_on)


def one_pager_document(material: PlanMaterial, catalog: Catalog, made_on: date) -> ReportDocument:
    """The first page of the brief alone."""
    pages = FrontPage(material, catalog)
    return pages.document(pages.sections(), made_on)


def questions_document(material: PlanMaterial, catalog: Catalog, made_on: date) -> ReportDocument:
    """What a board is likely to ask, with answers, and the words it may not know."""
    pages = FrontPage(material, catalog)
    found = questions(material.file, catalog)
    words = tuple(
        Paragraph(text, lead=not place) for one in found for place, text in enumerate(one)
    )
    asked = Section(catalog.heading("answers"), words, sheet=catalog.sheet("questions"))
    texts = [*texts_in(asked), *(text for part in pages.sections() for text in texts_in(part))]
    sections = (asked, *glossary_sections(catalog, texts))
    made = pages.document(sections, made_on)
    title = catalog.heading("questions_title", lea=material.file.lea.name)
    return replace(made, title=title, band="", sources=())


class FrontPage:
    """Page 1: what a hurried reader needs before the vote."""

    def __init__(self, material: PlanMaterial, catalog: Catalog) -> None:
        self.material, self.catalog = material, catalog
        self.file: CaseFile = material.file
        self.case = material.file.case
        self.group = focus_group(material.file, material.results)
        self.costs: CaseCosts = case_costs(material.file)
        self.basis = newest_basis(material.file.case, material.file.years)

    def document(self, sections: tuple[Section, ...], made_on: date) -> ReportDocument:
        """The paper around its sections."""
        say, file = self.catalog.say, self.file
        decides = bool(self.material.ask or self.costs.open_parts)
        day = self.case.board_date
        ahead = day is not None and day >= made_on
        meeting = say("board", date=self.catalog.date(day)) if ahead else say("board_open")
        if self.group:
            title = self.catalog.heading("title", lea=file.lea.name, group=self._group(self.group))
        else:
            title = self.catalog.heading("title_plain", lea=file.lea.name)
        return ReportDocument(
            title=title,
            organization=self.catalog.page.system_of_support.format(county=file.lea.county),
            subtitle=say("prepared", date=self.catalog.date(made_on)),
            band=f"{meeting} · {say('for_action' if decides else 'for_information')}",
            made_on=made_on,
            sections=tuple(section for section in sections if section.blocks),
            sources=self._sources(),
            public=file.withheld.public,
            language=self.catalog.language,
            overview=self.catalog.sheet("overview"),
            words=self.catalog.page,
        )

    def sections(self) -> tuple[Section, ...]:
        """The summary, the results behind it, two pictures, the cost."""
        found = [Section("", (self._summary(),), sheet=self.catalog.sheet("summary"))]
        if strip := result_strip(self.group, self.material.results, self.catalog):
            heading = self.catalog.heading("results", group=self._group(self.group))
            found.append(Section(heading, strip, sheet=self.catalog.sheet("results")))
        if pictures := front_charts(self.group, self.material, self.catalog):
            beside: Block = SideBySide(tuple((one,) for one in pictures))
            blocks = (beside,) if len(pictures) > 1 else pictures
            found.append(Section("", blocks, sheet=self.catalog.sheet("charts")))
        if money := cost_block(self.costs, self.catalog):
            found.append(
                Section(self.catalog.heading("cost"), (money,), sheet=self.catalog.sheet("cost"))
            )
        return tuple(found)

    def _group(self, code: str) -> str:
        """A student group inside a sentence."""
        known = self.catalog.part["groups"]
        return known.get(code) or self.catalog.terms.group(code)

    def _summary(self) -> SummaryBox:
        answers: tuple[tuple[str, Callable[[], str]], ...] = (
            ("why", self.why),
            ("found", self._found),
            ("do", self._do),
            ("ask", self._ask),
            ("cost", self._cost),
            ("next", self._next),
        )
        rows = tuple(
            SummaryRow(self.catalog.word("questions", key), answer(), asked=key == "ask")
            for key, answer in answers
        )
        column = self.catalog.part["columns"]
        return SummaryBox(
            self.catalog.sheet("summary"), rows, (column["question"], column["answer"])
        )

    def why(self) -> str:
        """Why the district is helped, in sentences."""
        say, case = self.catalog.say, self.case
        if case.route not in _BY_DATA:
            key = _WHY.get(case.route, "why_other")
            return say(key, route=self.catalog.term(case.route))
        said = [self._why_by_data()]
        if case.route in _ROUTE_REASONS:
            said.append(say(_ROUTE_REASONS[case.route]))
        said.append(say(_HELP.get(EntityKind(self.file.lea.kind), "help_two_years")))
        return " ".join(said)

    def _why_by_data(self) -> str:
        say, basis = self.catalog.say, self.basis
        year = basis.year or self.case.year
        codes = [group.code for group in basis.lettered]
        if not codes:
            return say("why_no_groups" if basis.settled else "why_open", year=year)
        results = self.material.results
        reds = [
            code
            for code, cell in focus_cells(self.group, results)
            if cell.counted and cell.color == 1
        ]
        if self.group in codes and reds and results is not None and results.year == year:
            names = self.catalog.page.joined([self.catalog.terms.indicator(c) for c in reds])
            said = say("why_red", year=year, group=self._group(self.group), indicators=names)
            others = [self._group(code) for code in codes if code != self.group]
        else:
            others = [self._group(code) for code in codes]
            return say("why_groups", year=year, groups=self.catalog.page.joined(others))
        if others:
            said = f"{said} {say('why_also', groups=self.catalog.page.joined(others))}"
        return said

    def _found(self) -> str:
        say, file = self.catalog.say, self.file
        roots = [c for c in file.causes if c.state is CauseState.VALIDATED]
        people = people_heard(file.voices)
        if not roots:
            if file.withheld.lacks(Cause):
                return say("found_withheld")
            problem = self.catalog.typed(self.case.problem_of_practice)
            return " ".join(part for part in (problem, say("found_nothing")) if part)
        told = "".join(f"\n• {self.catalog.typed(_unended(c.text))}" for c in roots[:_CAUSES])
        if people is None:
            return say("found_causes", causes=told)
        key = "found_people_one" if people == 1 else "found_people"
        return say(key, count=people, causes=told)

    def _do(self) -> str:
        say, actions = self.catalog.say, pursued(self.file)
        if not actions:
            return f"{say('do_nothing')} {say('no_new_plan')}"
        tied = sum(action.lcap_goal_id is not None for action in actions)
        key = "do_one" if len(actions) == 1 else "do_many"
        said = [say(key, count=len(actions))]
        if tied:
            key = "do_all_in_lcap" if tied == len(actions) else "do_in_lcap"
            said.append(say(f"{key}_one" if tied == 1 else key, count=tied))
        return " ".join((*said, say("no_new_plan")))

    def _ask(self) -> str:
        say, found = self.catalog.say, self.costs.open_parts
        if self.material.ask:
            return self.catalog.typed(self.material.ask)
        if not found:
            return say("ask_nothing")
        dollars = f"${sum(part.dollars for part in found):,}"
        actions = list(dict.fromkeys(part.action.id for part in found))
        if len(actions) > 1:
            return say("ask_many", dollars=dollars, count=len(actions))
        text = self.catalog.typed(_unended(found[0].action.text))
        return say("ask_one", dollars=dollars, change=text)

    def _cost(self) -> str:
        say, costs = self.catalog.say, self.costs
        if costs.total is None:
            return say("cost_unknown")
        years = self.catalog.page.joined(school_years(costs.years))
        said = say("cost_years" if years else "cost_all", dollars=f"${costs.total:,}", years=years)
        if costs.unknown:
            key = "cost_lacks_one" if costs.unknown == 1 else "cost_lacks"
            said = f"{said} {say(key, count=costs.unknown)}"
        return said

    def _next(self) -> str:
        """When the board hears again."""
        day = self.case.report_back_date
        return self.catalog.say("next" if day else "next_open", date=self.catalog.date(day))

    def _sources(self) -> tuple[str, ...]:
        say, basis = self.catalog.say, self.basis
        if self.case.route not in _BY_DATA:
            return (say("source_office"),)
        year = basis.year or self.case.year
        key = "source_listed" if basis.result == OFFICIAL else "source_estimate"
        return (say(key, year=year), say("source_office"))


def people_heard(voices: tuple[Voice, ...]) -> int | None:
    """How many people were heard while needs were studied, else in the stage with most of them.

    None when nobody was counted. Somebody heard in two stages is never counted twice.
    """
    by_stage: dict[Stage, int] = {}
    for voice in voices:
        if voice.state is VoiceState.HEARD and voice.count:
            by_stage[voice.stage] = by_stage.get(voice.stage, 0) + voice.count
    return by_stage.get(Stage.NEEDS) or max(by_stage.values(), default=None)


def _unended(text: str) -> str:
    """A text without its full stop, to stand inside a sentence."""
    return text.strip().removesuffix(".")
