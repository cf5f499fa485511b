"""How values of the domain are kept in columns."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from sos_desktop.domain.identification.basis import IdentificationBasis
from sos_desktop.domain.identification.stored_basis import from_stored, to_stored
from sos_desktop.foundation.errors import EnvironmentProblem


class Base(DeclarativeBase):
    """Base of every table of the county file."""


def _read(reader: Callable[[Any], Any], value: Any) -> Any:
    """What a stored value means; None stays None.

    Raises:
        EnvironmentProblem: It means nothing. The program never writes such a value, so the file is
            damaged.
    """
    if value is None:
        return None
    try:
        return reader(value)
    except (ValueError, TypeError) as error:
        raise EnvironmentProblem(
            "A date or a choice in the county file is damaged, so what it belongs to cannot be "
            "shown. Nothing was changed. Open the latest copy from the backup folder, and keep "
            "this file aside.",
            details=type(error).__name__,
        ) from None


class Day(TypeDecorator[date]):
    """A date as "2026-11-23"."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Any) -> str | None:
        """Write it."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Any) -> date | None:
        """Read it."""
        return _read(date.fromisoformat, value)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC as "2026-11-23T17:05:00+00:00", so that texts sort as times do."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        """Write it."""
        return None if value is None else value.astimezone(UTC).isoformat()

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        """Read it."""
        return _read(datetime.fromisoformat, value)


class Code(TypeDecorator[Any]):
    """A member of an enumeration as its stored code: text, or a number for an `IntEnum`."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, kind: type[Enum]) -> None:
        super().__init__()
        self.kind = kind

    def load_dialect_impl(self, dialect: sa.Dialect) -> Any:
        """INTEGER for numbers."""
        number = issubclass(self.kind, int)
        return dialect.type_descriptor(cast(Any, sa.Integer() if number else sa.Text()))

    def process_bind_param(self, value: Any, dialect: Any) -> Any:
        """Write it; a plain code is accepted when it is one of the members."""
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: Any, dialect: Any) -> Any:
        """Read it."""
        return _read(self.kind, value)


class Truth(TypeDecorator[bool]):
    """True and False as 1 and 0."""

    impl = sa.Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Any) -> int | None:
        """Write it."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Any) -> bool | None:
        """Read it."""
        return None if value is None else bool(value)


class KeptBasis(TypeDecorator[IdentificationBasis]):
    """The basis of a case as JSON; of an earlier program too."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: IdentificationBasis | None, dialect: Any) -> str | None:
        """Write it."""
        if value is None:
            return None
        return json.dumps(to_stored(value), ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: str | None, dialect: Any) -> IdentificationBasis | None:
        """Read it."""
        return _read(lambda text: from_stored(json.loads(text)), value)


class JsonTuple(TypeDecorator[tuple[Any, ...]]):
    """A tuple of texts or of whole numbers as a JSON list."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Any) -> str | None:
        """Write it."""
        return None if value is None else json.dumps(list(value), ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Any) -> tuple[Any, ...] | None:
        """Read it."""
        return _read(lambda text: tuple(json.loads(text)), value)


class JsonDict(TypeDecorator[dict[str, Any]]):
    """A dictionary of plain values as JSON; replace it whole, never change it in place."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: dict[str, Any] | None, dialect: Any) -> str | None:
        """Write it."""
        return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: str | None, dialect: Any) -> dict[str, Any] | None:
        """Read it."""
        return _read(json.loads, value)
