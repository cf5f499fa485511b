"""Steps of the room view that show figures: why we are here, the heat map, how it moved."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsScene,
    QGraphicsView,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.dashboard.codes import INDICATORS, STUDENT_GROUPS, Indicator
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard import lea_facts
from sos_desktop.services.dashboard.districts import DistrictView
from ui.room.steps import Step, enlarged, large
from ui.widgets.basics import clear, label, scrolled
from ui.widgets.charts.heatmap import HeatMap
from ui.widgets.charts.trend import TrendLine

Points = tuple[tuple[int, float], ...]
Trends = Mapping[tuple[str, Indicator], Points]
"""(year, status) in order, of a student group and indicator."""

_MOST_CHARTS = 4


class ReasonStep(Step):
    """Which groups led here, in sentences, and whose result that is."""

    title = "Why we are here"

    def __init__(self) -> None:
        super().__init__()
        content = QWidget()
        self._lines = QVBoxLayout(content)
        self._lines.setSpacing(16)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scrolled(content))

    def show_file(self, file: CaseFile) -> None:
        clear(self._lines)
        basis = file.case.basis
        head = " · ".join(fact for fact in (basis.status, basis.result) if fact)
        self._lines.addWidget(large(head or file.case.route.words, "heading"))
        for group in basis.lettered:
            self._lines.addWidget(large(group.sentence))
        if basis.rules is not None and not basis.lettered:
            words = (
                "No student group met two or more priorities."
                if basis.settled
                else "Which student groups met two or more priorities cannot be told yet."
            )
            self._lines.addWidget(large(words, tone="muted"))
        if basis.rules_title:
            self._lines.addWidget(large(basis.rules_title, "small", tone="muted"))
        self._lines.addStretch(1)


class _Enlarged(Step):
    """A widget of the desk, drawn larger."""

    def __init__(self, inside: QWidget, name: str) -> None:
        super().__init__()
        self._inside = inside
        self._scene = QGraphicsScene(self)
        self._scene.addWidget(inside)
        self.view = QGraphicsView(self._scene)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self._scale = enlarged()
        self.view.scale(self._scale, self._scale)
        self.view.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.view.setAccessibleName(name)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.view.contentsRect().size() / self._scale
        self._inside.resize(room.width() - 2, room.height() - 2)
        self._scene.setSceneRect(0, 0, room.width() - 2, room.height() - 2)


class SeeStep(_Enlarged):
    """The heat map of this district alone."""

    title = "What we see"

    def __init__(self) -> None:
        self.heat_map = HeatMap(dense=True)
        super().__init__(self.heat_map, "Heat map of the district")

    def show_view(self, view: DistrictView | None) -> None:
        """Show the figures of the case's year."""
        self.heat_map.show_view(view if view is not None and view.groups else None)


class TrendStep(_Enlarged):
    """How the figures that led here moved over the Dashboard years."""

    title = "How it moved"

    def __init__(self) -> None:
        content = QWidget()
        content.setProperty("role", "room")
        self._grid = QGridLayout(content)
        self._grid.setHorizontalSpacing(24)
        super().__init__(content, "How the figures that led here moved")

    def show_trends(self, trends: Trends) -> None:
        """Show a chart for each figure of which two years or more are loaded."""
        clear(self._grid)
        for place, ((group, indicator), points) in enumerate(trends.items()):
            words = f"{INDICATORS[indicator].short}: {STUDENT_GROUPS[group].name}"
            chart = TrendLine()
            chart.show_points(indicator, points)
            chart.setAccessibleName(words)
            cell = QVBoxLayout()
            cell.addWidget(label(words, "strong", wrap=True))
            cell.addWidget(chart)
            self._grid.addLayout(cell, place // 2, place % 2)
        if not trends:
            nothing = "No two Dashboard years are loaded of any figure that led here."
            self._grid.addWidget(label(nothing, tone="muted", wrap=True), 0, 0)
        self._grid.setRowStretch(_MOST_CHARTS, 1)


def trends_of(county: CountyFile, view: DistrictView | None) -> Trends:
    """The figures that counted toward a letter, over the years (for the worker)."""
    if view is None:
        return {}
    cells = [
        (group, indicator)
        for group, result in view.results.items()
        if result.letter
        for indicator, value in view.cells.get(group, {}).items()
        if value.counted
    ]
    found: dict[tuple[str, Indicator], Points] = {}
    for group, indicator in cells:
        points = lea_facts.trend(county, view.lea.cds, group, indicator)
        if len(points) > 1 and len(found) < _MOST_CHARTS:
            found[group, indicator] = points
    return found
