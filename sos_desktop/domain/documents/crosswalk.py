"""Each change once, with the plans it is part of: who is asked for the same work by how many."""

from collections.abc import Iterable
from datetime import date

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.partners.coherence import plan_short
from sos_desktop.domain.casework.records import Action, OtherPlan
from sos_desktop.domain.casework.words import ActionState, PlanKind
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.plan import PlanMaterial
from sos_desktop.domain.documents.report import (
    Block,
    Bullets,
    Cell,
    Paragraph,
    ReportDocument,
    Section,
    TableBlock,
    TableColumn,
)

_SEVERAL = 2
_ALWAYS = (
    PlanKind.SPECIAL_EDUCATION,
    PlanKind.CSI,
    PlanKind.ATSI,
    PlanKind.EQUITY_MULTIPLIER,
    PlanKind.RECOVERY,
)
"""Plans that have a column even where no change is part of them: that, too, is to be seen."""


def crosswalk_document(material: PlanMaterial, catalog: Catalog, made_on: date) -> ReportDocument:
    """The crosswalk of a case's changes over the plans the district is under."""
    file = material.file
    return ReportDocument(
        title=catalog.heading("title", lea=file.lea.name),
        organization=catalog.page.system_of_support.format(county=file.lea.county),
        subtitle=catalog.say("prepared", date=catalog.date(made_on)),
        made_on=made_on,
        sections=(_table(file, catalog), _same_people(file, catalog)),
        public=file.withheld.public,
        language=catalog.language,
        overview=catalog.sheet("overview"),
        words=catalog.page,
    )


def plans_of(file: CaseFile, action: Action) -> frozenset[PlanKind]:
    """The kinds of plans an action is part of, besides the LCAP."""
    own = {plan.kind for plan in file.other_plans if plan.id == action.other_plan_id}
    return frozenset(own | {PlanKind(code) for code in action.further_plans})


def _pursued(file: CaseFile) -> list[Action]:
    return [action for action in file.actions if action.state is not ActionState.DROPPED]


def _table(file: CaseFile, catalog: Catalog) -> Section:
    """A row for each change, a column for each plan."""
    actions, column = _pursued(file), catalog.column
    if not actions:
        blocks: tuple[Block, ...] = (Paragraph(catalog.say("nothing_actions")),)
        return Section(catalog.heading("changes"), blocks, sheet=catalog.sheet("changes"))
    used = {kind for action in actions for kind in plans_of(file, action)}
    kinds = [*_ALWAYS, *(kind for kind in PlanKind if kind in used and kind not in _ALWAYS)]
    short = {kind: _short(file, catalog, kind) for kind in kinds}
    goals = {goal.id: goal.number for goal in file.goals}
    rows = list[tuple[Cell, ...]]()
    for action in actions:
        plans, goal = plans_of(file, action), goals.get(action.lcap_goal_id or "")
        marks = [catalog.say("yes" if kind in plans else "none") for kind in kinds]
        many = len(plans) + (goal is not None)
        rows.append((action.text, action.owner or None, catalog.say("yes"), goal, *marks, many))
    columns = (
        column("change", width=3.6),
        column("who", width=1.8),
        column("assistance", width=1.3),
        column("lcap", width=0.9),
        *(TableColumn(short[kind], "text", 1.1) for kind in kinds),
        column("plans", "whole", 0.9),
    )
    table = TableBlock(
        catalog.sheet("changes"),
        columns,
        tuple(rows),
        caption=catalog.say("caption"),
        missing=catalog.say("none"),
    )
    told = "; ".join(catalog.term(kind) for kind in kinds if short[kind] != catalog.term(kind))
    words = Paragraph(catalog.say("short", plans=told))
    return Section(catalog.heading("changes"), (table, words), sheet=catalog.sheet("changes"))


def _short(file: CaseFile, catalog: Catalog, kind: PlanKind) -> str:
    """A plan as it heads a column; a kind of its own has no words but these."""
    if kind is PlanKind.OTHER:
        return catalog.term(kind)
    return plan_short(OtherPlan(case_id=file.case.id, kind=kind), catalog.terms)


def _same_people(file: CaseFile, catalog: Catalog) -> Section:
    """Who is asked by several plans, and what could be one."""
    shared = [
        action
        for action in _pursued(file)
        if len(plans_of(file, action)) + (action.lcap_goal_id is not None) >= _SEVERAL
    ]
    told = [
        catalog.say("asked", who=who, plans=many)
        for who, many in _asked(file, _pursued(file))
        if many >= _SEVERAL
    ]
    blocks: list[Block] = [Paragraph(catalog.say("shared", count=len(shared)), lead=True)]
    if told:
        blocks.append(Bullets(tuple(told)))
    if shared:
        blocks.append(Paragraph(catalog.say("one")))
        blocks.append(Bullets(tuple(action.text for action in shared)))
    return Section(catalog.heading("same"), tuple(blocks), sheet=catalog.sheet("same"))


def _asked(file: CaseFile, actions: Iterable[Action]) -> list[tuple[str, int]]:
    """Roles with the number of different plans that ask them, the most first."""
    found: dict[str, set[str]] = {}
    for action in actions:
        if not action.owner:
            continue
        plans = found.setdefault(action.owner, set())
        plans |= {str(kind) for kind in plans_of(file, action)}
        plans |= {"lcap"} if action.lcap_goal_id is not None else set()
    return sorted(((who, len(plans)) for who, plans in found.items()), key=lambda one: -one[1])
