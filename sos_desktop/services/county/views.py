"""Saved views: a page's filters under a name."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sos_desktop.domain.casework.history.labels import of_record
from sos_desktop.domain.casework.records import SavedView
from sos_desktop.domain.casework.words import Verb
from sos_desktop.domain.changes import Changes
from sos_desktop.domain.text import kept_line
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.county import registers
from sos_desktop.services.county.county_files import CountyFile


def saved_views(county: CountyFile, page: str) -> tuple[SavedView, ...]:
    """The views of a page, by name."""
    found = (view for view in registers.all_of(county, SavedView) if view.page == page)
    return tuple(sorted(found, key=lambda view: view.name.casefold()))


def save_view(county: CountyFile, page: str, name: str, filters: Mapping[str, Any]) -> Changes:
    """Keep filters under a name; a view of that name takes them on.

    Raises:
        InputProblem: There is no name, or it is too long.
    """
    same = _named(county, page, name)
    view = SavedView(page=page, name=name, filters=dict(filters))
    if same is not None:
        view = replace(same, name=kept_line(name), filters=dict(filters))
    return registers.save(county, view, label=of_record(Verb.SAVE, view))


def rename_view(county: CountyFile, view: SavedView, name: str) -> Changes:
    """Give a view another name.

    Raises:
        InputProblem: There is no name, it is too long, or another view has it.
    """
    same = _named(county, view.page, name)
    if same is not None and same.id != view.id:
        raise InputProblem(
            f"There is a view named {_quoted(same.name)} already. Choose another name.",
            where="name",
        )
    renamed = replace(view, name=name)
    return registers.save(county, renamed, label=of_record(Verb.RENAME, renamed))


def remove_view(county: CountyFile, view: SavedView) -> Changes:
    """Remove a view; the cases it shows stay as they are."""
    return registers.remove(county, view)


def _named(county: CountyFile, page: str, name: str) -> SavedView | None:
    wanted = kept_line(name).casefold()
    views = saved_views(county, page)
    return next((view for view in views if view.name.casefold() == wanted), None)


def _quoted(name: str) -> str:
    shown = " ".join(name.split())
    return f"“{shown if len(shown) <= 40 else f'{shown[:39]}…'}”"
