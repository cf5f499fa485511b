"""Whether words that may be said openly are those of a private note."""

import re

_SENTENCES = re.compile(r"[.!?;\n]+")
_SHORT = 4
"""A sentence of fewer words is found in many texts and gives nothing away by itself."""


def repeats(private: str, said: str) -> bool:
    """Whether a text is a private one, or holds a whole sentence of it, whatever the signs are."""
    words = _bare(said)
    if words == _bare(private):
        return True
    sentences = (_bare(sentence) for sentence in _SENTENCES.split(private))
    return any(len(one.split()) >= _SHORT and f" {one} " in f" {words} " for one in sentences)


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
