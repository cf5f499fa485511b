"""Who of the address book a row of a file may be: by mail address, else by name and LEA."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sos_desktop.domain.casework.records import Person
from sos_desktop.foundation.frozen import frozen_dataclass

MAYBE = 85.0
"""Two names this much alike (rapidfuzz's ratio, 0 to 100) may be one person written two ways;
the person decides. "Ann Ruiz" and "Anna Ruiz" are, "Luz Peña" and "Lucia Peña" are not."""


@frozen_dataclass
class Match:
    """Who it may be, and why that is not certain; `why` is "" when it is."""

    person: Person
    why: str = ""


def name_key(name: str) -> str:
    """A name without accents, case, titles and order of its parts."""
    spread = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c if c.isalnum() else " " for c in spread if not unicodedata.combining(c))
    parts = [part for part in plain.split() if part not in _TITLES]
    return " ".join(sorted(parts))


_TITLES = {"dr", "mr", "ms", "mrs", "mx", "prof", "phd", "edd"}


class Matcher:
    """Looks people up; made once for a file."""

    def __init__(self, people: Iterable[Person], today: date) -> None:
        self._today = today
        self._by_mail: dict[str, list[Person]] = defaultdict(list)
        self._by_lea: dict[str | None, dict[str, list[Person]]] = defaultdict(dict)
        self._by_name: dict[str, list[Person]] = defaultdict(list)
        for person in people:
            if person.email:
                self._by_mail[person.email.casefold()].append(person)
            key = name_key(person.name)
            if key:
                self._by_lea[person.cds].setdefault(key, []).append(person)
                self._by_name[key].append(person)

    def find(self, person: Person) -> Match | None:
        """The one a row may be; None when it is nobody known."""
        return self._mail(person) or self._name(person)

    def _mail(self, person: Person) -> Match | None:
        found = self._by_mail.get(person.email.casefold()) if person.email else None
        if not found:
            return None
        key = name_key(person.name)
        same = [other for other in found if not key or name_key(other.name) == key]
        if len(found) > 1 and len(same) != 1:
            return Match(found[0], f"{len(found)} people of the address book have this address.")
        match = same[0] if same else found[0]
        if not same and match.name:
            return Match(
                match, f"{match.name} has this mail address: another name, or somebody new?"
            )
        if not match.is_there(self._today):
            return Match(match, f"{match.name or match.title} is noted as no longer there.")
        if person.cds and match.cds and person.cds != match.cds:
            return Match(match, "The address book has this person at another LEA.")
        return Match(match)

    def _name(self, person: Person) -> Match | None:
        key = name_key(person.name)
        if not key:
            return None
        beside = self._by_lea.get(person.cds, {})
        if person.cds is not None and (found := beside.get(key)):
            return _by_name(person, found, self._today)
        if elsewhere := self._by_name.get(key):
            return Match(elsewhere[0], "The same name stands elsewhere: moved, or somebody else?")
        return _alike(key, beside) if person.cds is not None else None


def _by_name(person: Person, found: list[Person], today: date) -> Match:
    match = found[0]
    if len(found) > 1:
        return Match(match, f"{len(found)} people of this name are at this LEA.")
    if not match.is_there(today):
        return Match(match, f"{match.name} is noted as no longer there.")
    if person.email and match.email:
        return Match(match, f"Same name and LEA, but the address book has {match.email}.")
    return Match(match)


def _alike(key: str, beside: dict[str, list[Person]]) -> Match | None:
    from rapidfuzz import fuzz, process

    found = process.extractOne(key, beside.keys(), scorer=fuzz.ratio, score_cutoff=MAYBE)
    if found is None:
        return None
    match = beside[found[0]][0]
    return Match(match, f"Much like {match.name}: the same person, written another way?")
