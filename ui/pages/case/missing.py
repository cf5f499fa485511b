"""Where in a case one puts right what is missing, by the codes of `stages.open_points`."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.pages.case.tabs import CaseTab
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.scroll_to import give_focus

CONSULTANT = "consultant"
"""What is put right by assigning the case, and on none of its parts."""

PLACES: Mapping[str, tuple[str, str]] = {
    "reason": ("why", "focus"),
    "first_contact": ("outreach", "contacts"),
    "priorities": ("outreach", "priorities"),
    "lcap_goals": ("outreach", "goals"),
    "district_member": ("outreach", "team"),
    "coe_member": ("outreach", "team"),
    "service_level": ("outreach", "service"),
    "strengths": ("needs", "findings"),
    "weaknesses": ("needs", "findings"),
    "problem_of_practice": ("needs", "problem"),
    "validated_cause": ("needs", "outline"),
    "evidence_for_causes": ("needs", "evidence"),
    "voices_families": ("outreach", "voices"),
    "voices_board": ("outreach", "voices"),
    "voices_labor": ("outreach", "voices"),
    "aims": ("support", "aims"),
    "target_date_for_aims": ("support", "aims"),
    "actions": ("support", "actions_list"),
    "owner_for_actions": ("support", "actions_list"),
    "dates_for_actions": ("support", "actions_list"),
    "measures": ("support", "measures"),
    "baseline_for_measures": ("support", "measures"),
    "target_for_measures": ("support", "measures"),
    "progress": ("support", "progress"),
}
"""The part's key and what stands there."""


def show_missing(tab: CaseTab, code: str) -> None:
    """Bring what is missing in sight on its part, and give it the keys."""
    widget = getattr(tab, PLACES[code.partition("=")[0]][1])
    assert isinstance(widget, QWidget)
    if isinstance(widget, RecordList):
        widget = widget.table if widget.table.rows_model.rowCount() else widget.add_button
    give_focus(tab.context, first_place(widget))


def first_place(widget: QWidget) -> QWidget:
    """The widget itself if keys can go to it, else the first inside it that takes them."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return widget
    inside = widget.findChildren(QWidget)
    return next((w for w in inside if w.focusPolicy() & Qt.FocusPolicy.TabFocus), widget)
