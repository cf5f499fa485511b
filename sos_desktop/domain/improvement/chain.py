"""The chain of support as rows of one table: aim, driver, change, measure.

Chain, diagram, thread and table are views of the same records; what is loose is told by the golden
thread alone.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from sos_desktop.domain.casework.case_file import CaseFile, MeasuredPoint
from sos_desktop.domain.casework.partners import coherence
from sos_desktop.domain.casework.records import Action, CaseRecord, Cause, Driver, Measure
from sos_desktop.domain.casework.support_words import LooseEndKind
from sos_desktop.domain.casework.words import ActionState, CauseState
from sos_desktop.domain.improvement.costs import cost_of
from sos_desktop.domain.improvement.readings import readings_by_measure
from sos_desktop.domain.improvement.thread import LooseEnd, Thread, aim_driven
from sos_desktop.foundation.frozen import frozen_dataclass


class ChainKind(StrEnum):
    """What a row is."""

    AIM = "aim"
    DRIVER = "driver"
    CAUSE = "cause"
    CHANGE = "change"
    MEASURE = "measure"
    HEADING = "heading"


NO_DRIVER = "heading:changes"
NO_AIM = "heading:drivers"
NO_CHANGE = "heading:causes"
UNTIED = "heading:measures"
DROPPED = "heading:dropped"
_HEADINGS = {
    NO_AIM: "Drivers of no aim yet",
    NO_CHANGE: "Accepted causes without a change",
    NO_DRIVER: "Changes that serve no cause yet",
    UNTIED: "Measures of nothing yet",
    DROPPED: "Changes that were dropped",
}


@frozen_dataclass
class ChainRow:
    """One row.

    Attributes:
        id: Of its record, so that a loose end leads to it; of a cause under an aim "cause@aim".
        level: 0 for an aim.
        above: The id of the row it stands under; "" at the top.
        record: What it shows; None for a heading.
        text: In the first column; "" for a further measure of the row above.
        cost: Dollars; None when not known.
        plans: What it is part of, short.
        measure: The measure that stands in the row; None for none.
        points: Its readings.
        loose: What it lacks.
        remark: What is odd about it, in a sentence.
    """

    id: str
    kind: ChainKind
    level: int
    above: str
    record: CaseRecord | None
    text: str
    cost: int | None = None
    plans: tuple[str, ...] = ()
    measure: Measure | None = None
    points: tuple[MeasuredPoint, ...] = ()
    loose: tuple[LooseEndKind, ...] = ()
    remark: str = ""

    @property
    def dropped(self) -> bool:
        """Whether it is a change that is pursued no more."""
        return isinstance(self.record, Action) and self.record.state is ActionState.DROPPED

    @property
    def now(self) -> float | None:
        """The last reading; None when nothing was measured."""
        return self.points[-1].value if self.points else None


def chain_rows(file: CaseFile, thread: Thread) -> tuple[ChainRow, ...]:
    """The rows from top to bottom: every aim, driver, change and measure of the case once.

    Args:
        file: The case.
        thread: Its golden thread, which knows what is loose.
    """
    return _Chain(file, thread).rows()


def row_of(end: LooseEnd, rows: Iterable[ChainRow]) -> ChainRow | None:
    """The row a loose end leads to; None where the chain has none, as for a result."""
    for row in rows:
        if end.at.id in (row.id, row.record.id if row.record is not None else ""):
            return row
    return None


class _Chain:
    def __init__(self, file: CaseFile, thread: Thread) -> None:
        self.file = file
        self.points = readings_by_measure(file)
        self.made: list[ChainRow] = []
        self.shown: set[str] = set()
        self.loose: dict[str, list[LooseEndKind]] = {}
        for end in thread.loose_ends:
            self.loose.setdefault(end.at.id, []).append(end.kind)
        self.odd = {remark.id: remark.sentence for remark in thread.remarked}
        self.drivers = {driver.id: driver for driver in file.drivers}
        self.causes = {cause.id: cause for cause in file.causes}
        self.measures = self._measures_by_row()

    def _measures_by_row(self) -> dict[str, list[Measure]]:
        found: dict[str, list[Measure]] = {}
        known = {r.id for r in (*self.file.aims, *self.file.drivers, *self.file.actions)}
        for measure in self.file.measures:
            of = (measure.action_id, measure.driver_id, measure.aim_id)
            name = next((one for one in of if one in known), None)
            found.setdefault(name or UNTIED, []).append(measure)
        return found

    def rows(self) -> tuple[ChainRow, ...]:
        for aim in self.file.aims:
            self._add(ChainKind.AIM, aim, aim.text, 0, "")
            self._drivers(None, aim.id, 1, aim.id)
            self._changes_of_aim(aim.id)
        self._unaimed()
        self._unanswered()
        self._heading(NO_DRIVER, 0, "", self._left(_pursued), 1)
        self._heading(DROPPED, 0, "", self._left(lambda _a: True), 1)
        if UNTIED in self.measures:
            self.made.append(self._titled(UNTIED, 0, ""))
            for measure in self.measures[UNTIED]:
                self._measure_row(measure, 1, UNTIED)
        return tuple(self.made)

    def _drivers(self, parent: str | None, aim_id: str | None, level: int, above: str) -> None:
        for driver in self.file.drivers:
            top = driver.parent_id if driver.parent_id in self.drivers else None
            if driver.id in self.shown or top != parent:
                continue
            if parent is None and aim_driven(driver, self.file.drivers) != aim_id:
                continue
            self._driver(driver, level, above)

    def _driver(self, driver: Driver, level: int, above: str) -> None:
        self._add(ChainKind.DRIVER, driver, driver.text, level, above)
        for action in self._left(lambda a: a.driver_id == driver.id):
            self._change(action, level + 1, driver.id)
        self._drivers(driver.id, None, level + 1, driver.id)

    def _changes_of_aim(self, aim_id: str) -> None:
        """Changes that answer a cause without a driver between, then those that answer none."""
        waiting = self._left(lambda a: a.aim_id == aim_id and a.driver_id not in self.drivers)
        for cause_id in dict.fromkeys(action.cause_id for action in waiting):
            if cause_id in self.causes:
                self._cause(self.causes[cause_id], aim_id, 1, aim_id)
        free = [a for a in waiting if a.id not in self.shown and _pursued(a)]
        self._heading(NO_DRIVER, 1, aim_id, free, 2)

    def _cause(self, cause: Cause, aim_id: str | None, level: int, above: str) -> None:
        name = f"{cause.id}@{aim_id or ''}"
        self._add(ChainKind.CAUSE, cause, cause.text, level, above, name)
        for action in self._left(lambda a: a.cause_id == cause.id and a.aim_id == aim_id):
            self._change(action, level + 1, name)

    def _unaimed(self) -> None:
        """Drivers that drive no aim, also those under each other in a circle."""
        left = [driver for driver in self.file.drivers if driver.id not in self.shown]
        if left:
            self.made.append(self._titled(NO_AIM, 0, ""))
        for driver in sorted(left, key=lambda d: d.parent_id in self.drivers):
            if driver.id not in self.shown:
                self._driver(driver, 1, NO_AIM)
        waiting = self._left(lambda a: a.cause_id in self.causes)
        for cause_id, aim_id in dict.fromkeys((a.cause_id, a.aim_id) for a in waiting):
            if cause_id is not None:
                self._cause(self.causes[cause_id], aim_id, 0, "")

    def _unanswered(self) -> None:
        bare = [
            cause
            for cause in self.file.causes
            if cause.state is CauseState.VALIDATED
            and LooseEndKind.NO_CHANGE in self.loose.get(cause.id, ())
        ]
        if bare:
            self.made.append(self._titled(NO_CHANGE, 0, ""))
        for cause in bare:
            self._add(ChainKind.CAUSE, cause, cause.text, 1, NO_CHANGE, cause.id)

    def _left(self, fits: Callable[[Action], bool]) -> list[Action]:
        return [a for a in self.file.actions if a.id not in self.shown and fits(a)]

    def _heading(
        self, name: str, level: int, above: str, actions: Sequence[Action], below: int
    ) -> None:
        if not actions:
            return
        row = self._titled(name, level, above)
        self.made.append(row)
        for action in actions:
            self._change(action, below, row.id)

    def _titled(self, name: str, level: int, above: str) -> ChainRow:
        made = f"{name}@{above}" if above else name
        return ChainRow(made, ChainKind.HEADING, level, above, None, _HEADINGS[name])

    def _change(self, action: Action, level: int, above: str) -> None:
        self._add(ChainKind.CHANGE, action, action.text, level, above)

    def _add(
        self,
        kind: ChainKind,
        record: CaseRecord,
        text: str,
        level: int,
        above: str,
        name: str = "",
    ) -> None:
        self.shown.add(record.id)
        measures = self.measures.get(record.id, [])
        first = measures[0] if measures else None
        action = record if isinstance(record, Action) else None
        row = ChainRow(
            name or record.id,
            kind,
            level,
            above,
            record,
            " ".join(text.split()),
            cost_of(action, self.file.costs) if action is not None else None,
            coherence.ties(self.file, action) if action is not None else (),
            first,
            tuple(self.points[first.id]) if first is not None else (),
            tuple(self.loose.get(record.id, ())),
            self.odd.get(record.id, ""),
        )
        self.made.append(row)
        for measure in measures[1:]:
            self._measure_row(measure, level + 1, row.id)

    def _measure_row(self, measure: Measure, level: int, above: str) -> None:
        self.made.append(
            ChainRow(
                measure.id,
                ChainKind.MEASURE,
                level,
                above,
                measure,
                "",
                measure=measure,
                points=tuple(self.points[measure.id]),
            )
        )


def _pursued(action: Action) -> bool:
    return action.state is not ActionState.DROPPED


_TITLES = {
    LooseEndKind.GROUP: "Group with nothing",
    LooseEndKind.PROBLEM: "Results without a problem",
    LooseEndKind.CAUSE: "Problem without a cause",
    LooseEndKind.NOT_ACCEPTED: "Cause not accepted",
    LooseEndKind.NO_CHANGE: "Without a change",
    LooseEndKind.NO_CAUSE: "Change without a cause",
    LooseEndKind.NO_MEASURE: "Change without a measure",
    LooseEndKind.NO_PLAN: "Change not in the LCAP",
    LooseEndKind.GOAL_GONE: "LCAP goal not there",
    LooseEndKind.NO_OWNER: "Aim nobody owns",
}


def title_of(end: LooseEnd) -> str:
    """What a loose end is called above the name of what is loose."""
    if end.kind is LooseEndKind.NO_CHANGE:
        return f"{end.at.part.words} without a change"
    return _TITLES[end.kind]
