"""Saved views: filters under a name, a click away."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from sos_desktop.domain.casework.records import SavedView
from sos_desktop.domain.changes import Changes
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.county import views
from ui.context import AppContext
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.form_fields import Field


@frozen_dataclass
class ViewName:
    """What the dialog asks for."""

    name: str


class ViewsButton(QPushButton):
    """A menu of the page's views, and what can be done with the one in use."""

    def __init__(
        self,
        context: AppContext,
        page: QWidget,
        key: str,
        *,
        filters: Callable[[], dict[str, Any]],
        apply: Callable[[dict[str, Any]], object],
    ) -> None:
        """Make it; `filters` gives what is set now, `apply` sets what a view holds."""
        super().__init__("Views")
        self.setProperty("role", "chip")
        self._context, self._page, self._key = context, page, key
        self._filters, self._apply = filters, apply
        self.views: tuple[SavedView, ...] = ()
        self.used: SavedView | None = None
        self._menu = QMenu(self)
        self._menu.setAccessibleName("Saved views")
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.setAutoDefault(True)
        self._say()

    def load(self) -> None:
        """Read the views again."""
        county, key = self._context.county, self._key
        self._context.query(lambda: views.saved_views(county, key), self._show, owner=self)

    def _show(self, found: Sequence[SavedView]) -> None:
        self.views = tuple(found)
        self.compare()

    def compare(self) -> None:
        """Find the view that shows what is set now."""
        now = self._filters()
        self.used = next((view for view in self.views if view.filters == now), None)
        self._say()

    def use(self, view: SavedView) -> None:
        """Show what a view holds."""
        self._apply(view.filters)
        self.compare()

    def _say(self) -> None:
        name = self.used.name if self.used else ""
        shown = name if len(name) <= 24 else f"{name[:23]}…"
        self.setText(f"View: {shown}" if name else "Views")
        self.setAccessibleName(f"Saved views, {name} in use" if name else "Saved views")

    def _fill(self) -> None:
        menu = self._menu
        menu.clear()
        for view in self.views:
            action = menu.addAction(view.name.replace("&", "&&")[:60])
            action.setCheckable(True)
            action.setChecked(self.used is not None and view.id == self.used.id)
            action.triggered.connect(lambda _on, found=view: self.use(found))
        if not self.views:
            menu.addAction("No view is saved yet").setEnabled(False)
        menu.addSeparator()
        menu.addAction("Save these filters…", self.save)
        for words, run in (("Rename…", self.rename), ("Remove", self.remove)):
            action = menu.addAction(words, run)
            action.setEnabled(self.used is not None)

    def save(self) -> None:
        """Keep the filters set now under a name."""
        county, key, filters = self._context.county, self._key, self._filters()
        self._ask(
            "Save these filters as a view",
            ViewName(""),
            "Save",
            lambda made: views.save_view(county, key, made.name, filters),
            "A view of this name takes on these filters.",
        )

    def rename(self) -> None:
        """Give the view in use another name."""
        view, county = self.used, self._context.county
        if view is not None:
            self._ask(
                "Rename the view",
                ViewName(view.name),
                "Rename",
                lambda made: views.rename_view(county, view, made.name),
            )

    def remove(self) -> None:
        """Remove the view in use; undo brings it back."""
        view, county = self.used, self._context.county
        if view is not None:
            self._context.change(lambda: views.remove_view(county, view), owner=self)

    def _ask(
        self,
        title: str,
        name: ViewName,
        action: str,
        save: Callable[[ViewName], Changes],
        more: str = "",
    ) -> None:
        FormDialog(
            self._context,
            title,
            (Field(ViewName.name, "Name"),),
            name,
            save,
            parent=self._page,
            explanation=more,
            action=action,
        ).open()
