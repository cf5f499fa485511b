"""What is read from a file: figures as printed, blanks as not reported, repairs said aloud."""

import csv
import io
import math

import pytest
from openpyxl import Workbook

from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS, EntityKind
from sos_desktop.importers.chunks import parse_number
from sos_desktop.importers.contract import VALUES, Scope, Severity
from sos_desktop.importers.files import Source
from sos_desktop.importers.parse import DamagedFile, parse_source
from tests.importers import files


def parse(path, scope=Scope.ALL):
    return parse_source(Source(path), scope=scope, county_code="27")


def figures(parsed, row=0):
    """A row's values by name; None for not reported."""
    values = parsed.values[row].tolist()[2:]
    return {n: None if math.isnan(v) else v for n, v in zip(VALUES, values, strict=True)}


def save(folder, content, name="suspdownload2025.txt"):
    path = folder / name
    path.write_bytes(content)
    return path


def test_figures_are_kept_as_printed(tmp_path):
    rows = [
        files.row("ela", 2025, currstatus="-98.4", change="-3.1", priorstatus="-95.3", color="2")
    ]
    found = figures(parse(files.write(tmp_path, "ela", 2025, rows)))
    assert found["status_tenths"] == -984
    assert found["change_tenths"] == -31
    assert found["prior_status_tenths"] == -953
    assert (found["denominator"], found["status_level"], found["color"]) == (120, 4, 2)
    assert (found["size_met"], found["source_row"]) == (1, 2)


@pytest.mark.parametrize("missing", ["", "*", "--", "N/A", " "])
def test_blank_and_star_are_not_reported_and_never_zero(missing, tmp_path):
    rows = [files.row("susp", 2025, currnumer=missing, currstatus=missing, change=missing)]
    found = figures(parse(files.write(tmp_path, "susp", 2025, rows)))
    assert found["numerator"] is found["status_tenths"] is found["change_tenths"] is None
    assert found["denominator"] == 120


@pytest.mark.parametrize(
    "encode",
    [
        lambda t: t.encode("utf-8"),
        lambda t: t.encode("utf-8-sig"),
        lambda t: t.encode("cp1252"),
        lambda t: t.replace("\n", "\r\n").encode("utf-8"),
        lambda t: t.replace("\n", "\r\n").encode("cp1252"),
        lambda t: t.encode("utf-16"),
        lambda t: (t + "\n\n\n").encode("utf-8"),
    ],
    ids=["utf-8", "bom", "windows", "crlf", "windows-crlf", "utf-16", "trailing-lines"],
)
def test_encodings_and_line_ends(encode, tmp_path):
    parsed = parse(save(tmp_path, encode(files.text("susp", 2025))))
    assert parsed.entities[0].name == "Cañada Union"
    assert parsed.rows_read == parsed.rows_kept == 1


@pytest.mark.parametrize("delimiter", [",", ";", "|"])
def test_other_delimiters_and_quotes(delimiter, tmp_path):
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerow(files.header("susp", 2025))
    name = f'Peña{delimiter} "Joint" Union'
    writer.writerow(files.row("susp", 2025, districtname=name, currdenom="1,120"))
    parsed = parse(save(tmp_path, stream.getvalue().encode(), "susp2025.csv"))
    assert parsed.entities[0].name == name
    assert figures(parsed)["denominator"] == 1120


def test_excel_with_a_title_above_and_numbers_as_numbers(tmp_path):
    book = Workbook()
    book.worksheets[0].append(["Notes about this file"])
    sheet = book.create_sheet("Data")
    sheet.append(["Suspension, downloaded by a colleague"])
    sheet.append([])
    sheet.append(files.header("susp", 2025))
    values = files.row("susp", 2025, files.STATE)
    district = files.row("susp", 2025, "06615970000000")
    for line in (values, district):
        sheet.append([v if math.isnan(parse_number(v) or math.nan) else float(v) for v in line])
    book.save(tmp_path / "suspdownload2025.xlsx")
    parsed = parse(tmp_path / "suspdownload2025.xlsx")
    assert [entity.cds for entity in parsed.entities] == ["0" * 14, "06615970000000"]
    assert sum(i.count for i in parsed.issues if i.severity is Severity.REPAIR) == 1
    assert figures(parsed, 1)["source_row"] == 5
    assert figures(parsed, 1)["denominator"] == 120


def test_kinds_of_entities_and_scope(tmp_path):
    everyone = (
        files.STATE,
        files.DISTRICT,
        files.CHARTER,
        files.SCHOOL,
        files.FAR_SCHOOL,
        "01611190000000",
        "27102720000000",
    )
    path = files.write(tmp_path, "susp", 2025, [files.row("susp", 2025, cds) for cds in everyone])
    kinds = {entity.cds: entity.kind for entity in parse(path).entities}
    assert kinds == {
        files.STATE: EntityKind.STATE,
        files.DISTRICT: EntityKind.DISTRICT,
        files.CHARTER: EntityKind.CHARTER,
        files.SCHOOL: EntityKind.SCHOOL,
        files.FAR_SCHOOL: EntityKind.SCHOOL,
        "01611190000000": EntityKind.DISTRICT,
        "27102720000000": EntityKind.COE,
    }
    for scope, left_out in (
        (Scope.ALL, set()),
        (Scope.LEAS, {files.FAR_SCHOOL}),
        (Scope.COUNTY, {files.FAR_SCHOOL, "01611190000000"}),
    ):
        parsed = parse(path, scope)
        assert {e.cds for e in parsed.entities} == set(everyone) - left_out
        assert parsed.outside == len(left_out)
        assert parsed.rows_read == len(everyone)


def test_a_lost_leading_zero_is_put_back_and_reported(tmp_path):
    parsed = parse(files.write(tmp_path, "susp", 2025, [files.row("susp", 2025, "1611190000000")]))
    assert parsed.entities[0].cds == "01611190000000"
    [issue] = parsed.issues
    assert (issue.severity, issue.row, issue.value) == (Severity.REPAIR, 2, "1611190000000")


@pytest.mark.parametrize("code", ["1.61119E+12", "no code", "99", "59611190000000", ""])
def test_what_is_no_cds_code_is_left_out_and_reported(code, tmp_path):
    bad = files.row("susp", 2025)
    bad[0] = code
    rows = [files.row("susp", 2025, studentgroup=g) for g in list(STUDENT_GROUPS)[:13]]
    parsed = parse(files.write(tmp_path, "susp", 2025, [bad, *rows]))
    assert parsed.rows_kept == 13
    assert [i.column for i in parsed.issues if i.severity is Severity.ERROR] == ["cds"]


def test_groups_spelled_out_are_read_and_unknown_ones_left_out(tmp_path):
    groups = ["English Learner", "Students with Disabilities", "TOM", "MARTIANS", "", "all"]
    rows = [files.row("susp", 2025, studentgroup=group) for group in groups]
    parsed = parse(files.write(tmp_path, "susp", 2025, rows))
    numbers = [STUDENT_GROUPS[code].number for code in ("EL", "SWD", "MR", "ALL")]
    assert parsed.values[:, 1].tolist() == numbers
    errors = [i.value for i in parsed.issues if i.severity is Severity.ERROR]
    assert errors == ["MARTIANS", ""]


def test_elpi_before_2024_is_about_english_learners(tmp_path):
    parsed = parse(files.write(tmp_path, "elpi", 2022))
    assert parsed.values[0, 1] == STUDENT_GROUPS["EL"].number


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("currdenom", "l20"),
        ("color", "9"),
        ("currstatus", "104.0"),
        ("currnumer", "-3"),
        ("statuslevel", "2.5"),
        ("currnsizemet", "maybe"),
        ("currstatus", "1.2.3"),
    ],
)
def test_a_wrong_value_is_reported_and_taken_as_not_reported(column, value, tmp_path):
    groups = [code for code, facts in STUDENT_GROUPS.items() if facts.accountable]
    rows = [files.row("susp", 2025, studentgroup=g) for g in groups]
    place = files.header("susp", 2025).index(column)
    rows[3][place] = value
    parsed = parse(files.write(tmp_path, "susp", 2025, rows))
    assert parsed.rows_kept == len(groups)
    [issue] = parsed.issues
    assert (issue.severity, issue.row) == (Severity.WARNING, 5)
    assert issue.value == value.removesuffix(".0")
    assert issue.meaning
    assert issue.remedy


def test_a_file_that_is_mostly_wrong_is_refused_whole(tmp_path):
    rows = [files.row("susp", 2025, studentgroup=g, currdenom="x") for g in STUDENT_GROUPS]
    with pytest.raises(DamagedFile, match="too many to trust") as refused:
        parse(files.write(tmp_path, "susp", 2025, rows))
    assert refused.value.issues[0].count == len(STUDENT_GROUPS)


def test_more_decimals_are_rounded_half_away_from_zero_and_said(tmp_path):
    rows = [
        files.row("ela", 2025, studentgroup="EL", currstatus="-98.35"),
        files.row("ela", 2025, studentgroup="AA", currstatus="98.349"),
    ]
    parsed = parse(files.write(tmp_path, "ela", 2025, rows))
    assert [figures(parsed, n)["status_tenths"] for n in (0, 1)] == [-984, 983]
    assert [i.count for i in parsed.issues if "more than one decimal" in i.meaning] == [2]


def test_rows_that_do_not_line_up_are_left_out_with_their_number(tmp_path):
    rows = [files.row("susp", 2025, studentgroup=g) for g in list(STUDENT_GROUPS)[:15]]
    rows[2] = rows[2][:-2]
    rows[4] = [*rows[4], "more"]
    parsed = parse(files.write(tmp_path, "susp", 2025, rows))
    assert parsed.rows_kept == 13
    [issue] = parsed.issues
    assert (issue.severity, issue.row, issue.more, issue.count) == (Severity.ERROR, 4, (6,), 2)


def test_equal_twins_count_once_and_contradicting_ones_not_at_all(tmp_path):
    rows = [files.row("susp", 2025, studentgroup=g) for g in list(STUDENT_GROUPS)[:15]]
    rows += [rows[1], [*rows[2][:11], "99", *rows[2][12:]]]
    parsed = parse(files.write(tmp_path, "susp", 2025, rows))
    assert parsed.rows_kept == 14
    assert {i.severity for i in parsed.issues} == {Severity.NOTE, Severity.ERROR}


def test_local_ratings(tmp_path):
    lines = ["CDS\tLEAname\tCountyname\tLocalIndicator\tPerformance"]
    lines += [
        f"{files.DISTRICT}\tCañada\tMonterey\tBasic-Priority Area 1\tMet",
        f"{files.DISTRICT}\tCañada\tMonterey\tClimate-Priority Area 6"
        "\tNot Met For Two or More Years",
        f"{files.DISTRICT}\tCañada\tMonterey\tExpelled-Priority Area 9\tNA",
    ]
    path = save(tmp_path, "\n".join(lines).encode(), "LocalIndPerf2018.txt")
    assert [rating[1:3] for rating in parse(path).ratings] == [(1, 1), (6, 3), (9, None)]


def test_ratings_that_contradict_each_other_do_not_count(tmp_path):
    lines = ["cdsCode\tlea\tpriorityNumber\tcountyPerformance\tyear"]
    for cds, rating in (
        (files.DISTRICT, "Not Met For Two or More Years"),
        ("27102720000000", "Met"),
        (files.DISTRICT, "Met"),
        ("27102720000000", "Met"),
    ):
        lines.append(f"{cds}\tCañada\t1\t{rating}\t2023")
    parsed = parse(save(tmp_path, "\n".join(lines).encode(), "Pr12023.txt"))
    assert [parsed.entities[r[0]].cds for r in parsed.ratings] == ["27102720000000"]
    error, note = parsed.issues
    assert (error.severity, error.row) == (Severity.ERROR, 2)
    assert error.value == "Not Met For Two or More Years / Met"
    assert "Rows 2 and 4 rate Priority 1" in error.meaning
    assert (note.severity, note.row) == (Severity.NOTE, 5)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,234", 1234), ("−98.4", -98.4), (" 12 ", 12), ("9.2%", 9.2), ("1e3", 1000), ('"7"', 7)],
)
def test_numbers_as_people_write_them(text, value):
    assert parse_number(text) == value


@pytest.mark.parametrize("text", ["1,23,4", "l2", "1.2.3", "inf", "0x1F", "12 students"])
def test_what_is_no_number(text):
    assert parse_number(text) is None
