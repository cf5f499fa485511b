"""What is seen, on the clipboard or in a workbook."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from sos_desktop.foundation.file_names import proposed_name
from sos_desktop.foundation.text_tables import tab_separated
from sos_desktop.services import exports
from sos_desktop.services.exports import ShownTable
from ui.context import AppContext
from ui.remembered import Purpose, folder_for, used_folder


def copy_shown_table(context: AppContext, seen: ShownTable) -> None:
    """Put a table on the clipboard, so that it can be pasted into a worksheet or a mail."""
    QGuiApplication.clipboard().setText(tab_separated(seen.headings, seen.rows))
    rows = "1 row is" if len(seen.rows) == 1 else f"{len(seen.rows)} rows are"
    context.notice.emit("info", f"{rows} on the clipboard", "")


def export_shown_table(
    context: AppContext,
    parent: QWidget,
    tables: Sequence[ShownTable],
    *,
    title: str,
    name: str,
    sources: tuple[str, ...] = (),
) -> None:
    """Ask where, and write the tables as a workbook, a sheet each.

    Args:
        context: The window's.
        parent: The page they are seen on.
        tables: What is seen; nothing happens when there is none.
        title: What the question says ("Export the caseload").
        name: The proposed file name, without ending; a county or LEA may stand in it.
        sources: Where the facts come from, for the workbook's first sheet.
    """
    if not tables:
        return
    county = context.county
    proposed = folder_for(context, Purpose.TABLES) / proposed_name(name, ending=".xlsx")
    path = context.dialogs.save_as(parent, title, proposed, "Excel workbook (*.xlsx)")
    if path is None:
        return
    used_folder(context, Purpose.TABLES, path)
    context.query(
        lambda: exports.write_excel(county, tables, path, sources=sources),
        lambda _path: context.notice.emit("good", f"Saved {path.name}", ""),
        owner=parent,
        long=True,
    )
