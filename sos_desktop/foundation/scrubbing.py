"""What may be said of an error, in the log or to whoever gives support: never any content.

Errors carry what they were about: one of decoding the whole text, one of the database the values,
a missing key the name looked for. No list of what to take out would be complete, so it is chosen
what gets through: types, places in the code, numbers the system gives, and texts that stand in the
code themselves.
"""

import errno
import logging
import os
import sys
from collections.abc import Iterator, Mapping
from enum import Enum
from types import CodeType, FrameType, TracebackType
from typing import Any

_FIRST_CALLS, _LAST_CALLS = 10, 40
"""Lines kept of a trace: where it began, and where it went wrong."""
_DEEPEST = 10
"""How many errors behind an error, or within a group, are told."""
_MOST = 20
"""How many errors of one group are told."""


class Known(str):
    """A text that holds nothing a person or a file says, and so may be logged as it is."""

    __slots__ = ()


def described(error: BaseException) -> str:
    """An error in a line: its type and what is known to be safe, then the errors behind it."""
    told = [_line(error)]
    seen = {id(error)}
    while (behind := _behind(error)) is not None and id(behind) not in seen:
        if len(told) >= _DEEPEST:
            break
        error = behind
        seen.add(id(error))
        told.append(_line(error))
    return ", because of ".join(told)


def traced(error: BaseException) -> str:
    """An error with the calls that led to it, and all errors behind it and in it."""
    return "\n".join(_trace(error, set(), 0))


def message(record: logging.LogRecord) -> str:
    """The text of a log entry: its template if that stands in the code, with safe arguments.

    Must be called where the entry is made, as log handlers are: the code is looked up among the
    calls that led here.
    """
    template = record.msg
    if isinstance(template, BaseException):
        return described(template)
    if type(template) is not Known and not _is_template(record):
        return f"(a text left out, from line {record.lineno})"
    if not record.args:
        return template
    values: Any = _cleaned(record.args)
    try:
        return template % values
    except (TypeError, ValueError, KeyError):
        return f"{template} (its values do not fit)"


def _line(error: BaseException) -> str:
    facts = "; ".join(_facts(error))
    kind = _type_name(type(error))
    return f"{kind}: {facts}" if facts else kind


def _type_name(kind: type) -> str:
    own = kind.__qualname__
    return own if kind.__module__ == "builtins" else f"{kind.__module__}.{own}"


def _facts(error: BaseException) -> Iterator[str]:
    """What an error may say beside its type."""
    code = _raised_in(error.__traceback__)
    if code is not None and error.args and _stands_in(code, error.args[0]):
        yield error.args[0]
    if isinstance(error, OSError) and isinstance(error.errno, int):
        yield f"{errno.errorcode.get(error.errno, error.errno)}, {os.strerror(error.errno)}"
    number = getattr(error, "winerror", None)
    if isinstance(number, int):
        yield f"Windows error {number}"
    name = getattr(error, "sqlite_errorname", None)
    if type(error).__module__ == "sqlite3" and isinstance(name, str):
        yield name
    yield from _missing_name(error, code)
    for attribute in ("lineno", "start"):
        position = getattr(error, attribute, None)
        if type(position) is int:
            yield f"{attribute} {position}"


def _missing_name(error: BaseException, code: CodeType | None) -> Iterator[str]:
    """The name that an import, a variable or an attribute lacks, if the code itself asked."""
    if code is None or not isinstance(error, ImportError | NameError | AttributeError):
        return
    name = error.name
    if name not in code.co_names and not _stands_in(code, name):
        return
    owner = f" in {_type_name(type(error.obj))}" if isinstance(error, AttributeError) else ""
    yield f"no {name}{owner}"


def _stands_in(code: CodeType, text: object) -> bool:
    return type(text) is str and any(
        type(constant) is str and constant == text for constant in code.co_consts
    )


def _raised_in(trace: TracebackType | None) -> CodeType | None:
    """The code of a module that raised; None when it is not known, or was made while running."""
    if trace is None:
        return None
    while trace.tb_next is not None:
        trace = trace.tb_next
    return trace.tb_frame.f_code if _module_of(trace.tb_frame) else None


def _module_of(frame: FrameType) -> str:
    """The name of the module that holds the running code.

    "" for code made while running: it may be made of content, names and texts in it included.
    """
    file, name = frame.f_code.co_filename, frame.f_globals.get("__name__")
    module = sys.modules.get(name) if isinstance(name, str) else None
    made = file.startswith("<") and not file.startswith("<frozen ")
    if module is None or module.__dict__ is not frame.f_globals or made:
        return ""
    return module.__name__


def _behind(error: BaseException) -> BaseException | None:
    if error.__cause__ is not None:
        return error.__cause__
    return None if error.__suppress_context__ else error.__context__


def _trace(error: BaseException, seen: set[int], depth: int) -> Iterator[str]:
    if id(error) in seen or depth >= _DEEPEST:
        yield "(more errors left out)"
        return
    seen.add(id(error))
    behind = _behind(error)
    if behind is not None:
        yield from _trace(behind, seen, depth + 1)
        yield "That error led to:" if error.__cause__ else "While that error was dealt with:"
    yield "Traceback (most recent call last):"
    yield from _calls(error.__traceback__)
    yield _line(error)
    if notes := getattr(error, "__notes__", ()):
        yield f"({len(notes)} notes left out)"
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions[:_MOST]:
            yield "One of its errors:"
            yield from _trace(one, seen, depth + 1)
        if len(error.exceptions) > _MOST:
            yield "(more errors left out)"


def _calls(trace: TracebackType | None) -> list[str]:
    calls = []
    while trace is not None:
        calls.append(_call(trace.tb_frame, trace.tb_lineno))
        trace = trace.tb_next
    if len(calls) <= _FIRST_CALLS + _LAST_CALLS:
        return calls
    between = len(calls) - _FIRST_CALLS - _LAST_CALLS
    return [*calls[:_FIRST_CALLS], f"  … {between} calls …", *calls[-_LAST_CALLS:]]


def _call(frame: FrameType, line: int) -> str:
    """Module, line and function, which is enough to find the place; no folder is named."""
    module = _module_of(frame)
    if not module:
        return f"  code made while running, line {line}"
    return f"  {module}, line {line}, in {frame.f_code.co_qualname}"


def _is_template(record: logging.LogRecord) -> bool:
    """Whether the entry's text is written so in the function that makes it, not put together."""
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        code = frame.f_code
        if (code.co_filename, code.co_name) == (record.pathname, record.funcName):
            return bool(_module_of(frame)) and _stands_in(code, record.msg)
        frame = frame.f_back
    return False


def _cleaned(arguments: Any) -> Any:
    if isinstance(arguments, Mapping):
        return _Named({name: _argument(value) for name, value in arguments.items()})
    return tuple(_argument(value) for value in arguments)


class _Named(dict[str, object]):
    """Values a template takes by name; as a whole they tell nothing, their names included."""

    def __repr__(self) -> str:
        return "<dict>"


def _argument(value: object) -> object:
    """The value itself where it is a count or known to be safe, else only its type."""
    if value is None or type(value) in (bool, int, float, Known):
        return value
    if isinstance(value, Enum):
        return f"{type(value).__qualname__}.{value.name}"
    if isinstance(value, BaseException):
        return described(value)
    return f"<{_type_name(type(value))}>"
