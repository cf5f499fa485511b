"""One LEA's status in a year, as CDE's list has it or as it was worked out; it says which.

"Criteria met" and "status" are different facts: since 2023 an LEA is served for two years.
"""

from collections.abc import Mapping
from dataclasses import field

from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.dashboard.list_facts import ListFact
from sos_desktop.domain.identification.charters import CharterResult
from sos_desktop.domain.identification.clock import (
    NOTHING_KNOWN,
    PossibleStatus,
    help_year,
    is_served,
    with_help,
)
from sos_desktop.domain.identification.history import Basis
from sos_desktop.domain.identification.level_3 import Level3
from sos_desktop.foundation.frozen import frozen_dataclass

UNSETTLED = "unsettled"
NOT_COMPUTABLE = "not computable"


@frozen_dataclass
class LeaStatus:
    """One LEA in one year.

    Attributes:
        letters: Group code to letter, as far as met by what is loaded; None when not known.
        methods: By number; None is not computable.
        criteria_met: This year's criteria. None when it cannot be told, or is unsettled.
        status: What the LEA is owed, in CDE's words; None when it cannot be told. Ask `served`
            whether assistance is owed: that can be certain while the year of help is open.
        three_in_a_row: Groups with a letter in three determination years in a row (EC 52071(f));
            None when not known.
        charter: Both readings, for a charter school.
        help_follows: The year of help that follows where CDE's status names none; 0 where none is
            counted, None where it cannot be told.
        flags: Other flags of the list, by name: EC 52071(f), EC 47607; missing where it is silent.
        why: Why something cannot be told, or how something was found, in clauses.
        owed: The statuses that are possible where none is certain, and the files that settle it.
        open_letters: The groups that files that are not loaded could give a letter too.
    """

    lea: Lea
    year: int
    basis: Basis
    letters: Mapping[str, str] | None
    methods: Mapping[int, bool | None]
    criteria_met: bool | None
    status: str | None
    level_3: Level3
    three_in_a_row: tuple[str, ...] | None
    charter: CharterResult | None = None
    why: tuple[str, ...] = ()
    help_follows: int | None = 0
    flags: Mapping[ListFact, bool] = field(default_factory=dict)
    owed: PossibleStatus = NOTHING_KNOWN
    open_letters: frozenset[str] = frozenset()

    @property
    def help_year(self) -> int | None:
        """Which year of help it is; 0 when not served or not counted, None when not known."""
        if self.status is None and self.owed.served:
            return None
        return help_year(self.status) or self.help_follows

    @property
    def served(self) -> bool | None:
        """Whether assistance is owed; None when that is open."""
        return self.owed.served if self.status is None else is_served(self.status)

    @property
    def groups_met(self) -> int | None:
        """How many groups have a letter, at least; None when not known."""
        return None if self.letters is None else len(self.letters)

    @property
    def geographic_lead(self) -> bool | None:
        """EC 52071(f): as CDE states it, else by the groups; None when not known."""
        stated = self.flags.get(ListFact.THREE_IN_A_ROW)
        if stated is not None or self.three_in_a_row is None:
            return stated
        return bool(self.three_in_a_row)

    @property
    def told(self) -> str | None:
        """The status with the year of help where CDE does not name it; None when not known."""
        return None if self.status is None else with_help(self.status, self.help_follows)

    @property
    def status_words(self) -> str:
        """The status as told, as far as it is certain, or why there is none."""
        if said := self.told or self.owed.words:
            return said
        if self.charter is not None and self.charter.unsettled:
            return UNSETTLED
        return NOT_COMPUTABLE
