"""Lists of how support goes on, of what lasts and of what is learned."""

from dataclasses import replace

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.dates.school_years import quarter_of, school_year_of
from sos_desktop.domain.casework.learning_words import GainStanding, QuarterStanding
from sos_desktop.domain.casework.records import (
    ActionQuarter,
    CheckIn,
    Feedback,
    Gain,
    LastingPart,
    Lesson,
    LookBack,
    PlannedHours,
    ReviewPoint,
    SupportExit,
    YearSupport,
)
from sos_desktop.domain.casework.words import ActionState
from sos_desktop.domain.improvement.plan_done import next_quarter
from sos_desktop.foundation import clock
from ui.models.table import Column
from ui.pages.case.declared import list_of, pointing, shown
from ui.pages.case.tabs import CaseTab
from ui.widgets.lists.list_spec import ListSpec

_STANDINGS = {
    QuarterStanding.BEHIND: "warn",
    QuarterStanding.STOPPED: "quiet",
    QuarterStanding.AS_PLANNED: "good",
    QuarterStanding.AHEAD: "good",
    QuarterStanding.DONE: "good",
}
GAIN_TONES = {
    GainStanding.FADED: "bad",
    GainStanding.PARTLY: "warn",
    GainStanding.HELD: "good",
    GainStanding.GREW: "good",
}

CHECK_INS = list_of(
    CheckIn,
    "A short look with the district: what moved, what is in the way, what is next.",
    lambda file: CheckIn(case_id=file.case.id, held_on=clock.today(), moved=""),
    (
        shown(CheckIn.moved, width=36),
        shown(CheckIn.held_on, width=13),
        shown(CheckIn.hindered, "In the way", width=26, missing="nothing said"),
        shown(CheckIn.next_step, "Next", width=26, missing="nothing said"),
        shown(CheckIn.people, width=16, missing="not said"),
        shown(CheckIn.sensitivity, "May read it", width=15),
    ),
)

EXITS = list_of(
    SupportExit,
    "When support ends: what changed, and who calls whom if it slips. Look-backs after 6 and 12 "
    "months follow by themselves, as tasks.",
    lambda file: SupportExit(case_id=file.case.id, ended_on=clock.today(), changed=""),
    (
        shown(SupportExit.changed, width=40),
        shown(SupportExit.ended_on, "Ends", width=13),
        shown(SupportExit.reason, width=28),
        shown(SupportExit.held_for, "Held for", width=16, missing="not said"),
        shown(SupportExit.sensitivity, "May read it", width=15),
    ),
)

LESSONS = list_of(
    Lesson,
    "What was learned, and whether we would do it again.",
    lambda file: Lesson(case_id=file.case.id, noted_on=clock.today(), text=""),
    (
        shown(Lesson.text, width=50),
        shown(Lesson.kind, width=24),
        shown(Lesson.phase, width=22),
        shown(Lesson.noted_on, width=13),
        shown(Lesson.sensitivity, "May read it", width=15),
    ),
)

FEEDBACK = list_of(
    Feedback,
    "What those say who took part, by role and never by name. Print the form from Export, or take "
    "in a file of answers.",
    lambda file: Feedback(case_id=file.case.id, given_on=clock.today()),
    (
        shown(Feedback.helped, width=30, missing="nothing said"),
        shown(Feedback.role, width=16, missing="not said"),
        shown(Feedback.phase, width=20),
        shown(Feedback.side, width=14),
        Column("Agrees", lambda found: _agreement(found), width=12),
        shown(Feedback.better, "Otherwise", width=28, missing="nothing said"),
    ),
)

YEARS = list_of(
    YearSupport,
    "What the county office does for this LEA in a school year and what pays for it; the annual "
    "summary prints it.",
    lambda file: YearSupport(
        case_id=file.case.id, year=school_year_of(clock.today()), activities=""
    ),
    (
        shown(YearSupport.activities, width=50),
        shown(YearSupport.year, "From", width=9),
        shown(YearSupport.funding, width=28, missing="not said"),
        shown(YearSupport.dollars, width=12, missing="not known"),
    ),
)

HOURS = list_of(
    PlannedHours,
    "Hours planned for this case; what was given stands at its contacts.",
    lambda file: PlannedHours(
        case_id=file.case.id,
        year=school_year_of(clock.today()),
        quarter=quarter_of(clock.today()),
        hours=0,
    ),
    (
        shown(PlannedHours.hours, width=10),
        shown(PlannedHours.year, "From", width=9),
        shown(PlannedHours.quarter, width=22),
        shown(PlannedHours.consultant, width=24, missing="whoever has the case"),
    ),
)


def _agreement(found: Feedback) -> str:
    given = [score for score in found.scores.values() if score is not None]
    return f"{sum(given) / len(given):.1f} of 5" if given else "no number"


def quarters(tab: CaseTab) -> ListSpec[ActionQuarter]:
    """How each change stands by quarter, plan beside done."""
    return list_of(
        ActionQuarter,
        "How each change stands at the end of a quarter: what was planned, and what was done.",
        _new_quarter,
        (
            shown(ActionQuarter.planned, width=28, missing="nothing planned"),
            pointing(tab, ActionQuarter.action_id),
            shown(ActionQuarter.year, "From", width=8),
            shown(ActionQuarter.quarter, width=20),
            shown(ActionQuarter.done, width=28, missing="nothing done"),
            shown(
                ActionQuarter.standing,
                width=16,
                missing="not looked at",
                tone=lambda one: _STANDINGS.get(one.standing, "") if one.standing else "",
            ),
            shown(ActionQuarter.spent, "Spent", width=10, missing="not known"),
        ),
    )


def _new_quarter(file: CaseFile) -> ActionQuarter:
    today = clock.today()
    year, quarter = school_year_of(today), quarter_of(today)
    pursued = [a for a in file.actions if a.state is not ActionState.DROPPED]
    if len(pursued) == 1:
        return next_quarter(file, pursued[0], year, quarter)
    return ActionQuarter(case_id=file.case.id, year=year, quarter=quarter)


def reviews(tab: CaseTab) -> ListSpec[ReviewPoint]:
    """The review at the beginning of a further year."""
    return list_of(
        ReviewPoint,
        "When a second or later year begins: what is kept, changed or stopped, and who leads it "
        "now.",
        lambda file: ReviewPoint(
            case_id=file.case.id,
            reviewed_on=clock.today(),
            text="",
            support_year=max(2, len(file.years) + 1),
        ),
        (
            shown(ReviewPoint.text, width=34),
            pointing(tab, ReviewPoint.action_id, "Change"),
            shown(ReviewPoint.support_year, "Year", width=7),
            shown(ReviewPoint.decision, width=11),
            shown(ReviewPoint.why, width=26, missing="not said"),
            shown(ReviewPoint.led_by, "Leads it", width=18, missing="not said"),
            shown(ReviewPoint.voices, width=16, missing="none named"),
        ),
    )


def lasting(tab: CaseTab) -> ListSpec[LastingPart]:
    """What stays when support ends."""
    return list_of(
        LastingPart,
        "What stays when support ends: who keeps it, where it is written down, what pays for it.",
        lambda file: LastingPart(case_id=file.case.id, text=""),
        (
            shown(LastingPart.text, width=32),
            shown(LastingPart.kept_by, width=18, missing="nobody yet"),
            shown(LastingPart.successor, width=18, missing="nobody yet"),
            shown(LastingPart.written_in, width=20, missing="not yet"),
            shown(LastingPart.paid_from, width=18, missing="not said"),
            pointing(tab, LastingPart.action_id, "From"),
        ),
    )


def look_backs() -> ListSpec[LookBack]:
    """Looking again after support ended."""
    return list_of(
        LookBack,
        "A look at what is left, 6 and 12 months after support ended.",
        lambda file: replace(
            LookBack(case_id=file.case.id, due_on=clock.today()),
            exit_id=file.exits[-1].id if file.exits else None,
        ),
        (
            shown(LookBack.text, "What is still in place", width=40, missing="not looked at yet"),
            shown(LookBack.kind, width=17),
            shown(LookBack.due_on, width=13),
            shown(LookBack.looked_on, width=13, missing="not yet"),
            shown(LookBack.people, width=18, missing="not said"),
        ),
    )


def gains(tab: CaseTab) -> ListSpec[Gain]:
    """Gains as look-backs kept them."""
    return list_of(
        Gain,
        "The figures of each gain as a look-back kept them, and what became of it.",
        lambda file: Gain(
            case_id=file.case.id,
            name="",
            look_back_id=file.look_backs[0].id if len(file.look_backs) == 1 else None,
        ),
        (
            shown(Gain.name, width=32),
            pointing(tab, Gain.look_back_id, width=20),
            shown(Gain.before, "Before", width=9, missing="–"),
            shown(Gain.at_exit, "At the end", width=11, missing="–"),
            shown(Gain.now, width=9, missing="–"),
            shown(Gain.standing, width=18, tone=lambda gain: GAIN_TONES.get(gain.standing, "")),
            shown(Gain.why, width=26, missing="not said"),
        ),
    )
