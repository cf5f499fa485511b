"""Local files are kept whole, remembered, taken back and undone; small numbers stay hidden."""

import csv
import io
from dataclasses import replace

import pytest
import sqlalchemy as sa

from db.models.local import LocalHeldRow
from sos_desktop.domain.casework.words import LocalState
from sos_desktop.domain.local.cells import Shown
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.county import undo
from sos_desktop.services.local import reading, tables
from sos_desktop.services.local.maps import MapFile, map_text, read_map
from tests.casework import SALINAS, add_leas

HEAD = "Month,School,Group,Absent,Enrolled\n"
SEPTEMBER = (
    "2026-09,Alder ES,SWD,3,9\n2026-09,Birch MS,SWD,8,60\n2026-09,Cedar HS,SWD,5,20\n"
    "2026-09,District,SWD,16,89\n"
)


@pytest.fixture(autouse=True)
def leas(county):
    add_leas(county)


def load(county, tmp_path, rows, name="attendance.csv", source="Attendance", **changes):
    path = tmp_path / name
    path.write_text(HEAD + rows, encoding="utf-8")
    file = reading.open_file(path)
    known = replace(reading.guess_file(file).map, **changes)
    counted = reading.count_file(file, known)
    return reading.keep_files(county, SALINAS, source, "absent", [counted])


def shown(county, source):
    table = tables.table_of(county, source.id)
    return {cell.key[:2]: cell.figure for cell in table.visible()}


def test_what_is_small_is_held_back_and_what_would_give_it_away(county, tmp_path):
    source, changes = load(county, tmp_path, SEPTEMBER)
    assert changes.label == "Read attendance.csv"
    table = tables.table_of(county, source.id)
    assert {key[1]: state for key, state in table.shown.items()} == {
        "Alder ES": Shown.SMALL,
        "Birch MS": Shown.YES,
        "Cedar HS": Shown.WITH_OTHERS,
        "": Shown.YES,
    }


def test_two_sources_together_give_nothing_away(county, tmp_path):
    """One had the whole district, the other its schools: the small school was what is missing."""
    whole, _changes = load(county, tmp_path, "2026-09,District,SWD,16,80\n", name="a.csv")
    rows = "2026-09,Alder ES,SWD,3,9\n2026-09,Birch MS,SWD,8,71\n"
    schools, _changes = load(county, tmp_path, rows, name="b.csv", source="Suspensions")
    assert shown(county, whole) == {("2026-09", ""): 20}
    assert ("2026-09", "Birch MS") not in shown(county, schools)


def test_sources_kept_before_they_were_held_against_each_other_are_so_when_shown(county, tmp_path):
    whole, _changes = load(county, tmp_path, "2026-09,District,SWD,16,80\n", name="a.csv")
    rows = "2026-09,Alder ES,SWD,3,9\n2026-09,Birch MS,SWD,8,71\n"
    schools, _changes = load(county, tmp_path, rows, name="b.csv", source="Suspensions")
    with county.session("") as session:
        session.execute(sa.delete(LocalHeldRow))  # as an earlier version left them
    assert ("2026-09", "Birch MS") not in shown(county, schools)
    [view] = [one for one in tables.sources(county, SALINAS) if one.source.id == whole.id]
    reading.take_back(county, view.files[0].id)
    assert ("2026-09", "Birch MS") not in shown(county, schools)


def test_a_school_under_another_name_in_another_source_is_the_same_school(county, tmp_path):
    load(county, tmp_path, SEPTEMBER, name="a.csv")
    rows = "2026-09,Cedar High School,SWD,4,20\n2026-09,Birch Middle,SWD,9,60\n"
    source, _changes = load(county, tmp_path, rows, name="b.csv", source="Suspensions")
    assert ("2026-09", "Cedar High School") not in shown(county, source)
    assert shown(county, source)["2026-09", "Birch Middle"] == 15


def test_a_percent_of_a_group_that_another_source_says_is_small_is_held_back(county, tmp_path):
    load(county, tmp_path, SEPTEMBER, name="a.csv")
    path = tmp_path / "rates.csv"
    path.write_text("Month,School,Group,Rate\n2026-10,Alder Elementary,SWD,33.3%\n", "utf-8")
    file = reading.open_file(path)
    counted = reading.count_file(file, reading.guess_file(file).map)
    source, _changes = reading.keep_files(county, SALINAS, "Rates", "", [counted])
    assert ("2026-10", "Alder Elementary") not in shown(county, source)


def test_the_table_as_a_file_holds_no_number_that_is_held_back(county, tmp_path):
    source, _changes = load(county, tmp_path, SEPTEMBER)
    content = tables.table_csv(tables.table_of(county, source.id), public=False)
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert list(rows[0]) == list(tables.COLUMNS)
    held = [row for row in rows if row["shown"] == "no"]
    assert {row["place"] for row in held} == {"Alder ES", "Cedar HS"}
    assert all(row["numerator"] == row["denominator"] == row["value"] == "" for row in held)


def test_percents_of_nobody_knows_how_many_are_not_public(county, tmp_path):
    path = tmp_path / "survey.csv"
    path.write_text("Year,School,Percent agree\n2026-27,Alder ES,70 %\n", encoding="utf-8")
    file = reading.open_file(path)
    counted = reading.count_file(file, reading.guess_file(file).map)
    source, _ = reading.keep_files(county, SALINAS, "Survey", "agree", [counted])
    table = tables.table_of(county, source.id)
    assert b",70,yes" in tables.table_csv(table, public=False)
    assert b",,,,no" in tables.table_csv(table, public=True)


def test_a_later_file_counts_and_taken_back_the_earlier_does_again(county, tmp_path):
    source, _ = load(county, tmp_path, "2026-09,Birch MS,SWD,8,60\n2026-10,Birch MS,SWD,9,60\n")
    again, _ = load(county, tmp_path, "2026-09,Birch MS,SWD,12,60\n", "corrected.csv")
    assert again.id == source.id
    assert shown(county, source)["2026-09", "Birch MS"] == 20
    [view] = tables.sources(county, SALINAS)
    newest = view.files[0]
    assert reading.take_back(county, newest.id).label == "Take back corrected.csv"
    assert shown(county, source)["2026-09", "Birch MS"] == pytest.approx(13.33, abs=0.01)
    assert shown(county, source)["2026-10", "Birch MS"] == 15
    with pytest.raises(InputProblem, match="taken back before"):
        reading.take_back(county, newest.id)
    undo.undo(county)
    assert shown(county, source)["2026-09", "Birch MS"] == 20
    [view] = tables.sources(county, SALINAS)
    assert view.files[0].state is LocalState.COUNTS


def test_a_later_file_that_writes_a_school_otherwise_corrects_the_same_school(county, tmp_path):
    """It counted beside the one it corrects, and what was held back of it was shown."""
    source, _ = load(county, tmp_path, SEPTEMBER)
    load(county, tmp_path, "2026-09,ALDER Elementary,SWD,3,19\n", "corrected.csv")
    table = tables.table_of(county, source.id)
    assert {cell.place for cell in table.cells} == {"Alder ES", "Birch MS", "Cedar HS", ""}
    assert ("2026-09", "Alder ES") not in shown(county, source)


def test_undo_takes_a_file_out_and_redo_finds_its_figures(county, tmp_path):
    source, _ = load(county, tmp_path, SEPTEMBER)
    undo.undo(county)
    assert tables.sources(county, SALINAS) == ()
    undo.redo(county)
    assert shown(county, source)["2026-09", ""] == pytest.approx(17.98, abs=0.01)
    load(county, tmp_path, "2026-10,Birch MS,SWD,9,60\n", "october.csv")
    assert ("2026-10", "Birch MS") in shown(county, source)


def test_what_two_days_tables_show_together_gives_nothing_away(county, tmp_path):
    """Alder grows past eleven and Cedar shrinks below: each was hidden on one of the days."""
    source, _ = load(county, tmp_path, SEPTEMBER)
    first = tables.table_of(county, source.id).shown
    later = SEPTEMBER.replace("Alder ES,SWD,3,9", "Alder ES,SWD,3,40").replace(
        "Cedar HS,SWD,5,20", "Cedar HS,SWD,5,8"
    )
    load(county, tmp_path, later.replace("16,89", "16,108"), "corrected.csv")
    now = tables.table_of(county, source.id).shown
    assert [
        key for key, state in first.items() if state is not Shown.YES and now[key] == "yes"
    ] == []
    assert now["2026-09", "Birch MS", "SWD"] is Shown.YES


def test_students_are_counted_only_when_somebody_said_so(county, tmp_path):
    rows = "".join(f"{10**9 + n},Peña,Alder ES,{'Y' if n % 2 else 'N'}\n" for n in range(30))
    path = tmp_path / "roster.csv"
    path.write_text(f"SSID,Last Name,School,Chronic\n{rows}", encoding="utf-8")
    file = reading.open_file(path)
    known = replace(reading.guess_file(file).map, school_year="2026-27")
    with pytest.raises(InputProblem, match="row per student"):
        reading.count_file(file, known)
    counted = reading.count_file(file, replace(known, students=True))
    source, _ = reading.keep_files(county, SALINAS, "Roster", "chronic", [counted])
    [cell] = tables.table_of(county, source.id).cells
    assert (cell.numerator, cell.denominator) == (15, 30)
    county.look()
    content = county.path.read_bytes()
    assert "Peña".encode() not in content
    assert b"1000000003" not in content


def test_a_map_is_written_and_read_again(county, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(HEAD + SEPTEMBER, encoding="utf-8")
    known = reading.guess_file(reading.open_file(path)).map
    written = tmp_path / "map.toml"
    written.write_bytes(map_text(MapFile("Attend “ance”", 'said "so"', known)))
    assert read_map(written) == MapFile("Attend “ance”", 'said "so"', known)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("columns = 3", "has to be a table"),
        ('[columns]\nMonth = "when"', "cannot mean “when”"),
        ("= 3", "cannot be read"),
        ('step = "hour"\n[columns]\nMonth = "date"', "“step” is one of"),
    ],
)
def test_a_map_that_cannot_be_used_says_why(tmp_path, content, said):
    path = tmp_path / "map.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputProblem, match=said):
        read_map(path)


def test_columns_may_be_named_by_what_they_mean(tmp_path):
    path = tmp_path / "map.toml"
    path.write_text('date = "Month"\nplace = "School"\nnumerator = ["Absent"]\n', encoding="utf-8")
    found = read_map(path).map
    assert [(c.name, str(c.meaning)) for c in found.columns] == [
        ("Month", "date"),
        ("School", "place"),
        ("Absent", "numerator"),
    ]


@pytest.mark.parametrize(
    ("name", "year"), [("attendance 2027-28.csv", "2027-28"), ("attendance new.csv", "")]
)
def test_the_year_of_the_last_file_is_not_that_of_the_next(county, tmp_path, name, year):
    """The months of a new year were read into the old one, and corrected its figures."""
    rows = "Aug,Alder ES,All,30,90\nJan,Alder ES,All,31,90\n"
    source, _changes = load(county, tmp_path, rows, name="attendance 2026-27.csv")
    [view] = tables.sources(county, SALINAS)
    path = tmp_path / name
    path.write_text(HEAD + rows, encoding="utf-8")
    known = reading.fitting_map(view.source, reading.open_file(path))
    assert source.mapping["school_year"] == "2026-27"
    assert known is not None
    assert known.school_year == year
