"""Counting who agrees with a cause: by role, from a show of hands or dots, or from a survey."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.needs_words import VoteMethod
from sos_desktop.domain.casework.records import Cause
from sos_desktop.domain.casework.records.needs import MOST_PEOPLE
from sos_desktop.domain.casework.words import Perspective
from sos_desktop.domain.formats import counted
from sos_desktop.domain.needs.agreement import NOBODY, ROLE, agreements, dots_by_role
from sos_desktop.domain.needs.surveys import SurveyVotes
from sos_desktop.services.casework import causes, surveys
from ui import theme
from ui.context import AppContext
from ui.remembered import Purpose, folder_for, used_folder
from ui.widgets.basics import button, label, row, scrolled
from ui.widgets.choice import ChoiceBox
from ui.widgets.dialog import Dialog
from ui.widgets.refusal import Refusal

_MOST_SAID = 6
_ROLES: tuple[ROLE, ...] = (*Perspective, None)


class CountLine(QLineEdit):
    """A line for a whole number; empty where nobody was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.setValidator(QIntValidator(0, MOST_PEOPLE, self))
        theme.width(self, 8)


class VotesDialog(Dialog):
    """Numbers by role; all together where the roles are not told apart."""

    def __init__(self, context: AppContext, parent: QWidget, file: CaseFile, cause: Cause) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Count votes")
        self._context, self._file, self._cause = context, file, cause
        self.method = ChoiceBox()
        self.method.setAccessibleName("How it is asked")
        for method in (VoteMethod.HANDS, VoteMethod.DOTS):
            self.method.addItem(method.words)
        self.each = CountLine()
        self.each.setAccessibleName("Votes per person")
        self.each.setText("3")
        self.each.setEnabled(False)
        self.method.currentIndexChanged.connect(self._turn)
        self.numbers: dict[ROLE, tuple[CountLine, CountLine]] = {}
        self.problem = Refusal()
        self.found: SurveyVotes | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        place = QWidget()
        grid = QGridLayout(place)
        grid.setContentsMargins(0, 0, 0, 0)
        for column, words in enumerate(("Role", "Agree, or dots", "Of how many")):
            grid.addWidget(label(words, "small", tone="muted"), 0, column)
        for number, role in enumerate(_ROLES, start=1):
            name = role.words if role is not None else "All together"
            agree, asked = CountLine(), CountLine()
            agree.setAccessibleName(f"{name}: agree")
            asked.setAccessibleName(f"{name}: of how many")
            grid.addWidget(label(name), number, 0)
            grid.addWidget(agree, number, 1)
            grid.addWidget(asked, number, 2)
            self.numbers[role] = (agree, asked)
        self._show_known()
        self.keep = button("Keep", self._keep, role="primary")
        survey = button("From a survey file…", self._survey)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(12)
        box.addWidget(label(self._cause.text, "heading", wrap=True))
        box.addLayout(row(label("Asked by"), self.method, label("votes per person"), self.each))
        box.addWidget(scrolled(place), 1)
        box.addWidget(self.problem)
        self.rest = button("Keep what can be counted", self._keep_survey)
        box.addLayout(self.last_line(self.rest, self.keep, beside=(survey,)))
        self.rest.hide()
        self.resize(580, min(640, self.screen().availableSize().height() - 80))

    @property
    def by_dots(self) -> bool:
        """Whether dots are counted; else hands."""
        return self.method.currentIndex() == 1

    def _known(self) -> Mapping[ROLE, tuple[int, int]]:
        """What is kept of the cause, in the way that is chosen: hands are no dots."""
        votes, cause_id = self._file.votes, self._cause.id
        if self.by_dots:
            return dots_by_role(votes, cause_id)
        return agreements(votes).get(cause_id, NOBODY).by_role

    def _show_known(self) -> None:
        known = self._known()
        for role, lines in self.numbers.items():
            for line, number in zip(lines, known.get(role, ("", "")), strict=True):
                line.setText(str(number))

    def _turn(self, _place: int) -> None:
        self.each.setEnabled(self.by_dots)
        self._show_known()

    def counts(self) -> dict[ROLE, causes.Count]:
        """(agree, asked) of the roles whose numbers were changed; of all where none was.

        What was counted another day and stands as it did is not called counted today. None for a
        role that was counted and whose two lines are empty now.
        """
        found: dict[ROLE, causes.Count] = {}
        known = self._known()
        for role, (agree, asked) in self.numbers.items():
            if asked.text().strip():
                found[role] = (_number(agree.text()), _number(asked.text()))
            elif role in known and not agree.text().strip():
                found[role] = None
        changed = {role: count for role, count in found.items() if known.get(role) != count}
        return changed or found

    def _keep(self) -> None:
        county, cause, counts = self._context.county, self._cause, self.counts()
        method = VoteMethod.DOTS if self.by_dots else VoteMethod.HANDS
        each = _number(self.each.text()) if self.by_dots else None
        self._context.change(
            lambda: causes.count_votes(county, cause, counts, method=method, each=each),
            done=lambda _changes: self.accept(),
            owner=self,
            failed=self._refuse,
        )

    def _refuse(self, error: BaseException) -> None:
        self.problem.say(getattr(error, "message", str(error)))

    def _survey(self) -> None:
        context, file = self._context, self._file
        start = folder_for(context, Purpose.TABLES)
        path = context.dialogs.open_table(self, "Choose a survey", start)
        if path is None:
            return
        used_folder(context, Purpose.TABLES, path)
        context.query(
            lambda: surveys.read_survey(file, path),
            self._survey_read,
            owner=self,
            failed=self._refuse,
        )

    def _survey_read(self, found: SurveyVotes) -> None:
        """Keep it; where something is not counted, say so and let a person decide."""
        self.found = found
        if not found.unread:
            self._keep_survey()
            return
        said = found.unread[:_MOST_SAID]
        more = len(found.unread) - len(said)
        counted_of = counted(len(found.counts), "cause")
        self.problem.say(
            f"{counted(found.people, 'person', 'people')} on {counted_of} can be counted.\n"
            + "\n".join(f"• {line}" for line in said)
            + (f"\n• And {more:,} more like these." if more else "")
        )
        self.rest.show()
        self.rest.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_survey(self) -> None:
        county, file, found = self._context.county, self._file, self.found
        if found is None:
            return
        self._context.change(
            lambda: surveys.keep_survey(county, file, found),
            done=lambda _changes: self.accept(),
            owner=self,
            failed=self._refuse,
        )


def _number(text: str) -> int:
    digits = "".join(sign for sign in text if sign.isdigit())
    return int(digits) if digits else 0
