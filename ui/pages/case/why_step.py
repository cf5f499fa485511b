"""Why: the outline one types into, the fishbone drawn beside it, and the chosen cause below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.needs_words import EvidenceSide
from sos_desktop.domain.casework.records import Cause, Evidence
from sos_desktop.domain.casework.words import CauseState, ProposedBy
from sos_desktop.domain.formats import counted
from sos_desktop.domain.needs.agreement import NOBODY, Agreement, agreements, dots
from sos_desktop.domain.needs.weighing import CauseBalance, balances, goes_forward
from ui import theme
from ui.context import AppContext
from ui.pages.case.attach import attach_evidence
from ui.widgets.basics import LineButton, button, clear, label, pill, row
from ui.widgets.charts.cause_fishbone import CauseFishbone
from ui.widgets.flow import FlowLayout
from ui.widgets.lists.outline_rows import OutlineFacts

_WIDE = 980
"""Pixels in which outline and drawing have room side by side, with text at its usual size."""
_DRAWING = (380, 560)
"""Pixels of its height: always, and at most for what needs more, so that a page shows all of it."""
_AROUND = 24
"""Pixels that are seen around the chosen cause where the drawing is scrolled."""
_TONES = {EvidenceSide.FOR: "good", EvidenceSide.AGAINST: "bad"}


def outline_facts(file: CaseFile, categories: tuple[str, ...]) -> OutlineFacts:
    """What the outline says beside the causes of a case."""
    found_by = agreements(file.votes)
    agreed = {
        cause.id: found.words.removesuffix(" agree")
        if (found := found_by.get(cause.id, NOBODY)).asked
        else f"{cause.agreement}%"
        for cause in file.causes
        if cause.id in found_by or cause.agreement is not None
    }
    evidence = {key: balance.signs for key, balance in balances(file).items()}
    return OutlineFacts(evidence, agreed, categories)


class _Seen(QScrollArea):
    """Tells the fishbone how much of it is seen at once."""

    def __init__(self, bones: CauseFishbone) -> None:
        super().__init__()
        self._bones = bones
        self.setWidget(bones)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bones.fit_into(self.maximumViewportSize())


class FishboneFrame(QFrame):
    """The fishbone with its buttons: larger, smaller, all of it, and as a picture."""

    def __init__(self) -> None:
        super().__init__()
        self.bones = CauseFishbone()
        self.area = _Seen(self.bones)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setMinimumHeight(_DRAWING[0])
        self.bones.needs_height.connect(self._give_height)
        self.larger = button("Larger", lambda: self.bones.zoom(1), role="quiet")
        self.smaller = button("Smaller", lambda: self.bones.zoom(-1), role="quiet")
        self.fit = button("Fit", lambda: self.bones.zoom(0), role="quiet")
        self.save = button("Save picture…", lambda: None, role="quiet")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.area, 1)
        box.addLayout(row(self.larger, self.smaller, self.fit, self.save))

    def show_causes(
        self, problem: str, causes: Sequence[Cause], marked: str, categories: Sequence[str]
    ) -> None:
        """Draw causes; what does not fit is scrolled to the one with the id `marked`."""
        self.bones.show_causes(problem, causes, marked, categories)
        # The area has not heard yet how large the drawing is now.
        QTimer.singleShot(0, self, self._show_marked)

    def _give_height(self, needed: int) -> None:
        least, most = _DRAWING
        self.area.setMinimumHeight(min(max(needed + 2, least), most))

    def _show_marked(self) -> None:
        place = self.bones.marked_place()
        if not place.isEmpty():
            middle = place.center()
            across, down = place.width() // 2 + _AROUND, place.height() // 2 + _AROUND
            self.area.ensureVisible(middle.x(), middle.y(), across, down)


class SidePair(QWidget):
    """Two columns side by side where there is room, else one below the other."""

    def __init__(self, left: QVBoxLayout, right: QVBoxLayout) -> None:
        super().__init__()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(24)
        self._box.addLayout(left, 1)
        self._box.addLayout(right, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        wide = self.width() >= _WIDE * theme.text_factor()
        self._box.setDirection(way.LeftToRight if wide else way.TopToBottom)


class CausePanel(QFrame):
    """The chosen cause: who proposed it, agreement, and evidence for and against.

    Signals:
        opened: Evidence that is to be seen in full.
    """

    opened = Signal(object)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.context = context
        self.file: CaseFile | None = None
        self.cause: Cause | None = None
        self.title = label("", "heading", wrap=True)
        self.facts = FlowLayout()
        self.sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.sides.setSpacing(24)
        self.add_for = button("Evidence for…", lambda: self._attach(EvidenceSide.FOR))
        self.add_against = button("Evidence against…", lambda: self._attach(EvidenceSide.AGAINST))
        self.columns: dict[EvidenceSide, QVBoxLayout] = {}
        for side, add in (
            (EvidenceSide.FOR, self.add_for),
            (EvidenceSide.AGAINST, self.add_against),
        ):
            column, lines = QVBoxLayout(), QVBoxLayout()
            column.addWidget(label(side.words, "strong", tone=_TONES[side]))
            lines.setSpacing(4)
            column.addLayout(lines)
            column.addLayout(row(add))
            column.addStretch(1)
            self.columns[side] = lines
            self.sides.addLayout(column, 1)
        box = QVBoxLayout(self)
        box.setSpacing(8)
        box.addWidget(self.title)
        box.addLayout(self.facts)
        box.addLayout(self.sides)

    def show_cause(self, file: CaseFile | None, cause: Cause | None) -> None:
        """Show a cause of a case, or that none is chosen."""
        self.file, self.cause = file, cause
        self.title.setText(cause.text if cause is not None else "Choose a cause in the outline.")
        clear(self.facts)
        for lines in self.columns.values():
            clear(lines)
        for made in (self.add_for, self.add_against):
            made.setEnabled(cause is not None)
        if file is None or cause is None:
            return
        found = balances(file).get(cause.id)
        self._show_facts(file, cause, found)
        if found is not None:
            for side, items in (
                (EvidenceSide.FOR, found.pro),
                (EvidenceSide.AGAINST, found.contra),
            ):
                self._show_side(side, items)

    def _show_facts(self, file: CaseFile, cause: Cause, found: CauseBalance | None) -> None:
        state = cause.state.words
        if cause.state is CauseState.REJECTED and cause.rejected_because:
            state = f"{state}: {cause.rejected_because}"
        self.facts.addWidget(
            pill(state, "accent" if cause.state is CauseState.VALIDATED else "quiet")
        )
        for choice in (cause.kind, cause.control):
            if choice is not None:
                self.facts.addWidget(pill(choice.words))
        if goes_forward(cause):
            self.facts.addWidget(pill("goes forward", "good"))
        for worry in found.worries if found is not None else ():
            self.facts.addWidget(pill(worry.value, "warn"))
        if cause.proposed_by is not None:
            self.facts.addWidget(label(_proposed(cause.proposed_by), "small", tone="muted"))
        agreed = agreements(file.votes).get(cause.id, NOBODY)
        self.facts.addWidget(label(agreement_words(agreed, cause), "small"))
        put = dots(file.votes).get(cause.id)
        if put is not None:
            self.facts.addWidget(label(counted(put, "dot"), "small"))

    def _show_side(self, side: EvidenceSide, items: tuple[Evidence, ...]) -> None:
        if not items:
            self.columns[side].addWidget(label("nothing yet", "small", tone="muted"))
        for item in items:
            strength = f" · {item.strength.words.lower()}" if item.strength else ""
            said = f"{item.kind.words}{strength}"
            name = f"{side.words}: {item.text}, {said}"
            made = LineButton(item.text, lambda one=item: self.opened.emit(one), name)
            made.setToolTip(f"{item.text}\n{said}")
            self.columns[side].addWidget(made)

    def _attach(self, side: EvidenceSide) -> None:
        if self.file is not None and self.cause is not None:
            attach_evidence(self.context, self, self.file, self.cause, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        wide = self.width() > _WIDE * theme.text_factor() / 2
        self.sides.setDirection(way.LeftToRight if wide else way.TopToBottom)


def _proposed(who: ProposedBy) -> str:
    return "jointly proposed" if who is ProposedBy.JOINT else f"proposed by: {who.words}"


def agreement_words(found: Agreement, cause: Cause) -> str:
    """Who agrees, by role: "8 of 9 agree (Leaders 3 of 3, Teachers 2 of 3)"."""
    if not found.asked:
        known = cause.agreement
        return "agreement not asked yet" if known is None else f"{known}% agree"
    roles = [
        f"{role.words} {agree} of {asked}"
        for role, (agree, asked) in found.by_role.items()
        if role is not None
    ]
    return f"{found.words} ({', '.join(roles)})" if roles else found.words
