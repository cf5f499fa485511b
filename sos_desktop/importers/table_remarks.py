"""What is said of a table before its rows are read."""

from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.contract import IssueLog, Severity
from sos_desktop.importers.tables import SheetTable


def refuse_unsaved(name: str, table: SheetTable) -> None:
    """Refuse a sheet with formulas whose values nobody saved: its cells look empty.

    Raises:
        InputProblem: There is at least one.
    """
    found = table.formats
    if found.unsaved:
        cells = ", ".join(found.examples) + (" …" if found.unsaved > len(found.examples) else "")
        raise InputProblem(
            f"{name} holds {found.unsaved:,} formulas without a value ({cells}), which would be "
            "read as not reported. Open it in Excel, save it, and choose it again.",
            where=name,
        )


def note_table(table: SheetTable, issues: IssueLog) -> None:
    """Note what was mended in the table as a whole."""
    if table.formats.errors:
        issues.add(
            Severity.WARNING,
            "Cells hold an error of the spreadsheet (#DIV/0!). They are taken as not reported.",
            remedy="Choose CDE's original file.",
            count=table.formats.errors,
        )
    if table.formats.percent:
        issues.add(
            Severity.REPAIR,
            "Cells are shown as percent; they are read as Excel shows them (0.321 as 32.1%).",
            row=table.formats.percent_row,
            count=table.formats.percent,
        )
    if table.unread:
        issues.add(
            Severity.WARNING,
            "A sheet holds CDS codes but no column names, so it is not read.",
            value=", ".join(table.unread),
            remedy="If it goes on with this table, put its rows below it.",
            count=len(table.unread),
        )
    if table.repeated:
        issues.add(
            Severity.REPAIR,
            "The column names stand in the table again; these rows are passed over.",
            row=table.repeated[0],
            count=len(table.repeated),
        )
