"""Typed models of the county file; importing this package makes `Base.metadata` complete."""

from db.models import casework, changes, dashboard, improvement, official
from db.models.base import Base

__all__ = ["Base", "casework", "changes", "dashboard", "improvement", "official"]
