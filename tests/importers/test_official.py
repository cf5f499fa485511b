"""The state's own lists, in every layout seen, and spoiled in every way thought of."""

import io

import openpyxl
import pytest

from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.contract import Scope, Severity
from sos_desktop.importers.files import Source
from sos_desktop.importers.official import UNREADABLE
from sos_desktop.importers.parse import parse_source

DISTRICT, COE, FAR = "27661590000000", "27102720000000", "01611190000000"


def parse(tmp_path, name, content, scope=Scope.LEAS):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return parse_source(Source(path), scope=scope, county_code="27")


def text(header, *rows):
    return "\n".join("\t".join(line.split("|")) for line in (header, *rows)) + "\n"


def workbook(*sheets):
    """A workbook of (title, rows above the header, header, rows)."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, above, header, rows in sheets:
        sheet = book.create_sheet(title)
        for line in [*([cell] for cell in above), header, *rows]:
            sheet.append(line)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


HEAD_2023 = (
    "CDcode|CDS|LEAname|Countyname|ReportYear|ELpriorities|SWDpriorities|TOMpriorities|"
    "TotalStudentGroups|AssistanceStatus2022|AssistanceStatus2023|MetMethod1|MetMethod2|"
    "MetMethod3|EC52072_2023"
)
ROW_2023 = (
    f"2766159|{DISTRICT}|Cañada Union|Monterey|2023|*|D|F|2|General Assistance|"
    "Differentiated Assistance, Year 1|Y|N|N|N"
)
COE_2023 = ROW_2023.replace(DISTRICT, COE).replace("2766159", COE[:7])


def others(found):
    """Its remarks but the one on columns that these short tables lack."""
    return [issue for issue in found.issues if "columns that are missing" not in issue.meaning]


def test_a_list_of_2023(tmp_path):
    found = parse(tmp_path, "list.txt", text(HEAD_2023, ROW_2023))
    assert (found.identity.kind, found.identity.year) == ("assistance", 2023)
    (row,) = found.official
    assert row.marks == {(2023, "SWD"): "D", (2023, "MR"): "F"}
    assert row.statuses == {
        2022: "General Assistance",
        2023: "Differentiated Assistance, Year 1",
    }
    assert (row.methods, row.level_3) == ({1: True, 2: False, 3: False}, False)
    assert others(found) == []
    assert found.rows_kept == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Differentiated Assistance, Year 1|Y", "General Assistance|Y"),
        ("Differentiated Assistance, Year 1|Y", "Differentiated Assistance, Year 2|Y"),
        ("|Y|N|N|N", "|N|N|N|N"),
        ("|D|F|2", "|*|*|0"),
    ],
)
def test_a_row_that_contradicts_itself_is_named(tmp_path, old, new):
    found = parse(tmp_path, "list.txt", text(HEAD_2023, ROW_2023.replace(old, new)))
    [issue] = [i for i in found.issues if "contradicts the methods" in i.meaning]
    assert (issue.severity, issue.row) == (Severity.ERROR, 2)


def test_a_list_whose_status_contradicts_its_methods_does_not_fit(tmp_path):
    rows = [
        ROW_2023.replace(DISTRICT, f"27{66000 + n}0000000")
        .replace("2766159|", f"27{66000 + n}|")
        .replace("|Y|N|N|N", "|N|N|N|N")
        for n in range(12)
    ]
    found = parse(tmp_path, "list.txt", text(HEAD_2023, *rows))
    assert [(i.severity, i.count) for i in others(found)] == [(Severity.UNFIT, 12)]


def test_2017_called_it_support_and_had_underscores(tmp_path):
    header = (
        "cdcode|CDS|districtname|countyname|ReportingYear|SWD_PRIORITIES|MR_PRIORITIES|"
        "TOTAL_STUDENT_GROUPS|Assistance_Status"
    )
    row = f"2766159|{DISTRICT}|Cañada Union|Monterey|2017f|A||1|Differentiated Support"
    found = parse(tmp_path, "assistance-status.txt", text(header, row))
    assert found.identity.year == 2017
    assert found.official[0].statuses == {2017: "Differentiated Assistance"}
    assert found.official[0].marks == {(2017, "SWD"): "A"}


def test_without_a_year_column_the_newest_status_says_the_year(tmp_path):
    header = HEAD_2023.replace("|ReportYear", "")
    found = parse(tmp_path, "list.txt", text(header, ROW_2023.replace("|2023|*", "|*")))
    assert found.identity.year == 2023


def test_a_2025_list_of_the_same_family(tmp_path):
    header = (
        HEAD_2023.replace("2023", "2025")
        .replace("2022", "2024")
        .replace("|SWDpriorities", "|LTELpriorities|SWDpriorities")
        .replace("|EC52072", "|MetMethod4|EC52072")
    )
    row = (
        f"2766159|{DISTRICT}|Cañada Union|Monterey|2025|*|E|D|*|2|"
        "Differentiated Assistance, Year 1|Differentiated Assistance, Year 2|N|N|N|Y|Y"
    )
    found = parse(tmp_path, "list.txt", text(header, row))
    assert found.identity.year == 2025
    assert found.official[0].marks[2025, "LTEL"] == "E"
    assert found.official[0].methods[4] is True
    assert found.official[0].statuses[2025] == "Differentiated Assistance, Year 2"


def test_the_sheet_and_the_header_are_found_by_content(tmp_path):
    content = workbook(
        ("Record Layout", ["2023 file"], ["Field Name", "Description"], [["CDS", "Code"]]),
        ("Value", [], ["Value", "Description"], [["A =", "4, 5, 6"]]),
        ("Anything", ["Title", "", "*=blank"], HEAD_2023.split("|"), [ROW_2023.split("|")]),
    )
    found = parse(tmp_path, "renamed.xlsx", content)
    assert found.official[0].row == 5
    assert found.entities[0].name == "Cañada Union"


def test_a_charter_list_holds_two_years(tmp_path):
    header = "CDS|Schoolname|Countyname|ReportYear|SWDcurrent|SWDprior|HIcurrent|HIprior|MetCurrent"
    row = "27661590118349|Escuela Peña|Monterey|2024|D|F|*|C|Y"
    found = parse(tmp_path, "charterassistance24.txt", text(header, row))
    assert found.identity.kind == "charter_assistance"
    assert found.entities[0].kind == "charter"
    assert found.official[0].marks == {
        (2024, "SWD"): "D",
        (2023, "SWD"): "F",
        (2023, "HI"): "C",
    }


def test_the_essa_list_keeps_schools_of_the_own_county(tmp_path):
    header = (
        "cds|schoolname|districtname|countyname|Charter|AssistanceStatus2022|"
        "AssistanceStatus2023|Exit|SWD|TOM|TotStudGrps|ReportingYear"
    )
    rows = (
        "27661592734321|Loma|Cañada Union|Monterey|*|No Status|ATSI|NOEXIT|1|0|1|2023",
        "01611190130229|Far|Alameda Unified|Alameda|*|CSI Grad|No Status|CSIEXIT|0|0|0|2023",
    )
    found = parse(tmp_path, "essaassistance23.txt", text(header, *rows))
    (row,) = found.official
    assert (found.identity.kind, found.outside) == ("essa", 1)
    assert (row.marks, row.statuses[2023], row.leaving) == ({(2023, "SWD"): "Y"}, "ATSI", "")
    everything = parse(tmp_path, "essaassistance23.txt", text(header, *rows), Scope.ALL)
    assert everything.official[1].leaving == "CSIEXIT"


@pytest.mark.parametrize(
    ("old", "new", "meaning", "severity"),
    [
        ("|D|F|", "|Z|F|", "not one of CDE's letter codes", Severity.WARNING),
        ("|2|General", "|5|General", "not the number of its letter codes", Severity.WARNING),
        ("Year 1|", "Year 9|", "not a status CDE uses", Severity.WARNING),
        ("|Y|N|N|N", "|Y|perhaps|N|N", "should be Y or N", Severity.WARNING),
        (DISTRICT, "2766159", "was mended", Severity.REPAIR),
        (DISTRICT, "2.766E+13", "not a CDS code", Severity.ERROR),
    ],
)
def test_what_is_wrong_in_a_row_is_said(old, new, meaning, severity, tmp_path):
    rows = (
        ROW_2023.replace(old, new),
        ROW_2023.replace(DISTRICT, COE).replace("2766159", "2710272"),
    )
    found = parse(tmp_path, "list.txt", text(HEAD_2023, *rows))
    (issue,) = others(found)
    assert meaning in issue.meaning
    assert (issue.severity, issue.row) == (severity, 2)


def test_an_unknown_letter_is_never_taken_for_no_letter(tmp_path):
    found = parse(tmp_path, "list.txt", text(HEAD_2023, ROW_2023.replace("|D|F|", "|Z|F|")))
    assert found.official[0].marks[2023, "SWD"] == UNREADABLE


def test_a_code_twice_counts_once_or_not_at_all(tmp_path):
    twice = parse(tmp_path, "a.txt", text(HEAD_2023, ROW_2023, ROW_2023))
    assert len(twice.official) == 1
    assert [issue.severity for issue in others(twice)] == [Severity.NOTE]
    other = ROW_2023.replace("|D|F|", "|D|G|")
    clash = parse(
        tmp_path,
        "b.txt",
        text(
            HEAD_2023,
            ROW_2023,
            other,
            ROW_2023.replace(DISTRICT, COE).replace("2766159", "2710272"),
        ),
    )
    assert [clash.entities[row.entity].cds for row in clash.official] == [COE]
    assert "Neither is loaded" in clash.issues[0].meaning


def test_this_years_statuses_missing_is_said_and_the_letters_are_kept(tmp_path):
    header = HEAD_2023.replace("|AssistanceStatus2023", "|Remarks")
    found = parse(tmp_path, "list.txt", text(header, ROW_2023))
    assert found.official[0].statuses == {2022: "General Assistance"}
    assert found.official[0].marks
    assert any("no status of 2023" in issue.meaning for issue in found.issues)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (workbook(("S", [], ["Name", "Letter", "x", "y"], [["a", "b", "c", "d"]])), "CDS code"),
        (text(HEAD_2023.replace("CDS|", "").replace("CDcode|", ""), "x|y"), "CDS code"),
        (text(HEAD_2023), "no rows"),
        (text("cds|budget|actual|year", f"{DISTRICT}|1|2|2023"), "not those of"),
    ],
)
def test_a_workbook_of_another_kind_is_refused_in_a_sentence(content, words, tmp_path):
    with pytest.raises(InputProblem, match=words):
        parse(tmp_path, "odd.xlsx", content)


PRIORITY_FILES = [
    (
        "Pr12099.txt",
        "CDSCode|LEA|PriorityNumber|NumMisassignments|Performance|AdditionalInfo|Year",
        '{cds}|Cañada Union|1|0|{rating}|"Quoted, once|2018',
        "|",
    ),
    (
        "pr6.txt",
        "cdscode\tlea\tpriorityId\tsummary\tmeetingDate\tadditionalinfo\tperformance\tyear",
        "{cds}\tCañada Union\t6\tText | with bars\t2021-06-01\t\t{rating}\t2021",
        "\t",
    ),
    (
        "Pr1.txt",
        "cdsCode\tlea\tpriorityNumber\tnumFacilities\tcountyPerformance\tyear",
        "{cds}\tCañada Union\t1\t0\t{rating}\t2023",
        "\t",
    ),
]


@pytest.mark.parametrize(("name", "header", "row", "tab"), PRIORITY_FILES)
@pytest.mark.parametrize(
    ("rating", "value"),
    [("Met", 1), ("Not Met", 2), ("Not Met For Two or More Years", 3), ("", None), ("NA", None)],
)
def test_a_file_per_local_priority(name, header, row, tab, rating, value, tmp_path):
    content = header + "\n" + row.format(cds=DISTRICT, rating=rating) + "\n"
    found = parse(tmp_path, name, content)
    ((_, priority, got, _),) = found.ratings
    assert (got, found.identity.series) == (value, f"p{priority}")
    assert found.entities[0].name == "Cañada Union"


@pytest.mark.parametrize("code", [DISTRICT, DISTRICT[:7], DISTRICT[:12], DISTRICT[:13]])
def test_last_zeros_that_were_lost_are_put_back(code, tmp_path):
    name, header, row, _ = PRIORITY_FILES[2]
    found = parse(tmp_path, name, header + "\n" + row.format(cds=code, rating="Met") + "\n")
    assert found.entities[0].cds == DISTRICT


@pytest.mark.parametrize("code", ["01611190000000", "09100900000000", "08618200000000"])
def test_a_first_zero_that_a_spreadsheet_took_never_makes_it_another_county(code, tmp_path):
    name, header, row, _ = PRIORITY_FILES[2]
    content = header + "\n" + row.format(cds=code[1:], rating="Not Met") + "\n"
    found = parse(tmp_path, name, content, Scope.ALL)
    assert [entity.cds for entity in found.entities] == [code]


def test_a_rating_in_unknown_words_is_not_reported_and_said(tmp_path):
    name, header, row, _ = PRIORITY_FILES[2]
    found = parse(tmp_path, name, header + "\n" + row.format(cds=DISTRICT, rating="Nearly") + "\n")
    assert found.ratings[0][2] is None
    assert "not one of the Dashboard's" in found.issues[0].meaning
