"""A school in CDE's list of schools under ESSA."""

from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass
class SchoolStatus:
    """A school in the ESSA list.

    Attributes:
        status: CSI Grad, CSI Low Perform, ATSI, TSI or No Status.
        groups: The codes of the student groups for which it is listed.
        before: The status of the year before in the same list; "" when not said.
        leaving: CDE's word for leaving, in plain words; "" for none.
    """

    cds: str
    name: str
    status: str
    groups: tuple[str, ...]
    before: str
    leaving: str
