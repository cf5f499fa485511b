"""A small caseload for tests: LEAs, a case, and one record of every kind."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from db.models.county import LeaRow
from sos_desktop.domain.casework import records as e
from sos_desktop.domain.casework import records as g
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import support_words as sw
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.records.schema import all_kinds, kind_of
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county.county_files import CountyFile
from tests.learning_records import learning_records, learning_registers
from tests.needs_records import needs_records

SALINAS = "27661590000000"
ALISAL = "27659610000000"
MCOE = "27102720000000"

_TABLES = [kind_of(kind).table for kind in all_kinds()]
_NAMES = {SALINAS: "Salinas Union High", ALISAL: "Alisal Union", MCOE: "Monterey County Office"}


def add_leas(county: CountyFile) -> None:
    """Two districts and a COE, as an import would leave them."""
    with county.session("Load") as session:
        session.add_all(
            LeaRow(
                cds=cds,
                kind="coe" if cds == MCOE else "district",
                county_code="27",
                county_name="Monterey",
                name=name,
            )
            for cds, name in _NAMES.items()
        )


def open_case(county: CountyFile, cds: str = SALINAS, on: date | None = None) -> str:
    """A voluntary case; gives its id."""
    changes = cases.open_case(
        county, cds, w.Route.VOLUNTARY, request="Help with attendance", opened_on=on
    )
    assert changes.case_id is not None
    return changes.case_id


def one_of_each(case_id: str) -> list[r.CaseRecord]:
    """A record of every kind, each pointing to those before it."""
    cause = r.Cause(case_id=case_id, text="Late buses", state=w.CauseState.VALIDATED)
    goal = r.LcapGoal(case_id=case_id, number="2.4", text="Attendance")
    aim = r.Aim(case_id=case_id, text="Fewer absences", group="SWD", due_on=date(2027, 6, 1))
    driver = r.Driver(
        case_id=case_id, text="Buses arrive in time", aim_id=aim.id, cause_id=cause.id
    )
    action = r.Action(
        case_id=case_id,
        text="Add a bus",
        driver_id=driver.id,
        further_plans=("recovery",),
        funding="LCFF",
        evidence_tier=sw.EvidenceTier.PROMISING,
        evidence="A study of 12 rural districts",
        spreads="Early route of Creekside",
        schools="Creekside Elementary",
        aim_id=aim.id,
        cause_id=cause.id,
        lcap_goal_id=goal.id,
        owner="Transport",
        starts_on=date(2027, 1, 5),
        ends_on=date(2027, 2, 1),
        cost=0,
    )
    measure = r.Measure(
        case_id=case_id, name="Absent 10%", aim_id=aim.id, unit="%", baseline=31.5, target=20.0
    )
    measure = replace(
        measure,
        direction=sw.WantedDirection.DOWN,
        source=sw.MeasureSource.DASHBOARD,
        indicator="CHRONIC",
        group="SWD",
        counted="Students absent on 10 % of days",
        out_of="Students enrolled",
        driver_id=driver.id,
        action_id=action.id,
    )
    visit = r.Contact(
        case_id=case_id,
        kind=w.ContactKind.VISIT,
        held_on=date(2026, 11, 16),
        people="Principal",
        absent="Families",
        hours=2.5,
        place="Creekside Elementary",
    )
    plan = e.OtherPlan(case_id=case_id, kind=w.PlanKind.EQUITY_MULTIPLIER, group="SWD")
    action = replace(action, other_plan_id=plan.id)
    note = e.Note(
        case_id=case_id,
        kind=w.NoteKind.QUOTE,
        text="The bus never comes on time",
        noted_on=date(2026, 11, 16),
        contact_id=visit.id,
        voice=w.Perspective.STUDENTS,
    )
    interview = r.Interview(
        case_id=case_id,
        role="A parent",
        held_on=date(2026, 11, 12),
        place="Creekside Elementary",
        summary="Families hear of absences too late",
        quotes="Nobody calls us",
        perspective=w.Perspective.FAMILIES,
        people=2,
    )
    finding = r.Finding(
        case_id=case_id,
        kind=w.FindingKind.STRENGTH,
        priority=5,
        text="Strong counselors",
        district_words="We keep them",
        interview_id=interview.id,
    )
    about = needs_records(case_id, interview, note, finding, cause, visit)
    practice = next(one for one in about if isinstance(one, r.Practice))
    action = replace(action, practice_id=practice.id)
    return [
        r.Voice(
            case_id=case_id,
            stage=w.Stage.NEEDS,
            perspective=w.Perspective.FAMILIES,
            state=w.VoiceState.HEARD,
            count=12,
        ),
        interview,
        visit,
        plan,
        note,
        e.CaseYear(case_id=case_id, year=2026, noted_on=date(2026, 11, 20), status="Year 2"),
        e.HandOver(
            case_id=case_id,
            handed_on=date(2026, 11, 18),
            from_consultant="Ana Ruiz",
            to_consultant="Ben Ito",
            note="On leave",
        ),
        e.Decision(
            case_id=case_id,
            text="Begin with the buses",
            decided_on=date(2026, 11, 16),
            stage=w.Stage.NEEDS,
            proposed_by=w.ProposedBy.DISTRICT,
        ),
        e.Attachment(
            case_id=case_id,
            name="Wall chart.jpg",
            size=3,
            sha256="0" * 64,
            added_on=date(2026, 11, 16),
            contact_id=visit.id,
            note_id=note.id,
        ),
        e.Referral(
            case_id=case_id,
            provider="Coast SELPA",
            purpose="Inclusion coaching",
            referred_on=date(2026, 11, 17),
            priority=5,
            group="SWD",
            choice=w.DistrictChoice.CHOSEN,
            outcome=w.ReferralOutcome.PARTLY,
        ),
        r.StageMove(
            case_id=case_id,
            from_stage=w.Stage.IDENTIFICATION,
            to_stage=w.Stage.OUTREACH,
            moved_on=date(2026, 11, 2),
            missing=("a consultant",),
        ),
        r.Task(
            case_id=case_id,
            title="Call the superintendent",
            due_on=date(2026, 12, 1),
            repeats=w.Repeats.MONTHLY,
            repeats_until=date(2027, 6, 30),
            contact_id=visit.id,
        ),
        r.Contact(
            case_id=case_id,
            kind=w.ContactKind.MEETING,
            held_on=date(2026, 11, 9),
            people="Dr. Peña",
            summary="First meeting",
            sensitivity=w.Sensitivity.OFFICE,
        ),
        r.TeamMember(case_id=case_id, name="Luz Peña", role="Superintendent"),
        r.DistrictPriority(case_id=case_id, text="Attendance"),
        goal,
        finding,
        r.KeptFigure(
            case_id=case_id,
            finding_id=finding.id,
            origin=w.FigureOrigin.DASHBOARD,
            year=2025,
            indicator="CHRONIC",
            group="SWD",
            numerator=40,
            denominator=160,
            value=25.0,
            change=-1.5,
            color=2,
            file_name="chronicdownload2025.txt",
            source_row=7,
            kept_on=date(2026, 11, 16),
        ),
        *about,
        aim,
        driver,
        r.Driver(case_id=case_id, text="Drivers know the roads", parent_id=driver.id),
        action,
        measure,
        r.PdsaCycle(
            case_id=case_id,
            plan="Is one early bus enough?",
            action_id=action.id,
            prediction="Nine of ten arrive in time",
            tried_on=date(2027, 1, 12),
            result="Seven of ten did",
            learned="The bridge is the bottleneck",
            decision=sw.CycleDecision.ADAPT,
        ),
        r.Milestone(
            case_id=case_id,
            text="Half way",
            due_on=date(2027, 3, 1),
            action_id=action.id,
            measure_id=measure.id,
            value=26.0,
        ),
        r.MeasureMark(
            case_id=case_id,
            measure_id=measure.id,
            stands_on=date(2027, 1, 20),
            kind=sw.MarkKind.CHANGE,
            text="The early bus began",
        ),
        r.YearCost(case_id=case_id, action_id=action.id, year=2026, dollars=1200, source="Title I"),
        r.ProgressNote(
            case_id=case_id,
            noted_on=date(2027, 1, 20),
            text="First week",
            action_id=action.id,
            measure_id=measure.id,
            value=29.0,
            numerator=29.0,
            denominator=100.0,
        ),
        r.ProgressScore(
            case_id=case_id,
            scored_on=date(2027, 1, 22),
            score=sw.ProgressLevel.TESTED,
            evidence="The early bus was tried on two lines",
            scored_by="The district's team",
        ),
        *learning_records(case_id, action, measure),
    ]


def registers() -> list[r.Record]:
    """A record of every register."""
    source = r.LocalSource(
        cds=SALINAS, name="Attendance", measure="students absent", mapping={"header": 1}
    )
    return [
        g.Person(
            name="Luz Peña",
            role=w.PersonRole.SUPERINTENDENT,
            cds=SALINAS,
            salutation="Dr. Peña",
            email="lpena@example.org",
        ),
        g.Provider(
            name="Coast SELPA",
            kind=w.ProviderKind.SELPA,
            priorities=(4, 5),
            groups=("SWD",),
            capacity=3,
            cost="no cost",
        ),
        g.Consultant(name="Ana Ruiz", title="Coordinator", capacity=8, hours=900, signs=True),
        g.CountyDate(title="County board meeting", month=12, day=9, year=2026),
        g.LetterTemplate(
            letter="voluntary",
            name="voluntary.docx",
            sha256="0" * 64,
            taken_in_on=date(2026, 11, 30),
        ),
        g.SavedView(page="caseload", name="Mine", filters={"consultant": "Ana Ruiz"}),
        source,
        r.LocalFile(
            source_id=source.id,
            number=1,
            name="attendance.csv",
            sha256="0" * 64,
            loaded_on=date(2026, 11, 30),
            rows_read=12,
            cells=12,
            remarks=("2 rows are blank.",),
        ),
        g.InterviewGuide(
            perspective=w.Perspective.FAMILIES, english="Tell of a call", spanish="Una llamada"
        ),
        g.CauseCategory(name="Transport", position=1),
        *learning_registers(SALINAS),
    ]


def filled_case(county: CountyFile, _folder: Path) -> str:
    """A case that holds one record of every kind; a work for `prepared`."""
    add_leas(county)
    case_id = open_case(county)
    fill(county, case_id)
    return case_id


def fill(county: CountyFile, case_id: str) -> list[r.CaseRecord]:
    """Keep one record of every kind in a case; gives them."""
    kept = one_of_each(case_id)
    for record in kept:
        records.save(county, record)
    return kept


def content(county: CountyFile) -> dict[str, list[Any]]:
    """Every stored value of casework."""
    with county.session() as session:
        cursor: Any = session.connection().connection.cursor()
        found = {
            name: cursor.execute(f'SELECT * FROM "{name}" ORDER BY id').fetchall()
            for name in _TABLES
        }
        office = "SELECT * FROM meta WHERE key LIKE 'office.%' ORDER BY key"
        loaded = """SELECT id, state, replaced_batch_id FROM import_batch
                    WHERE state != 'undone' ORDER BY id"""
        return found | {
            "meta": cursor.execute(office).fetchall(),
            "import_batch": cursor.execute(loaded).fetchall(),
        }
