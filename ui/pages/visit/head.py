"""The top of a visit: which case, when, where, who was there and who was not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.casework.dates.visits import on_both_lists
from sos_desktop.domain.casework.records import Contact
from sos_desktop.domain.formats import date_words, distance_words
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from ui import theme
from ui.widgets.basics import LineButton, button, label, restyle
from ui.widgets.forms.case_picker import CasePicker
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.names_field import NamesLine
from ui.widgets.refusal import Refusal

_MARGINS = (16, 12, 16, 12)


class VisitHead(QFrame):
    """Edits a copy of the visit; the page keeps it.

    Where the page is low it folds into one line once everything is filled in and one writes below.

    Signals:
        edited: Something was typed or picked.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._visit: Contact | None = None
        self._last_day: date | None = None
        self.pending = False
        self.case = CasePicker()
        self.date = DateField("Date of the visit", nearest=True)
        self.place = QLineEdit()
        self.place.setAccessibleName("Place")
        self.place.setPlaceholderText("School or office")
        self.people = NamesLine("Present", "Roles or names, separated by ;")
        self.absent = NamesLine("Missing", "Who should have been there")
        self.problem = Refusal("small")
        theme.least_width(self.date.line, 15)
        self._where = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._where.setSpacing(8)
        self._where.addLayout(_named(("Case", self.case, 4), ("Date", self.date, 3)), 7)
        self._where.addLayout(_named(("Place", self.place, 4)), 4)
        self.fields = QWidget()
        inner = QVBoxLayout(self.fields)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addLayout(self._where)
        inner.addLayout(_named(("Present", self.people, 4), ("Missing", self.absent, 3)))
        self._low = False
        self.folded = QWidget()
        self.summary = LineButton("", self.unfold, "")
        self.unfold_button = button(
            "Change…", self.unfold, role="quiet", name="Change date, place or people of the visit"
        )
        line = QHBoxLayout(self.folded)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.summary, 1)
        line.addWidget(self.unfold_button)
        self.folded.hide()
        self._box = QVBoxLayout(self)
        self._box.setSpacing(8)
        self._box.setContentsMargins(*_MARGINS)
        self._box.addWidget(self.folded)
        self._box.addWidget(self.fields)
        self._box.addWidget(self.problem)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)
        self.date.edited.connect(self._on_edited)
        for line in (self.place, self.people, self.absent):
            line.textEdited.connect(lambda _text: self._on_edited())

    def narrow(self, *, narrow: bool) -> None:
        """Give the place a line of its own where there is little room."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._where.setDirection(down if narrow else across)

    def fold_when_filled(self, *, low: bool) -> None:
        """Whether the page is so low that what is filled in should take one line."""
        self._low = low
        self._fold(self.window().focusWidget())

    def unfold(self) -> None:
        """Show every field, and write in the first."""
        self._show_folded(folded=False)
        self.date.setFocus()

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now.window() is self.window():
            self._fold(now)

    def _fold(self, focus: QWidget | None) -> None:
        here = focus is not None and self.fields.isAncestorOf(focus)
        filled = (
            self._visit is not None
            and self._day() is not None
            and all(line.text().strip() for line in (self.place, self.people))
        )
        self._show_folded(folded=self._low and filled and not here)

    def _show_folded(self, *, folded: bool) -> None:
        if folded:
            parts = [date_words(self._day()), self.place.text().strip(), self.people.text().strip()]
            if self.absent.text().strip():
                parts.append(f"missing: {self.absent.text().strip()}")
            self.summary.set_words(" · ".join(parts))
        self.folded.setVisible(folded)
        self.fields.setVisible(not folded)
        left, top, right, bottom = _MARGINS
        tight = (left // 2, 4, right // 2, 4)
        self._box.setContentsMargins(*(tight if folded else (left, top, right, bottom)))

    def allow(self, *, writing: bool) -> None:
        """Without a case there is nothing to write about."""
        for control in (self.date, self.place, self.people, self.absent):
            control.setEnabled(writing)

    def load(self, visit: Contact, offers: Sequence[str]) -> None:
        """Show a visit."""
        self._visit, self._last_day = visit, visit.held_on
        self.pending = False
        self.date.set_date(visit.held_on)
        self.place.setText(visit.place)
        self.people.setText(visit.people)
        self.absent.setText(visit.absent)
        for made in (self.place, self.people, self.absent):
            made.setCursorPosition(0)
        self.set_offers(offers)
        self._check()
        self._fold(self.window().focusWidget())

    def go_to(self, field: str) -> None:
        """Put the cursor where a field of the visit is written."""
        self._show_folded(folded=False)
        places = {"held_on": self.date, "place": self.place, "absent": self.absent}
        places.get(field, self.people).setFocus()

    def set_offers(self, offers: Sequence[str]) -> None:
        """Names and roles offered while one types."""
        self.people.set_offers(offers)
        self.absent.set_offers(offers)

    def visit(self) -> Contact:
        """The visit as written; while no date can be read it has the last one that could."""
        assert self._visit is not None
        return replace(
            self._visit,
            held_on=self._last_day or self._visit.held_on,
            place=self.place.text().strip(),
            people=_tidied(self.people.text()),
            absent=_tidied(self.absent.text()),
        )

    def show_problem(self, text: str, *, tone: str = "bad") -> None:
        """Say what is wrong; "" when nothing is."""
        restyle(self.problem, "tone", tone)
        if text and (self.problem.isHidden() or text != self.problem.text()):
            self.problem.say(text)
        self.problem.setVisible(bool(text))

    def _day(self) -> date | None:
        try:
            return self.date.date()
        except InputProblem:
            return None

    def _on_edited(self) -> None:
        self.pending = True
        self._last_day = self._day() or self._last_day
        self._check()
        self.edited.emit()

    def _check(self) -> None:
        """A quiet word about what looks wrong; nothing of it forbids anything."""
        both = on_both_lists(self.people.text(), self.absent.text())
        day = self._day()
        if both:
            verb = "is" if len(both) == 1 else "are"
            self.show_problem(f"{' and '.join(both)} {verb} on both lists.", tone="warn")
        elif day is None:
            before = date_words(self._last_day) if self._last_day else ""
            self.show_problem(f"This is not a date yet; {before} stays until it is.", tone="warn")
        elif day > clock.today():
            how_far = distance_words(day, clock.today())
            self.show_problem(f"The date is {how_far}: the visit is planned.", tone="warn")
        else:
            self.show_problem("")


def _tidied(names: str) -> str:
    return names.strip().rstrip("; ")


def _named(*fields: tuple[str, QWidget, int]) -> QHBoxLayout:
    """Controls side by side, each after its words; numbers share out the width."""
    line = QHBoxLayout()
    line.setSpacing(8)
    for words, control, share in fields:
        name = label(words)
        name.setBuddy(control)
        line.addWidget(name)
        line.addWidget(control, share)
    return line
