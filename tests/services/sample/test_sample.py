"""The invented county: its files are what CDE would write, its cases what people would do."""

import csv
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sos_desktop.domain.casework.case_file import CaseFile, MeasuredPoint
from sos_desktop.domain.casework.dates.work_days import day_off
from sos_desktop.domain.casework.letters.letter_kinds import LETTERS, LetterKind
from sos_desktop.domain.casework.needs_words import CATEGORIES
from sos_desktop.domain.casework.records import Consultant
from sos_desktop.domain.casework.stages import gates
from sos_desktop.domain.casework.support_words import MeasureSource
from sos_desktop.domain.casework.words import PersonRole, Route, Stage
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS, Indicator
from sos_desktop.domain.dashboard.performance import find_cuts, perform
from sos_desktop.domain.improvement.readings import readings_by_measure
from sos_desktop.domain.improvement.run_chart import judge
from sos_desktop.domain.improvement.thread import golden_thread
from sos_desktop.domain.needs.agreement import agreements
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.paths import resource
from sos_desktop.services import sample
from sos_desktop.services.casework import aim_offers, cases, today
from sos_desktop.services.casework.measure_points import all_with_figures, with_figures
from sos_desktop.services.county import registers
from sos_desktop.services.county.county_files import (
    CountyFile,
    create_county_file,
    open_county_file,
)
from sos_desktop.services.dashboard import imports
from sos_desktop.services.dashboard.cut_scores import cut_scores
from sos_desktop.services.identification import determinations, identification_view
from sos_desktop.services.letters.readiness import agenda_rows, letter_table
from sos_desktop.services.people import address_book
from sos_desktop.services.roll_up import county_roll_up
from sos_desktop.services.sample.profile import RACES, layouts
from sos_desktop.services.sample.script import KINDS, case_scripts

WEDNESDAY, SUNDAY, LEAP_DAY = date(2026, 3, 4), date(2026, 11, 22), date(2028, 2, 29)
YEARS = (2023, 2024, 2025)
RELEASED = {2024: date(2024, 11, 21), 2025: date(2025, 11, 13)}
FILES = sorted(
    (Indicator(name), year, f"{layout['stem']}download{year}.txt")
    for name, layout in layouts()["file"].items()
    for year in layout["years"]
)
COUNTED = (Indicator.CHRONIC, Indicator.SUSPENSION, Indicator.GRADUATION)

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with resource("sample", name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


def number(text: str) -> float | None:
    return float(text) if text else None


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12).astimezone(UTC)


def test_the_kept_files_are_what_the_table_makes(tmp_path):
    made = sample.make_sample_files(tmp_path)
    kept = sorted(resource("sample").glob("*.txt"))
    assert [path.name for path in made] == [path.name for path in kept]
    for new, old in zip(made, kept, strict=True):
        assert new.read_text("utf-8") == old.read_text("utf-8"), f"{old.name}: run dev.py sample"
    assert sum(path.stat().st_size for path in resource("sample").rglob("*.*")) < 2_000_000


@pytest.mark.parametrize(("indicator", "year", "name"), FILES)
def test_every_row_follows_from_its_own_figures(indicator, year, name):
    for row in rows(name):
        assert row["cds"].startswith("99") or row["cds"] == "0" * 14
        students = int(row["currdenom"] or 0)
        status, change = number(row["currstatus"]), number(row.get("change", ""))
        group = row.get("studentgroup", "EL")
        assert (status is None) == (students < 11), row
        if status is not None and row.get("currnumer"):
            exact = 100 * int(row["currnumer"]) / students
            assert abs(status - exact) <= 0.05 + 1e-9, row
        if change is not None:
            assert status is not None
            assert abs(status - float(row["priorstatus"]) - change) <= 0.1 + 1e-9, row
        cuts = find_cuts(
            cut_scores(),
            year,
            indicator,
            span=row.get("type"),
            high_school_cuts=row.get("hscutpoints") == "Y",
        )
        assert cuts is not None
        informs = not STUDENT_GROUPS[group].accountable
        enough = min(students, int(row.get("priordenom") or 0)) >= 30
        marked = row.get("accountabilitymet") == "Y"
        assert not (informs and marked), row
        found = perform(
            cuts,
            status,
            change,
            small=row.get("smalldenom") == "Y",
            accountable=marked or bool(informs and enough and cuts.gives_color(group, year)),
        )
        level = row["changeLevel"] if "changeLevel" in row else row.get("changelevel", "0")
        written = [row["statuslevel"], level, row.get("color", "0"), row.get("box", "0")]
        levels = [found.status_level, found.change_level, int(found.color), found.box]
        assert list(map(int, written)) == levels, row


@pytest.mark.parametrize("indicator", COUNTED)
def test_races_add_up_to_all_students(indicator):
    stem = layouts()["file"][indicator]["stem"]
    found = rows(f"{stem}download2025.txt")
    for cds in {row["cds"] for row in found}:
        mine = {row["studentgroup"]: row for row in found if row["cds"] == cds}
        races = sum(int(mine[race]["currdenom"] or 0) for race in RACES if race in mine)
        assert races == int(mine["ALL"]["currdenom"])


@pytest.mark.parametrize(
    ("indicator", "name"),
    [(i, n) for i, year, n in FILES if year == 2024],
)
def test_one_years_current_is_the_next_years_prior(indicator, name):
    stem = layouts()["file"][indicator]["stem"]
    before = {(r["cds"], r["studentgroup"]): r for r in rows(name)}
    for row in rows(f"{stem}download2025.txt"):
        earlier = before[row["cds"], row["studentgroup"]]
        assert row["priorstatus"] == earlier["currstatus"]
        assert row["priordenom"] == earlier["currdenom"]


def test_the_parts_of_english_learner_progress_add_up():
    for row in rows("elpidownload2025.txt"):
        if not row["currstatus"]:
            continue
        up = ("progressed", "maintainPL4", "progressed_Alternate", "maintainPL3_Alternate")
        rest = ("maintainOth", "declined", "notprognotmain_Alternate", "95")
        assert sum(int(row[f"curr{part}"]) for part in up) == int(row["currnumer"])
        assert sum(int(row[f"curr{part}"]) for part in (*up, *rest)) == int(row["currdenom"])


def test_the_files_load_without_a_remark_and_give_the_letters_they_are_made_for(tmp_path):
    with create_county_file(tmp_path / "a.sos", sample.COUNTY_CODE, sample=True) as county:
        found = imports.preview(county, [path for y in YEARS for path in _of(y)])
        assert {file.status for file in found.files} == {"ready"}
        remarks = {f.name: [i.meaning for i in f.issues] for f in found.files if f.issues}
        assert set(remarks) == {f"LocalIndPerf{year}.txt" for year in YEARS}
        assert all("no year column" in said for [said] in remarks.values())
        imports.commit(county, found)
        assert _letters(county, 2023) == {
            "Alder County Office of Education": {"EL": "B", "SED": "B", "SWD": "D"},
            "Bell Meadow Elementary": {"SED": "B", "SWD": "B"},
            "Copper Canyon Unified": {"EL": "E", "HOM": "D", "SWD": "I"},
            "Windrow Elementary": {"SWD": "B"},
        }
        assert _letters(county, 2024) == {
            "Copper Canyon Unified": {"EL": "E", "HOM": "A", "LTEL": "D", "SWD": "I"},
            "Laurel Bend Unified": {"SWD": "D"},
            "Mesa Alta Unified": {"LTEL": "D", "SWD": "D"},
            "Windrow Elementary": {"SWD": "B"},
        }
        assert _letters(county, 2025) == {
            "Cañada Vista Union Elementary": {"HOM": "C"},
            "Copper Canyon Unified": {"EL": "D", "HOM": "A", "LTEL": "D", "SWD": "K"},
            "Mesa Alta Unified": {"HOM": "F", "LTEL": "D", "SWD": "K"},
            "Ridgeline Joint Union High": {"LTEL": "E", "SWD": "F"},
            "Windrow Elementary": {"SWD": "B"},
        }
        single = {
            row.lea.name: {g: r.priorities for g, r in row.groups.items()}
            for row in determinations.letters(county, 2025).rows
        }
        assert single["Orchard Flat Unified"] == {"AA": (6,)}
        assert single["Tule Slough Elementary"] == {}


def test_the_lists_say_what_is_computed_but_for_one_letter_code(tmp_path):
    paths = [path for y in YEARS for path in (*_of(y), *sample.sample_lists(y))]
    with create_county_file(tmp_path / "a.sos", sample.COUNTY_CODE, sample=True) as county:
        found = imports.preview(county, paths)
        assert {file.status for file in found.files} == {"ready"}
        imports.commit(county, found)
        differing = {
            (year, row.lea.name, group)
            for year in (2024, 2025)
            for row in view_of(county, year).rows
            for group in row.differing()
        }
        assert differing == {(2025, "Copper Canyon Unified", "LTEL")}
        for year in YEARS:
            rows_ = view_of(county, year).rows
            assert all(row.status.served is not None for row in rows_)
            for row in rows_:
                computed = row.computed_status
                assert computed is None or computed.served in (None, row.status.served), row.lea
        movements = {row.movement for row in view_of(county, 2025).rows}
        assert {"entered", "continued", "second year", "left", "not in assistance"} <= movements
        flags = {row.lea.name: row.status for row in view_of(county, 2025).rows}
        assert flags["Copper Canyon Unified"].level_3.flag is True
        assert flags["Windrow Elementary"].geographic_lead is True


def view_of(county, year):
    found = identification_view.identification(county, year)
    assert found is not None
    return found


def test_every_letter_but_the_charters_has_somebody_it_fits(sample_county_file, tmp_path):
    with open_county_file(shutil.copyfile(sample_county_file, tmp_path / "county.sos")) as county:
        fitting = {
            row.letter
            for year in YEARS
            for row in letter_table(county, year).rows
            if row.letter and row.ready
        }
        assert fitting == {*LETTERS} - {LetterKind.CHARTER}
        assert all(row.by_kind[LetterKind.AGENDA].ready for row in agenda_rows(county))


def _of(year: int) -> list[Path]:
    return list(sample.sample_files(year))


def _letters(county: CountyFile, year: int) -> dict[str, dict[str, str]]:
    table = determinations.letters(county, year)
    return {row.lea.name: {r.group: r.letter for r in row.lettered} for row in table.identified}


@pytest.mark.parametrize("as_of", [SUNDAY, LEAP_DAY])
def test_the_caseload_has_every_stage_and_something_to_do(tmp_path, as_of):
    told: list[tuple[int, int]] = []
    with clock.frozen(noon(as_of)):
        made = sample.make_sample_county(
            tmp_path / "Alder.sos", lambda done, total, _text: told.append((done, total))
        )
        made.close()
        assert told[-1][0] == told[-1][1] > 100
        with open_county_file(tmp_path / "Alder.sos") as county:
            assert (county.county, county.is_sample) == ("Alder", True)
            _check_caseload(county)
            _check_today(county)
            _check_people(county)
            _check_chain(county)


def _check_chain(county: CountyFile) -> None:
    """Drivers, three tests in a chain, a run chart that signals; thread and roll-up have words."""
    found = {row.lea.name: row.case.id for row in cases.list_cases(county)}
    whole = cases.case_file(county, found["Laurel Bend Unified"])
    assert [cycle.decision for cycle in whole.cycles] == ["adapt", "adapt", "adopt"]
    ends = [end.kind for end in golden_thread(whole).loose_ends]
    assert ends == ["no_measure", "not_accepted", "no_cause", "no_measure"]
    (weekly,) = [measure for measure in whole.measures if measure.name.endswith("each week")]
    points = [
        MeasuredPoint(note.noted_on, note.value)
        for note in whole.progress
        if note.measure_id == weekly.id and note.value is not None
    ]
    assert [result.rule for result in judge(points).signals] == ["crossings"]
    _check_offers(county, cases.case_file(county, found["Mesa Alta Unified"]))
    told = {f"{f.section} {f.key}": f.districts for f in county_roll_up(county).figures if f.count}
    assert told == {
        "causes people": 3,
        "tests adopt": 3,
        "first_test months": 3,
        "hours given": 3,
    }


def _check_offers(county: CountyFile, file: CaseFile) -> None:
    """Results and local data offer aims; their measures stand with the newest figure there is."""
    offers = aim_offers.aim_offers(county, file)
    measures = {offer.measure.source: offer.measure for offer in offers}
    assert set(measures) == {MeasureSource.DASHBOARD, MeasureSource.LOCAL}
    offered = replace(file, measures=tuple(measures.values()))
    seen = with_figures(county, offered)
    [of_all] = all_with_figures(county, [offered])
    assert of_all.measured == seen.measured, "the roll-up counts by the same figures"
    for measure in measures.values():
        points = readings_by_measure(seen)[measure.id]
        assert len(points) > 2
        assert points[-1].value == measure.baseline


def _check_caseload(county: CountyFile) -> None:
    found = {row.lea.name: row for row in cases.list_cases(county, include_closed=True)}
    stages = {name: row.case.stage for name, row in found.items() if row.case.closed_on is None}
    assert set(stages.values()) == set(Stage)
    whole = cases.case_file(county, found["Laurel Bend Unified"].case.id)
    assert [phrase for stage in Stage for phrase in gates.missing(whole, stage)] == []
    assert [move.to_stage for move in whole.moves] == [Stage(2), Stage(3), Stage(4)]
    assert not any(move.missing for move in whole.moves)
    assert [year.status for year in whole.years] == ["Differentiated Assistance (year 2 of help)"]
    assert found["Laurel Bend Unified"].support.words == "Year 2"
    handed = cases.case_file(county, found["Ridgeline Joint Union High"].case.id)
    assert [h.to_consultant for h in handed.hand_overs] == ["Bruno Hatakeyama"]
    in_needs = cases.case_file(county, found["Mesa Alta Unified"].case.id)
    bones = [cause.category for cause in in_needs.causes if cause.parent_id is None]
    assert sorted(bones) == sorted([*(CATEGORIES.keys() - {"resources"}), "governance"])
    assert gates.missing(in_needs) == (), "families were heard: their quotes stand in its themes"
    routes = {row.case.route for row in found.values()}
    assert {
        Route.DASHBOARD,
        Route.VOLUNTARY,
        Route.LCAP,
        Route.LEVEL_3,
        Route.GEO_LEAD,
    } <= routes
    review = found["Tule Slough Elementary"].case
    asked = review.lcap_clarification_on or date.min
    assert (asked.month, asked.day) in {(8, 12), (8, 13)}
    assert (clock.today() - asked).days < 475, "an LCAP of long ago is no open review"
    assert review.lcap_approved_on is None
    for row in found.values():
        if row.case.year is not None:
            assert row.case.opened_on >= RELEASED[row.case.year], "tied to its Dashboard"
    closed = found["Packsaddle Charter"].case
    assert closed.closed_on is not None
    assert closed.lasting


def _check_people(county: CountyFile) -> None:
    """Letters find whom to write to and who signs; nobody's address reaches a real mailbox."""
    book = address_book.address_book(county)
    heads = (PersonRole.SUPERINTENDENT, PersonRole.CHARTER)
    headed = {line.person.cds for line in book.people if line.person.role in heads}
    assert headed == {lea.cds for lea in book.leas if lea.kind != "coe"}
    team = registers.all_of(county, Consultant)
    assert [member.title for member in team if member.signs] == [
        "Alder County Superintendent of Schools"
    ]
    found = cases.list_cases(county, include_closed=True)
    assert {row.case.consultant for row in found} - {""} <= {member.name for member in team}
    mails = [line.person.email for line in book.people] + [member.email for member in team]
    assert all(mail.endswith(".example") for mail in mails)


def _check_today(county: CountyFile) -> None:
    view = today.today(county)
    assert len(view.overdue) >= 4
    assert len(view.due_soon) >= 4
    assert [item.case.lea for item in view.stale] == ["Tule Slough Elementary"]
    assert [item.case.lea for item in view.unassigned] == ["Bell Meadow Elementary"]
    now = clock.now()
    for row in cases.list_cases(county, include_closed=True):
        moments = [entry.at for entry in cases.case_file(county, row.case.id).log]
        assert moments == sorted(moments)
        assert moments[-1] <= now
        days = [entry.on for entry in cases.timeline(county, row.case.id)]
        assert [day for day in days if day_off(day)] == []


def test_what_fails_halfway_leaves_no_file(tmp_path):
    def stop(done: int, _total: int, _text: str) -> None:
        if done == 40:
            raise InputProblem("Stopped here.")

    with pytest.raises(InputProblem, match="Stopped here"):
        sample.make_sample_county(tmp_path / "Alder.sos", stop, as_of=WEDNESDAY)
    assert not (tmp_path / "Alder.sos").exists()


def test_a_file_that_is_there_is_left_alone(tmp_path):
    (tmp_path / "Alder.sos").write_bytes(b"mine")
    with pytest.raises(InputProblem):
        sample.make_sample_county(tmp_path / "Alder.sos")
    assert (tmp_path / "Alder.sos").read_bytes() == b"mine"


def test_the_words_of_the_cases_are_fit_to_print():
    for name, events in case_scripts().items():
        assert events[0].what == "open"
        for event in events:
            assert event.what in {*KINDS, "open", "step", "change"}, name
            for value in event.entry.values():
                if isinstance(value, str):
                    assert "!" not in value, value
                    assert "  " not in value, value
                    assert value == value.strip(), value


def test_what_a_cause_says_of_agreement_is_what_was_counted(sample_county_file):
    """As counting in the room leaves it; a paper without the votes has nothing else."""
    with open_county_file(sample_county_file) as county:
        files = [cases.case_file(county, row.case.id) for row in cases.list_cases(county)]
    told = [
        (cause.agreement, counted.percent)
        for file in files
        for cause in file.causes
        if (counted := agreements(file.votes).get(cause.id)) is not None
    ]
    assert told
    assert all(noted == counted for noted, counted in told)
