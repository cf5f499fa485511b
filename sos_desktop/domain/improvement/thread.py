"""The golden thread of a case: from a result over problem, cause, driver and change to the LCAP.

Chain, thread and table are views of these rows, and loose ends are counted here and nowhere else.
What a copy withholds is never called missing.
"""

import re
from collections.abc import Collection, Iterable

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.partners import coherence
from sos_desktop.domain.casework.records import Action, Aim, Cause, Driver, Measure
from sos_desktop.domain.casework.support_words import LooseEndKind, ThreadPart
from sos_desktop.domain.casework.words import ActionState, CauseState
from sos_desktop.domain.dashboard.codes import ALL_STUDENTS
from sos_desktop.domain.formats import counted, date_words
from sos_desktop.domain.identification.basis import BasisGroup
from sos_desktop.foundation.frozen import frozen_dataclass

_CLAIM = re.compile(r"\bLCAP\s+(?:goal\s+|action\s+)?(\d+(?:\.\d+)*)", re.IGNORECASE)
PROBLEM = "problem"
"""The id of the problem of practice, which is no record of its own."""


@frozen_dataclass
class ThreadNode:
    """Something a thread leads through.

    Attributes:
        id: Of the record; made of codes where it is none.
        text: What it says, in a few words.
    """

    id: str
    part: ThreadPart
    text: str


@frozen_dataclass
class LooseEnd:
    """Where a thread ends too soon.

    Attributes:
        at: What it ends at.
        named: What exactly is not there, where that is to be said ("LCAP 9.9"); else "".
    """

    kind: LooseEndKind
    at: ThreadNode
    named: str = ""

    @property
    def sentence(self) -> str:
        """Named where it stands: "Two paid days in August: no measure yet"."""
        named = f" ({self.named})" if self.named else ""
        return f"{self.at.text}: {self.kind.words}{named}"


@frozen_dataclass
class ThreadLink:
    """A step of a thread; `end` is None where it does not go on, and `loose` says why."""

    start: ThreadNode
    end: ThreadNode | None
    loose: LooseEnd | None = None


@frozen_dataclass
class ThreadRemark:
    """What is odd about a record and yet no loose end."""

    id: str
    sentence: str


@frozen_dataclass
class Thread:
    """All threads of a case.

    Attributes:
        nodes: In the order of the parts, each in the order a person put them.
        links: In the same order; loose ends are links that lead nowhere.
        remarked: What is odd and yet no loose end.
    """

    nodes: tuple[ThreadNode, ...]
    links: tuple[ThreadLink, ...]
    remarked: tuple[ThreadRemark, ...] = ()

    @property
    def remarks(self) -> tuple[str, ...]:
        """The sentences of what is odd."""
        return tuple(remark.sentence for remark in self.remarked)

    @property
    def loose_ends(self) -> tuple[LooseEnd, ...]:
        """Each once, though several links may end in it."""
        return tuple(dict.fromkeys(link.loose for link in self.links if link.loose is not None))

    @property
    def summary(self) -> str:
        """How many loose ends there are: "4 loose ends"."""
        return counted(len(self.loose_ends), "loose end") if self.loose_ends else "no loose ends"


def golden_thread(file: CaseFile, taken_back: Collection[str] = ()) -> Thread:
    """The threads of a case, or of a copy of it.

    Args:
        file: The case.
        taken_back: Names of files of the Dashboard whose figures no longer count.
    """
    return _Weaver(file, taken_back).thread()


def aim_driven(driver: Driver, drivers: Iterable[Driver]) -> str | None:
    """The id of the aim a driver drives: its own, or that of the nearest one above that has one.

    Args:
        driver: One of the case.
        drivers: Those of the case.

    Returns:
        None where neither it nor one above it names an aim.
    """
    by_id = {other.id: other for other in drivers}
    passed: set[str] = set()
    at: Driver | None = driver
    while at is not None and at.aim_id is None and at.id not in passed:
        passed.add(at.id)
        at = by_id.get(at.parent_id or "")
    return None if at is None else at.aim_id


class _Weaver:
    def __init__(self, file: CaseFile, taken_back: Collection[str]) -> None:
        self.file, self.taken_back = file, taken_back
        self.actions = [a for a in file.actions if a.state is not ActionState.DROPPED]
        self.drivers = {driver.id: driver for driver in file.drivers}
        self.causes = {cause.id: cause for cause in file.causes}
        self.accepted = {c.id for c in file.causes if c.state is CauseState.VALIDATED}
        self.nodes: dict[str, ThreadNode] = {}
        self.links: list[ThreadLink] = []
        self._name_all()

    def thread(self) -> Thread:
        self._cells()
        self._causes()
        self._drivers()
        for action in self.actions:
            self._above(action)
            self._below(action)
        self._aims()
        order = list(ThreadPart)
        nodes = sorted(self.nodes.values(), key=lambda node: order.index(node.part))
        return Thread(tuple(nodes), tuple(self.links), tuple(self._remarks()))

    def _name_all(self) -> None:
        problem = self.file.case.problem_of_practice
        if problem:
            self._node(PROBLEM, ThreadPart.PROBLEM, problem)
        for cause in self.file.causes:
            if cause.id in self.accepted:
                self._node(cause.id, ThreadPart.CAUSE, cause.text)
        for driver in self.file.drivers:
            self._node(driver.id, ThreadPart.DRIVER, driver.text)
        for action in self.actions:
            self._node(action.id, ThreadPart.CHANGE, action.text)
        for measure in self.file.measures:
            self._node(measure.id, ThreadPart.MEASURE, measure.name)

    def _node(self, name: str, part: ThreadPart, text: str) -> ThreadNode:
        node = ThreadNode(name, part, " ".join(text.split()))
        return self.nodes.setdefault(name, node)

    def _link(self, start: str, end: str) -> None:
        self.links.append(ThreadLink(self.nodes[start], self.nodes[end]))

    def _ends(self, kind: LooseEndKind, start: ThreadNode, named: str = "") -> None:
        self.links.append(ThreadLink(start, None, LooseEnd(kind, start, named)))

    def _cells(self) -> None:
        """Results of the groups the LEA was identified for, in the latest year there is."""
        bases = [year.basis for year in self.file.years if year.basis.lettered]
        basis = bases[-1] if bases else self.file.case.basis
        answered = self._answered_groups()
        for group in basis.lettered:
            found = self._cells_of(group)
            name = ThreadNode(f"group:{group.code}", ThreadPart.CELL, group.name)
            for cell in found or [name]:
                self.nodes.setdefault(cell.id, cell)
                if answered is not None and group.code not in answered:
                    end = LooseEnd(LooseEndKind.GROUP, name)
                    self.links.append(ThreadLink(cell, None, end))
                elif PROBLEM in self.nodes:
                    self._link(cell.id, PROBLEM)
                elif not self.file.withheld.hides(self.file.case.id, "problem_of_practice"):
                    nowhere = ThreadNode(PROBLEM, ThreadPart.PROBLEM, "Results")
                    end = LooseEnd(LooseEndKind.PROBLEM, nowhere)
                    self.links.append(ThreadLink(cell, None, end))

    def _cells_of(self, group: BasisGroup) -> list[ThreadNode]:
        found: dict[str, ThreadNode] = {}
        for reason in group.reasons:
            told = [(c.indicator, c.words, c.file) for c in reason.cells]
            for code, words, name in told or [(str(reason.priority), reason.words, "")]:
                text = f"{group.name}: {words}"
                if name and name in self.taken_back:
                    text += " (its file was taken back)"
                key = f"cell:{group.code}:{code}"
                found.setdefault(key, ThreadNode(key, ThreadPart.CELL, text))
        return list(found.values())

    def _answered_groups(self) -> set[str] | None:
        """Codes of the groups the work speaks of; None when it speaks of everyone."""
        aimed = {aim.group for aim in self.file.aims}
        if aimed & {"", ALL_STUDENTS} or self.file.withheld.lacks(Aim):
            return None
        told = {measure.group for measure in self.file.measures}
        return aimed | told | set(self.file.case.focus_groups)

    def _causes(self) -> None:
        if PROBLEM in self.nodes:
            for cause in self.file.causes:
                if cause.id in self.accepted:
                    self._link(PROBLEM, cause.id)
            if not self.accepted and not self.file.withheld.lacks(Cause):
                self._ends(LooseEndKind.CAUSE, self.nodes[PROBLEM])
        answered = self._answered_causes()
        for cause in self.file.causes:
            if cause.id in self.accepted - answered and not self._lacks(cause.id, Action, Driver):
                self._ends(LooseEndKind.NO_CHANGE, self.nodes[cause.id])

    def _answered_causes(self) -> set[str]:
        """Causes to which a driver or a change answers, and those above such a one."""
        answers = [action.cause_id for action in self.actions]
        answers += [driver.cause_id for driver in self.file.drivers]
        found: set[str] = set()
        for start in answers:
            at = start
            while at is not None and at in self.causes and at not in found:
                found.add(at)
                at = self.causes[at].parent_id
        return found

    def _drivers(self) -> None:
        carrying = {action.driver_id for action in self.actions}
        carrying |= {driver.parent_id for driver in self.file.drivers}
        for driver in self.file.drivers:
            node = self.nodes[driver.id]
            if driver.parent_id in self.drivers:
                self._link(driver.parent_id, driver.id)
            if driver.cause_id in self.accepted:
                self._link(driver.cause_id, driver.id)
            elif driver.cause_id in self.causes:
                self._ends(LooseEndKind.NOT_ACCEPTED, node)
            if driver.id not in carrying and not self._lacks(driver.id, Action, Driver):
                self._ends(LooseEndKind.NO_CHANGE, node)

    def _above(self, action: Action) -> None:
        """From what an action follows: a driver, or a cause itself."""
        node, hides = self.nodes[action.id], self.file.withheld.hides
        if action.driver_id in self.drivers:
            self._link(action.driver_id, action.id)
        elif action.cause_id in self.accepted:
            self._link(action.cause_id, action.id)
        elif action.cause_id in self.causes:
            self._ends(LooseEndKind.NOT_ACCEPTED, node)
        elif not hides(action.id, "cause_id") and not hides(action.id, "driver_id"):
            self._ends(LooseEndKind.NO_CAUSE, node)

    def _below(self, action: Action) -> None:
        """How an action is measured, and what it is part of."""
        node = self.nodes[action.id]
        found = self.measures_of(action)
        for measure in found:
            self._link(action.id, measure.id)
        if not found and not self.file.withheld.lacks(Measure):
            self._ends(LooseEndKind.NO_MEASURE, node)
        ties = coherence.ties(self.file, action)
        for tie in ties:
            self._node(f"plan:{tie}", ThreadPart.LCAP, tie)
            self._link(action.id, f"plan:{tie}")
        hides = self.file.withheld.hides
        if self.file.case.within_lcap:
            ties = ties if action.lcap_goal_id in {goal.id for goal in self.file.goals} else ()
        if not ties and not hides(action.id, "lcap_goal_id"):
            self._ends(LooseEndKind.NO_PLAN, node)
        for number in self._goals_not_there(action):
            self._ends(LooseEndKind.GOAL_GONE, node, f"LCAP {number}")

    def measures_of(self, action: Action) -> list[Measure]:
        """Measures of an action itself, and of its driver or one above.

        What tells of the aim alone, as a result of the Dashboard once a year, does not tell what an
        action did.
        """
        drivers = {driver.id for driver in self._chain(action.driver_id)}
        return [
            measure
            for measure in self.file.measures
            if measure.action_id == action.id
            or (measure.action_id is None and measure.driver_id in drivers)
        ]

    def _chain(self, driver_id: str | None) -> list[Driver]:
        """A driver and those above it."""
        found: dict[str, Driver] = {}
        while driver_id in self.drivers and driver_id not in found:
            found[driver_id] = self.drivers[driver_id]
            driver_id = self.drivers[driver_id].parent_id
        return list(found.values())

    def _aims_of(self, action: Action) -> set[str]:
        found = {action.aim_id, *(driver.aim_id for driver in self._chain(action.driver_id))}
        return {aim for aim in found if aim is not None}

    def _goals_not_there(self, action: Action) -> list[str]:
        """Numbers of LCAP goals an action names in its words that the case does not know."""
        known = {goal.number.strip() for goal in self.file.goals}
        words = f"{action.text}\n{action.funding}\n{action.evidence}"
        named = dict.fromkeys(found.group(1) for found in _CLAIM.finditer(words))
        return [number for number in named if number not in known]

    def _aims(self) -> None:
        owned: set[str] = set()
        for action in self.actions:
            owned |= self._aims_of(action) if action.owner else set()
        for aim in self.file.aims:
            if aim.id not in owned and not self._lacks(aim.id, Action):
                node = self._node(aim.id, ThreadPart.AIM, aim.text)
                self._ends(LooseEndKind.NO_OWNER, node)

    def _lacks(self, about: str, *kinds: type[Action | Driver]) -> bool:
        return any(self.file.withheld.lacks(kind, about) for kind in kinds)

    def _remarks(self) -> Iterable[ThreadRemark]:
        due = {aim.id: aim.due_on for aim in self.file.aims}
        for action in self.actions:
            days = [day for aim in self._aims_of(action) if (day := due.get(aim)) is not None]
            if action.ends_on is not None and days and action.ends_on > max(days):
                yield ThreadRemark(
                    action.id,
                    f"“{action.text}” ends on {date_words(action.ends_on)}, after its aim is due "
                    f"({date_words(max(days))}).",
                )
