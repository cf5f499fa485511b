"""Names as letters write them: in order, and without degrees where somebody is addressed."""

_DOCTORATES = frozenset({"edd", "phd", "jd", "md", "dr"})
_AFTER_A_NAME = _DOCTORATES | {"ma", "ms", "mba", "med", "esq", "jr", "sr", "ii", "iii", "iv"}


def name_in_order(name: str) -> str:
    """A name as it is spoken, degrees kept: "Koenig, Jim, Ed.D." is "Jim Koenig, Ed.D."."""
    names, degrees = _parts(name)
    return ", ".join([" ".join(reversed(names)), *degrees]) if len(names) == 2 else name


def spoken_name(name: str) -> str:
    """A name without its degrees, to address or to recognize somebody by: "Jim Koenig"."""
    names, _degrees = _parts(name)
    return " ".join(reversed(names)) if len(names) == 2 else ", ".join(names)


def greeting(name: str) -> str:
    """How a letter addresses somebody of whom only the name is known: "Dr. Yvette Irving"."""
    spoken, (_names, degrees) = spoken_name(name), _parts(name)
    titled = any(_bare(degree) in _DOCTORATES for degree in degrees)
    has_title = spoken.partition(" ")[0].endswith(".")
    return f"Dr. {spoken}" if titled and not has_title else spoken


def _parts(name: str) -> tuple[list[str], list[str]]:
    """The names between commas, and the degrees after them."""
    parts = [part.strip() for part in name.split(",") if part.strip()]
    degrees = [part for part in parts[1:] if _bare(part) in _AFTER_A_NAME]
    return [part for part in parts if part not in degrees], degrees


def _bare(part: str) -> str:
    return "".join(sign for sign in part.casefold() if sign.isalpha())
