"""Names as letters write them: in order, and without degrees where somebody is addressed."""

import re

_DOCTORATES = frozenset({"edd", "phd", "jd", "md", "dr"})
_AFTER_A_NAME = _DOCTORATES | {"ma", "ms", "mba", "med", "esq", "jr", "sr", "ii", "iii", "iv"}
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]?[A-Z.]{1,5}")
"""A degree this program does not know, such as CPA or NBCT."""
_NAME = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:[-'’.][^\W\d_]*)*")
_LONGEST_NAME = 3
"""Words that a family name, or given names, may have where the two are turned round."""
_WHAT_PEOPLE_DO = re.compile(
    r"\b(?:"
    r"academy|administrator|advisor|advisory|aide|analyst|assistant|associate|"
    r"association|board|business|chair|charter|chief|clerk|coach|committee|consultant|"
    r"coordinator|council|counselor|county|dean|department|deputy|director|district|"
    r"driver|education|elementary|executive|facilitator|families|high|instruction|"
    r"instructional|interim|lead|learners|liaison|librarian|manager|member|middle|"
    r"nurse|office|officer|parent|partner|president|principal|program|programs|"
    r"provider|psychologist|representative|school|schools|secretary|selpa|services|"
    r"special|specialist|staff|student|students|superintendent|supervisor|teacher|"
    r"teachers|trustee|unified|union|vice"
    r")\b"
)
"""Words that make a title or a place of work out of what stands where a name is expected."""


def name_in_order(name: str) -> str:
    """A name as it is spoken, degrees kept: "Koenig, Jim, Ed.D." is "Jim Koenig, Ed.D.".

    What is not surely a family name before given names stays as it was written, such as
    "Principal, Laurel Bend High".
    """
    names, degrees = _parts(name)
    return ", ".join([" ".join(reversed(names)), *degrees]) if _turned_round(names) else name


def spoken_name(name: str) -> str:
    """A name without its degrees, to address or to recognize somebody by: "Jim Koenig"."""
    names, _degrees = _parts(name)
    return " ".join(reversed(names)) if _turned_round(names) else ", ".join(names)


def greeting(name: str) -> str:
    """How a letter addresses somebody of whom only the name is known: "Dr. Yvette Irving".

    "" where it would be a guess: the salutation has to be written down then.
    """
    (names, degrees), spoken = _parts(name), spoken_name(name)
    words = spoken.split()
    if len(words) < 2 or not (len(names) == 1 or _turned_round(names)) or _is_a_role(spoken):
        return ""
    titled = any(_bare(degree) in _DOCTORATES for degree in degrees)
    return f"Dr. {spoken}" if titled and not words[0].endswith(".") else spoken


def _turned_round(names: list[str]) -> bool:
    """Whether it is a family name, a comma and given names."""
    return len(names) == 2 and all(map(_is_a_name, names)) and not _is_a_role(" ".join(names))


def _is_a_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _LONGEST_NAME and all(
        _NAME.fullmatch(word) and word[0].isupper() for word in words
    )


def _is_a_role(text: str) -> bool:
    return _WHAT_PEOPLE_DO.search(text.casefold()) is not None


def _parts(name: str) -> tuple[list[str], list[str]]:
    """The names between commas, and the degrees after them."""
    parts = [part.strip() for part in name.split(",") if part.strip()]
    shouted = bool(parts) and parts[0].isupper()
    degrees = [
        part
        for part in parts[1:]
        if _bare(part) in _AFTER_A_NAME or (not shouted and _ABBREVIATION.fullmatch(part))
    ]
    return [part for part in parts if part not in degrees], degrees


def _bare(part: str) -> str:
    return "".join(sign for sign in part.casefold() if sign.isalpha())
