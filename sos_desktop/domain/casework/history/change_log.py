"""The change log as the domain reads it."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import Any

from sos_desktop.domain.casework.history.change_label import ChangeLabel
from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass
class LogEntry:
    """One change as it stands in the history: who did what, when.

    Attributes:
        case_before, case_after: What it changed of the case itself: stored values by field; empty
            where it changed other records only, or where the history was read without them.
    """

    at: datetime
    who: str
    label: ChangeLabel
    case_id: str | None
    undone: bool = False
    case_before: Mapping[str, Any] = field(default_factory=dict)
    case_after: Mapping[str, Any] = field(default_factory=dict)
