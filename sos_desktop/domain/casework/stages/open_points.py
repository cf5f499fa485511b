"""What can be open before a case leaves a stage: codes with figures, and their words.

A move keeps the codes ("consultant", "evidence_for_causes=2"); words are made when they are shown.
"""

from collections.abc import Iterable

from sos_desktop.domain.casework.words import Perspective

_WORDS = {
    "reason": "the reason for identification",
    "consultant": "a consultant",
    "first_contact": "a first contact or meeting",
    "priorities": "the district's own priorities",
    "lcap_goals": "LCAP goals",
    "district_member": "a district team member",
    "coe_member": "a county office team member",
    "service_level": "the level of service the district chose",
    "strengths": "strengths",
    "weaknesses": "weaknesses by state priority",
    "problem_of_practice": "the problem of practice",
    "validated_cause": "a validated root cause",
    "voices_families": "family voices",
    "voices_board": "board voices",
    "voices_labor": "labor voices",
    "aims": "aims",
    "actions": "actions",
    "measures": "measures",
    "progress": "a progress note",
}
_COUNTED = {
    "evidence_for_causes": ("evidence", "cause"),
    "target_date_for_aims": ("a target date", "aim"),
    "owner_for_actions": ("an owner", "action"),
    "dates_for_actions": ("dates", "action"),
    "baseline_for_measures": ("a baseline", "measure"),
    "target_for_measures": ("a target", "measure"),
}
"""What some of several lack, by the code before its figure."""

NEEDED_VOICES = {
    Perspective.FAMILIES: "voices_families",
    Perspective.BOARD: "voices_board",
    Perspective.LABOR: "voices_labor",
}
"""Whose absence from the root cause analysis is pointed out: it should hear families and look at
the dynamics of the board and of labor and management (2018 brief)."""


def counted(code: str, number: int) -> str:
    """The code of something that so many lack."""
    return f"{code}={number}"


def open_words(codes: Iterable[str]) -> tuple[str, ...]:
    """What is open in short phrases ("a consultant", "evidence for 2 causes").

    Moves kept before there were codes hold such phrases; they, and codes this program does not
    know, stand for themselves.
    """
    return tuple(_words(code) for code in codes)


def _words(stored: str) -> str:
    code, _equals, number = stored.partition("=")
    if code in _COUNTED and number.isdecimal():
        need, noun = _COUNTED[code]
        return f"{need} for {number} {noun}{'' if number == '1' else 's'}"
    return _WORDS.get(stored, stored)
