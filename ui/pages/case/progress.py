"""Progress: how support goes on, what lasts when it ends, what is learned, what it takes."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.partners.hours import hours_words
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.improvement.feedback import balance_words
from sos_desktop.domain.improvement.plan_done import years_done
from sos_desktop.foundation import clock
from ui.pages.case import progress_lists
from ui.pages.case.feedback_file import take_in_answers
from ui.pages.case.gains_card import GainsCard
from ui.pages.case.tabs import CaseTab
from ui.widgets.basics import button, label
from ui.widgets.lists.list_spec import ListSpec
from ui.widgets.lists.record_list import RecordList
from ui.widgets.segments import Segments

UNDER_WAY, LASTS, LEARNED, OURS = "under_way", "lasts", "learned", "ours"
VIEWS = (
    (UNDER_WAY, "Under way"),
    (LASTS, "What lasts"),
    (LEARNED, "What we learn"),
    (OURS, "Our part"),
)


class ProgressTab(CaseTab):
    """Four views of lists; each list is gone to in the view it stands in."""

    key = "progress"
    title = "Progress"

    def build(self) -> Iterator[None]:
        self._parts: dict[str, list[QWidget]] = {key: [] for key, _words in VIEWS}
        self.views = Segments("What of the progress is shown", VIEWS)
        self.views.chosen.connect(self.show_view)
        self.box.addWidget(self.views)
        yield
        self.done = self._put(UNDER_WAY, label("", tone="muted", wrap=True))
        self.check_ins = self._list(UNDER_WAY, progress_lists.CHECK_INS)
        yield
        self.quarters = self._list(UNDER_WAY, progress_lists.quarters(self))
        yield
        self.reviews = self._list(UNDER_WAY, progress_lists.reviews(self))
        yield
        self.exits = self._list(LASTS, progress_lists.EXITS)
        yield
        self.lasting = self._list(LASTS, progress_lists.lasting(self))
        yield
        self.gains_card = self._put(LASTS, GainsCard(self.context))
        yield
        self.look_backs = self._list(LASTS, progress_lists.look_backs())
        yield
        self.gains = self._list(LASTS, progress_lists.gains(self))
        yield
        self.balance = self._put(LEARNED, label("", tone="muted", wrap=True))
        self.feedback = self._list(LEARNED, progress_lists.FEEDBACK)
        self.take_in = button("Take in a file of answers…", self._take_in, role="quiet")
        self.feedback.head.insertWidget(self.feedback.head.count() - 1, self.take_in)
        yield
        self.lessons = self._list(LEARNED, progress_lists.LESSONS)
        yield
        self.hours = self._put(OURS, label("", tone="muted", wrap=True))
        self.planned = self._list(OURS, progress_lists.HOURS)
        yield
        self.years = self._list(OURS, progress_lists.YEARS)
        self.box.addStretch(1)
        self.show_view(UNDER_WAY)

    def _put(self, view: str, part: Any) -> Any:
        self.add(part)
        self._parts[view].append(part)
        return part

    def _list(self, view: str, spec: ListSpec[Any]) -> RecordList[Any]:
        made = self.add_list(spec)
        self._parts[view].append(made)
        made.add_button.clicked.connect(lambda: self.show_view(view))
        return made

    def show_view(self, key: str) -> None:
        """Show one of the views."""
        self.views.choose(key)
        for view, parts in self._parts.items():
            for part in parts:
                part.setVisible(view == key)

    def fill(self, file: CaseFile) -> Iterator[None]:
        years = years_done(file)
        self.done.setText("\n".join(year.words for year in years) or "No quarter is noted yet.")
        self.check_ins.show_records(file, file.check_ins[::-1])
        yield
        self.quarters.show_records(file, file.quarters[::-1])
        self.reviews.show_records(file, file.reviews)
        yield
        self.exits.show_records(file, file.exits[::-1])
        self.lasting.show_records(file, file.lasting)
        yield
        self.gains_card.show_file(file)
        self.look_backs.show_records(file, file.look_backs)
        self.gains.show_records(file, file.gains)
        yield
        self.balance.setText(balance_words(file.feedback))
        self.feedback.show_records(file, file.feedback[::-1])
        self.lessons.show_records(file, file.lessons[::-1])
        yield
        self.hours.setText(hours_words(file, clock.today()))
        self.planned.show_records(file, file.planned_hours[::-1])
        self.years.show_records(file, file.year_support[::-1])

    def go_to(self, kind: str, record_id: str) -> bool:
        found = self.lists().get(kind)
        for view, parts in self._parts.items():
            if found in parts:
                self.show_view(view)
        return super().go_to(kind, record_id)

    def _take_in(self) -> None:
        if self.file is not None:
            take_in_answers(self.context, self, self.file)

    def view_of(self, kind: type) -> str:
        """The view in which a kind stands."""
        made = self.lists()[kind_of(kind).table]
        return next(view for view, parts in self._parts.items() if made in parts)
