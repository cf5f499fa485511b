"""The rules of the house, checked: rooms, sizes, words that must not appear."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.trees import statements

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("main.py", "dev.py", "dev_setup.py", "sos_desktop", "db", "ui")
SMALL = ("ui/main_window.py", "ui/app.py")
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_CENTRE = 400, 60, 250

KEEP_OTHER_ROWS = (
    "sos_desktop/services/county/",  # facts about the county file
    "sos_desktop/services/dashboard/import_store.py",  # a batch of figures
    "sos_desktop/services/letters/kept_letters.py",  # which letters were made
)
"""Who adds rows that hold no record."""


def sources():
    for room in ROOMS:
        path = ROOT / room
        yield from [path] if path.is_file() else sorted(path.rglob("*.py"))


def names(paths):
    return [path.relative_to(ROOT).as_posix() for path in paths]


@pytest.fixture(scope="module")
def texts():
    return {path: path.read_text(encoding="utf-8") for path in sources()}


def functions(text):
    for node in statements(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_imports_point_down():
    program = Path(sys.executable).with_name("lint-imports")
    if not program.exists():
        program = program.with_suffix(".exe")
    done = subprocess.run(
        [program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:]


def test_files_stay_small(texts):
    tests = {path: path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py")}
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path, text in (texts | tests).items()
        if (lines := text.count("\n")) > LONGEST_FILE and path.name != "m0001_initial.py"
    }
    assert long == {}


def test_the_places_that_always_bloat_stay_smaller(texts):
    services = [p for p in texts if p.is_relative_to(ROOT / "sos_desktop" / "services")]
    for path in (*services, *(ROOT / name for name in SMALL)):
        assert texts[path].count("\n") <= LONGEST_CENTRE, path.name


def test_functions_stay_small(texts):
    long = [
        f"{path.name}: {node.name}"
        for path, text in texts.items()
        for node in functions(text)
        if (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


@pytest.mark.parametrize(
    ("pattern", "allowed"),
    [
        (r"processEvents", ()),
        (r"QTableWidget|QTreeWidget", ()),
        (r"\.setStyleSheet\(", ("ui/theme.py",)),
        # What has a font of its own follows the text size.
        (r"(?<!painter)\.setFont\(theme\.", ("ui/theme.py",)),
        # A painter is ended and given back as it was, also when a drawing fails.
        (r"\bQPainter\(|painter\.(save|restore|end)\(", ("ui/delegates/painters.py",)),
        # Ctrl+Enter goes on in every dialog.
        (r"\(QDialog\b[^)]*\):|QInputDialog\.", ("ui/widgets/dialog.py",)),
        # Cancel and what a dialog is for stand in the same place in every dialog.
        (
            r"button\(\"Cancel\", self\.reject\)",
            ("ui/widgets/dialog.py", "ui/pages/case/local_wizard.py"),
        ),
        # One home of what the wheel could change unseen.
        (
            r"\b(QComboBox|QSlider|QDial|QSpinBox|QDoubleSpinBox|QDateEdit|QDateTimeEdit)\(\)"
            r"|\((QComboBox|QSlider|QDial|QSpinBox|QDoubleSpinBox|QDateEdit)\):|\bQSlider\(|\bQCalendarWidget\(",
            ("ui/widgets/choice.py",),
        ),
        # One home of the lines between parts, which keys move too.
        (r"\bQSplitter\(|\(QSplitter\):", ("ui/widgets/lists/split.py",)),
        (r"^\s*print\(", ("dev", "sos_desktop/cli/", "sos_desktop/services/sample/__main__")),
        (
            r"except:\s*$|except BaseException:\s*$",
            ("sos_desktop/services/county/county_files.py", "sos_desktop/services/sample/"),
        ),
        (r"import (requests|socket|urllib|http)\b|QtNetwork", ()),
        # One door to the county file.
        (r"sqlite3\.(dbapi2\.)?[Cc]onnect\(|\bsqlite3 import|\bsqlite3 as\b", ("db/engine.py",)),
        (r"\bcreate_engine\b|engine_from_config|apsw|QSqlDatabase|_sqlite3\b", ("db/engine.py",)),
        (r"sqlite3\.Connection\(|ATTACH DATABASE|getattr\(sqlite3, [\"']", ("db/engine.py",)),
        # One gate for every record that is kept.
        (
            r"\b(new_row|apply_to_row)\(",
            ("sos_desktop/services/write_gate.py", "db/models/registry.py"),
        ),
        (
            r"session\.(add|add_all|merge)\(",
            (*KEEP_OTHER_ROWS, "sos_desktop/services/write_gate.py"),
        ),
        (r"sa\.(insert|update)\(\s*(row_class|column)", ()),
        # A problem's details are given the error itself, so that its text is scrubbed.
        (r"details=(f\"|str\(|repr\()", ()),
        (r"traceback\.(format|print)|import traceback", ()),
        (r"\bTODO\b|\bFIXME\b|\bXXX\b", ()),
        # American: 9.2%.
        (r"\d\.\d+ %|\d %[).;:,\"']|\d % of\b", ()),
    ],
)
def test_what_must_not_be_written(texts, pattern, allowed):
    found = [
        path.relative_to(ROOT).as_posix()
        for path, text in texts.items()
        if re.search(pattern, text, re.MULTILINE)
    ]
    assert [name for name in found if not name.startswith(tuple(allowed) or ("-",))] == []


_TAB_BY_NUMBER = re.compile(
    r"tabs?\.(tab|widget|setCurrentIndex|tabText|isTabEnabled)\(-?\d"
    r"|tabs?\.currentIndex\(\) *[=!<>]=? *-?\d",
    re.IGNORECASE,
)


def test_tests_reach_tabs_by_name():
    tests = {path: path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py")}
    assert names(path for path, text in tests.items() if _TAB_BY_NUMBER.search(text)) == []
    for line in ("page.tabs.tab(" + "3)", "tabs.setCurrentIndex(" + "0)"):
        assert _TAB_BY_NUMBER.search(line)


def test_no_path_of_one_machine_and_no_index_address():
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("git, or a git checkout, is needed to know which files are ours")
    listed = subprocess.run([git, "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    wrong = []
    for name in listed.stdout.split("\n"):
        path = ROOT / name
        if path.suffix not in {".py", ".md", ".toml", ".txt", ".spec", ".qss", ""} or not name:
            continue
        if path == Path(__file__) or not path.is_file() or path.stat().st_size > 500_000:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        if re.search(
            r"(?<![\w.])/(root|home/\w+|work)/\w|--?(extra-)?index[-]url|find[-]links", text
        ):
            wrong.append(name)
    assert wrong == []


@pytest.mark.parametrize("room", ["domain", "services", "importers", "exporters", "foundation"])
def test_public_names_say_what_they_are(room):
    silent = []
    for path in sorted((ROOT / "sos_desktop" / room).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            # An overload has the docstring of the function it stands before.
            decorators = [ast.unparse(found) for found in getattr(node, "decorator_list", ())]
            public = isinstance(node, ast.FunctionDef | ast.ClassDef)
            public = public and "overload" not in decorators
            if public and not node.name.startswith("_") and not ast.get_docstring(node):
                silent.append(f"{path.name}: {node.name}")
    assert silent == []


@pytest.mark.parametrize(
    ("first", "heavy"),
    [
        ("main, ui.app", ("sqlalchemy", "sos_desktop.services", "pandas")),
        ("ui.county_work, sos_desktop.cli.main", ("pandas", "openpyxl", "reportlab", "numpy")),
    ],
    ids=["the frame of the window", "the services"],
)
def test_heavy_libraries_wait_for_their_first_use(first, heavy):
    code = f"import sys, {first}; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


_STARTED = """
import sys
from pathlib import Path
from sos_desktop.foundation.settings import Settings
from ui import app
from ui.context import AppContext
from ui.dialogs import Dialogs
AppContext.query = lambda *_work, **_options: None
application = app.make_application()
assert app.Shell(Settings(), Dialogs()).start(Path("county.sos"))
print([m for m in ("sqlalchemy", "sos_desktop.services") if m in sys.modules])
"""


def test_the_window_is_shown_without_what_only_the_worker_needs(tmp_path):
    """Whatever start does on its way to the window, nobody waits for the services there."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "SOS_DESKTOP_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", _STARTED],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    assert done.stdout.strip() == "[]"


_OPENED = """
import sys
import main
from ui import app
class Watched(app.Shell):
    def start(self, *given, **options):
        begun = super().start(*given, **options)
        self.context.runner.busy_changed.connect(self.look)
        return begun
    def look(self, busy):
        if not busy and self.context.is_open and self.window.page.counts.text():
            print(*sorted(sys.modules), file=open("modules.txt", "w"))
            print(*made_by_dataclass(), file=open("classes.txt", "w"))
            print(*mapped(), *named(), file=open("made.txt", "w"))
            self.window.close()
def mapped():
    from db.models.registry import _row_classes
    return [kind.__name__ for kind in _row_classes]
def named():
    from PySide6 import QtGui, QtWidgets
    seldom = {"QFileDialog", "QGradient", "QMdiArea", "QMessageBox"}
    return seldom & {*vars(QtGui), *vars(QtWidgets)}
def made_by_dataclass():
    for module in list(sys.modules.values()):
        if module.__name__.split(".")[0] in ("ui", "sos_desktop", "db"):
            for one in vars(module).values():
                made = isinstance(one, type) and vars(one).get("__dataclass_params__")
                if made and made.frozen and one.__module__ == module.__name__:
                    yield f"{one.__module__}.{one.__name__}"
app.Shell = Watched
main.main(["--file", "county.sos"])
"""
_NOT_LOOKED_AT = (
    *("pandas", "numpy", "openpyxl", "reportlab", "docx", "lxml", "python_calamine"),
    *("db.models.dashboard", "db.models.official", "db.models.local"),
    *(
        "sos_desktop.exporters",
        "sos_desktop.services.identification",
        "sos_desktop.services.letters",
    ),
    *("sos_desktop.services.local", "sos_desktop.services.people", "sos_desktop.domain.documents"),
    *("sos_desktop.domain.charts", "sos_desktop.domain.diagrams", "sos_desktop.domain.improvement"),
    *("ui.wizard", "ui.document_dialog", "ui.models", "ui.widgets.forms", "ui.widgets.charts"),
    *("ui.pages.today.calendar_view", "ui.pages.today.county_dates", "ui.pages.today.export"),
)
"""Libraries, tables, rooms and dialogs nobody has looked at when Today first stands."""
_PAGES_AT_OPENING = {"base", "find_commands", "registry", "today"}
_MOST_MODULES = 205
"""Of the program's own, until Today is filled: each takes time."""
_FOLLOWS = {"sos_desktop.services.casework.drafts"}
"""What follows opening on the worker, and may have begun when this looks."""


def test_opening_a_county_file_imports_only_what_today_shows(tmp_path, sample_county_file):
    """Opening takes longer with every module; what a click opens comes with the click."""
    shutil.copyfile(sample_county_file, tmp_path / "county.sos")
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "SOS_DESKTOP_HOME": str(tmp_path / "home"),
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-c", _OPENED]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, env=environment)
    found = (tmp_path / "modules.txt").read_text(encoding="utf-8").split()
    loaded = [
        name
        for name in found
        if any(name == one or name.startswith(f"{one}.") for one in _NOT_LOOKED_AT)
    ]
    assert loaded == []
    pages = {name.split(".")[2] for name in found if name.startswith("ui.pages.")}
    assert pages <= _PAGES_AT_OPENING
    own = {name for name in found if name.split(".")[0] in ("ui", "sos_desktop", "db")} - _FOLLOWS
    assert len(own) <= _MOST_MODULES, len(own)
    # `frozen_dataclass` declares the same and takes a tenth of the time.
    assert (tmp_path / "classes.txt").read_text(encoding="utf-8").split() == []
    # Kinds of records are mapped to be written, and PySide makes a class when it is first named.
    assert (tmp_path / "made.txt").read_text(encoding="utf-8").split() == []


def test_python_imports_by_its_own_hand_once_the_window_is_loaded():
    """PySide6's import reads the source of every module that is loaded after it."""
    code = (
        "import builtins, PySide6.QtCore, ui; "
        "print(builtins.__import__ is builtins.__feature_import__)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_the_version_is_said_once():
    import tomllib

    from sos_desktop.foundation.version import VERSION

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", changes, re.MULTILINE)[0] == VERSION
    history = (ROOT / "db" / "migrations" / "HISTORY.md").read_text(encoding="utf-8")
    formats = re.findall(r"^\| \d+ \| `\w+` \| (\S+) \|", history, re.MULTILINE)
    assert formats[-1] == VERSION


def test_every_dependency_is_pinned_with_hashes_and_has_its_reason():
    import tomllib

    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wanted = tomllib.loads(text)["project"]["dependencies"]
    pinned = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8").casefold()
    for requirement in wanted:
        name = re.split(r"[>=<]", requirement)[0].casefold().replace("_", "-")
        assert f"{name}==" in pinned
        assert re.search(rf'"{re.escape(requirement)}",\s+# \w', text), requirement
    assert pinned.count("--hash=sha256:") > pinned.count("==")


def test_icons_and_fonts_bring_their_licences():
    for folder in ("icons", "fonts"):
        assert (ROOT / "resources" / folder / "LICENSE.txt").stat().st_size > 300


def test_names_in_the_help_are_the_windows_names():
    from ui.pages.registry import ABOVE

    text = (ROOT / "resources" / "help" / "help.md").read_text(encoding="utf-8")
    assert all(spec.title in text for spec in ABOVE)


def test_no_change_is_named_in_words(texts):
    """The history keeps codes; only what is no step of a person has no label ("")."""
    named = re.compile(r"""\.session\(f?["'][^"']|\brename\([^)]*["']""")
    services = (p for p in texts if p.is_relative_to(ROOT / "sos_desktop" / "services"))
    assert names(path for path in services if named.search(texts[path])) == []
