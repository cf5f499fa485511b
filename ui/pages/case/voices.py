"""Whose voice has been heard: perspectives by stage, in words and with counts."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QVBoxLayout

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.partners import agency
from sos_desktop.domain.casework.records import Voice
from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.domain.casework.words import Perspective, Stage, VoiceState
from sos_desktop.domain.formats import counted
from sos_desktop.services.casework import drafts, records
from ui import theme
from ui.context import AppContext
from ui.delegates.pill import PillDelegate
from ui.models.table import TONE_ROLE
from ui.pages.case.tabs import choices_of
from ui.widgets.basics import label
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.form_fields import Field
from ui.widgets.lists.row_menu import menu_of
from ui.widgets.lists.scroll_to import give_focus

VOICE_STAGES = (Stage.OUTREACH, Stage.NEEDS, Stage.SUPPORT)
TONES = {VoiceState.HEARD: "good", VoiceState.INVITED: "accent", VoiceState.MISSING: "quiet"}
_NEXT = {
    VoiceState.MISSING: VoiceState.INVITED,
    VoiceState.INVITED: VoiceState.HEARD,
    VoiceState.HEARD: VoiceState.MISSING,
}
_FIELDS = (
    Field(Voice.state, "State", Editor.CHOICE, choices_of(VoiceState)),
    Field(Voice.count, "How many people", Editor.WHOLE, hint="Empty when not counted"),
    Field(Voice.note, "Note", Editor.TEXT),
)
_VOICE = Qt.ItemDataRole.UserRole


def voice_words(voice: Voice) -> str:
    """A cell: "Heard, 12 people", "Invited", "Missing"."""
    if voice.count is None:
        return voice.state.words
    return f"{voice.state.words}, {counted(voice.count, 'person')}"


def voices_of(file: CaseFile, stage: Stage) -> dict[Perspective, Voice]:
    """Every perspective in a stage; those nobody noted are missing."""
    known = {voice.perspective: voice for voice in file.voices if voice.stage == stage}
    return {
        perspective: known.get(
            perspective, Voice(case_id=file.case.id, stage=stage, perspective=perspective)
        )
        for perspective in Perspective
    }


class VoicesTable(QTableView):
    """Space goes from missing to invited to heard; Enter opens the count and a note."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.cells = QStandardItemModel(len(Perspective), len(VOICE_STAGES), self)
        self.cells.setVerticalHeaderLabels([p.words for p in Perspective])
        self.cells.setHorizontalHeaderLabels([stage.title for stage in VOICE_STAGES])
        self.setModel(self.cells)
        self.setItemDelegate(PillDelegate(self))
        self.setProperty("role", "fitted")
        self.setAccessibleName("Voices by stage")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self.open_cell)
        theme.follow(self, self._fit)
        menu_of(
            self,
            [(self._stepping, self.step), ("&How many, and a note…", lambda: self.open_cell(None))],
        )

    def _stepping(self) -> str:
        voice = self.current()
        return "" if voice is None else f"&Mark as {_NEXT[voice.state].words.lower()}"

    def show_file(self, file: CaseFile) -> None:
        """Show a case's voices; the cursor stays where it is."""
        for column, stage in enumerate(VOICE_STAGES):
            for row, (perspective, voice) in enumerate(voices_of(file, stage).items()):
                item = QStandardItem(voice_words(voice))
                item.setData(voice, _VOICE)
                item.setData(TONES.get(voice.state, ""), TONE_ROLE)
                item.setToolTip(voice.note)
                said = f"{perspective.words}, {stage.title}, {voice_words(voice)}"
                item.setData(said, Qt.ItemDataRole.AccessibleTextRole)
                self.cells.setItem(row, column, item)
        self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().height() + 14
        self.verticalHeader().setDefaultSectionSize(line)
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(line * len(Perspective) + head + 8)
        self._fit_names()

    def current(self) -> Voice | None:
        """The voice the cursor is on."""
        index = self.currentIndex()
        return index.data(_VOICE) if index.isValid() else None

    def go_to(self, voice_id: str) -> bool:
        """Put the cursor on a voice and give it the keys; False when nobody noted it."""
        places = (
            (row, column)
            for row in range(self.cells.rowCount())
            for column in range(self.cells.columnCount())
        )
        for row, column in places:
            if self.cells.item(row, column).data(_VOICE).id == voice_id:
                self.setCurrentIndex(self.cells.index(row, column))
                give_focus(self._context, self)
                return True
        return False

    def step(self) -> None:
        """Bring the voice at the cursor one state further."""
        voice, county = self.current(), self._context.county
        if voice is not None:
            further = replace(voice, state=_NEXT[voice.state])
            self._context.change(lambda: records.save(county, further), owner=self)

    def open_cell(self, _index: QModelIndex | QPersistentModelIndex | None = None) -> None:
        """Ask for state, count and note of the voice at the cursor."""
        voice, county = self.current(), self._context.county
        if voice is not None:
            title = f"{voice.perspective.words}: {voice.stage.title.lower()}"
            FormDialog(
                self._context,
                title,
                _FIELDS,
                voice,
                lambda edited: records.save(county, edited),
                parent=self,
                draft=drafts.key_of(Voice, voice.case_id, f"{voice.stage:d} {voice.perspective}"),
            ).open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.step()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.open_cell()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_names()

    def _fit_names(self) -> None:
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(p.words) for p in Perspective) + 24
        self.verticalHeader().setFixedWidth(min(widest, self.width() // 3))


class VoicesCard(QFrame):
    """The table, and a quiet word where a voice is missing."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.table = VoicesTable(context)
        self.note = label("", tone="warn", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(4)
        box.addWidget(label("Voices", "heading"))
        box.addWidget(
            label(
                "Space: missing, invited, heard · Enter or double-click: how many, and a note",
                "small",
                tone="muted",
                wrap=True,
            )
        )
        box.addWidget(self.table)
        box.addWidget(self.note)

    def show_file(self, file: CaseFile) -> None:
        """Show a case's voices."""
        self.table.show_file(file)
        self.note.setText(agency.unheard_words(file))
        self.note.setVisible(bool(self.note.text()))
