"""What is seen, on the clipboard or in a workbook."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from sos_desktop.services import exports
from sos_desktop.services.exports import SeenTable
from ui.context import AppContext


def copy_seen(context: AppContext, seen: SeenTable) -> None:
    """Put a table on the clipboard, so that it can be pasted into a worksheet or a mail."""
    lines = [seen.headings, *seen.rows]
    text = "\n".join("\t".join("" if c is None else str(c) for c in line) for line in lines)
    QGuiApplication.clipboard().setText(text)
    rows = "1 row is" if len(seen.rows) == 1 else f"{len(seen.rows)} rows are"
    context.notice.emit("info", f"{rows} on the clipboard", "")


def export_seen(context: AppContext, parent: QWidget, seen: SeenTable, words: str) -> None:
    """Ask where, and write the table as a workbook; `words` names it in the file's name."""
    county = context.county
    proposed = county.path.with_name(f"{county.county} {words.lower()}.xlsx")
    path = context.dialogs.save_as(
        parent, f"Export {words.lower()}", proposed, "Excel workbook (*.xlsx)"
    )
    if path is None:
        return
    context.query(
        lambda: exports.write_excel(county, [seen], path),
        lambda _path: context.notice.emit("good", f"Saved {path.name}", ""),
        owner=parent,
    )
