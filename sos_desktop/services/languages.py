"""The words of printed pages, from the files of `resources/words`."""

import tomllib
from functools import cache

from sos_desktop.domain.documents.catalog import Language, read_language
from sos_desktop.foundation.paths import resource

ENGLISH = "en"


def languages() -> tuple[str, ...]:
    """The names of the languages there are, English first."""
    found = {path.stem for path in resource("words").glob("*.toml")}
    return (ENGLISH, *sorted(found - {ENGLISH}))


def speaks(code: str, part: str) -> bool:
    """Whether a language has the words of a document, by its part of them."""
    return part in language(code).documents


@cache
def language(code: str = ENGLISH) -> Language:
    """A language by the name of its file: "en" for `en.toml`."""
    text = resource("words", f"{code}.toml").read_text(encoding="utf-8")
    return read_language(tomllib.loads(text))
