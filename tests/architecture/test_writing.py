"""Who may write files: everything a person asks for goes through one writer."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.trees import everything

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("main.py", "sos_desktop", "db", "ui")

WRITERS = {
    "sos_desktop/foundation/files.py": "writes a part and puts it in its place",
    "sos_desktop/foundation/parts.py": "keeps a record of each part, and removes what is left",
    "sos_desktop/foundation/logs.py": "the log and the record of a crash",
    "sos_desktop/foundation/settings.py": "moves settings that cannot be read out of the way",
    "sos_desktop/exporters/letter_templates.py": "a tool that makes the shipped templates",
    "sos_desktop/services/letters/own_templates.py": "puts a working copy of a template aside",
    "ui/pages/board/printing.py": "the printer a person chooses in the system's own dialog",
    "db/backup.py": "puts a checked copy of a county file in its place",
    "db/copy_changes.py": "keeps of a checked copy what changed, and joins it again",
    "db/restoring.py": "puts a checked copy in a file's place, and that file aside",
    "db/rescue.py": "puts what was rescued in a place of its own",
    "db/rescue_source.py": "copies the bytes of a damaged file that the disk gives",
    "db/header.py": "mends the first bytes of a copy of a damaged file",
    "db/page_mending.py": "mends what leads to the rows in a copy of a damaged file",
    "db/opening.py": "puts a new county file in its place",
    "db/left_journal.py": "tries a journal and its file together, in copies of them",
    "db/left_log.py": "sets a log that belongs to another file aside, among the copies",
    "db/file_lock.py": "the card that says who has a county file open",
}
"""Who opens, makes or moves files, and what for."""

CALLERS = {
    "sos_desktop/services/outputs.py": "the one writer",
    "sos_desktop/foundation/settings.py": "the person's settings",
    "sos_desktop/foundation/device.py": "the id of this device",
    "sos_desktop/services/casework/attachments.py": "copies to show, in the program's own folder",
    "sos_desktop/services/letters/own_templates.py": "working copies of the county's templates",
    "sos_desktop/services/county/file_sums.py": "sums of county files that were closed here",
    "sos_desktop/services/sample/files.py": "the sample county's files, for a folder of our own",
}
"""Who else may call the functions that write whole files."""

_WRITE = {"write_text", "write_bytes", "touch", "hardlink_to", "symlink_to"}
_MOVE = {"replace", "rename"}
_COPY = {"copy", "copy2", "copyfile", "copyfileobj", "copytree", "move"}
_QT = {"QSaveFile", "QPdfWriter", "QPrinter", "QTemporaryFile"}
_ANY = re.compile(
    rf"\b({'|'.join(sorted({'open', 'fdopen', 'ZipFile', *_WRITE, *_MOVE, *_COPY, *_QT}))})\s*\("
)
"""What a file that writes has to say somewhere: only such files are taken apart."""
_IN_MEMORY = {"stream", "buffer"}
"""What an exporter fills instead of a file."""


def _sources() -> Iterator[Path]:
    for room in ROOMS:
        path = ROOT / room
        yield from [path] if path.is_file() else sorted(path.rglob("*.py"))


def _mode(call: ast.Call, place: int) -> str:
    found = call.args[place] if len(call.args) > place else None
    found = next((k.value for k in call.keywords if k.arg == "mode"), found)
    return found.value if isinstance(found, ast.Constant) and isinstance(found.value, str) else "r"


def _in_memory(call: ast.Call) -> bool:
    first = call.args[0] if call.args else None
    return isinstance(first, ast.Name) and first.id in _IN_MEMORY


def _by_name(name: str, call: ast.Call) -> bool:
    if name == "open":
        return bool(set(_mode(call, 1)) & set("wax+"))
    if name == "ZipFile":
        return not _in_memory(call) and bool(set(_mode(call, 1)) & set("wax"))
    return name in _QT


def _by_attribute(function: ast.Attribute, call: ast.Call) -> bool:
    name, of = function.attr, function.value.id if isinstance(function.value, ast.Name) else ""
    if of in ("os", "shutil"):
        return name in _MOVE | _COPY | {"fdopen"} or (name == "open" and of == "os")
    if name == "open":
        return bool(set(_mode(call, 0)) & set("wax+"))
    if name in ("ZipFile", *_QT):
        return _by_name(name, call)
    if name in _MOVE:  # texts and dates are replaced with two values or by keyword
        return len(call.args) == 1 and not call.keywords
    return name in _WRITE


def _writes(call: ast.Call) -> bool:
    """Whether a call writes, makes or moves a file, as far as its form tells."""
    function = call.func
    if isinstance(function, ast.Name):
        return _by_name(function.id, call)
    return isinstance(function, ast.Attribute) and _by_attribute(function, call)


def _saves(call: ast.Call) -> bool:
    """Whether a library's object is saved to something that may be a file."""
    function = call.func
    saves = isinstance(function, ast.Attribute) and function.attr == "save"
    return saves and len(call.args) > 0 and not _in_memory(call)


def _calls(text: str) -> Iterator[ast.Call]:
    yield from (node for node in everything(ast.parse(text)) if isinstance(node, ast.Call))


def _found(test, said: re.Pattern[str]) -> set[str]:
    texts = {path: path.read_text(encoding="utf-8") for path in _sources()}
    return {
        path.relative_to(ROOT).as_posix()
        for path, text in texts.items()
        if said.search(text) and any(test(call) for call in _calls(text))
    }


def test_nobody_else_writes_files():
    assert _found(_writes, _ANY) == set(WRITERS)


def test_no_library_saves_to_a_path():
    named = {
        name
        for name in _found(_saves, re.compile(r"\bsave\s*\("))
        if name.startswith("sos_desktop/exporters/")
    }
    assert named == set()


def test_only_the_one_writer_writes_what_a_person_asks_for():
    def writes_whole(call: ast.Call) -> bool:
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        return name in ("write_atomically", "write_together")

    assert _found(writes_whole, re.compile("write_atomically|write_together")) - {
        "sos_desktop/foundation/files.py"
    } == set(CALLERS)


@pytest.mark.parametrize(
    "line",
    [
        "open(p, 'w')",
        "open(p, mode='ab')",
        "p.open('wb')",
        "p.open('r+b')",
        "p.open(mode='x')",
        "p.write_text('')",
        "p.write_bytes(b'')",
        "p.touch()",
        "p.replace(q)",
        "p.rename(q)",
        "os.replace(p, q)",
        "os.open(p, 1)",
        "shutil.copyfile(p, q)",
        "shutil.move(p, q)",
        "ZipFile(p, 'w')",
        "zipfile.ZipFile(p, 'w')",
        "QSaveFile(p)",
    ],
)
def test_the_rule_knows_a_call_that_writes(line):
    assert _ANY.search(line)
    assert any(_writes(call) for call in _calls(line))


@pytest.mark.parametrize(
    "line",
    [
        "open(p)",
        "p.open()",
        "p.open('rb')",
        "t.replace('a', 'b')",
        "d.replace(day=1)",
        "dataclasses.replace(r, name='x')",
        "dialog.open()",
        "page.open({'a': 1})",
        "ZipFile(stream, 'w')",
        "ZipFile(p)",
        "copy.copy(r)",
    ],
)
def test_the_rule_leaves_others_alone(line):
    assert not any(_writes(call) for call in _calls(line))
