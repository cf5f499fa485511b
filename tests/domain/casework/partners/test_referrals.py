"""Suggestions, free capacity, and referrals nobody came back to."""

from datetime import date

import pytest

from sos_desktop.domain.casework.partners.referrals import LeaReferral, record_of, reminder, suggest
from sos_desktop.domain.casework.partners.shared_needs import Need
from sos_desktop.domain.casework.records import Provider, Referral
from sos_desktop.domain.casework.words import (
    DistrictChoice,
    ProviderKind,
    ReferralOutcome,
)

TODAY = date(2026, 11, 24)
OPEN, CHOSEN, DECLINED = DistrictChoice
HELPED, PARTLY, NOT = ReferralOutcome


def provider(name, priorities=(4,), groups=(), capacity=None, active=True):
    return Provider(
        name=name,
        kind=ProviderKind.SELPA,
        priorities=priorities,
        groups=groups,
        capacity=capacity,
        active=active,
    )


def referral(choice=CHOSEN, outcome=None, ends_on=None, on=date(2026, 11, 1), to=None):
    return Referral(
        case_id="case",
        provider="P",
        purpose="Help",
        referred_on=on,
        choice=choice,
        outcome=outcome,
        ends_on=ends_on,
        provider_id=to,
    )


@pytest.mark.parametrize(
    ("found", "closed", "says"),
    [
        (referral(), False, ""),
        (referral(ends_on=TODAY), False, ""),
        (referral(ends_on=date(2026, 11, 23)), False, "Ended Nov 23, 2026 without an outcome"),
        (referral(ends_on=date(2026, 11, 23), outcome=NOT), False, ""),
        (referral(), True, "The case is closed"),
        (referral(OPEN, on=date(2026, 10, 26)), False, ""),
        (referral(OPEN, on=date(2026, 10, 25)), False, "Not decided for 30 days"),
        (referral(OPEN, on=date(2026, 1, 1)), True, ""),
        (referral(DECLINED, ends_on=date(2026, 1, 1), on=date(2025, 1, 1)), True, ""),
    ],
)
def test_what_is_missing_is_pointed_out(found, closed, says):
    said = reminder(found, TODAY, closed=closed)
    assert said.startswith(says)
    assert bool(said) is bool(says)


def test_capacity_counts_districts_that_are_helped_now():
    selpa = provider("SELPA", capacity=3)
    uses = [
        LeaReferral(referral(to=selpa.id), "A", "1"),
        LeaReferral(referral(to=selpa.id), "A", "1"),
        LeaReferral(referral(to=selpa.id), "B", "2", closed=True),
        LeaReferral(referral(to=selpa.id, outcome=HELPED), "C", "3"),
        LeaReferral(referral(to=selpa.id, ends_on=date(2026, 11, 2)), "D", "4"),
        LeaReferral(referral(OPEN, to=selpa.id, on=TODAY), "E", "5"),
        LeaReferral(referral(to="another"), "F", "6"),
    ]
    found = record_of(selpa, uses, TODAY)
    assert (found.serving, found.free, found.used, found.last_on) == (1, 2, 5, TODAY)
    assert found.words == "chosen 5 times: helped 1"
    assert found.room == "room for 2"


@pytest.mark.parametrize(
    ("capacity", "room"), [(None, "not known"), (0, "no room"), (1, "room for 1")]
)
def test_room_in_words(capacity, room):
    found = record_of(provider("P", capacity=capacity), [], TODAY)
    assert (found.room, found.words) == (room, "not yet")


def test_suggestions_go_by_expertise_then_room_then_what_came_of_it():
    both = provider("Both", (4, 6), ("SWD",), capacity=0)
    roomy = provider("Roomy", (4,), capacity=1)
    helped, other = provider("Z helped"), provider("Other")
    full = provider("Full", capacity=0)
    half = provider("Half", (4,), ("EL",))
    idle = provider("Idle", (8,))
    gone = provider("Gone", (4, 6), ("SWD",), active=False)
    register = [idle, half, full, other, helped, roomy, gone, both]
    uses = [LeaReferral(referral(to=helped.id, outcome=HELPED), "A", "1")]
    records = {p.id: record_of(p, uses, TODAY) for p in register}
    found = suggest([Need(4, "SWD"), Need(6, "SWD")], register, records)
    assert [s.provider.name for s in found] == [
        "Both",
        "Roomy",
        "Z helped",
        "Other",
        "Full",
        "Half",
    ]
    assert [s.words for s in found] == [
        "fits 2 needs, no room",
        "fits 1 need, room for 1",
        "fits 1 need, capacity not known",
        "fits 1 need, capacity not known",
        "fits 1 need, no room",
        "fits 1 need in part, capacity not known",
    ]


def test_without_needs_nobody_is_suggested():
    one = provider("One")
    assert suggest([], [one], {one.id: record_of(one, [], TODAY)}) == ()
