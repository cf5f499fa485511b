"""Frozen dataclasses that cost next to nothing to declare.

`dataclass` writes six methods of every class as source and compiles them while its module is
loaded: 0.5 ms a class, and of the 150 classes that stand when the first page is shown few have an
instance by then. It was a tenth of opening the program, measured. Here methods that can be the same
for all classes are, and the others are written when they are first called.
"""

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, FrozenInstanceError
from reprlib import recursive_repr
from typing import Any, NoReturn, TypeVar, dataclass_transform, overload

T = TypeVar("T")
_TO_MAKE = object()
"""Stands for a default that each instance gets anew."""


@overload
def frozen_dataclass(cls: type[T], /) -> type[T]: ...
@overload
def frozen_dataclass(*, kw_only: bool = False) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def frozen_dataclass(
    cls: type[T] | None = None, /, *, kw_only: bool = False
) -> type[T] | Callable[[type[T]], type[T]]:
    """Make a class what `dataclass(frozen=True, slots=True)` makes of it.

    Equality, hash, `repr`, `replace`, `fields`, copies and pickles are the same. A class and those
    it comes from are all made so or none is. `InitVar` and `order` are not there.
    """
    return _made(cls, kw_only) if cls is not None else lambda given: _made(given, kw_only)


def _made(cls: type[T], kw_only: bool) -> type[T]:
    make: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)
    made, own = make(cls), cls.__dict__
    for name, method in _SAME_FOR_ALL.items():
        if name not in own:
            setattr(made, name, method)
    for name, source in _SOURCES.items():
        if own.get(name) is None:  # Python puts None for the hash of a class that says `__eq__`
            setattr(made, name, _written_when_called(made, name, source))
    return made


def _written_when_called(
    cls: Any, name: str, source: Callable[[Any, dict[str, Any]], list[str]]
) -> Callable[..., Any]:
    """A method that puts the one written for its class in its place."""

    def first_call(self: Any, *given: Any, **named: Any) -> Any:
        known: dict[str, Any] = {}
        exec("\n".join(source(cls, known)), known)
        written = known[name]
        written.__qualname__, written.__module__ = f"{cls.__qualname__}.{name}", cls.__module__
        setattr(cls, name, written)
        return written(self, *given, **named)

    return first_call


def _init(cls: Any, known: dict[str, Any]) -> list[str]:
    known |= {"_TO_MAKE": _TO_MAKE, "_set": object.__setattr__}
    by_place, by_name, lines = ["self"], list[str](), list[str]()
    for field in dataclasses.fields(cls):
        parameter, value = _parameter(field, known)
        if field.init:
            (by_name if field.kw_only else by_place).append(parameter)
        if value:
            lines.append(f"    _set(self, {field.name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append("    self.__post_init__()")
    parameters = [*by_place, "*", *by_name] if by_name else by_place
    return [f"def __init__({', '.join(parameters)}):", *(lines or ["    pass"])]


def _parameter(field: Field[Any], known: dict[str, Any]) -> tuple[str, str]:
    """A field as a parameter, and what it is set to; nothing when `__post_init__` sets it."""
    name = field.name
    if field.default_factory is not MISSING:
        known[f"_make_{name}"] = field.default_factory
        given = f" if {name} is _TO_MAKE else {name}" if field.init else ""
        return f"{name}=_TO_MAKE", f"_make_{name}(){given}"
    if field.default is not MISSING:
        known[f"_default_{name}"] = field.default
        return f"{name}=_default_{name}", name if field.init else f"_default_{name}"
    return name, name if field.init else ""


def _equal(cls: Any, _known: dict[str, Any]) -> list[str]:
    compared = [field.name for field in dataclasses.fields(cls) if field.compare]
    return [
        "def __eq__(self, other):",
        "    if other.__class__ is self.__class__:",
        f"        return {_values('self', compared)} == {_values('other', compared)}",
        "    return NotImplemented",
    ]


def _hash(cls: Any, _known: dict[str, Any]) -> list[str]:
    fields = dataclasses.fields(cls)
    hashed = [f.name for f in fields if (f.compare if f.hash is None else f.hash)]
    return ["def __hash__(self):", f"    return hash({_values('self', hashed)})"]


def _values(of: str, names: Iterable[str]) -> str:
    return f"({''.join(f'{of}.{name}, ' for name in names)})"


@recursive_repr()
def _repr(self: Any) -> str:
    shown = (field for field in dataclasses.fields(self) if field.repr)
    values = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in shown)
    return f"{self.__class__.__qualname__}({values})"


def _refuse_to_set(_self: object, name: str, _value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[object]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _take_state(self: Any, state: list[object]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


_SAME_FOR_ALL = {
    "__repr__": _repr,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__getstate__": _state,
    "__setstate__": _take_state,
}
_SOURCES = {"__init__": _init, "__eq__": _equal, "__hash__": _hash}
