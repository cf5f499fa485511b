"""One list of what waits, by urgency; the focus goes from one part to the next."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sos_desktop.domain.casework.dates import due
from sos_desktop.domain.casework.dates.calendar import CalendarKind, Entry
from sos_desktop.domain.casework.learning_words import GainStanding
from sos_desktop.domain.formats import date_words, distance_words, is_known, span_words
from sos_desktop.foundation import clock
from sos_desktop.services.casework.today import (
    CaseSince,
    DueTask,
    RecentChange,
    SlippedGain,
    TodayView,
)
from ui import finding
from ui.navigation import CaseTarget
from ui.pages.today.lines import KEYS, LineCard, TodayLine
from ui.widgets.basics import label, restyle


class Agenda(QWidget):
    """What waits; a part without anything does not stand there, one line says what there is not.

    Signals:
        go: The target of a line that was opened.
        done, later: The id of a task to finish, or to put off.
    """

    go = Signal(object)
    done = Signal(str)
    later = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.overdue = LineCard("Overdue", "Nothing is overdue.")
        self.soon = LineCard("Due in the next 7 days", "Nothing is due this week.")
        self.coming = LineCard(
            "Visits, meetings and board dates", "No visit or meeting in the next 14 days."
        )
        self.stale = LineCard("Quiet for 30 days or more", "No case has gone quiet.")
        self.unassigned = LineCard(
            "Without a consultant", "Every case has a consultant, or is newer than 7 days."
        )
        self.faded = LineCard("Gains that faded after support ended", "No gain is known to fade.")
        self.year_dates = LineCard("Dates of the year", "No date of the year in the next 30 days.")
        self.recent = LineCard(
            "What changed lately", "Nothing has changed since you were last here."
        )
        self.undated = LineCard("Tasks without a date", "Every open task has a date.")
        self.cards = (
            self.overdue,
            self.soon,
            self.coming,
            self.undated,
            self.unassigned,
            self.stale,
            self.faded,
            self.year_dates,
            self.recent,
        )
        restyle(self.overdue.heading, "tone", "bad")
        self.nothing = label("", "small", tone="muted", wrap=True)
        self.keys = label(KEYS, "small", tone="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for card in self.cards:
            column.addWidget(card)
            card.setHidden(True)  # until something stands there
            card.go.connect(self.go)
            card.done.connect(self.done)
            card.later.connect(self.later)
            card.beyond.connect(lambda step, c=card: self._beyond(c, step))
        column.addStretch(1)
        column.addWidget(self.nothing)
        column.addWidget(self.keys)

    def show_view(self, view: TodayView) -> None:
        """Show what waits; the line that had the focus keeps it, or hands it to the next."""
        holder = next((card for card in self.cards if card.place() >= 0), None)
        held = holder.held() if holder is not None else None
        self._fill(view)
        if holder is not None and held is not None:
            holder.focus_again(held)

    def _fill(self, view: TodayView) -> None:
        self.overdue.show_lines([_task(item) for item in view.overdue])
        self.soon.show_lines([_task(item) for item in view.due_soon])
        self.coming.show_lines([_entry(item) for item in view.coming])
        self.stale.show_lines([_case(item, "last", "warn") for item in view.stale])
        self.unassigned.show_lines([_free(item) for item in view.unassigned])
        self.faded.show_lines([_faded(item) for item in view.faded])
        self.year_dates.show_lines([_entry(item) for item in view.year_dates])
        self.undated.show_lines([_task(item) for item in view.undated])
        self.recent.show_lines(_changes(view.recent), title=_since(view.since))
        empty = [card for card in self.cards if not card.lines]
        for card in self.cards:
            card.setHidden(card in empty)
        words = " ".join(card.nothing for card in empty)
        self.nothing.setText(f"Nothing else: {words[0].lower()}{words[1:]}" if words else "")
        self.nothing.setVisible(bool(words))

    def forget(self) -> None:
        """Fill every card anew next time, because what was pressed did not come about."""
        for card in self.cards:
            card.forget()

    def focus_first(self) -> None:
        """Put the focus on the first line there is."""
        self._focus(self.cards, 0)

    def _beyond(self, card: LineCard, step: int) -> None:
        place = self.cards.index(card)
        if step > 0 and not self._focus(self.cards[place + 1 :], 0):
            self._focus(self.cards[: place + 1][::-1], 10**6)
        elif step < 0:
            self._focus(self.cards[:place][::-1], 10**6)

    def _focus(self, cards: Sequence[LineCard], place: int) -> bool:
        return any(card.focus_line(place) for card in cards)


def _task(item: DueTask) -> TodayLine:
    today, found = clock.today(), item.task
    words, case_id = f"{found.title} · {item.case.lea}", item.case.case_id
    said = due.due_words(found, today), due.due_tone(found, today)
    if isinstance(found, due.LcapStep):
        key, target = f"lcap-{found.key}-{case_id}", CaseTarget(case_id, "tasks")
        tip = f"{words}\nStep of the LCAP review; its day is noted under Dates of this case"
        return TodayLine(key, words, *said, target, tip=tip)
    tip = f"{words}\n{found.note}".strip() + f"\n{KEYS}"
    target = finding.way_to_record(case_id, "task", found.id)
    return TodayLine(f"task-{found.id}", words, *said, target, found.id, tip)


def _faded(gain: SlippedGain) -> TodayLine:
    words = f"{gain.name} · {gain.lea}"
    tone = "bad" if gain.standing is GainStanding.FADED else "warn"
    target = finding.way_to_record(gain.case_id, "gain", gain.gain_id)
    tip = f"{words}\n{gain.why}".strip()
    return TodayLine(f"gain-{gain.gain_id}", words, gain.standing.words, tone, target, tip=tip)


def _entry(item: Entry) -> TodayLine:
    words = [item.title, item.lea, item.more if item.kind is CalendarKind.VISIT else ""]
    near = distance_words(item.day, clock.today())
    tip = "\n".join(t for t in (item.title, item.more, item.doubt) if t)
    doubt = f" ({item.doubt[0].lower()}{item.doubt[1:]})" if item.doubt else ""
    return TodayLine(
        item.uid,
        " · ".join(word for word in words if word) + doubt,
        f"{date_words(item.day)}, {near}",
        "quiet" if item.doubt else "accent",
        finding.way_to_entry(item),
        tip=tip,
    )


def _case(item: CaseSince, what: str, tone: str) -> TodayLine:
    return TodayLine(
        f"case-{item.case.case_id}",
        item.case.lea,
        f"{what} {distance_words(item.since, clock.today())}",
        tone,
        CaseTarget(item.case.case_id),
    )


def _free(item: CaseSince) -> TodayLine:
    known = is_known(item.since)
    days = span_words((clock.today() - item.since).days) if known else ""
    return TodayLine(
        f"case-{item.case.case_id}",
        item.case.lea,
        f"for {days}" if known else f"since {date_words(item.since)}",
        "warn",
        CaseTarget(item.case.case_id),
        tip=f"{item.case.lea}\nSince {date_words(item.since)}",
    )


def _changes(found: Sequence[RecentChange]) -> list[TodayLine]:
    lines = []
    for number, change in enumerate(found):
        words = [change.entry.label.words, change.lea, change.entry.who]
        at = change.entry.at.astimezone()
        lines.append(
            TodayLine(
                f"{at.isoformat()} {number}",
                " · ".join(word for word in words if word),
                date_words(at.date()),
                "quiet",
                CaseTarget(change.entry.case_id, "timeline") if change.lea else None,
            )
        )
    return lines


def _since(since: datetime | None) -> str:
    if since is None:
        return "What changed lately"
    at = since.astimezone()
    hour = at.strftime("%I:%M %p").lstrip("0")
    return f"Since you were last here: {date_words(at.date())}, {hour}"
