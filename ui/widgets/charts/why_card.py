"""Why a student group is where it is: the sentence, and where each figure comes from."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sos_desktop.domain.dashboard.codes import INDICATORS, STUDENT_GROUPS, Indicator
from sos_desktop.domain.identification.basis import COMPUTED
from sos_desktop.services.dashboard.cut_scores import cut_scores
from sos_desktop.services.dashboard.districts import DistrictView
from sos_desktop.services.identification.what_if import steps_of
from ui import theme
from ui.widgets.basics import clear, label, line, pill


class WhyCard(QFrame):
    """A card for one group of one LEA."""

    def __init__(self, home: QWidget | None = None) -> None:
        super().__init__(home)
        self.setProperty("role", "card")
        self.setAccessibleName("Why")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(16, 16, 16, 16)
        self._box.setSpacing(8)
        theme.least_width(self, 28)
        self.show_hint("Select a cell to read why.")

    def show_hint(self, text: str) -> None:
        """Show a sentence instead of a group."""
        clear(self._box)
        self._box.addWidget(label(text, tone="muted", wrap=True))
        self._box.addStretch(1)

    def show_group(
        self,
        view: DistrictView,
        group: str,
        indicator: Indicator | None,
        *,
        official: str | None = None,
        named: bool = False,
    ) -> None:
        """Show a group's reasons and, when one is chosen, a cell's figure.

        Args:
            view: The LEA and year.
            group: The student group's code.
            indicator: The chosen cell's indicator, if one is chosen.
            official: The letter in CDE's list, "" for none; None when the LEA is in no list.
            named: Say which LEA it is, where nothing beside the card does.
        """
        clear(self._box)
        result = view.results.get(group)
        if named:
            self._text(view.lea.name, "small", "muted")
        self._box.addWidget(label(STUDENT_GROUPS[group].name, "heading", wrap=True))
        if official is not None:
            said = f"letter code {official}" if official else "no letter code"
            self._box.addWidget(pill(f"Official: {said}", "accent"))
        self._box.addWidget(pill(COMPUTED, "warn"))
        if result is not None:
            priorities = ", ".join(map(str, result.priorities))
            lead = f"letter code {result.letter} · " if result.letter else ""
            word = "priorities" if len(result.priorities) > 1 else "priority"
            self._text(f"{lead}{word} {priorities}", "small", "muted")
            for reason in result.reasons:
                self._text(f"Priority {reason.priority}. {_capital(reason.text)}.")
                self._text(reason.criterion.text, "small", "muted")
            if not result.letter:
                self._text(_one_priority(view))
        elif view.rules is None:
            self._text(view.why_not)
        elif view.missing:
            self._text("No priority met by what is loaded; some indicators are not loaded.")
        else:
            self._text("No priority met this year.")
        self._cell(view, group, indicator)
        self._distances(view, group)
        self._box.addStretch(1)

    def _distances(self, view: DistrictView, group: str) -> None:
        """How far the cells that count are from the next colour."""
        steps = steps_of(view, group)
        if not steps:
            return
        self._box.addWidget(line())
        self._text("To the next level", "strong")
        for step in steps:
            name = INDICATORS[step.found.indicator].short
            self._text(f"{name}: {step.words}")

    def _cell(self, view: DistrictView, group: str, indicator: Indicator | None) -> None:
        value = view.cells.get(group, {}).get(indicator) if indicator else None
        if value is None:
            return
        self._box.addWidget(line())
        self._text(f"{_capital(value.sentence)}.", "strong")
        self._text(f"From {value.source}.", "small", "muted")

    def _text(self, text: str, role: str = "body", tone: str = "") -> None:
        widget: QWidget = label(text, role, tone=tone, wrap=True)
        self._box.addWidget(widget)


def _one_priority(view: DistrictView) -> str:
    if view.missing:
        return (
            "One priority area is met by what is loaded, and two are needed for assistance; some "
            "indicators are not loaded."
        )
    return "Only one priority area is met; two are needed for assistance."


def cell_words(view: DistrictView, group: str, indicator: Indicator | None) -> str:
    """A cell in one line: whose figure, what it is, and how far it is from the next color.

    Args:
        view: The LEA and year.
        group: The student group's code.
        indicator: The cell's indicator; None for the group as a whole.
    """
    name, result = STUDENT_GROUPS[group].name, view.results.get(group)
    value = view.cells.get(group, {}).get(indicator) if indicator else None
    if value is None:
        if result is not None:
            return f"{name}: {result.sentence}"
        if indicator is not None:
            return f"{name}: no figure"
        if view.rules is None:
            return f"{name}: {view.why_not}"
        return f"{name}: no priority met{' by what is loaded' if view.missing else ''}"
    step = next((s for s in steps_of(view, group) if s.found.indicator is indicator), None)
    further = f" To the next level: {step.words}." if step is not None else ""
    return f"{name}: {value.sentence}.{further}"


def read_tables() -> None:
    """Read what the card works with; for the worker, because it would hold the window once."""
    cut_scores()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
