"""Old address of some records."""

from sos_desktop.domain.casework.records import (
    Consultant,
    CountyDate,
    Person,
    Provider,
    SavedView,
)

__all__ = ["Consultant", "CountyDate", "Person", "Provider", "SavedView"]
