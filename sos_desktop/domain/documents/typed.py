"""Marks of language in a text: what a person typed in English, in a paper of another language.

The marks are of Unicode's private use, which no typed text keeps (`domain.text.plain` and the
exporters take them away); a tagged PDF makes a span with its language of them.
"""

import re

BEGIN, END = "\ue100", "\ue101"
LANGUAGE = "en-US"
"""Of what people type into a county file."""
MARKED = re.compile(f"{BEGIN}([^{BEGIN}{END}]*){END}")
"""Words between marks."""
_MARKS = re.compile(f"[{BEGIN}{END}]")


def in_english(text: str) -> str:
    """The text between marks."""
    return f"{BEGIN}{_MARKS.sub('', text)}{END}"


def unmarked(text: str) -> str:
    """The text without marks."""
    return _MARKS.sub("", text) if BEGIN in text or END in text else text
