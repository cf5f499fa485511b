"""The words a paper explains: only those it uses, in the order of the alphabet."""

import re
from collections.abc import Iterable, Mapping

_ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*\b")
_PARTED = ": "


def used_terms(glossary: Mapping[str, str], texts: Iterable[str]) -> list[tuple[str, str]]:
    """The terms that stand in the texts, each with what it means.

    Args:
        glossary: "Term: what it means", by any key.
        texts: What the paper says.
    """
    said = "\n".join(texts)
    known = [entry.split(_PARTED, 1) for entry in glossary.values()]
    found = [(term, meaning) for term, meaning in known if _stands(term, said)]
    return sorted(found, key=lambda one: one[0].casefold())


def unexplained(glossary: Mapping[str, str], texts: Iterable[str]) -> list[str]:
    """Abbreviations of the texts that nothing explains, each once, in their order."""
    said = list(texts)
    known = {word for entry in glossary.values() for word in _ABBREVIATION.findall(entry)}
    found = dict.fromkeys(word for text in said for word in _ABBREVIATION.findall(text))
    return [word for word in found if word not in known]


def _stands(term: str, said: str) -> bool:
    return re.search(rf"\b{re.escape(term)}s?\b", said) is not None
