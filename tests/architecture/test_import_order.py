"""Whichever module is imported first, the others can follow: no ring of imports at import time."""

import ast
from collections.abc import Callable, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.architecture.trees import everything, statements

ROOT = Path(__file__).resolve().parents[2]
WHOLE_OF = {
    "sos_desktop.domain.casework.records.info": "sos_desktop.domain.casework.records.base",
    "sos_desktop.domain.casework.records.schema": "sos_desktop.domain.casework.records.base",
    "ui.actions": "ui.main_window",
    "ui.edit_menu": "ui.main_window",
    "ui.panes": "ui.main_window",
    "ui.widgets.lists.entry_keeper": "ui.widgets.lists.record_list",
    "ui.widgets.lists.list_keys": "ui.widgets.lists.record_list",
    "ui.widgets.lists.paste_dialog": "ui.widgets.lists.record_list",
}
"""Files that name the whole they are a part of, as a type: the only ones that look up."""


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _modules() -> dict[str, Path]:
    found = [path for room in ("sos_desktop", "ui", "db") for path in (ROOT / room).rglob("*.py")]
    return {_name(path): path for path in found}


def _run_at_import(tree: ast.Module) -> Iterator[ast.Import | ast.ImportFrom]:
    """The imports outside functions that are not for type checkers alone."""
    waiting: list[ast.stmt] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting += node.orelse
            continue
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        waiting += [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt)]


def _anywhere(tree: ast.Module) -> Iterator[ast.Import | ast.ImportFrom]:
    """All imports, also those inside functions and for type checkers."""
    for node in statements(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node


def _imported(
    tree: ast.Module,
    known: set[str],
    imports: Callable[[ast.Module], Iterator[ast.Import | ast.ImportFrom]] = _run_at_import,
) -> set[str]:
    found: set[str] = set()
    for node in imports(tree):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif node.module:
            found |= {
                below if (below := f"{node.module}.{name.name}") in known else node.module
                for name in node.names
            }
    return found & known


@cache
def _graphs() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """What each module imports when it is loaded, and anywhere in it."""
    modules = _modules()
    known, loading, anywhere = set(modules), {}, {}
    for name, path in modules.items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        loading[name] = frozenset(_imported(tree, known) - {name})
        anywhere[name] = frozenset(_imported(tree, known, _anywhere) - {name})
    return loading, anywhere


def test_no_modules_import_each_other():
    modules, graph = _modules(), _graphs()[0]
    order = list(TopologicalSorter(graph).static_order())
    assert len(order) == len(modules) > 500


def test_only_a_part_and_its_whole_know_of_each_other():
    """Late imports and those for type checkers join files as much as others do."""
    graph = {name: set(found) for name, found in _graphs()[1].items()}
    needless = [part for part, whole in WHOLE_OF.items() if whole not in graph[part]]
    assert needless == []
    for part, whole in WHOLE_OF.items():
        graph[part].discard(whole)
    TopologicalSorter(graph).prepare()


def test_a_ring_is_noticed():
    known = {"db.one", "db.two"}
    graph = {
        "db.one": _imported(
            ast.parse("def late():\n    import db.one\nfrom db import two\n"), known
        ),
        "db.two": _imported(ast.parse("try:\n    import db.one\nfinally:\n    pass\n"), known),
    }
    with pytest.raises(CycleError):
        TopologicalSorter(graph).prepare()
    later = "if TYPE_CHECKING:\n    import db.one\ndef late():\n    import db.one\n"
    assert _imported(ast.parse(later), known) == set()


def _said(path: Path) -> Iterator[str]:
    """The names a module has, and some its functions have."""
    for node in everything(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.alias):
            yield (node.asname or node.name).partition(".")[0]


@pytest.mark.parametrize("room", ["benchmarks", "fuzz", "torture"])
def test_what_is_run_by_hand_imports_what_is_there(room):
    """Neither the suite nor the type checker looks at all of it; a benchmark did not start."""
    modules, known, gone = _modules(), dict[str, set[str]](), list[str]()
    for path in (ROOT / "tests" / room).rglob("*.py"):
        for node in statements(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ImportFrom) or node.module not in modules:
                continue
            if node.module not in known:
                known[node.module] = set(_said(modules[node.module]))
            gone += [
                f"{path.name}: {node.module}.{name.name}"
                for name in node.names
                if name.name not in known[node.module]
                and f"{node.module}.{name.name}" not in modules
            ]
    assert gone == []


def test_every_benchmark_can_be_run_by_its_name():
    """One that has no title is neither run nor on the page of results."""
    from tests.benchmarks.__main__ import TITLES

    there = (ROOT / "tests" / "benchmarks").glob("bench_*.py")
    assert sorted(TITLES) == sorted(path.stem.removeprefix("bench_") for path in there)
