"""Takes a picture of every page: light, dark and contrast, at 100 % and 150 %.

`python -m tests.shots OUT`. People look at the pictures; no test compares them.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

_LOOKS = ("light", "dark", "contrast")
_SCALES = (100, 150)
_SIZE = (1440, 900)
_SMALL = (1024, 768)


def main(out: Path) -> int:
    """Run once per look and scale, each in a process of its own, because Qt scales at start."""
    out.mkdir(parents=True, exist_ok=True)
    for scale in _SCALES:
        for look in _LOOKS if scale == 100 else _LOOKS[:1]:
            environment = {
                **os.environ,
                "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
                "QT_SCALE_FACTOR": str(scale / 100),
            }
            command = [sys.executable, "-m", "tests.shots", str(out), look, str(scale)]
            code = subprocess.run(command, env=environment, check=False).returncode
            if code:
                return code
    print(f"{len(list(out.glob('*.png')))} pictures in {out}")
    return 0


def take(out: Path, look: str, scale: int) -> int:
    """Take the pictures of one look."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["SOS_DESKTOP_HOME"] = home
        from sos_desktop.foundation.settings import Settings
        from sos_desktop.services.sample import make_sample_county
        from ui import theme
        from ui.app import make_application
        from ui.context import AppContext
        from ui.dialogs import Dialogs
        from ui.main_window import MainWindow

        app = make_application()
        settings = Settings(theme=look)
        theme.apply(app, theme.Scheme(look))
        county = make_sample_county(Path(home) / "Sample county.sos")
        context = AppContext(county, settings, Dialogs())
        window = MainWindow(context)
        window.resize(*(_SIZE if scale == 100 else _SMALL))
        window.show()
        for name, key, target in _places(county):
            window.open_page(key, target)
            settle(context)
            window.grab().save(str(out / f"{name}-{look}-{scale}.png"))
            for view in _more_views(window.page):
                settle(context)
                window.grab().save(str(out / f"{name}-{view}-{look}-{scale}.png"))
        context.runner.stop()
        window.close()
        county.close()
    return 0


def settle(context: object) -> None:
    """Let the worker finish and the window draw."""
    from PySide6.QtTest import QTest

    QTest.qWait(100)
    while context.runner.busy:  # type: ignore[attr-defined]
        QTest.qWait(50)
    QTest.qWait(100)


def _more_views(page: object) -> Iterator[str]:
    """Turn to the other tabs of a page one by one, and back to the first; gives their names."""
    tabs = {
        "identification": lambda: page.tabs,  # type: ignore[attr-defined]
        "districts": lambda: page.detail.tabs,  # type: ignore[attr-defined]
    }.get(page.key)  # type: ignore[attr-defined]
    if tabs is None:
        return
    for place in range(1, tabs().count()):
        tabs().setCurrentIndex(place)
        yield tabs().tabText(place).lower().replace(" ", "-")
    tabs().setCurrentIndex(0)


def _places(county: object) -> list[tuple[str, str, dict[str, object]]]:
    from sos_desktop.services import cases

    rows = cases.list_cases(county)  # type: ignore[arg-type]
    fullest = max(rows, key=lambda row: int(row.case.stage)).case.id
    tabs = ("why", "outreach", "needs", "support", "tasks", "timeline", "files")
    visited = next(row for row in rows if cases.case_file(county, row.case.id).notes)  # type: ignore[arg-type]
    visit = next(
        note.contact_id
        for note in cases.case_file(county, visited.case.id).notes  # type: ignore[arg-type]
        if note.contact_id
    )
    return [
        ("today", "today", {}),
        ("caseload", "caseload", {}),
        ("districts", "districts", {}),
        ("people", "people", {}),
        ("identification", "identification", {}),
        ("data", "data", {}),
        ("reports-letters", "reports", {"tab": "letters"}),
        ("reports-agenda", "reports", {"tab": "agenda"}),
        ("reports-templates", "reports", {"tab": "templates"}),
        *((f"providers-{tab}", "providers", {"tab": tab}) for tab in ("register", "needs", "load")),
        *((f"case-{tab}", "case", {"case_id": fullest, "tab": tab}) for tab in tabs),
        ("visit", "visit", {"case_id": visited.case.id, "contact_id": visit}),
        ("notes", "case", {"case_id": visited.case.id, "tab": "files"}),
        ("settings", "settings", {}),
        ("help", "help", {}),
    ]


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if len(arguments) == 1:
        sys.exit(main(Path(arguments[0])))
    sys.exit(take(Path(arguments[0]), arguments[1], int(arguments[2])))
