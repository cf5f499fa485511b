"""The day: meetings with an agenda, begun from a template and closed with what came of them."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import AgendaItem, Contact
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.domain.formats import counted, date_words
from sos_desktop.domain.needs.meetings import at_hand, items_of, meetings_of, summary_of
from sos_desktop.foundation import clock
from sos_desktop.services.casework import meetings
from sos_desktop.services.casework.needs_tables import agenda_templates
from ui.context import AppContext
from ui.pages.case.declared import list_of, shown
from ui.widgets.basics import button, label, row
from ui.widgets.choice import ChoiceBox
from ui.widgets.dialog import Dialog
from ui.widgets.flow import FlowLayout
from ui.widgets.forms.date_field import DateField
from ui.widgets.lists.list_spec import ListSpec
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.scroll_to import give_focus
from ui.widgets.refusal import Refusal


class MeetingCard(QFrame):
    """Which meeting, what came of it, and the buttons that begin and close one."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.context = context
        self.file: CaseFile | None = None
        self._meetings: tuple[Contact, ...] = ()
        self._begun = False
        self.choice = ChoiceBox()
        self.choice.setAccessibleName("Meeting")
        self.choice.activated.connect(lambda _place: self._show())
        self.new_button = button("New meeting…", self._begin, icon_name="plus")
        self.close_button = button("Close it: decisions and tasks", self._close)
        self.came = label("", tone="muted", wrap=True)
        box = QVBoxLayout(self)
        box.setSpacing(8)
        box.addWidget(label("The day", "heading"))
        acts = FlowLayout()
        for made in (self.choice, self.new_button, self.close_button):
            acts.addWidget(made)
        box.addLayout(acts)
        box.addWidget(self.came)
        self.agenda = RecordList(context, self._spec(), parent)  # keys come to it after this

    def _spec(self) -> ListSpec[AgendaItem]:
        return list_of(
            AgendaItem,
            "The parts of a meeting. The room view (F11) walks them and counts their minutes.",
            lambda file: AgendaItem(case_id=file.case.id, text="", contact_id=self.meeting_id()),
            (
                shown(AgendaItem.text, width=48),
                shown(AgendaItem.minutes, width=9, missing="–"),
                shown(AgendaItem.tool, width=18),
                shown(AgendaItem.decided, width=26, missing="–"),
                shown(AgendaItem.still_open, width=26, missing="–"),
            ),
        )

    def meeting(self) -> Contact | None:
        """The meeting that is shown."""
        place = self.choice.currentIndex()
        return self._meetings[place] if 0 <= place < len(self._meetings) else None

    def meeting_id(self) -> str | None:
        """Its id."""
        found = self.meeting()
        return found.id if found is not None else None

    def _case_id(self) -> str:
        return self.file.case.id if self.file is not None else ""

    def show_file(self, file: CaseFile) -> None:
        """Show a case, at the first meeting that was made just now.

        Else the meeting that was chosen stays chosen; else it is the one that comes next.
        """
        known = {one.id for one in self._meetings} if file.case.id == self._case_id() else None
        before = self.meeting_id() if known is not None else None
        self.file = file
        self._meetings = meetings_of(file.contacts, file.agenda)
        self.choice.clear()
        for meeting in self._meetings:
            words = meeting.summary.split("\n")[0][:60] or meeting.kind.words
            self.choice.addItem(f"{date_words(meeting.held_on)}: {words}")
        ids = [meeting.id for meeting in self._meetings]
        fresh = [] if known is None else [m.id for m in self._meetings if m.id not in known]
        near = at_hand(self._meetings, clock.today())
        wanted = before if before in ids else near.id if near is not None else None
        wanted = fresh[-1] if fresh else wanted
        if wanted in ids:
            self.choice.setCurrentIndex(ids.index(wanted))
        self.choice.setVisible(bool(ids))
        self._show()
        if fresh and self._begun:
            self._begun = False
            self.agenda.table.select_row(0)
            give_focus(self.context, self.agenda.table)

    def _show(self) -> None:
        meeting = self.meeting()
        self.close_button.setEnabled(meeting is not None)
        self.agenda.setVisible(meeting is not None)
        if self.file is None or meeting is None:
            self.came.setText("No meeting has an agenda yet. A new one begins from a template.")
            return
        items = items_of(self.file.agenda, meeting.id)
        came = summary_of(items)
        minutes = sum(item.minutes or 0 for item in items)
        said = [counted(minutes, "minute"), f"{len(came.decided)} decided"]
        said.append(f"{len(came.still_open)} open")
        self.came.setText(", ".join(said))
        self.agenda.show_records(self.file, items)

    def _begin(self) -> None:
        if self.file is not None:
            asked = NewMeetingDialog(self.context, self, self.file)
            asked.accepted.connect(self._lead_to_agenda)
            asked.open()

    def _lead_to_agenda(self) -> None:
        """The parts of the day that was just made are what one looks at next."""
        self._begun = True

    def _close(self) -> None:
        meeting, county, file = self.meeting(), self.context.county, self.file
        if meeting is None or file is None:
            return
        came = summary_of(items_of(file.agenda, meeting.id))
        known = {task.title.casefold() for task in file.tasks if task.contact_id == meeting.id}
        new = sum(line[:500].casefold() not in known for _part, line in came.still_open)
        decided = counted(len(came.decided), "decision")
        said = f"Meeting closed: {decided} written into it, {counted(new, 'task')} made"

        def tell(changes: Changes) -> None:
            if changes.subjects is not Subject.NOTHING:
                self.context.notice.emit("good", said, "Undo")

        self.context.change(
            lambda: meetings.close(county, meeting), owner=self, done=tell, quiet=True
        )


class NewMeetingDialog(Dialog):
    """Which template, and on which day."""

    def __init__(self, context: AppContext, parent: QWidget, file: CaseFile) -> None:
        super().__init__(parent)
        self.setWindowTitle("New meeting")
        self._context, self._file = context, file
        self.template = ChoiceBox()
        self.template.setAccessibleName("Agenda")
        for template in agenda_templates():
            minutes = sum(meeting.minutes for meeting in template.meetings)
            hours, rest = divmod(minutes, 60)
            long = f"{counted(hours, 'hour')}{f' {rest} minutes' if rest else ''}"
            self.template.addItem(f"{template.title}, {long}")
        self.day = DateField("First day")
        self.day.set_date(clock.today())
        self.problem = Refusal()
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(12)
        box.addWidget(label("New meeting", "heading"))
        box.addLayout(row(label("Agenda"), self.template))
        box.addLayout(row(label("First day"), self.day))
        box.addWidget(self.problem)
        make = button("Make it", self._make, role="primary")
        box.addLayout(self.last_line(make))

    def _make(self) -> None:
        day = self.day.date()
        if day is None:
            self.problem.say("Write the day, for example Nov 21, 2026.")
            return
        county, case_id = self._context.county, self._file.case.id
        template = agenda_templates()[self.template.currentIndex()]
        self._context.change(
            lambda: meetings.begin(county, case_id, template, day),
            done=lambda _changes: self.accept(),
            owner=self,
            failed=lambda error: self.problem.say(getattr(error, "message", str(error))),
        )
