"""What each action is part of already: the LCAP, and the other plans a district is under.

Support makes no plan of its own; an action that is part of nothing the district has agreed to asks
the same people for one more thing.
"""

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Action, OtherPlan
from sos_desktop.domain.casework.terms import ENGLISH, Terms
from sos_desktop.domain.casework.words import PlanKind
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.domain.dashboard.wording import students_phrase
from sos_desktop.domain.text import abbreviation


def plan_short(plan: OtherPlan, terms: Terms = ENGLISH) -> str:
    """A plan in a table cell: its abbreviation where it has one, else its words."""
    if plan.kind is PlanKind.OTHER:
        return plan.text
    return abbreviation(terms.of(plan.kind))


def plan_words(plan: OtherPlan, terms: Terms = ENGLISH) -> str:
    """A plan in full: kind, student group and what was written about it."""
    kind = plan.text if plan.kind is PlanKind.OTHER else terms.of(plan.kind)
    group = terms.group(plan.group) if plan.group in STUDENT_GROUPS else ""
    inside = students_phrase(plan.group) if terms is ENGLISH and group else group.lower()
    about = [kind, inside]
    words = ", ".join(part for part in about if part)
    return words if plan.kind is PlanKind.OTHER or not plan.text else f"{words}: {plan.text}"


def ties(file: CaseFile, action: Action, terms: Terms = ENGLISH) -> tuple[str, ...]:
    """What an action is part of, short ("LCAP 2.4", "CSI"); empty when it is part of nothing."""
    goals = [goal for goal in file.goals if goal.id == action.lcap_goal_id]
    plans = [plan for plan in file.other_plans if plan.id == action.other_plan_id]
    return (
        *(terms.lcap_goal(goal.number) for goal in goals),
        *dict.fromkeys(plan_short(plan, terms) for plan in (*plans, *_further(file, action))),
    )


def ties_in_full(file: CaseFile, action: Action) -> tuple[str, ...]:
    """What an action is part of, in full words."""
    goals = [goal for goal in file.goals if goal.id == action.lcap_goal_id]
    plans = [plan for plan in file.other_plans if plan.id == action.other_plan_id]
    return (
        *(f"LCAP {goal.number} {goal.text}".strip() for goal in goals),
        *(plan_words(plan) for plan in (*plans, *_further(file, action))),
    )


def _further(file: CaseFile, action: Action) -> tuple[OtherPlan, ...]:
    """The further plans of an action: as the case tells them, or by their kind alone."""
    known = {plan.kind: plan for plan in file.other_plans}
    kinds = [PlanKind(code) for code in action.further_plans]
    alone = {kind: OtherPlan(case_id=action.case_id, kind=kind) for kind in kinds}
    found = [known.get(kind, alone[kind]) for kind in kinds]
    return tuple(plan for plan in found if plan.id != action.other_plan_id)
