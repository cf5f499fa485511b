"""Files as people really send them: read as what they say, or refused with the reason."""

import csv
import io

import pytest

from sos_desktop.domain.dashboard.cds import parse_cds
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers import tables, text_lines
from sos_desktop.importers.chunks import parse_number
from sos_desktop.importers.contract import VALUES, Scope, Severity
from sos_desktop.importers.files import Source
from sos_desktop.importers.parse import UnplacedRows, parse_source
from sos_desktop.importers.recognise import school_year
from tests.importers import files

GROUPS = [code for code, facts in STUDENT_GROUPS.items() if facts.accountable]


def parse(path, **wishes):
    return parse_source(Source(path), scope=Scope.ALL, county_code="27", **wishes)


def column(parsed, name):
    return parsed.values[:, 2 + VALUES.index(name)].tolist()


def save(folder, rows, name="suspdownload2025.csv", delimiter=","):
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerows(rows)
    path = folder / name
    path.write_text(stream.getvalue(), encoding="utf-8")
    return path


def suspension(**values):
    return [files.row("susp", 2025, studentgroup=group, **values) for group in GROUPS]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2024", 2024),
        ("2023-24", 2024),
        ("2023–2024", 2024),
        ("2023/24", 2024),
        ("2017f", 2017),
        ("2024.0", 2024),
        ("2023-27", None),
        ("2023_24", 2024),
        ("23-24", 2024),
        ("FY 2023-24", 2024),
        ('"2024"', 2024),
        ("2023-12-15", 2023),
        ("soon", None),
        ("20245", None),
    ],
)
def test_a_school_year_is_the_dashboard_of_its_end(text, year):
    assert school_year(text)[0] == year


def test_a_file_of_school_years_says_how_they_were_read(tmp_path):
    rows = suspension(reportingyear="2023-24")
    path = files.write(tmp_path, "susp", 2025, rows).rename(tmp_path / "susp 2023-24.txt")
    parsed = parse(path)
    assert parsed.identity.year == 2024
    [issue] = parsed.issues
    assert (issue.severity, issue.value, issue.count) == (Severity.REPAIR, "2023-24", len(GROUPS))


@pytest.mark.parametrize("word", ["nan", "NaN", "NA", "null", "None", "<NA>", "—"])
def test_words_for_missing_are_missing_everywhere(tmp_path, word):
    row = files.row("susp", 2025, schoolname=word, currstatus=word, certifyflag=word, change=word)
    parsed = parse(files.write(tmp_path, "susp", 2025, [row]))
    assert parsed.entities[0].school_name == ""
    assert str(column(parsed, "status_tenths")) == str(column(parsed, "change_tenths")) == "[nan]"
    assert parsed.issues == ()


@pytest.mark.parametrize(
    ("delimiter", "written"), [("\t", str), (",", str), ("\t", str.upper), (",", "{} ".format)]
)
def test_column_names_that_stand_again_are_passed_over(tmp_path, delimiter, written):
    rows = suspension()
    rows.insert(3, [written(name) for name in files.header("susp", 2025)])
    path = save(tmp_path, [files.header("susp", 2025), *rows], delimiter=delimiter)
    parsed = parse(path)
    assert (parsed.rows_kept, parsed.rows_read) == (len(GROUPS), len(GROUPS))
    [issue] = parsed.issues
    assert (issue.severity, issue.row) == (Severity.REPAIR, 5)
    assert column(parsed, "source_row")[3] == 6


def test_a_code_kept_as_text_for_excel():
    found = parse_cds('="27661590000000"')
    assert found is not None
    assert (found.code, found.repaired) == ("27661590000000", "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("31,0", 31.0),
        ("(98.4)", -98.4),
        ("( 98,4 )", -98.4),
        ("–98.4", -98.4),
        ('="12"', 12),
        ("(4.0%)", -4),
        ("'56.7", 56.7),
        ("1\u00a0234", 1234),
        ("-12\u202f345,6", -12345.6),
        ("1’234", 1234),
        ("1.234.567,8", 1234567.8),
    ],
)
def test_numbers_of_other_countries_and_of_accountants(text, value):
    assert parse_number(text) == value


def test_colors_as_words_are_read_and_said(tmp_path):
    rows = suspension()
    place = files.header("susp", 2025).index("color")
    rows[2][place], rows[3][place] = "Orange", "purple"
    rows[4][place], rows[5][place], rows[6][place] = "3 - Yellow", "AZUL", "3 - Red"
    parsed = parse(files.write(tmp_path, "susp", 2025, rows))
    assert column(parsed, "color")[2] == 2
    assert str(column(parsed, "color")[3]) == "nan"
    assert column(parsed, "color")[4:6] == [3, 5]
    assert str(column(parsed, "color")[6]) == "nan"
    found = [(i.severity, i.row, i.value) for i in parsed.issues if i.column == "color"]
    assert (Severity.REPAIR, 4, "Orange") in found
    assert (Severity.WARNING, 5, "purple") in found


def twice(name, values):
    header = [*files.header("susp", 2025), name]
    return [header, *([*row, value] for row, value in zip(suspension(), values, strict=True))]


def test_two_columns_of_one_name_that_differ_are_refused(tmp_path):
    path = save(tmp_path, twice("currstatus", ["10.0"] * 13 + ["9.0"] * 2))
    with pytest.raises(InputProblem, match="2 columns named currstatus, which say different"):
        parse(path)


def test_two_columns_of_one_name_that_agree_are_read(tmp_path):
    assert parse(save(tmp_path, twice("currstatus", ["10.0"] * 15))).rows_kept == 15


@pytest.mark.parametrize("delimiter", ["\t", ","])
def test_a_download_that_breaks_off_is_said_to(tmp_path, delimiter):
    rows = suspension()
    rows[-1] = rows[-1][:14]
    parsed = parse(save(tmp_path, [files.header("susp", 2025), *rows], delimiter=delimiter))
    assert parsed.rows_kept == len(GROUPS) - 1
    [issue] = parsed.issues
    assert "breaks off in its last row" in issue.meaning
    assert issue.row == len(GROUPS) + 1


def test_a_note_below_the_table_is_not_a_row_that_breaks_off(tmp_path):
    rows = [files.header("susp", 2025), *suspension(), ["Source: CDE, downloaded in fall"]]
    [issue] = parse(save(tmp_path, rows)).issues
    assert "does not line up" in issue.meaning


def test_a_row_with_a_cell_too_few_is_not_shifted_in(tmp_path):
    rows = suspension()
    del rows[4][12]
    parsed = parse(save(tmp_path, [files.header("susp", 2025), *rows]))
    assert parsed.rows_kept == len(GROUPS) - 1
    assert [issue.row for issue in parsed.issues] == [6]


def test_rows_that_cannot_be_placed_may_be_left_out_by_the_person(tmp_path):
    rows = [*suspension(), *([files.row("susp", 2025, studentgroup="")] * 12)]
    path = files.write(tmp_path, "susp", 2025, rows)
    with pytest.raises(UnplacedRows, match=r"12 of 27 rows") as asked:
        parse(path)
    assert asked.value.rows == 12
    assert [(i.count, i.row) for i in asked.value.issues] == [(12, 17)]
    parsed = parse(path, leave_out=True)
    assert parsed.rows_kept == len(GROUPS)
    assert [i.count for i in parsed.issues if i.severity is Severity.ERROR] == [12]


def test_leaving_rows_out_does_not_let_other_damage_pass(tmp_path):
    rows = suspension(currdenom="x")
    rows += [files.row("susp", 2025, studentgroup="")] * 12
    with pytest.raises(InputProblem, match="too many to trust"):
        parse(files.write(tmp_path, "susp", 2025, rows), leave_out=True)


def entities(*cells):
    return [files.row("susp", 2025, cds, studentgroup=group, **how) for cds, group, how in cells]


def errors(parsed):
    return [(issue.column, issue.row) for issue in parsed.issues]


def test_a_code_with_a_changed_digit_bears_names_that_are_there_already(tmp_path):
    rows = [*suspension(), *entities(("27661690000000", "RFP", {}))]
    parsed = parse(files.write(tmp_path, "susp", 2025, rows))
    assert errors(parsed) == [("cds, districtname, schoolname", len(GROUPS) + 2)]


def test_a_code_of_another_county_than_the_row_names(tmp_path):
    row = entities(("28661590000000", "ALL", {"countyname": "Monterey"}))
    parsed = parse(files.write(tmp_path, "susp", 2025, row))
    assert errors(parsed) == [("cds, countyname", 2)]


def test_codes_that_all_lost_their_last_digit_wait_for_the_persons_word(tmp_path):
    """A code of 13 digits is read with a zero before it, which makes it another county's."""
    codes = ("2766159000001", "2766167000002", "2765995000003")
    rows = [files.row("susp", 2025, cds=cds, countyname="Monterey") for cds in codes]
    parsed = parse(files.write(tmp_path, "susp", 2025, rows))
    assert [i.column for i in parsed.issues if i.severity is Severity.UNFIT] == ["cds, countyname"]


def test_a_charter_mark_that_only_some_rows_of_a_school_have(tmp_path):
    cells = [(files.CHARTER, group, {}) for group in ("ALL", "EL", "SWD")]
    rows = entities(*cells)
    rows[1][files.header("susp", 2025).index("charter_flag")] = ""
    parsed = parse(files.write(tmp_path, "susp", 2025, rows))
    assert errors(parsed) == [("charter_flag", 3)]


@pytest.mark.parametrize(
    ("more", "what"),
    [
        (",".join([""] * 29) + "\n", "blank lines together"),
        ("abc\n", "more than 600,000 lines"),
    ],
)
def test_a_text_of_endless_lines_is_refused_before_it_takes_time(tmp_path, more, what):
    path = save(tmp_path, [files.header("susp", 2025), *suspension()])
    with path.open("a", encoding="utf-8") as stream:
        stream.write(more * 700_000)
    with pytest.raises(InputProblem, match=what):
        parse(path)


def test_a_line_longer_than_any_of_cdes_is_refused(tmp_path):
    path = save(tmp_path, [files.header("susp", 2025), *suspension()])
    with path.open("a", encoding="utf-8") as stream:
        stream.write(" " * 2_000_000 + "x")
    with pytest.raises(InputProblem, match="a line of 2,000,001 characters"):
        parse(path)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "end"])
@pytest.mark.parametrize(
    ("encoding", "written"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252"), ("utf-16", "UTF-16")],
)
def test_lines_are_the_same_wherever_a_piece_ends(monkeypatch, end, last, encoding, written):
    """A piece may end in a line, between two, or between the signs of a line's end or a letter."""
    lines = ["cds\tx", *(f"{n:014}\té{n}" for n in range(40)), "", "  "]
    data = (end.join(lines) + end + last).encode(encoding)
    for piece in (1 << 20, *range(1, 24)):
        monkeypatch.setattr(text_lines, "_PIECE", piece)
        found, how = tables._lines("a.txt", data)
        assert (list(found), how) == ([*lines, last] if last else lines, written)


@pytest.mark.parametrize(("blank", "refused"), [(49_999, False), (50_000, False), (50_001, True)])
@pytest.mark.parametrize("before", [1, 30_000])
def test_as_many_blank_lines_together_as_may_be(blank, refused, before):
    data = ("x\n" * before + "\n" * blank + "x\n").encode()
    if refused:
        with pytest.raises(InputProblem, match="blank lines together"):
            tables._lines("a.txt", data)
    else:
        assert len(tables._lines("a.txt", data)[0]) == before + blank + 1


@pytest.mark.parametrize("second", ["currstatus.1", "currstatus (2)", "currstatus2"])
def test_a_second_column_that_a_program_renamed_says_something_else(tmp_path, second):
    rows = [[*files.header("susp", 2025), second], *([*row, "3.3"] for row in suspension())]
    with pytest.raises(InputProblem, match="2 columns named currstatus, which say different"):
        parse(save(tmp_path, rows))
    same = files.header("susp", 2025).index("currstatus")
    rows = [rows[0], *([*row[:-1], row[same]] for row in rows[1:])]
    assert parse(save(tmp_path, rows)).rows_kept == len(GROUPS)


def test_two_years_that_do_not_follow_each_other_are_said(tmp_path):
    rows = suspension()
    rows[2][files.header("susp", 2025).index("reportingyear")] = "2023-27"
    [issue] = parse(save(tmp_path, [files.header("susp", 2025), *rows])).issues
    assert (issue.severity, issue.column, issue.value) == (
        Severity.WARNING,
        "reportingyear",
        "2023-27",
    )
