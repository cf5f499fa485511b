"""The tables of the Providers page."""

from sos_desktop.domain.casework.partners.shared_needs import NeedCoverage
from sos_desktop.domain.casework.partners.team_load import Load
from sos_desktop.domain.casework.words import Stage
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.domain.formats import date_words
from sos_desktop.services.people.providers import ProviderRow, ProviderUse
from ui.models.table import Column
from ui.pages.case.referrals import (
    choice_tone,
    choice_words,
    days_words,
    outcome_tone,
    outcome_words,
    purpose_words,
)

_STATE_TONES = {
    "Nobody": "bad",
    "In part only": "warn",
    "Covered, no room": "warn",
    "Covered": "good",
}


def knows(row: ProviderRow) -> str:
    """A provider's expertise in one text."""
    provider = row.provider
    parts = []
    if provider.priorities:
        word = "Priority" if len(provider.priorities) == 1 else "Priorities"
        parts.append(f"{word} {', '.join(map(str, provider.priorities))}")
    if provider.groups:
        parts.append(", ".join(STUDENT_GROUPS[g].name for g in provider.groups))
    if provider.topics:
        parts.append(provider.topics)
    return " · ".join(parts) or "not said"


def _room(row: ProviderRow) -> str:
    return row.record.room if row.provider.active else "no longer active"


def _room_tone(row: ProviderRow) -> str:
    if not row.provider.active or row.record.free is None:
        return "quiet"
    return "good" if row.record.free > 0 else "bad"


def _used(row: ProviderRow) -> str:
    late = sum(bool(use.reminder) for use in row.uses)
    return f"{row.record.words} · {late} to follow up" if late else row.record.words


REGISTER: tuple[Column[ProviderRow], ...] = (
    Column(
        "Provider",
        lambda r: r.provider.name,
        width=26,
        tooltip=lambda r: f"{r.provider.name}\n{r.provider.note}".strip(),
    ),
    Column("Knows", knows, width=34, tooltip=knows),
    Column(
        "Free",
        _room,
        tone=_room_tone,
        width=14,
        sort=lambda r: r.record.free if r.provider.active else None,
    ),
    Column("Cost", lambda r: r.provider.cost or "not known", width=11, spare=True),
    Column("When used", _used, sort=lambda r: -r.record.used, width=22, tooltip=_used, spare=True),
    Column("Kind", lambda r: r.provider.kind.words, width=16, spare=True),
)

USES: tuple[Column[ProviderUse], ...] = (
    Column("District", lambda u: u.use.lea, width=20),
    Column(
        "What for",
        lambda u: purpose_words(u.use.referral),
        width=34,
        tooltip=lambda u: purpose_words(u.use.referral),
    ),
    Column(
        "When",
        lambda u: days_words(u.use.referral),
        width=15,
        sort=lambda u: u.use.referral.referred_on,
    ),
    Column(
        "Choice",
        lambda u: choice_words(u.use.referral),
        width=13,
        tone=lambda u: choice_tone(u.use.referral),
    ),
    Column(
        "Outcome",
        lambda u: outcome_words(u.use.referral, u.reminder),
        width=15,
        tone=lambda u: outcome_tone(u.use.referral, u.reminder),
    ),
    Column(
        "What happened",
        lambda u: u.use.referral.outcome_note or u.reminder or "–",
        width=34,
        tooltip=lambda u: u.use.referral.outcome_note,
    ),
)

NEEDS: tuple[Column[NeedCoverage], ...] = (
    Column("Need", lambda c: c.need.words, width=30, tooltip=lambda c: c.need.words),
    Column("Covered", lambda c: c.state, tone=lambda c: _STATE_TONES[c.state], width=18),
    Column(
        "Districts",
        lambda c: ", ".join(c.leas),
        width=26,
        sort=lambda c: -len(c.leas),
        tooltip=lambda c: ", ".join(c.leas),
    ),
    Column(
        "Who covers it",
        lambda c: ", ".join(p.name for p in c.covering) or "nobody",
        width=26,
        tooltip=lambda c: ", ".join(p.name for p in c.covering),
    ),
    Column(
        "In part",
        lambda c: ", ".join(p.name for p in c.partly) or "–",
        width=22,
        tooltip=lambda c: ", ".join(p.name for p in c.partly),
        spare=True,
    ),
)


def _stages(load: Load) -> str:
    counted = [f"{load.stages[stage]} in {int(stage)}" for stage in Stage if load.stages[stage]]
    return ", ".join(counted) or "–"


def _free(load: Load) -> str:
    if load.free is None:
        if not load.name:
            return "unassigned"
        return "capacity not said" if load.consultant else "not in the register"
    of = load.free + load.cases
    if not of and not load.cases:
        return "takes no cases"
    return f"{-load.free} too many of {of}" if load.free < 0 else f"{load.free} of {of}"


def _free_tone(load: Load) -> str:
    if load.free is None:
        return "quiet" if load.name or not load.cases else "warn"
    if load.free == load.cases == 0:
        return "quiet"
    return "bad" if load.free < 0 else "warn" if load.free == 0 else "good"


LOADS: tuple[Column[Load], ...] = (
    Column("Consultant", lambda x: x.name or "Nobody", width=20, sort=lambda x: x.name or None),
    Column("Cases", lambda x: str(x.cases), sort=lambda x: x.cases, numeric=True, width=7),
    Column("By stage", _stages, width=13, tooltip=_stages, spare=True),
    Column("Free", _free, sort=lambda x: x.free, tone=_free_tone, width=18),
    Column(
        "Overdue", lambda x: str(x.overdue or "–"), sort=lambda x: x.overdue, numeric=True, width=8
    ),
    Column(
        "Visits",
        lambda x: str(x.visits or "–"),
        sort=lambda x: x.visits,
        numeric=True,
        width=7,
        spare=True,
    ),
    Column(
        "Districts",
        lambda x: ", ".join(x.leas) or "–",
        width=24,
        tooltip=lambda x: ", ".join(x.leas),
    ),
)


def reached(row: ProviderRow) -> str:
    """How to reach a provider, and when it was last proposed, in one line."""
    provider = row.provider
    parts = [part for part in (provider.contact, provider.email, provider.phone) if part]
    said = " · ".join(parts) or "No contact noted"
    if row.record.last_on is not None:
        said += f" · last proposed {date_words(row.record.last_on)}"
    return f"{said}\n{provider.note}" if provider.note else said
