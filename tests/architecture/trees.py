"""The source taken apart, quicker than `ast.walk`: of a million parts each test wants a few."""

import ast
from collections.abc import Iterator

_HOLDING = ("body", "orelse", "finalbody", "handlers", "cases")
"""Where statements stand in statements."""


def statements(tree: ast.Module) -> Iterator[ast.AST]:
    """Every statement, however deep, with handlers and cases; no function or import is less."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        for name in _HOLDING:
            if inner := getattr(node, name, None):
                yield from inner
                waiting += inner


def everything(tree: ast.AST) -> Iterator[ast.AST]:
    """As `ast.walk`, in no order."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        for name in node._fields:
            value = getattr(node, name, None)
            if isinstance(value, list):
                waiting += [inner for inner in value if isinstance(inner, ast.AST)]
            elif isinstance(value, ast.AST):
                waiting.append(value)
