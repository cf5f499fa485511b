"""The fixed words of printed pages: one catalog per language, one part of it per document."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from sos_desktop.domain.casework.terms import Terms, english_terms
from sos_desktop.domain.casework.words import Words
from sos_desktop.domain.charts.words import ChartWords
from sos_desktop.domain.documents.page_words import PageWords
from sos_desktop.domain.documents.report import TableColumn
from sos_desktop.domain.documents.typed import in_english
from sos_desktop.domain.formats import DateWords
from sos_desktop.foundation.frozen import frozen_dataclass

_PLACES = re.compile(r"\{(\w*)\}")


@frozen_dataclass
class Catalog:
    """The fixed words of one document in one language.

    Attributes:
        part: The document's own, in groups ("headings", "sentences", "columns", "sheets").
    """

    language: str
    part: Mapping[str, Mapping[str, str]]
    terms: Terms
    page: PageWords
    charts: ChartWords

    def heading(self, key: str, /, **values: object) -> str:
        """A heading."""
        return self.word("headings", key, **values)

    def say(self, key: str, /, **values: object) -> str:
        """A sentence."""
        return self.word("sentences", key, **values)

    def sheet(self, key: str) -> str:
        """The name of a sheet, and of the table on it."""
        return self.word("sheets", key)

    def word(self, group: str, key: str, /, **values: object) -> str:
        """A word of a group of the document's own."""
        return self.part[group][key].format(**values)

    def typed(self, text: str) -> str:
        """What a person typed, as it is; in a paper of another language marked as English."""
        return in_english(text) if text and not self.language.startswith("en") else text

    def column(
        self, key: str, kind: str = "text", width: float = 1.0, choices: type[Words] | None = None
    ) -> TableColumn:
        """A table column; `choices` when its cells have nothing but words of that list."""
        words = tuple(map(self.terms.of, choices or ()))
        return TableColumn(self.word("columns", key), kind, width, words)

    def term(self, choice: Words | None) -> str:
        """A fixed choice in words; "" for none."""
        return self.terms.of(choice)

    def date(self, day: date | None, missing: str | None = None) -> str:
        """A day; `missing` for None, "not set" unless said otherwise."""
        return self.page.dates.full(day, missing)

    @property
    def unset(self) -> str:
        """What a cell says that is still to be filled in."""
        return self.word("missing", "value")


@frozen_dataclass
class Language:
    """All words of printed pages in one language.

    Attributes:
        name: What it calls itself ("Español").
        tag: As files name it ("en-US").
        documents: The part of each document, by its key; those it has no words for are missing.
    """

    name: str

    tag: str
    documents: Mapping[str, Mapping[str, Mapping[str, str]]]
    terms: Terms
    page: PageWords
    charts: ChartWords

    def catalog(self, document: str) -> Catalog:
        """The words of one document."""
        return Catalog(self.tag, self.documents[document], self.terms, self.page, self.charts)


def read_language(data: Mapping[str, Any]) -> Language:
    """A language from its file: what it does not say of terms, pages and charts stays English.

    A file that leaves something out is known by `lacking` and is not to be shipped.
    """
    dates = _given(DateWords, data.get("dates", {}))
    return Language(
        data["name"],
        data["language"],
        data["documents"],
        Terms(data.get("terms", {})),
        _given(PageWords, {**data.get("page", {}), "dates": dates}),
        _given(ChartWords, {**data.get("charts", {}), "dates": dates}),
    )


def whole_english(data: Mapping[str, Any]) -> dict[str, Any]:
    """The English file with what stands in the code: what another language has to say."""
    page, charts = asdict(PageWords()), asdict(ChartWords())
    dates = page.pop("dates")
    charts.pop("dates")
    return {**data, "terms": english_terms(), "page": page, "charts": charts, "dates": dates}


def lacking(data: Mapping[str, Any], english: Mapping[str, Any]) -> list[str]:
    """What is wrong with the file of a language, each by its key; empty when it is complete.

    Args:
        data: The file.
        english: All of English (`whole_english`).

    Returns:
        Words that are missing, that nobody prints, or that have other places in braces.
    """
    ours, theirs = dict(_leaves(data)), dict(_leaves(_asked_of(data, english)))
    wrong = [f"{key} is missing" for key in theirs.keys() - ours.keys()]
    wrong += [f"{key} is not printed" for key in ours.keys() - theirs.keys()]
    for key in ours.keys() & theirs.keys():
        if _places(ours[key]) != _places(theirs[key]) and key not in ("language", "name"):
            wrong.append(f"{key} has other places")
        if not str(ours[key]).strip():
            wrong.append(f"{key} is empty")
    return sorted(wrong)


def _asked_of(data: Mapping[str, Any], english: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a file has to say: all of English, or what the papers need that it says it is for.

    A file for some papers brings their parts whole, every list of terms it begins whole, and all of
    pages, charts and dates.
    """
    if "papers" not in data:
        return english
    kept = {key: value for key, value in english.items() if key not in ("documents", "terms")}
    lists = set(data.get("terms", {}))
    kept["papers"] = data["papers"]
    kept["documents"] = {key: english["documents"][key] for key in data["papers"]}
    kept["terms"] = {name: words for name, words in english["terms"].items() if name in lists}
    return kept


def _given(kind: Any, values: Mapping[str, Any]) -> Any:
    """An instance, with the lists of a file as the tuples they stand for."""
    return kind(**{name: _tupled(value) for name, value in values.items()})


def _tupled(value: Any) -> Any:
    return tuple(map(_tupled, value)) if isinstance(value, list) else value


def _leaves(data: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(data, Mapping):
        for name, value in data.items():
            yield from _leaves(value, f"{key}.{name}" if key else str(name))
    else:
        yield key, data


def _places(text: Any) -> set[str]:
    return set(_PLACES.findall(str(text)))
