"""Records of what lasts and of what is learned, for the small caseload of the tests."""

from datetime import date

from sos_desktop.domain.casework import learning_words as lw
from sos_desktop.domain.casework import records as r


def learning_records(case_id: str, action: r.Action, measure: r.Measure) -> list[r.CaseRecord]:
    """One of every kind of a case, each pointing to those before it."""
    ended = r.SupportExit(
        case_id=case_id,
        ended_on=date(2027, 6, 10),
        reason=lw.ExitReason.STATUS,
        changed="Buses arrive before the bell",
        hears_on=date(2027, 8, 12),
        watch="Arrivals by line each month",
        call="Transport calls the county office",
    )
    back = r.LookBack(
        case_id=case_id,
        due_on=date(2027, 9, 1),
        exit_id=ended.id,
        people="Transport",
        text="Two lines are late again",
    )
    return [
        r.CheckIn(
            case_id=case_id,
            held_on=date(2026, 11, 20),
            people="Transport",
            moved="The early bus runs",
            hindered="The bridge",
            next_step="A second line",
            asked="Figures by line",
        ),
        r.ActionQuarter(
            case_id=case_id,
            action_id=action.id,
            year=2026,
            quarter=lw.Quarter.THIRD,
            planned="Two lines",
            done="One line",
            standing=lw.QuarterStanding.BEHIND,
            spent=400,
        ),
        r.ReviewPoint(
            case_id=case_id,
            reviewed_on=date(2026, 11, 21),
            text="Coaching of dispatchers",
            action_id=action.id,
            decision=lw.ReviewDecision.CHANGE,
            why="Dispatchers lead it themselves",
            led_by="Director of transport",
            hours=12.0,
            voices="Drivers",
        ),
        ended,
        r.LastingPart(
            case_id=case_id,
            text="Morning call of late lines",
            action_id=action.id,
            kept_by="Dispatcher",
            successor="Second dispatcher",
            written_in="Handbook of dispatch",
            paid_from="LCFF",
        ),
        back,
        r.Gain(
            case_id=case_id,
            look_back_id=back.id,
            name="Chronic absence",
            measure_id=measure.id,
            before=31.5,
            at_exit=21.0,
            now=30.0,
            standing=lw.GainStanding.FADED,
            why="A driver left",
        ),
        r.Feedback(
            case_id=case_id,
            given_on=date(2026, 11, 22),
            phase=lw.FeedbackPhase.NEEDS,
            role="families",
            language=lw.FeedbackLanguage.SPANISH,
            trust=5,
            classroom=2,
            helped="Nos escucharon",
            better="More evenings",
        ),
        r.Lesson(case_id=case_id, noted_on=date(2026, 11, 23), text="Ask the drivers first"),
        r.YearSupport(
            case_id=case_id,
            year=2026,
            activities="Monthly coaching",
            funding="Differentiated assistance grant",
            dollars=9000,
        ),
        r.PlannedHours(
            case_id=case_id,
            year=2026,
            quarter=lw.Quarter.SECOND,
            hours=20.5,
            consultant="Ana Ruiz",
        ),
    ]


def learning_registers(cds: str) -> list[r.Record]:
    """One of every register of what the county office offers and can do."""
    offer = r.Offer(
        name="Attendance network",
        kind=lw.OfferKind.NETWORK,
        topics="Calls on the first day",
        starts_on=date(2026, 9, 1),
        ends_on=date(2027, 5, 31),
        priorities=(5,),
        groups=("SWD",),
        builds="Districts with assistance test what they met here",
        funding="County general fund",
        dollars=3000,
    )
    return [
        offer,
        r.OfferPlace(
            offer_id=offer.id, cds=cds, took_on=date(2026, 10, 1), people=4, roles="Principals"
        ),
        r.Capacity(
            way=lw.CapacityWay.SHARES,
            text="IEP coaching",
            priority=4,
            group="SWD",
            who="Neighboring office",
            starts_on=date(2026, 8, 1),
            ends_on=date(2027, 1, 31),
            districts=2,
            dollars=1500,
            note="By turns",
        ),
        r.CountyGoal(
            year=2026,
            area=lw.GoalArea.LCAP,
            text="Every LCAP is read by two people",
            activities="Reading days",
            metric="LCAPs approved by October 8",
            result="All but one",
            funding="County general fund",
            dollars=2500,
            in_lcap=True,
        ),
    ]
