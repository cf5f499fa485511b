"""Typed models of the county file; importing this package makes `Base.metadata` complete."""

from db.models import attachments, changes, dashboard, official, registry
from db.models.base import Base

__all__ = ["Base", "attachments", "changes", "dashboard", "official", "registry"]
