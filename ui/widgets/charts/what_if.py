"""What if: one cell's figure moved by a slider, and what the group would meet then."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sos_desktop.domain.dashboard.codes import INDICATORS, STUDENT_GROUPS, Color, Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.dashboard.wording import value_words
from sos_desktop.domain.formats import signed_words
from sos_desktop.domain.identification.criteria import GroupResult
from sos_desktop.services.dashboard.districts import DistrictView
from sos_desktop.services.identification.what_if import WhatIf, cutter_of, what_if
from ui.widgets.announce import announce
from ui.widgets.basics import button, label, row
from ui.widgets.choice import ChoiceBox, Slider

_POINTS = 1000
"""Tenths of a point to each side."""


class WhatIfPanel(QFrame):
    """Chooses an indicator of a group and moves its figure, by students where it counts them."""

    def __init__(self, home: QWidget | None = None) -> None:
        super().__init__(home)
        self.setProperty("role", "card")
        self.setAccessibleName("What if")
        self._view: DistrictView | None = None
        self._group = ""
        self._cells: tuple[Observation, ...] = ()
        self.which = ChoiceBox()
        self.which.setAccessibleName("Indicator to move")
        self.slider = Slider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName("Another figure")
        self.back = button("As published", self.reset, role="quiet")
        self.says = label("", wrap=True)
        self.meets = label("", "strong", wrap=True)
        self.note = label(
            "Computed (estimate). This year's number of students stays; the change moves along.",
            "small",
            tone="muted",
            wrap=True,
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(8)
        head = row(label("What if", "heading"), self.back)
        box.addLayout(head)
        box.addWidget(self.which)
        box.addWidget(self.slider)
        for widget in (self.says, self.meets, self.note):
            box.addWidget(widget)
        self.which.currentIndexChanged.connect(lambda _n: self.reset())
        self.slider.valueChanged.connect(lambda _v: self._on_moved())

    def show_group(self, view: DistrictView, group: str, indicator: Indicator | None) -> None:
        """Offer the figures of a group whose cut scores are known; hides itself without any."""
        cutter = cutter_of(view.lea)
        self._view, self._group = view, group
        self._cells = tuple(
            value.observation
            for value in view.cells.get(group, {}).values()
            if value.observation.status is not None
            and value.color
            and cutter(value.observation) is not None
        )
        self.which.blockSignals(True)
        self.which.clear()
        for found in self._cells:
            self.which.addItem(INDICATORS[found.indicator].short)
        places = [n for n, found in enumerate(self._cells) if found.indicator is indicator]
        counted = [n for n, f in enumerate(self._cells) if view.cells[group][f.indicator].counted]
        self.which.setCurrentIndex((places or counted or [0])[0])
        self.which.blockSignals(False)
        self.setVisible(bool(self._cells))
        self.reset()

    def reset(self) -> None:
        """Put the slider where the published figure is."""
        found = self._found()
        if found is None:
            return
        self.slider.blockSignals(True)
        if _by_students(found):
            self.slider.setRange(0, found.denominator or 0)
            self.slider.setValue(_numerator(found))
            self.slider.setSingleStep(1)
        else:
            self.slider.setRange(-_POINTS, _POINTS)
            self.slider.setValue(0)
            self.slider.setSingleStep(1)
            self.slider.setPageStep(50)
        self.slider.blockSignals(False)
        self._say()

    def _on_moved(self) -> None:
        """The slider's own value is a step; what it stands for is said aloud."""
        self._say()
        if self.slider.hasFocus():
            announce(self.slider, f"{self.says.text()} {self.meets.text()}", urgent=True)

    def _found(self) -> Observation | None:
        place = self.which.currentIndex()
        return self._cells[place] if 0 <= place < len(self._cells) else None

    def _say(self) -> None:
        found = self._found()
        if found is None or self._view is None or found.status is None:
            return
        at, published = self.slider.value(), found.status
        counted = _by_students(found)
        if counted and at == _numerator(found):
            status = published
        elif counted:
            status = round(100 * at / (found.denominator or 1), 1)
        else:
            status = round(published + at / 10, 1)
        result = what_if(self._view, self._group, found.indicator, status)
        self.says.setText(_figure(found, result))
        self.meets.setText(_meets(self._group, result.before, result.after))
        self.slider.setAccessibleDescription(f"{self.says.text()} {self.meets.text()}")


def _by_students(found: Observation) -> bool:
    return INDICATORS[found.indicator].percent and bool(found.denominator)


def _numerator(found: Observation) -> int:
    if found.numerator is not None:
        return found.numerator
    return round((found.status or 0.0) * (found.denominator or 0) / 100)


def _figure(found: Observation, moved: WhatIf) -> str:
    now = value_words(found.indicator, moved.observation.status)
    color = Color(moved.color).word
    change = "" if moved.change is None else f", change {signed_words(moved.change, 1)}"
    text = f"{INDICATORS[found.indicator].short}: {now}{change}: {color}"
    if _by_students(found):
        numerator = round((moved.observation.status or 0) * (found.denominator or 0) / 100)
        text += f" ({numerator:,} of {found.denominator:,} students)"
    was = value_words(found.indicator, found.status)
    return f"{text}. Published: {was}, {Color(found.color or 0).word}."


def _meets(group: str, before: GroupResult | None, after: GroupResult | None) -> str:
    name = STUDENT_GROUPS[group].name
    priorities = ", ".join(map(str, after.priorities)) if after else ""
    if after is None:
        said = "no priority met"
    elif after.letter:
        said = f"letter code {after.letter}, priorities {priorities}"
    else:
        said = f"only priority {priorities} met, no letter code"
    changed = (before.letter if before else "") != (after.letter if after else "")
    return f"{name}: {said}{' (a change)' if changed else ''}."
