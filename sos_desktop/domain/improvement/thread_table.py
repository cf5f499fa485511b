"""The golden thread as a table: a row for every way from a result to the LCAP, whole or not."""

from collections.abc import Iterable

from sos_desktop.domain.casework.case_file import CaseFile, MeasuredPoint
from sos_desktop.domain.casework.partners import coherence
from sos_desktop.domain.casework.records import Action, Measure
from sos_desktop.domain.casework.support_words import LooseEndKind, ThreadPart
from sos_desktop.domain.formats import counted, number_words, with_unit
from sos_desktop.domain.improvement.chain import title_of
from sos_desktop.domain.improvement.readings import readings_by_measure
from sos_desktop.domain.improvement.thread import Thread, ThreadNode
from sos_desktop.foundation.frozen import frozen_dataclass

WHOLE = "whole"


@frozen_dataclass
class ThreadRow:
    """One way through a thread.

    Attributes:
        id: Of the last record on it, to go there.
        results, cause, driver, change, measure, plans: What it leads through; "" where it does not.
        moved: "10 → 68%"; "" without readings.
        target: "90%".
        standing: "whole", or what it lacks.
    """

    id: str
    results: str = ""
    cause: str = ""
    driver: str = ""
    change: str = ""
    measure: str = ""
    moved: str = ""
    target: str = ""
    plans: str = ""
    standing: str = WHOLE

    @property
    def whole(self) -> bool:
        """Whether nothing is missing on it."""
        return self.standing == WHOLE


def thread_rows(file: CaseFile, thread: Thread) -> tuple[ThreadRow, ...]:
    """A row for each change and measure, then for what leads to no change."""
    return _Rows(file, thread).rows()


def rows_in_words(rows: Iterable[ThreadRow]) -> str:
    """How many there are and how many are whole: "10 threads: 3 whole, 7 with a gap."."""
    found = list(rows)
    whole = sum(row.whole for row in found)
    return f"{counted(len(found), 'thread')}: {whole} whole, {len(found) - whole} with a gap."


class _Rows:
    def __init__(self, file: CaseFile, thread: Thread) -> None:
        self.file, self.thread = file, thread
        self.nodes = {node.id: node for node in thread.nodes}
        self.above: dict[str, list[ThreadNode]] = {}
        self.below: dict[str, list[ThreadNode]] = {}
        self.loose: dict[str, list[str]] = {}
        self.points = readings_by_measure(file)
        for link in thread.links:
            if link.end is not None:
                self.above.setdefault(link.end.id, []).append(link.start)
                self.below.setdefault(link.start.id, []).append(link.end)
        for end in thread.loose_ends:
            named = f" ({end.named})" if end.named else ""
            self.loose.setdefault(end.at.id, []).append(f"{end.kind.words}{named}")
        self.results = self._results_of_problem()

    def rows(self) -> tuple[ThreadRow, ...]:
        actions = {action.id: action for action in self.file.actions}
        found = [
            row
            for node in self.thread.nodes
            if node.part is ThreadPart.CHANGE
            for row in self._change(node, actions[node.id])
        ]
        used = {row.id for row in found}
        for node in self.thread.nodes:
            bare = node.id in self.loose and node.id not in used
            if bare and node.part in (ThreadPart.CAUSE, ThreadPart.DRIVER):
                found.append(self._unanswered(node))
        found += self._aims()
        found += self._results_alone()
        return tuple(found)

    def _change(self, node: ThreadNode, action: Action) -> Iterable[ThreadRow]:
        driver, cause = self._driver_and_cause(node)
        plans = ", ".join(plan.removeprefix("LCAP ") for plan in coherence.ties(self.file, action))
        measures = {measure.id: measure for measure in self.file.measures}
        under = self.below.get(node.id, ())
        told = [measures[n.id] for n in under if n.part is ThreadPart.MEASURE]
        own = [m for m in told if m.action_id == node.id] or told[:1]
        lacking = "; ".join(self.loose.get(node.id, ()))
        for measure in own or [None]:
            yield ThreadRow(
                node.id,
                self.results if cause else "",
                cause,
                driver,
                node.text,
                measure.name if measure is not None else "",
                _moved(measure, self.points[measure.id]) if measure is not None else "",
                _target(measure),
                plans,
                lacking or WHOLE,
            )

    def _driver_and_cause(self, node: ThreadNode) -> tuple[str, str]:
        names, causes, at = list[str](), list[str](), node
        seen: set[str] = set()
        while at.id not in seen:
            seen.add(at.id)
            found = self.above.get(at.id, [])
            causes += [one.text for one in found if one.part is ThreadPart.CAUSE]
            drivers = [one for one in found if one.part is ThreadPart.DRIVER]
            if not drivers:
                break
            at = drivers[0]
            names.append(at.text)
        return " › ".join(reversed(names)), "; ".join(dict.fromkeys(causes))

    def _unanswered(self, node: ThreadNode) -> ThreadRow:
        said = "; ".join(self.loose[node.id])
        if node.part is ThreadPart.CAUSE:
            return ThreadRow(node.id, self.results, node.text, standing=said)
        driver, cause = self._driver_and_cause(node)
        name = f"{driver} › {node.text}" if driver else node.text
        return ThreadRow(node.id, self.results if cause else "", cause, name, standing=said)

    def _aims(self) -> Iterable[ThreadRow]:
        for end in self.thread.loose_ends:
            if end.kind is LooseEndKind.NO_OWNER:
                yield ThreadRow(end.at.id, change=f"Aim: {end.at.text}", standing=end.kind.words)
            elif end.kind is LooseEndKind.CAUSE:
                yield ThreadRow(end.at.id, self.results, standing=end.kind.words)

    def _results_of_problem(self) -> str:
        cells = [
            link.start
            for link in self.thread.links
            if link.start.part is ThreadPart.CELL and link.end is not None
        ]
        return _by_group(cells)

    def _results_alone(self) -> Iterable[ThreadRow]:
        for link in self.thread.links:
            if link.start.part is ThreadPart.CELL and link.loose is not None:
                yield ThreadRow(link.loose.at.id, link.start.text, standing=link.loose.kind.words)


def _by_group(cells: Iterable[ThreadNode]) -> str:
    """Results under the name of their group, which is said once."""
    found: dict[str, list[str]] = {}
    for cell in cells:
        group, _colon, rest = cell.text.partition(": ")
        name = rest.split(" (")[0].rsplit(" ", 1)[0] if rest else ""
        found.setdefault(group, []).append(name or "all")
    return "; ".join(f"{group}: {', '.join(names)}" for group, names in found.items())


def _moved(measure: Measure, points: Iterable[MeasuredPoint]) -> str:
    values = [point.value for point in points]
    if not values:
        return ""
    unit = measure.unit if measure.unit == "%" else ""
    last = with_unit(values[-1], unit, measure.decimals) or ""
    return f"{number_words(values[0], measure.decimals)} → {last}" if len(values) > 1 else last


def _target(measure: Measure | None) -> str:
    if measure is None or measure.target is None:
        return ""
    unit = measure.unit if measure.unit == "%" else ""
    return with_unit(measure.target, unit, measure.decimals) or ""


def thread_in_words(thread: Thread, at: str) -> str:
    """What leads to a part of a thread and what follows from it, and which gaps there are.

    Args:
        thread: All threads.
        at: The id of a part; "" for all, which tells the gaps alone.
    """
    steps = [node.text.rstrip(".") for node in thread.nodes if node.id in lit_by(thread, at)]
    said = f"{' → '.join(steps)}. " if steps else ""
    kinds: dict[str, int] = {}
    for end in thread.loose_ends:
        title = title_of(end)
        plain = title if title.startswith("LCAP") else f"{title[0].lower()}{title[1:]}"
        kinds[plain] = kinds.get(plain, 0) + 1
    if not kinds:
        return f"{said}No gaps."
    told = ", ".join(f"{many} × {kind}" if many > 1 else kind for kind, many in kinds.items())
    return f"{said}{counted(sum(kinds.values()), 'gap')}: {told}."


def lit_by(thread: Thread, at: str) -> frozenset[str]:
    """The ids of all parts on the threads that lead through one, itself included."""
    forward: dict[str, list[str]] = {}
    backward: dict[str, list[str]] = {}
    for link in thread.links:
        if link.end is not None:
            forward.setdefault(link.start.id, []).append(link.end.id)
            backward.setdefault(link.end.id, []).append(link.start.id)
    found: set[str] = set()
    for way in (forward, backward):
        waiting, seen = [at], set[str]()
        while waiting:
            name = waiting.pop()
            if name and name not in seen:
                seen.add(name)
                waiting += way.get(name, [])
        found |= seen
    return frozenset(found)
