"""Themes by roles: who said what, how many, who was not asked, and what a theme goes with."""

from collections.abc import Mapping, Sequence
from enum import Enum, auto

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.needs_words import ListeningKind
from sos_desktop.domain.casework.records import Interview, Quote, Theme
from sos_desktop.domain.casework.words import CauseState, Perspective, Stage, VoiceState
from sos_desktop.foundation.frozen import frozen_dataclass

_SPOKEN = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def spoken(count: int) -> str:
    """A small number as one says it, a larger one in figures."""
    return _SPOKEN[count] if count < len(_SPOKEN) else f"{count:,}"


class GoesWith(Enum):
    """What became of a theme among the causes."""

    CAUSE = auto()
    ASIDE = auto()
    NOTHING = auto()

    @property
    def words(self) -> str:
        """As the board shows it."""
        return {GoesWith.CAUSE: "cause", GoesWith.ASIDE: "set aside"}.get(self, "nothing yet")


@frozen_dataclass
class RoleColumn:
    """A role on the board.

    Attributes:
        heard: How many were heard, at the least; 0 when nobody was.
        asked: Whether anybody was: where not, its cells say so instead of "said nothing".
    """

    perspective: Perspective
    heard: int
    asked: bool

    @property
    def words(self) -> str:
        """How many were heard, or that nobody was."""
        if not self.asked:
            return "not yet"
        return f"{self.heard:,} heard" if self.heard else "heard"


@frozen_dataclass
class ThemeRow:
    """A theme with what was said.

    Attributes:
        people: How many of each role said so; a role that said nothing is not in it. Of one talk
            no more than were there, however many of its quotes are in the theme.
        total: How many people said so, also those whose role nobody noted.
        quotes: In their order.
        interviews: In how many different talks it was heard.
        elsewhere: Quotes that stand in no talk.
        seen: The figures say so, too.
    """

    theme: Theme
    people: Mapping[Perspective, int]
    total: int
    quotes: tuple[Quote, ...]
    interviews: int
    elsewhere: int
    seen: bool
    goes_with: GoesWith

    @property
    def heard_words(self) -> str:
        """How well it stands: "heard once", "in three interviews, seen in data"."""
        talks = self.interviews + self.elsewhere
        if not talks:
            said = "not heard yet"
        elif talks == 1:
            said = "heard once"
        elif self.elsewhere:
            said = f"heard {spoken(talks)} times"
        else:
            said = f"in {spoken(talks)} interviews"
        return f"{said}, seen in data" if self.seen else said


@frozen_dataclass
class ThemeBoard:
    """All themes by all roles; `unsorted` are the quotes of no theme."""

    roles: tuple[RoleColumn, ...]
    rows: tuple[ThemeRow, ...]
    unsorted: tuple[Quote, ...]


def theme_board(file: CaseFile) -> ThemeBoard:
    """The board of a case, or of a copy of it."""
    by_theme: dict[str | None, list[Quote]] = {}
    known = {theme.id for theme in file.themes}
    for quote in file.quotes:
        by_theme.setdefault(quote.theme_id if quote.theme_id in known else None, []).append(quote)
    links = _links(file)
    there = {talk.id: talk.people for talk in file.interviews}
    rows = tuple(
        _row(theme, by_theme.get(theme.id, []), links.get(theme.id, GoesWith.NOTHING), there)
        for theme in sorted(file.themes, key=lambda theme: theme.position)
    )
    return ThemeBoard(role_columns(file), rows, tuple(by_theme.get(None, ())))


def people_heard(talk: Interview) -> int | None:
    """How many a talk heard, at least one; None where something was only seen."""
    if talk.kind is ListeningKind.OBSERVATION and talk.people is None:
        return None
    return talk.people or 1


def role_columns(file: CaseFile) -> tuple[RoleColumn, ...]:
    """Every role with how many of it were heard in needs assessment."""
    counts: dict[Perspective, int] = {}
    asked: set[Perspective] = set()
    for talk in file.interviews:
        heard = people_heard(talk)
        if talk.perspective is not None and heard is not None:
            asked.add(talk.perspective)
            counts[talk.perspective] = counts.get(talk.perspective, 0) + heard
    asked |= {quote.voice for quote in file.quotes if quote.voice is not None}
    for voice in file.voices:
        if voice.stage is Stage.NEEDS and voice.state is VoiceState.HEARD:
            asked.add(voice.perspective)
            counts[voice.perspective] = max(counts.get(voice.perspective, 0), voice.count or 0)
    return tuple(RoleColumn(role, counts.get(role, 0), role in asked) for role in Perspective)


def heard_without_role(file: CaseFile) -> int:
    """How many were heard of whom nobody noted which of the roles they have.

    A talk counts with its people, unless its quotes say whose words they are, and a quote that
    belongs to no talk with its own.
    """
    told = {quote.interview_id for quote in file.quotes if quote.voice is not None}
    talks = [t for t in file.interviews if t.perspective is None and t.id not in told]
    known = {talk.id for talk in file.interviews}
    alone = [q for q in file.quotes if q.voice is None and q.interview_id not in known]
    return sum(people_heard(t) or 0 for t in talks) + sum(quote.people for quote in alone)


def unheard(file: CaseFile) -> tuple[Perspective, ...]:
    """The roles nobody of which was heard; where nobody at all was, none is named.

    Of a copy that lacks talks or quotes only those are named of which somebody noted that they
    were not heard: what is withheld never reads as absent.
    """
    roles = role_columns(file)
    waiting = [role.perspective for role in roles if not role.asked]
    if file.withheld.lacks(Interview) or file.withheld.lacks(Quote):
        noted = {voice.perspective for voice in file.voices if voice.stage is Stage.NEEDS}
        return tuple(role for role in waiting if role in noted)
    return () if len(waiting) == len(roles) else tuple(waiting)


def _row(
    theme: Theme, quotes: Sequence[Quote], goes_with: GoesWith, there: Mapping[str, int | None]
) -> ThemeRow:
    said: dict[tuple[Perspective | None, str], list[int]] = {}
    for quote in quotes:
        said.setdefault((quote.voice, quote.interview_id or quote.id), []).append(quote.people)
    people: dict[Perspective | None, int] = {}
    for (voice, talk), counts in said.items():
        most = there.get(talk, max(counts)) or sum(counts)
        people[voice] = people.get(voice, 0) + max(min(sum(counts), most), max(counts))
    total = sum(people.values())
    known = {voice: count for voice, count in people.items() if voice is not None}
    talks = {quote.interview_id for quote in quotes} - {None}
    elsewhere = sum(quote.interview_id is None for quote in quotes)
    seen = theme.finding_id is not None
    return ThemeRow(theme, known, total, tuple(quotes), len(talks), elsewhere, seen, goes_with)


def _links(file: CaseFile) -> dict[str, GoesWith]:
    """What each theme goes with, through evidence that points to it or to one of its quotes."""
    states = {cause.id: cause.state for cause in file.causes}
    themes = {quote.id: quote.theme_id for quote in file.quotes}
    found: dict[str, GoesWith] = {}
    for item in file.evidence:
        theme = item.theme_id or themes.get(item.quote_id or "")
        state = states.get(item.cause_id or "")
        if theme is None or state is None:
            continue
        if state is not CauseState.REJECTED:
            found[theme] = GoesWith.CAUSE
        else:
            found.setdefault(theme, GoesWith.ASIDE)
    return found
