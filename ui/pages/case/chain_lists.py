"""Lists of the chain of support: aims, drivers, tests, milestones, remarks, costs by year."""

from dataclasses import replace

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import (
    Aim,
    Driver,
    MeasureMark,
    Milestone,
    PdsaCycle,
    ProgressScore,
    YearCost,
)
from sos_desktop.domain.improvement.thread import aim_driven
from sos_desktop.foundation import clock
from ui.models.table import Column
from ui.pages.case.declared import form_of, list_of, pointing, shown
from ui.pages.case.tabs import CaseTab
from ui.widgets.forms.form_fields import AnyField
from ui.widgets.lists.list_spec import ListSpec

AIMS = list_of(
    Aim,
    "What will be better, for whom, by how much, by when.",
    lambda file: Aim(case_id=file.case.id, text=""),
    (
        shown(Aim.text, width=60),
        shown(Aim.group, width=24, missing="everyone"),
        shown(Aim.due_on, missing="not set"),
    ),
)


def drivers(tab: CaseTab) -> ListSpec[Driver]:
    """Drivers, which hang on the one aim there is unless somebody says otherwise."""
    return list_of(
        Driver,
        "What has to be true for the aim to be reached: accepted causes turned round, and others.",
        lambda file: Driver(
            case_id=file.case.id, text="", aim_id=file.aims[0].id if len(file.aims) == 1 else None
        ),
        (
            shown(Driver.text, width=44),
            pointing(tab, Driver.parent_id, missing="the aim itself"),
            pointing(tab, Driver.cause_id, "Turns round", missing="a driver of its own"),
            _driven(tab),
        ),
    )


def _driven(tab: CaseTab) -> Column[Driver]:
    """The aim a driver drives: its own, or that of the one above it."""
    own = pointing(tab, Driver.aim_id, missing="not said")

    def words(driver: Driver) -> str:
        aim_id = aim_driven(driver, tab.file.drivers if tab.file else ())
        return own.text(replace(driver, aim_id=aim_id))

    return replace(own, text=words, tooltip=words)


def cycle_fields(file: CaseFile, *, of_a_change: bool = False) -> tuple[AnyField, ...]:
    """The six fields of a test, which are seen at once; which change it tries is a seventh.

    Args:
        file: The case.
        of_a_change: It is known which change is tried, and not asked.
    """
    return tuple(
        replace(field, lines=3 if field.name == "plan" else 2)
        for field in form_of(PdsaCycle, file)
        if not (of_a_change and field.name == "action_id")
    )


def cycles(tab: CaseTab) -> ListSpec[PdsaCycle]:
    """Tests of changes; of a change in their order, as its chain."""
    spec = list_of(
        PdsaCycle,
        "Small tests of a change: what you expect first, then what happened and what follows.",
        lambda file: PdsaCycle(
            case_id=file.case.id,
            plan="",
            action_id=file.actions[0].id if len(file.actions) == 1 else None,
        ),
        (
            shown(PdsaCycle.plan, width=36),
            pointing(tab, PdsaCycle.action_id, "Change"),
            shown(PdsaCycle.prediction, width=24, missing="none yet"),
            shown(PdsaCycle.tried_on, width=13, missing="not set"),
            shown(PdsaCycle.result, width=24, missing="not yet"),
            shown(PdsaCycle.decision, width=12, missing="open"),
        ),
    )
    return replace(spec, fields=cycle_fields)


def milestones(tab: CaseTab) -> ListSpec[Milestone]:
    """Milestones of changes and interim targets of measures."""
    return list_of(
        Milestone,
        "Steps of a change, and interim targets of a measure.",
        lambda file: Milestone(case_id=file.case.id, text="", due_on=clock.today()),
        (
            shown(Milestone.text, width=36),
            shown(Milestone.due_on),
            pointing(tab, Milestone.action_id),
            pointing(tab, Milestone.measure_id),
            shown(Milestone.value, "Target", width=9, missing="–"),
            shown(Milestone.reached_on, missing="not yet"),
        ),
    )


def marks(tab: CaseTab) -> ListSpec[MeasureMark]:
    """What stands at the days of measures."""
    return list_of(
        MeasureMark,
        "What stands at a day of a measure: a storm, a change that began, why the line begins "
        "anew.",
        lambda file: MeasureMark(case_id=file.case.id, stands_on=clock.today(), text=""),
        (
            shown(MeasureMark.stands_on),
            pointing(tab, MeasureMark.measure_id),
            shown(MeasureMark.kind, width=20),
            shown(MeasureMark.text, width=44),
            shown(MeasureMark.sensitivity, "May read it", width=15),
        ),
    )


def costs(tab: CaseTab) -> ListSpec[YearCost]:
    """What changes cost in each school year."""
    return list_of(
        YearCost,
        "What a change costs in each school year, and what pays it.",
        lambda file: YearCost(case_id=file.case.id, year=clock.today().year, dollars=0),
        (
            pointing(tab, YearCost.action_id, width=40),
            shown(YearCost.year, "From", width=9),
            shown(YearCost.dollars, width=12),
            shown(YearCost.source, width=30, missing="not said"),
        ),
    )


def scores() -> ListSpec[ProgressScore]:
    """How far the work is, as people judged it."""
    return list_of(
        ProgressScore,
        "How far the work is, from 0.5 to 5, as a person judges it, with what shows it.",
        lambda file: ProgressScore(case_id=file.case.id, scored_on=clock.today()),
        (
            shown(ProgressScore.evidence, width=44, missing="nothing asked for yet"),
            shown(ProgressScore.scored_on, width=14),
            shown(ProgressScore.score, width=34),
            shown(ProgressScore.scored_by, width=24, missing="not said"),
        ),
    )
