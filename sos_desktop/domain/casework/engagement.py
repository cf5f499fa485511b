"""Old address of some records."""

from sos_desktop.domain.casework.records import (
    CaseYear,
    Decision,
    Document,
    HandOver,
    Note,
    OtherPlan,
    Referral,
)

__all__ = ["CaseYear", "Decision", "Document", "HandOver", "Note", "OtherPlan", "Referral"]
