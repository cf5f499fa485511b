"""Records of what is aimed at and of what drives it: the first half of the chain of support."""

from datetime import date

from sos_desktop.domain.casework.records.base import OrderedRecord
from sos_desktop.domain.casework.records.needs import Cause
from sos_desktop.domain.casework.records.schema import PUBLIC, Editor, Search, field, record
from sos_desktop.domain.casework.words import GROUP_CODES, CasePart
from sos_desktop.foundation.errors import InputProblem


@record("aim", read=PUBLIC, part=CasePart.SUPPORT, keywords="new goal")
class Aim(OrderedRecord):
    """What will be better, for whom, by how much, by when."""

    text: str = field(
        "Aim",
        Editor.TEXT,
        read=PUBLIC,
        search=Search.BODY,
        required="Write what will be better, for whom, by how much and by when.",
    )
    group: str = field("For", read=PUBLIC, codes=GROUP_CODES, empty_label="Everyone", default="")
    due_on: date | None = field("By", read=PUBLIC, default=None)


@record(
    "driver",
    read=PUBLIC,
    part=CasePart.SUPPORT,
    icon="git-branch",
    keywords="new primary secondary chain",
    in_caseload=False,
    in_appendix=True,
)
class Driver(OrderedRecord):
    """What has to be true for an aim to be reached: an accepted cause turned round, or its own.

    Attributes:
        parent_id: The driver it stands under; None for a primary one, which the aim hangs on.
        aim_id: The aim it drives; a secondary driver drives that of the one above it.
        cause_id: The cause it turns round, than which it is no more open; None for one of its own.
    """

    text: str = field(
        "Driver",
        Editor.TEXT,
        read=PUBLIC,
        search=Search.BODY,
        placeholder="What has to be true: families hear of an absence the same day",
        required="Write what has to be true for the aim to be reached.",
    )
    aim_id: str | None = field(
        "Aim", read=PUBLIC, references=Aim, empty_label="No aim", default=None
    )
    parent_id: str | None = field(
        "Stands under",
        read=PUBLIC,
        references="self",
        list_scope=True,
        empty_label="The aim itself",
        default=None,
    )
    cause_id: str | None = field(
        "Turns round the cause",
        read=PUBLIC,
        references=Cause,
        follows=True,
        empty_label="A driver of its own",
        default=None,
    )

    def check(self, lea_kind: str) -> None:
        """No driver stands under itself."""
        if self.parent_id == self.id:
            raise InputProblem("A driver cannot stand under itself.", where="parent_id")
