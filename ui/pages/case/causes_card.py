"""The causes of a case: the outline one types into, the fishbone beside it, the chosen cause."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.needs_words import CATEGORIES, CATEGORY_CODES
from sos_desktop.domain.casework.partners import agency
from sos_desktop.domain.casework.records import Cause, Evidence, Voice
from sos_desktop.domain.casework.words import Stage, VoiceState
from sos_desktop.domain.needs.weighing import forward_words, worry_words
from sos_desktop.services.casework import causes, drafts, records
from ui.context import AppContext
from ui.pages.case.ask import ask_line, ask_lines
from ui.pages.case.attach import open_evidence
from ui.pages.case.cause_pictures import save_causes
from ui.pages.case.declared import form_of
from ui.pages.case.tabs import shortened
from ui.pages.case.voices import TONES, voice_words, voices_of
from ui.pages.case.votes import VotesDialog
from ui.pages.case.why_step import CausePanel, FishboneFrame, SidePair, outline_facts
from ui.widgets.basics import button, label
from ui.widgets.chips import Fact, Facts
from ui.widgets.flow import FlowLayout
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.lists.outline import CauseOutline
from ui.widgets.lists.row_menu import menu_of

_KEYS = (
    "Enter: next cause · Ctrl+Enter: why, below it · Ctrl+Right, Ctrl+Left: deeper, shallower · "
    "Ctrl+Up, Ctrl+Down: move · F2 or typing: edit · Space: state and details · "
    "+, −: evidence for, against · Delete: remove"
)


class CausesCard(QFrame):
    """One selection in outline and drawing; every edit is drawn as it is typed."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.context = context
        self.file: CaseFile | None = None
        self.categories = tuple(CATEGORIES)
        self.outline = CauseOutline()
        self.drawing, self.panel = FishboneFrame(), CausePanel(context)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setSpacing(8)
        box.addWidget(label("Causes", "heading"))
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.outline)
        self._cause_buttons(left)
        left.addStretch(1)
        right.addWidget(self.drawing, 1)
        right.addWidget(self.panel)
        self.pair = SidePair(left, right)
        box.addWidget(self.pair)
        box.addWidget(label(_KEYS, "small", tone="muted", wrap=True))
        self.worries = label("", tone="warn", wrap=True)
        box.addWidget(self.worries)
        box.addSpacing(4)
        box.addWidget(label("Voices in this analysis", "small", tone="muted"))
        self.chips = Facts()
        box.addLayout(self.chips)
        self.voices = label("", tone="warn", wrap=True)
        box.addWidget(self.voices)

    def _cause_buttons(self, box: QVBoxLayout) -> None:
        self.add_cause = button("Add a cause", lambda: self.outline.begin_new(), icon_name="plus")
        self.add_below = button("Ask why", lambda: self.outline.begin_new(deeper=True))
        self.details = button(
            "Details…", lambda: self._open_cause(self.outline.current()), role="quiet"
        )
        self.remove_cause = button(
            "Remove", lambda: self._remove(self.outline.current()), role="quiet"
        )
        self.aside = button("Set aside…", self._set_aside, role="quiet")
        self.votes = button("Count votes…", self._count_votes, role="quiet")
        self.bones = button("Categories…", self._set_categories, role="quiet")
        acts = FlowLayout()
        parts = (self.add_cause, self.add_below, self.details, self.aside, self.votes, self.bones)
        for made in (*parts, self.remove_cause):
            acts.addWidget(made)
        box.addLayout(acts)
        weighed = ((self.panel.add_for, "+"), (self.panel.add_against, "-"))
        for made, sign in weighed:
            keys = QShortcut(QKeySequence(sign), self.outline, made.click)
            keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        menu_of(self.outline, (*parts, *(made for made, _sign in weighed), self.remove_cause))

    def _connect(self) -> None:
        self.outline.added.connect(self._add)
        self.outline.renamed.connect(self._keep)
        self.outline.moved.connect(self._move)
        self.outline.removed.connect(self._remove)
        self.outline.opened.connect(self._open_cause)
        self.outline.current_changed.connect(self._show_current)
        self.outline.typing.connect(self._draw)
        self.drawing.bones.chosen.connect(self.outline.select)
        self.drawing.save.clicked.connect(self._save_picture)
        self.panel.opened.connect(self._open_evidence)

    def show_file(self, file: CaseFile) -> None:
        """Show a case."""
        self.file = file
        self._load_outline()
        self._show_voices(file)
        county = self.context.county
        self.context.query(lambda: causes.categories(county), self._show_categories, owner=self)

    def _show_categories(self, found: tuple[str, ...]) -> None:
        if found != self.categories:
            self.categories = found
            self._load_outline()

    def _load_outline(self) -> None:
        if self.file is None:
            return
        facts = outline_facts(self.file, self.categories)
        self.outline.load(self.file.case.id, self.file.causes, facts)
        self._show_current(self.outline.current())
        said = (worry_words(self.file), forward_words(self.file.causes))
        self.worries.setText(" ".join(filter(None, said)))
        self.worries.setVisible(bool(self.worries.text()))

    def _draw(self, text: str = "", typed: Cause | None = None) -> None:
        """Draw the causes; one that is typed is drawn as it will be."""
        if self.file is None:
            return
        current = self.outline.current()
        found = list(self.file.causes)
        if typed is not None:
            known = [cause.id for cause in found]
            drawn = replace(typed, text=text)
            if typed.id in known:
                found[known.index(typed.id)] = drawn
            else:
                found.append(drawn)
            current = drawn
        self.drawing.show_causes(
            self.file.case.problem_of_practice,
            found,
            current.id if current is not None else "",
            self.categories,
        )

    def _show_voices(self, file: CaseFile) -> None:
        voices = voices_of(file, Stage.NEEDS)
        shown = [
            v for p, v in voices.items() if v.state is not VoiceState.MISSING or p in agency.NEEDED
        ]
        self.chips.show_facts([_fact(voice) for voice in shown])
        self.voices.setText(" ".join(agency.warnings(file)))
        self.voices.setVisible(bool(self.voices.text()))

    def _add(self, cause: Cause, position: int) -> None:
        county = self.context.county
        self.context.change(
            lambda: records.insert(county, cause, position),
            owner=self,
            quiet=True,
            failed=lambda error: self._not_added(cause, error),
            typed=True,
        )

    def _not_added(self, cause: Cause, error: BaseException) -> None:
        self.outline.forget(cause)
        self.context.report(error)

    def _keep(self, cause: Cause) -> None:
        county = self.context.county
        self.context.change(lambda: records.save(county, cause), owner=self, quiet=True, typed=True)

    def _move(self, cause: Cause, position: int) -> None:
        county = self.context.county
        self.context.change(lambda: causes.place(county, cause, position), owner=self, quiet=True)

    def _remove(self, cause: Cause | None) -> None:
        if cause is not None:
            county = self.context.county
            self.context.change(lambda: records.remove(county, cause), owner=self)

    def _open_cause(self, cause: Cause | None) -> None:
        if cause is not None:
            county = self.context.county
            FormDialog(
                self.context,
                "Cause",
                form_of(Cause, self.file),
                cause,
                lambda edited: records.save(county, edited),
                parent=self,
                draft=drafts.key_of(Cause, cause.case_id, cause.id),
            ).open()

    def _show_current(self, cause: Cause | None) -> None:
        parts = (self.add_below, self.details, self.remove_cause, self.aside, self.votes)
        for made in parts:
            made.setEnabled(cause is not None)
        kept = self.file.causes if self.file is not None else ()
        known = next((c for c in kept if cause is not None and c.id == cause.id), cause)
        self.panel.show_cause(self.file, known)
        self._draw()

    def _open_evidence(self, evidence: Evidence) -> None:
        if self.file is not None:
            open_evidence(self.context, self, self.file, evidence)

    def _set_aside(self) -> None:
        cause, county = self.outline.current(), self.context.county
        if cause is not None:
            ask_line(
                self,
                "Set aside",
                f"Why is “{shortened(cause.text, 60)}” set aside?",
                lambda because: self.context.change(
                    lambda: causes.set_aside(county, cause, because), owner=self
                ),
                text=cause.rejected_because,
            )

    def _count_votes(self) -> None:
        cause = self.outline.current()
        if cause is not None and self.file is not None:
            VotesDialog(self.context, self, self.file, cause).open()

    def _set_categories(self) -> None:
        county = self.context.county
        ask_lines(
            self,
            "Categories of the fishbone",
            "One a line, for every case of the county. Clear them all for the usual seven.",
            lambda lines: self.context.change(
                lambda: causes.set_categories(county, lines or list(CATEGORIES)), owner=self
            ),
            lines=[CATEGORY_CODES[name] for name in self.categories],
        )

    def _save_picture(self) -> None:
        if self.file is not None:
            save_causes(self.context, self, self.file, self.drawing.bones)


def _fact(voice: Voice) -> Fact:
    missing = voice.state is VoiceState.MISSING
    words = f"{voice.perspective.words}: {voice_words(voice).lower()}"
    return Fact(words, "warn" if missing else TONES.get(voice.state, ""))
