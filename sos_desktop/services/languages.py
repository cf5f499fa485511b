"""The words of printed pages, from the files of `resources/words`."""

import tomllib
from functools import cache

from sos_desktop.domain.documents.catalog import Language, read_language
from sos_desktop.foundation.paths import resource

ENGLISH = "en"


@cache
def language(code: str = ENGLISH) -> Language:
    """A language by the name of its file: "en" for `en.toml`."""
    text = resource("words", f"{code}.toml").read_text(encoding="utf-8")
    return read_language(tomllib.loads(text))
