"""What a copy for some readers leaves out, so that withheld never reads as absent.

It knows that something is there, never what it says. Every document that would say "nothing is
noted yet" asks here first (`Withheld.instead`).
"""

from collections.abc import Mapping
from dataclasses import field

from sos_desktop.domain.casework.records import CaseRecord
from sos_desktop.domain.casework.words import Sensitivity
from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass
class Stub:
    """A record that was left out.

    Attributes:
        points: Its fields that hold ids of other records, with those ids; only filled ones.
        filled: The names of its other fields that hold something.
        codes: Which of its kind's lists it stands in, as a code ("strength" of a finding); none
            where that cannot be read, so that it may be any.
    """

    kind: type[CaseRecord]
    points: Mapping[str, str] = field(default_factory=dict)
    filled: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()


@frozen_dataclass
class Withheld:
    """What a copy lacks; nothing in the office's own.

    Attributes:
        reader: For whom the copy was made.
        records: What was left out.
        fields: (id of a record, field) of values that stand empty in the copy and are not.
    """

    reader: Sensitivity = Sensitivity.OFFICE
    records: tuple[Stub, ...] = ()
    fields: frozenset[tuple[str, str]] = frozenset()

    @property
    def public(self) -> bool:
        """Whether the copy is for everybody."""
        return self.reader is Sensitivity.PUBLIC

    def lacks(
        self, kind: type[CaseRecord], about: str = "", filled: str = "", code: str = ""
    ) -> bool:
        """Whether records of a kind were left out.

        Args:
            kind: Which kind.
            about: Only those that point to the record with this id; "" for all.
            filled: Only those in which this field holds something; "" for all.
            code: Only those of the list of their kind that has this code; "" for all.
        """
        return any(
            stub.kind is kind
            and (not about or about in stub.points.values())
            and (not filled or filled in stub.filled)
            and (not code or not stub.codes or code in stub.codes)
            for stub in self.records
        )

    def hides(self, record_id: str, name: str) -> bool:
        """Whether a field that stands empty in the copy holds something."""
        return (record_id, name) in self.fields

    def instead(
        self, kind: type[CaseRecord], about: str = "", *, absent: str, withheld: str
    ) -> str:
        """What stands in place of records: `withheld` where some were left out, else `absent`."""
        return withheld if self.lacks(kind, about) else absent
