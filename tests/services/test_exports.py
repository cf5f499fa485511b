"""Tables of pages as workbooks: years, days and counts as Excel sorts and shows them."""

from datetime import date

from openpyxl import load_workbook

from sos_desktop.services.exports import ShownTable, write_excel


def test_years_have_no_comma_days_sort_and_counts_are_grouped(county, tmp_path):
    rows = (
        ("Alisal Union", 2025, date(2026, 11, 24), 2025, "–"),
        ("Salinas Union High", 2024, None, 12345, date(2026, 1, 5)),
    )
    headings = ("District", "Dashboard", "Due date", "Students", "Mixed")
    seen = ShownTable("Caseload", (), headings, rows)
    book = load_workbook(write_excel(county, [seen], tmp_path / "a.xlsx"))
    sheet = book["Caseload"]
    assert [sheet[f"B{n}"].number_format for n in (2, 3)] == ["0", "0"]
    assert [sheet[f"D{n}"].number_format for n in (2, 3)] == ["#,##0", "#,##0"]
    assert sheet["C2"].value.date() == date(2026, 11, 24)
    assert sheet["C2"].number_format == sheet["E3"].number_format == "mmm d, yyyy"
    assert (sheet["B2"].value, sheet["E2"].value) == (2025, "–")
