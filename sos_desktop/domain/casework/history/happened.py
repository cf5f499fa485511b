"""What a change was, said after it: "Add task: Call" has become "Task added: Call".

A label’s words name what the undo menu would take back; a message says what happened.
"""

import re

_DONE = {
    "Add": "added",
    "Edit": "changed",
    "Change": "changed",
    "Remove": "removed",
    "Reorder": "moved",
    "Complete": "completed",
    "Reopen": "reopened",
    "Begin": "begun",
    "Validate": "validated",
    "Mark": "marked",
    "Move": "moved",
    "Open": "opened",
    "Close": "closed",
    "Continue": "continued",
    "Assign": "assigned",
    "Unassign": "unassigned",
    "Give": "given",
    "Keep": "kept",
    "Save": "saved",
    "Rename": "renamed",
    "Hide": "hidden",
    "Record": "recorded",
    "Import": "imported",
    "Delete": "deleted",
    "Join": "joined",
    "Replace": "replaced",
}
_WITH_TAIL = (
    (re.compile(r"^Set (?P<what>[^:]+?) aside(?P<rest>.*)$", re.DOTALL), "set aside"),
    (re.compile(r"^Take back (?P<what>.+)$", re.DOTALL), "taken back"),
    (re.compile(r"^Take (?P<what>.+?)(?P<rest> from .+)$", re.DOTALL), "taken"),
)
_REST = {
    "Add": r" to ",
    "Edit": r" with ",
    "Change": r" with ",
    "Mark": r" as ",
    "Move": r" to ",
    "Open": r" for ",
    "Continue": r" in ",
    "Assign": r" to ",
    "Unassign": r" with ",
    "Give": r" to ",
    "Record": r" as ",
    "Import": r" from ",
}
"""Where what follows the thing itself begins."""
_OF_NAMES = ("Move", "Assign", "Save")
"""Verbs whose thing is a name, which may hold a colon or the word itself: the last one counts."""


def happened(words: str) -> str:
    """A change's words as what happened; words that say so already are left alone."""
    for pattern, done in _WITH_TAIL:
        found = pattern.match(words)
        if found is not None:
            rest = found.groupdict().get("rest") or ""
            return _said(found["what"], done, rest)
    verb, _space, told = words.partition(" ")
    done = _DONE.get(verb.rstrip(":")) if not verb.endswith(":") else None
    if done is None:
        return words
    what, rest = _parted(verb, told)
    return _said(what, done, rest)


def _parted(verb: str, told: str) -> tuple[str, str]:
    """The thing, and what follows it: a name after a colon, to whom, where."""
    between = _REST.get(verb, "")
    if between and told.startswith(between.lstrip()):
        return "", f" {told}"
    if verb in _OF_NAMES:
        place = told.rfind(between) if between else -1
        return (told[:place], told[place:]) if place >= 0 else (told, "")
    head, colon, name = told.partition(": ")
    place = head.find(between) if between else -1
    if place < 0:
        return head, f"{colon}{name}"
    return head[:place], f"{head[place:]}{colon}{name}"


def _said(what: str, done: str, rest: str) -> str:
    if not what:
        return f"{done[:1].upper()}{done[1:]}{rest}"
    return f"{what[:1].upper()}{what[1:]} {done}{rest}"
