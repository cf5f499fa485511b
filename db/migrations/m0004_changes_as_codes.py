"""Format 4: the history keeps codes and figures instead of English, and where a change was made.

A label of an earlier format becomes codes only where the same words come out of them again; all
other labels stay as they were written, without a verb. The words below are those of the programs
that wrote formats 1 to 3, and stay as they are whatever things are called later.
"""

import json
import re
import sqlite3
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import NAMESPACE_OID, uuid4, uuid5

_STATEMENTS = (
    "ALTER TABLE change_log ADD COLUMN verb TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE change_log ADD COLUMN kind TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE change_log ADD COLUMN name TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE change_log ADD COLUMN recipient TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE change_log ADD COLUMN codes TEXT DEFAULT '{}' NOT NULL",
    "ALTER TABLE change_log ADD COLUMN file_id TEXT",
    "ALTER TABLE change_log ADD COLUMN device_id TEXT",
    "CREATE INDEX change_log_state ON change_log (undone, id)",
    "CREATE INDEX change_log_newest ON change_log (case_id, undone, at)",
    "CREATE INDEX change_item_row ON change_item (row_id)",
)

_VERBS = {
    "Add": "add",
    "Edit": "edit",
    "Remove": "remove",
    "Reorder": "reorder",
    "Complete": "complete",
    "Reopen": "reopen",
}
_NOUNS = {
    "fact about an LEA": "lea_fact",
    "stage move": "stage_move",
    "year of support": "case_year",
    "hand-over": "hand_over",
    "contact": "contact",
    "task": "task",
    "team member": "team_member",
    "voice": "voice",
    "district priority": "district_priority",
    "LCAP goal": "lcap_goal",
    "other plan": "other_plan",
    "decision": "decision",
    "note": "note",
    "file": "document",
    "cause": "cause",
    "evidence": "evidence",
    "team member of the office": "consultant",
    "date of the year": "county_date",
    "person": "person",
    "provider": "provider",
    "saved view": "saved_view",
    "action": "action",
    "aim": "aim",
    "measure": "measure",
    "progress note": "progress_note",
    "referral": "referral",
}
_FINDINGS = ("strength", "weakness")
_OF_CAUSES = {
    "Mark cause as possible": "doubt",
    "Validate root cause": "validate",
    "Set cause aside": "set_aside",
}
_STAGES = {"Identification": 1, "Outreach": 2, "Needs and root causes": 3, "Support": 4}
_PERSPECTIVES = {
    "district leaders": "leaders",
    "principals": "principals",
    "teachers": "teachers",
    "classified staff": "classified",
    "families": "families",
    "students": "students",
    "community": "community",
    "board": "board",
    "labor partners": "labor",
}
_STATES = ("missing", "invited", "heard")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PLANS = {"CSI": "csi", "ATSI": "atsi", "TSI": "tsi"}
_LETTERS = {
    "new district": "new-district",
    "second year": "second-year",
    "geographic Lead (EC 52071(f))": "geographic-lead",
    "level 3 (EC 52072)": "level-3",
    "charter school": "charter",
    "not eligible this year": "not-eligible",
    "voluntary request": "voluntary",
    "one-pager: eligible": "one-page-eligible",
    "one-pager: not eligible": "one-page-not-eligible",
    "first-meeting agenda": "first-meeting-agenda",
}
_INDICATORS = {
    "ELA": 1,
    "Math": 2,
    "Science": 3,
    "ELPI": 4,
    "Chronic absence": 5,
    "Suspension": 6,
    "Graduation": 7,
    "College/career": 8,
}
_LISTS = {
    "Census enrollment": "enrollment",
    "Local indicators": "local",
    "CDE assistance list": "assistance",
    "CDE charter assistance list": "charter_assistance",
    "ESSA school list": "essa",
}
_SERIES = {
    "": "",
    ", grade 11 (for information)": "grade11",
    ", five-year rate (for information)": "5year",
    ", DASS one-year rate (for information)": "dass",
    ", ELPAC levels (for information)": "elpac_levels",
}
_LONGEST, _SHORTEST_NAME, _LONGEST_VIEW = 60, 20, 40
_BETWEEN = ": "
_SEVERAL = "[2-9]|[1-9][0-9]+"
"""A number as it was written before a plural."""

Found = tuple[str, str, str, str, dict[str, Any]]
"""Verb, kind, name, recipient, codes."""

_CASE = "support_case"
_WHOLE: dict[str, Found] = {
    "Close case": ("close", _CASE, "", "", {}),
    "Reopen case": ("reopen", _CASE, "", "", {}),
    "Edit case": ("edit", _CASE, "", "", {}),
    "Edit case with its check-ins": ("edit", _CASE, "", "", {"check_ins": 1}),
    "Change focus": ("edit", _CASE, "", "", {"part": "focus"}),
    "Change LCAP dates": ("edit", _CASE, "", "", {"part": "lcap"}),
    "Edit problem of practice": ("edit", _CASE, "", "", {"part": "problem"}),
    "Edit the county office": ("edit", "office", "", "", {}),
    "Begin site visit": ("begin", "contact", "", "", {"visit": 1}),
    "Edit site visit": ("edit", "contact", "", "", {"visit": 1}),
    "Rename view": ("rename", "saved_view", "", "", {}),
    "Hide date": ("hide", "county_date", "", "", {}),
    "Record CALPADS failure": ("record", "lea_fact", "", "", {"kind": "calpads", "holds": 1}),
    "Record CALPADS as certified": ("record", "lea_fact", "", "", {"kind": "calpads", "holds": 0}),
}


def upgrade(connection: sqlite3.Connection) -> None:
    """Add columns and indexes, name the file, and turn labels into codes where that is certain."""
    for statement in _STATEMENTS:
        connection.execute(statement)
    first = connection.execute("SELECT change_id FROM change_log ORDER BY id LIMIT 1").fetchone()
    # Two copies of one file, upgraded on two laptops, get the same id.
    file_id = uuid5(NAMESPACE_OID, f"county file {first[0]}") if first else uuid4()
    connection.execute("INSERT INTO meta (key, value) VALUES ('file_id', ?)", (str(file_id),))
    rows = connection.execute("SELECT id, label FROM change_log").fetchall()
    connection.executemany(
        "UPDATE change_log SET label='', verb=?, kind=?, name=?, recipient=?, codes=? WHERE id=?",
        [
            (*found[:4], json.dumps(found[4], ensure_ascii=False, sort_keys=True), number)
            for number, label in rows
            if isinstance(label, str) and (found := codes_of(label)) is not None
        ],
    )


def codes_of(label: str) -> Found | None:
    """What a label of an earlier format says; None where no codes give the same words again."""
    if label in _WHOLE:
        return _WHOLE[label]
    return next((found for read in _READERS if (found := read(label)) is not None), None)


def _is_whole(words: str, name: str) -> bool:
    """Whether a name behind words is shown as it is, and not on more lines or cut."""
    room = max(_LONGEST - len(words) - len(_BETWEEN), _SHORTEST_NAME)
    return name == " ".join(name.split()) and len(name) <= room


def _of_record(label: str) -> Found | None:
    words, between, name = label.partition(_BETWEEN)
    if (between and not name) or not _is_whole(words, name):
        return None
    if words in _OF_CAUSES:
        return _OF_CAUSES[words], "cause", name, "", {}
    if words == "Done" and name:
        return "done", "task", name, "", {}
    verb, _space, noun = words.partition(" ")
    if verb in _VERBS and noun in _NOUNS:
        return _VERBS[verb], _NOUNS[noun], name, "", {}
    if verb in _VERBS and noun in _FINDINGS:
        return _VERBS[verb], "finding", name, "", {"kind": noun}
    return None


def _voice(label: str) -> Found | None:
    found = re.fullmatch(r"Mark (.+) as (\w+)", label)
    if found is None or found[1] not in _PERSPECTIVES or found[2] not in _STATES:
        return None
    return "mark", "voice", "", "", {"perspective": _PERSPECTIVES[found[1]], "state": found[2]}


def _provider(label: str) -> Found | None:
    found = re.fullmatch(r"Mark (.+) as (no longer active|active again)", label)
    if found is None:
        return None
    return ("restore" if found[2] == "active again" else "retire"), "provider", found[1], "", {}


def _cases(which: str) -> tuple[str, dict[str, Any]]:
    """One case's LEA by name, or how many cases."""
    found = re.fullmatch(rf"(1) case|({_SEVERAL}) cases", which)
    return ("", {"cases": int(found[1] or found[2])}) if found is not None else (which, {})


def _move(label: str) -> Found | None:
    found = re.fullmatch(r"Move (?:(.+) )?to (.+)", label)
    if found is not None and found[2] in _STAGES:
        name, codes = _cases(found[1] or "")
        return "move", _CASE, name, "", codes | {"stage": _STAGES[found[2]]}
    words, _between, name = label.partition(_BETWEEN)
    day = _day(words.removeprefix("Move to "))
    if not (day and name and words.startswith("Move to ") and _is_whole(words, name)):
        return None
    return "reschedule", "task", name, "", {"day": day}


def _day(words: str) -> str:
    """A day in ISO's form; "" for words that are no day as those programs wrote them."""
    found = re.fullmatch(r"([A-Z][a-z]{2}) ([1-9][0-9]?), ([1-9][0-9]{3})", words)
    if found is None or found[1] not in _MONTHS:
        return ""
    try:
        return date(int(found[3]), _MONTHS.index(found[1]) + 1, int(found[2])).isoformat()
    except ValueError:
        return ""


def _open(label: str) -> Found | None:
    if found := re.fullmatch(r"Open case for (.+)", label):
        return "open", _CASE, found[1], "", {}
    if found := re.fullmatch(r"Open cases for ([1-9][0-9]{3})", label):
        return "open", _CASE, "", "", {"year": int(found[1])}
    if found := re.fullmatch(r"Continue in ([1-9][0-9]{3})", label):
        return "continue", _CASE, "", "", {"year": int(found[1])}
    return None


def _assign(label: str) -> Found | None:
    pattern = rf"(Assign|Unassign)((?: .*?)?)(?: with (1) task| with ({_SEVERAL}) tasks)?"
    found = re.fullmatch(pattern, label)
    if found is None:
        return None
    tasks = found[3] or found[4]
    codes = {"tasks": int(tasks)} if tasks else {}
    if found[1] == "Unassign":
        name, count = _cases(found[2].removeprefix(" "))
        return "assign", _CASE, name, "", codes | count
    whom = re.fullmatch(r"(?: (.+?))? to (.+)", found[2])
    if whom is None:
        return None
    name, count = _cases(whom[1] or "")
    return "assign", _CASE, name, whom[2], codes | count


def _tasks(label: str) -> Found | None:
    if found := re.fullmatch(rf"Add ({_SEVERAL}) (tasks|team members)", label):
        kind = "task" if found[2] == "tasks" else "team_member"
        return "add", kind, "", "", {"count": int(found[1])}
    words, between, name = label.partition(_BETWEEN)
    if (between and not name) or not _is_whole(words, name):
        return None
    if name and (found := re.fullmatch(r"Add task to (.+)", words)):
        recipient, codes = _cases(found[1])
        return "add", "task", name, recipient, codes
    if found := re.fullmatch(rf"Give (?:(1) task|({_SEVERAL}) tasks) to (.+)", words):
        return "give", "task", name, found[3], {"count": int(found[1] or found[2])}
    if found := re.fullmatch(rf"Take (?:(1) task|({_SEVERAL}) tasks) from everybody", words):
        return "give", "task", name, "", {"count": int(found[1] or found[2])}
    return None


def _kept(label: str) -> Found | None:
    letter = _LETTERS.get(label.removeprefix("Keep "))
    if label.startswith("Keep ") and letter:
        return "keep", "document", "", "", {"letter": letter}
    plans = label.removeprefix("Add ").split(" and ")
    if label.startswith("Add ") and all(plan in _PLANS for plan in plans):
        return "add", "other_plan", "", "", {"plans": ",".join(_PLANS[plan] for plan in plans)}
    found = re.fullmatch(r"Save view “(.+)”", label)
    if found is not None and len(found[1]) <= _LONGEST_VIEW:
        return "save", "saved_view", found[1], "", {}
    return None


def _contacts(label: str) -> Found | None:
    found = re.fullmatch(r"Import ([0-9,]+) contacts? from (.+)", label)
    if found is None:
        return None
    count = int(found[1].replace(",", "") or 0)
    same = f"Import {count:,} contact{'' if count == 1 else 's'} from {found[2]}" == label
    return ("import", "person", found[2], "", {"count": count}) if same else None


def _loaded_file(label: str) -> Found | None:
    found = re.fullmatch(r"(Import|Take back) (.+?) ([1-9][0-9]{3})(, .+)?", label)
    if found is None:
        return None
    verb = "import" if found[1] == "Import" else "take_back"
    codes = _dataset(found[2], found[4] or "")
    return (
        None if codes is None else (verb, "import_batch", "", "", codes | {"year": int(found[3])})
    )


def _dataset(title: str, part: str) -> dict[str, Any] | None:
    if title in _INDICATORS and part in _SERIES:
        series = {"series": _SERIES[part]} if part else {}
        return {"of": "dashboard", "indicator": _INDICATORS[title], **series}
    if title not in _LISTS:
        return None
    numbers = re.fullmatch(r", Priority ([0-9]+(?:, [0-9]+)*)", part)
    if numbers is not None and title == "Local indicators":
        return {"of": _LISTS[title], "series": f"p{numbers[1].replace(', ', '-')}"}
    return None if part else {"of": _LISTS[title]}


def _person(label: str) -> Found | None:
    endings = {"stays": "stay", "is there again": "return", "is no longer there": "left"}
    for words, verb in endings.items():
        if label.endswith(f" {words}"):
            return verb, "person", label.removesuffix(f" {words}"), "", {}
    name, leaves, words = label.rpartition(" leaves ")
    day = _day(words) if leaves and name else ""
    return ("leave", "person", name, "", {"day": day}) if day else None


_READERS: tuple[Callable[[str], Found | None], ...] = (
    _of_record,
    _voice,
    _provider,
    _move,
    _open,
    _assign,
    _tasks,
    _kept,
    _contacts,
    _loaded_file,
    _person,
)
