"""Referrals: who could help, who has room, what came of it. The choice stays the district's."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from sos_desktop.domain.casework.partners.shared_needs import Fit, Need, fit, has_room
from sos_desktop.domain.casework.records import Provider, Referral
from sos_desktop.domain.casework.words import DistrictChoice, ReferralOutcome
from sos_desktop.domain.formats import date_words, is_known, span_words
from sos_desktop.foundation.frozen import frozen_dataclass

UNDECIDED = timedelta(days=30)
"""After this long without a decision a referral is pointed out, as a case that has gone quiet."""


@frozen_dataclass
class LeaReferral:
    """A referral with whose it is; `closed`: its case is closed."""

    referral: Referral
    lea: str
    cds: str
    closed: bool = False


@frozen_dataclass
class TrackRecord:
    """What a provider has been used for.

    Attributes:
        free: How many more districts it can take; None when its capacity is not known.
        serving: Districts it helps now.
        used: Referrals a district chose.
        outcomes: How many ended how; those without an outcome are in none.
        last_on: The newest referral's day; None without any.
    """

    free: int | None
    serving: int
    used: int
    outcomes: Mapping[ReferralOutcome, int]
    last_on: date | None

    @property
    def words(self) -> str:
        """In a cell: "3 times: helped 2, did not help 1"."""
        if self.last_on is None:
            return "not yet"
        times = "chosen once" if self.used == 1 else f"chosen {self.used} times"
        ends = [f"{kind.words.lower()} {n}" for kind, n in self.outcomes.items() if n]
        return f"{times}: {', '.join(ends)}" if ends else times

    @property
    def room(self) -> str:
        """Its free capacity in words."""
        if self.free is None:
            return "not known"
        return "no room" if self.free <= 0 else f"room for {self.free}"


@frozen_dataclass
class Suggestion:
    """A provider that knows something a case needs; `fits` names the needs it covers."""

    provider: Provider
    fits: tuple[Need, ...]
    partly: tuple[Need, ...]
    record: TrackRecord

    @property
    def words(self) -> str:
        """Why it is suggested, after its name; only its room when it fits nothing."""
        count = len(self.fits) or len(self.partly)
        if not count:
            return _room_words(self.record)
        needs = "1 need" if count == 1 else f"{count} needs"
        return f"fits {needs}{'' if self.fits else ' in part'}, {_room_words(self.record)}"


def is_serving(use: LeaReferral, today: date) -> bool:
    """Whether a referral takes up a provider's capacity today."""
    found = use.referral
    return (
        found.choice is DistrictChoice.CHOSEN
        and found.outcome is None
        and not use.closed
        and (found.ends_on is None or found.ends_on >= today)
    )


def record_of(provider: Provider, uses: Iterable[LeaReferral], today: date) -> TrackRecord:
    """What a provider has been used for, from every referral to it."""
    own = [use for use in uses if use.referral.provider_id == provider.id]
    serving = len({use.cds for use in own if is_serving(use, today)})
    chosen = [use.referral for use in own if use.referral.choice is DistrictChoice.CHOSEN]
    return TrackRecord(
        free=None if provider.capacity is None else provider.capacity - serving,
        serving=serving,
        used=len(chosen),
        outcomes={kind: sum(r.outcome is kind for r in chosen) for kind in ReferralOutcome},
        last_on=max((use.referral.referred_on for use in own), default=None),
    )


def suggest(
    needs: Sequence[Need], providers: Iterable[Provider], records: Mapping[str, TrackRecord]
) -> tuple[Suggestion, ...]:
    """Active providers that know something of the needs, the best first; it decides nothing.

    First those that cover most needs, and by name rather than as open to all; then those with
    room, those that helped before, and the name.
    """
    found = []
    for provider in providers:
        fits = {need: fit(provider, need) for need in needs}
        if provider.active and any(fits.values()):
            covered = tuple(need for need, level in fits.items() if level.covers)
            partly = tuple(need for need, level in fits.items() if level is Fit.PART)
            suggestion = Suggestion(provider, covered, partly, records[provider.id])
            found.append((_rank(suggestion, sum(fits.values())), suggestion))
    return tuple(suggestion for _, suggestion in sorted(found, key=lambda pair: pair[0]))


def _rank(found: Suggestion, total: int) -> tuple[object, ...]:
    record = found.record
    helped = record.outcomes[ReferralOutcome.HELPED] - record.outcomes[ReferralOutcome.NOT]
    room = 0 if record.free is None else 1 if has_room(record.free) else -1
    return (-len(found.fits), -room, -total, -helped, found.provider.name.casefold())


def _room_words(record: TrackRecord) -> str:
    return "capacity not known" if record.free is None else record.room


def reminder(referral: Referral, today: date, *, closed: bool = False) -> str:
    """What is missing in a referral by now, as a sentence; "" when nothing is.

    Args:
        referral: The referral.
        today: This day.
        closed: Its case is closed, so that the help has ended too.
    """
    if referral.choice is DistrictChoice.CHOSEN and referral.outcome is None:
        if referral.ends_on is not None and referral.ends_on < today:
            return f"Ended {date_words(referral.ends_on)} without an outcome: note what came of it."
        if closed:
            return "The case is closed and no outcome is noted: note what came of it."
    if referral.choice is DistrictChoice.OPEN and not closed and is_known(referral.referred_on):
        waiting = today - referral.referred_on
        if waiting >= UNDECIDED:
            return f"Not decided for {span_words(waiting.days)}: ask the district."
    return ""
