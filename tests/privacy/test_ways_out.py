"""Every place where something can leave the program is known, so that the seeds are looked for."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]

PUT_ON_CLIPBOARD = {
    "ui/crash.py": "details of an error; no content of cases is in them",
    "ui/pages/case/heard.py": "the id of a quote on its way to a theme, and none of its words",
    "ui/pages/caseload/page.py": "the caseload: `as_lines`, looked at in `outputs`",
    "ui/pages/case/chain/lcap_view.py": "the LCAP's prompt, made from a public copy as the paper "
    "`lcap` is, which is looked at in `outputs`",
    "ui/pages/data/page.py": "problems of Dashboard files",
    "ui/pages/people/panel.py": "an address, or mail addresses, of the address book",
    "ui/typed_dialog.py": "what the person typed herself and did not save, to be pasted again",
    "ui/pages/visit/tidy.py": "the summary of a visit, looked at in `outputs`",
    "ui/widgets/lists/table_export.py": "a table of providers or a golden thread, as seen",
}
WRITES_PAPERS = {
    "services/casework/calendar.py": "looked at in `outputs`",
    "services/casework/cause_files.py": "looked at in `outputs`",
    "services/casework/process_files.py": "looked at in `outputs`",
    "services/documents.py": "every kind of the registry, looked at in `outputs`",
    "services/board_pack.py": "packs of the same papers, looked at in `outputs`",
    "services/hand_back.py": "looked at in `outputs`",
    "services/previews.py": "what `services/board_pack.py` and `services/documents.py` make, seen",
    "services/left_out.py": "asks which signs no face has; what it says is for the office alone",
    "services/exports.py": "tables of pages; the caseload is looked at in `outputs`",
    "services/letters/making.py": "looked at in `outputs`",
    "services/letters/templates.py": "templates of letters, which hold field names only",
    "services/casework/thread_files.py": "looked at in `outputs`",
    "services/run_charts.py": "a measure of a file the person names, and no record of a case",
}


def test_what_goes_on_the_clipboard_is_known():
    assert _holding(ROOT / "ui", r"clipboard\(\)\.set|setMimeData|QDrag\(") <= {*PUT_ON_CLIPBOARD}


def test_what_writes_papers_is_known():
    found = _holding(ROOT / "sos_desktop" / "services", r"from sos_desktop\.exporters")
    assert {name.removeprefix("sos_desktop/") for name in found} <= {*WRITES_PAPERS}


def _holding(room: Path, pattern: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in room.rglob("*.py")
        if re.search(pattern, path.read_text("utf-8"))
    }
