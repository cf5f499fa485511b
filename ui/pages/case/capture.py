"""Writing while somebody talks: the guide's questions beside a line that keeps quotes."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.needs_words import ListeningKind
from sos_desktop.domain.casework.records import Interview, InterviewGuide, Quote
from sos_desktop.domain.casework.records.needs import MOST_PEOPLE
from sos_desktop.domain.casework.words import Perspective
from sos_desktop.domain.changes import Changes
from sos_desktop.foundation import clock
from sos_desktop.services.casework import guides, records
from sos_desktop.services.county import registers
from ui.context import AppContext
from ui.pages.case.ask import ask_lines
from ui.widgets.basics import button, hung, label, row
from ui.widgets.choice import ChoiceBox
from ui.widgets.dialog import Dialog
from ui.widgets.forms.keep_mark import add_keep_mark
from ui.widgets.lists.wrapped import WrappedList
from ui.widgets.refusal import Refusal

_ROLES = tuple(Perspective)
_KINDS = tuple(ListeningKind)
_KEYS = (
    "Enter keeps a quote · #word at its end tags it · Alt+L: English or Spanish · "
    "Ctrl+Enter: done. Ask permission first; no names."
)


class CaptureDialog(Dialog):
    """One interview: it is kept with its first quote or words, and each quote as it is entered."""

    keys_as_read = False

    def __init__(self, context: AppContext, parent: QWidget, file: CaseFile) -> None:
        super().__init__(parent)
        self.setWindowTitle("Interview")
        self._context, self._file = context, file
        self._interview: Interview | None = None
        self._guides: dict[Perspective, InterviewGuide] = {}
        self._spanish = False
        self.role, self.kind = ChoiceBox(), ChoiceBox()
        self.role.setAccessibleName("Perspective")
        self.kind.setAccessibleName("Kind")
        for perspective in _ROLES:
            self.role.addItem(perspective.words)
        for kind in _KINDS:
            self.kind.addItem(kind.words)
        self.who, self.people, self.where = QLineEdit(), QLineEdit(), QLineEdit()
        self.who.setPlaceholderText("A parent of a seventh grader: a role, not a name")
        self.who.setAccessibleName("Whose voice")
        self.people.setPlaceholderText("How many")
        self.people.setToolTip("Leave it empty when nobody counted")
        self.people.setAccessibleName("How many people")
        self.people.setValidator(QIntValidator(1, MOST_PEOPLE, self))
        self.people.setMaximumWidth(14 * self.fontMetrics().averageCharWidth())
        self.where.setPlaceholderText("Where")
        self.where.setAccessibleName("Where")
        self.questions = label("", wrap=True)
        self.questions.setTextFormat(Qt.TextFormat.RichText)
        self.line = QLineEdit()
        self.line.setAccessibleName("A quote, word for word")
        self.line.setPlaceholderText("What was said, word for word, then Enter")
        self.kept = WrappedList("Quotes kept")
        self.summary = QPlainTextEdit()
        self.summary.setAccessibleName("What we heard")
        self.summary.setPlaceholderText("What we heard, in our own words")
        self.summary.setTabChangesFocus(True)
        self.problem = Refusal()
        self._lay_out()
        self.role.activated.connect(lambda _place: self._show_questions())
        self.kind.activated.connect(lambda _place: self._show_kind())
        self._show_kind()
        self.line.returnPressed.connect(self._keep_quote)
        add_keep_mark(self.line, self._keep_quote)
        context.query(lambda: dict(guides.guides(context.county)), self._take_guides, owner=self)

    def _lay_out(self) -> None:
        self.language = button("&Language: English", self._turn_language)
        edit = button("Change the questions…", self._edit_questions, role="quiet")
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(label("Questions", "strong"))
        left.addWidget(self.questions)
        left.addLayout(row(self.language, edit))
        left.addStretch(1)
        for part in (self.line, self.kept, self.summary):
            right.addWidget(part)
        pair = QFrame()
        both = QBoxLayout(QBoxLayout.Direction.LeftToRight, pair)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(24)
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(8)
        asked = QHBoxLayout()
        asked.setSpacing(8)
        for part, share in ((self.kind, 0), (self.role, 0), (self.who, 5), (self.people, 0)):
            asked.addWidget(part, share)
        asked.addWidget(self.where, 2)
        box.addLayout(asked)
        box.addWidget(pair, 1)
        box.addWidget(self.problem)
        done = button("Done", self.accept, role="primary")
        done.setAutoDefault(False)
        # Nothing to cancel: each quote is kept as it is entered, and can be undone.
        last = QHBoxLayout()
        last.addWidget(label(_KEYS, "small", tone="muted", wrap=True), 1)
        last.addWidget(done)
        box.addLayout(last)
        # From the last thing asked to the words: the guide's own buttons come after them.
        asked_for = (self.kind, self.role, self.who, self.people, self.where)
        words = (self.line, self.kept, self.summary)
        for before, after in pairwise((*asked_for, *words, self.language, edit, done)):
            QWidget.setTabOrder(before, after)
        place = self.screen().availableSize()
        self.resize(min(1000, place.width() - 60), min(620, place.height() - 80))

    def chosen_kind(self) -> ListeningKind:
        """How somebody is heard."""
        return _KINDS[self.kind.currentIndex()]

    def _show_kind(self) -> None:
        self.people.setVisible(self.chosen_kind() is ListeningKind.GROUP)

    def how_many(self) -> int | None:
        """How many are heard: one in an interview, nobody where something is only seen."""
        if self.chosen_kind() is not ListeningKind.GROUP:
            return 1 if self.chosen_kind() is ListeningKind.INTERVIEW else None
        return int(self.people.text()) if self.people.hasAcceptableInput() else None

    def _take_guides(self, found: dict[Perspective, InterviewGuide]) -> None:
        self._guides = found
        self._show_questions()

    def perspective(self) -> Perspective:
        """Whose voice it is."""
        return _ROLES[self.role.currentIndex()]

    def _show_questions(self) -> None:
        guide = self._guides.get(self.perspective())
        text = "" if guide is None else guide.spanish if self._spanish else guide.english
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        nothing = "No questions are written for this role yet."
        self.questions.setText(hung([f"•{line}" for line in lines], below=12) or nothing)
        self.questions.setAccessibleName("\n".join(lines) or nothing)

    def _turn_language(self) -> None:
        self._spanish = not self._spanish
        self.language.setText(f"&Language: {'Español' if self._spanish else 'English'}")
        self._show_questions()

    def _edit_questions(self) -> None:
        role, county, spanish = self.perspective(), self._context.county, self._spanish
        name = "spanish" if spanish else "english"
        shown = self._guides.get(role)
        lines = getattr(shown, name).splitlines() if shown is not None else []

        def read(_changes: Changes) -> None:
            self._context.query(lambda: dict(guides.guides(county)), self._take_guides, owner=self)

        def keep(found: list[str]) -> None:
            def work() -> Changes:
                own = guides.own_guide(county, role)
                return registers.save(county, replace(own, **{name: "\n".join(found)}))

            self._context.change(work, done=read, owner=self, quiet=True)

        ask_lines(
            self, f"Questions for {role.words.lower()}", "A question a line", keep, lines=lines
        )

    # --- keeping ----------------------------------------------------------------------------

    def typed(self) -> Interview:
        """The interview as it stands in the dialog."""
        values = {
            "role": self.who.text().strip() or self.perspective().words,
            "kind": self.chosen_kind(),
            "people": self.how_many(),
            "perspective": self.perspective(),
            "place": self.where.text().strip(),
            "summary": self.summary.toPlainText().strip(),
        }
        if self._interview is None:
            made = Interview(case_id=self._file.case.id, role="", held_on=clock.today())
            return replace(made, **values)
        return replace(self._interview, **values)

    def _keep_interview(self) -> Interview:
        """Keep the interview as it stands; the same one each time."""
        made = self._interview = self.typed()
        county = self._context.county
        self._context.change(
            lambda: records.save(county, made),
            owner=self,
            quiet=True,
            typed=True,
            failed=self._refuse,
        )
        return made

    def _keep_quote(self) -> None:
        text = self.line.text().strip()
        if not text:
            return
        interview = self._keep_interview()
        words, tags = split_tags(text)
        quote = Quote(
            case_id=self._file.case.id,
            text=words,
            voice=self.perspective(),
            interview_id=interview.id,
            tags=tags,
        )
        county = self._context.county
        self.line.clear()
        self.kept.addItem(f"“{words}”{f' · {tags}' if tags else ''}")
        self.kept.scrollToBottom()
        self._context.change(
            lambda: records.save(county, quote),
            owner=self,
            quiet=True,
            typed=True,
            failed=self._refuse,
        )

    def _refuse(self, error: BaseException) -> None:
        self.problem.say(getattr(error, "message", str(error)))

    def done(self, result: int) -> None:
        """Keep what is still only typed, also when it is closed by Esc."""
        self._keep_quote()
        if self._interview is not None or self.summary.toPlainText().strip():
            self._keep_interview()
        super().done(result)


def split_tags(text: str) -> tuple[str, str]:
    """A quote without the #words at its end, and those with commas between them."""
    words, tags = text.split(), list[str]()
    while len(words) > 1 and words[-1].startswith("#") and len(words[-1]) > 1:
        tags.insert(0, words.pop()[1:])
    return " ".join(words), ", ".join(tags)
