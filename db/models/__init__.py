"""Typed models of the county file; importing this package makes `Base.metadata` complete."""

from db.models import casework, changes, dashboard, engagement, improvement, official, registers
from db.models.base import Base

__all__ = [
    "Base",
    "casework",
    "changes",
    "dashboard",
    "engagement",
    "improvement",
    "official",
    "registers",
]
