"""The county's roll-up without district names, and roll-ups of several counties as one file."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from sos_desktop.domain.formats import counted
from sos_desktop.domain.improvement.roll_up import RollUp
from sos_desktop.foundation.file_names import proposed_name
from sos_desktop.services.roll_up import county_roll_up, merged_files, write_roll_up
from ui.context import AppContext
from ui.document_dialog import open_folder
from ui.remembered import Purpose, folder_for, used_folder

_FILTER = "Roll-up (*.json)"


def save_roll_up(context: AppContext, parent: QWidget) -> None:
    """Ask where, and write what the county learns from its cases."""
    county = context.county
    _save(
        context,
        parent,
        f"Roll-up {county.county}",
        lambda: county_roll_up(county),
        (county.path,),
    )


def put_together(context: AppContext, parent: QWidget) -> None:
    """Ask for roll-ups of several counties and where to write them as one."""
    folder = folder_for(context, Purpose.TABLES)
    title = "Choose the roll-ups of several counties"
    found = context.dialogs.open_files(parent, title, folder, _FILTER)
    if found:
        _save(context, parent, "Roll-up of counties", lambda: merged_files(found), found)


def _save(
    context: AppContext,
    parent: QWidget,
    name: str,
    make: Callable[[], RollUp],
    made_from: Sequence[Path],
) -> None:
    proposed = folder_for(context, Purpose.TABLES) / proposed_name(name, ending=".json")
    path = context.dialogs.save_as(parent, "Save the roll-up", proposed, _FILTER)
    if path is None:
        return
    used_folder(context, Purpose.TABLES, path)

    def write() -> RollUp:
        made = make()
        write_roll_up(made, path, made_from=made_from)
        return made

    def told(made: RollUp) -> None:
        context.offer.emit(
            "good",
            f"Saved {path.name}. {_words(made)}",
            "Open the folder",
            lambda: open_folder(path.parent),
        )

    context.query(write, told, owner=parent, long=True)


def _words(made: RollUp) -> str:
    """What is in it, and what is not."""
    counties = ", ".join(source.county for source in made.sources)
    told = sum(bool(figure.count) for figure in made.figures)
    withheld = sum(figure.withheld for figure in made.figures)
    held = f" {counted(withheld, 'figure')} of one or two districts withheld." if withheld else ""
    return f"{counties}: {counted(told, 'figure')} told, without names.{held}"
