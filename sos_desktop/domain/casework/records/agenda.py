"""The parts of a meeting, in the order in which the room walks them."""

from sos_desktop.domain.casework.needs_words import AgendaTool
from sos_desktop.domain.casework.records.base import OrderedRecord
from sos_desktop.domain.casework.records.outreach import Contact
from sos_desktop.domain.casework.records.schema import DISTRICT, Editor, Search, field, record
from sos_desktop.domain.casework.words import CasePart
from sos_desktop.foundation.errors import InputProblem

MOST_MINUTES = 600


@record(
    "agenda item",
    plural="Agenda",
    read=DISTRICT,
    part=CasePart.NEEDS,
    icon="clock",
    in_appendix=True,
)
class AgendaItem(OrderedRecord):
    """One part of a meeting.

    Attributes:
        contact_id: The meeting; the part goes with it and is no more open.
        minutes: How long it may take; None when nobody set it.
        tool: What it works with.
        done: It was gone through.
        decided: What was decided in it.
        still_open: What it left open; a task is made of it.
    """

    contact_id: str | None = field(
        "Meeting",
        Editor.NONE,
        read=DISTRICT,
        references=Contact,
        cascade=True,
        follows=True,
        list_scope=True,
        default=None,
    )
    text: str = field(
        "Part of the meeting",
        read=DISTRICT,
        search=Search.BODY,
        required="Say what this part is about.",
    )
    minutes: int | None = field("Minutes", read=DISTRICT, default=None)
    tool: AgendaTool = field("Works with", read=DISTRICT, default=AgendaTool.NONE)
    done: bool = field("Gone through", Editor.NONE, read=DISTRICT, default=False)
    decided: str = field(
        "What was decided", Editor.TEXT, read=DISTRICT, search=Search.BODY, default=""
    )
    still_open: str = field(
        "What is open", Editor.TEXT, read=DISTRICT, search=Search.BODY, default=""
    )

    @property
    def history_name(self) -> str:
        """Nothing; its meeting may not be for everybody."""
        return ""

    def check(self, lea_kind: str) -> None:
        """It takes some minutes of a day."""
        if self.minutes is not None and not 1 <= self.minutes <= MOST_MINUTES:
            raise InputProblem(
                f"Minutes are from 1 to {MOST_MINUTES}. Leave them empty when they are open.",
                where="minutes",
            )
