"""How much each consultant carries: open cases by stage, overdue tasks, visits to come."""

from collections.abc import Iterable
from datetime import date, timedelta

from sos_desktop.domain.casework.dates import due
from sos_desktop.domain.casework.records import Case, Consultant, Contact, Task
from sos_desktop.domain.casework.words import ContactKind, Stage
from sos_desktop.foundation.frozen import frozen_dataclass

AHEAD = timedelta(days=30)
"""How far ahead planned visits are counted."""


@frozen_dataclass
class CaseWork:
    """An open case with what is due in it."""

    case: Case
    lea: str
    tasks: tuple[Task, ...] = ()
    contacts: tuple[Contact, ...] = ()


@frozen_dataclass
class Load:
    """What one person carries.

    Attributes:
        name: "" for what nobody carries.
        consultant: Of the office's team; None for a name the register does not have.
        stages: Open cases by stage.
        overdue: Open tasks past their date that are theirs, or nobody's in a case of theirs, and
            late steps of LCAP reviews in their cases.
        visits: Site visits planned in their cases within 30 days.
        leas: Names of the LEAs, in order.
    """

    name: str
    consultant: Consultant | None
    stages: dict[Stage, int]
    overdue: int
    visits: int
    leas: tuple[str, ...]

    @property
    def cases(self) -> int:
        """Open cases."""
        return sum(self.stages.values())

    @property
    def free(self) -> int | None:
        """How many more cases fit; below 0 when there are too many, None when not known."""
        if self.consultant is None or self.consultant.capacity is None:
            return None
        return self.consultant.capacity - self.cases


def loads(work: Iterable[CaseWork], team: Iterable[Consultant], today: date) -> tuple[Load, ...]:
    """The load of everybody of the team, of others in charge of cases, and of nobody, last.

    Names are compared without regard to case. Somebody no longer active is left out unless they
    still carry something. Tasks assigned to others, such as people of a district, count for nobody.
    """
    work = tuple(work)
    members = {member.name.casefold(): member for member in team}
    names = {key: member.name for key, member in members.items()}
    for item in work:
        names.setdefault(item.case.consultant.casefold(), item.case.consultant)
    found = [_load(name, members.get(key), work, today) for key, name in names.items()]
    shown = [load for load in found if _is_shown(load)]
    return tuple(sorted(shown, key=lambda load: (not load.name, load.name.casefold())))


def _load(name: str, member: Consultant | None, work: tuple[CaseWork, ...], today: date) -> Load:
    key = name.casefold()
    own = [item for item in work if item.case.consultant.casefold() == key]
    late = [
        task
        for item in work
        for task in item.tasks
        if due.is_overdue(task, today) and (task.assignee or item.case.consultant).casefold() == key
    ]
    steps = [s for item in own for s in due.steps(item.case) if due.is_overdue(s, today)]
    coming = [
        contact
        for item in own
        for contact in item.contacts
        if contact.kind is ContactKind.VISIT and today <= contact.held_on <= today + AHEAD
    ]
    return Load(
        name=name,
        consultant=member,
        stages={stage: sum(item.case.stage == stage for item in own) for stage in Stage},
        overdue=len(late) + len(steps),
        visits=len(coming),
        leas=tuple(sorted((item.lea for item in own), key=str.casefold)),
    )


def _is_shown(load: Load) -> bool:
    if load.cases or load.overdue:
        return True
    return load.consultant is not None and load.consultant.active
