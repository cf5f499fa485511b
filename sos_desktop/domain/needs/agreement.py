"""Agreement on causes by role: from a show of hands, a survey, or dots."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sos_desktop.domain.casework.needs_words import VoteMethod
from sos_desktop.domain.casework.records import Cause, Vote
from sos_desktop.domain.casework.words import Perspective
from sos_desktop.foundation.frozen import frozen_dataclass

FEWEST_OF_ROLE = 3
"""Fewer of a role are told with others on paper that leaves the office; this program's choice."""

ROLE = Perspective | None
"""A role; None where the roles were not told apart."""


@frozen_dataclass
class Agreement:
    """How many agree that a cause is a root of the problem.

    Attributes:
        by_role: (agree, asked) by role, in the order of the roles; None last.
    """

    by_role: Mapping[ROLE, tuple[int, int]]

    @property
    def agree(self) -> int:
        """Of all roles together."""
        return sum(agree for agree, _asked in self.by_role.values())

    @property
    def asked(self) -> int:
        """Of all roles together."""
        return sum(asked for _agree, asked in self.by_role.values())

    @property
    def percent(self) -> int | None:
        """Rounded; None where nobody was asked."""
        return round(100 * self.agree / self.asked) if self.asked else None

    @property
    def words(self) -> str:
        """In words: "8 of 9 agree"; "" where nobody was asked."""
        return f"{self.agree:,} of {self.asked:,} agree" if self.asked else ""


NOBODY = Agreement({})


def agreements(votes: Sequence[Vote]) -> dict[str, Agreement]:
    """The agreement on each cause by its id; dots are no agreement (`dots`).

    Where a role was asked more than once, the latest day counts; where it was asked in two ways on
    that day, the show of hands does. A count of all together stands for the roles only where none
    of them was asked on that day or later.
    """
    latest: dict[tuple[str, ROLE], Vote] = {}
    for vote in votes:
        if vote.cause_id is None or vote.method is VoteMethod.DOTS:
            continue
        key = (vote.cause_id, vote.voice)
        before = latest.get(key)
        if before is None or _rank(vote) >= _rank(before):
            latest[key] = vote
    order: dict[ROLE, int] = {role: at for at, role in enumerate((*Perspective, None))}
    found: dict[str, dict[ROLE, Vote]] = {}
    for (cause_id, role), vote in sorted(
        latest.items(), key=lambda item: order.get(item[0][1], len(order))
    ):
        found.setdefault(cause_id, {})[role] = vote
    return {cause_id: Agreement(_counted(by_role)) for cause_id, by_role in found.items()}


def dots(votes: Sequence[Vote]) -> dict[str, int]:
    """Dots by cause: of the latest day on which dots were put, all roles together."""
    put = [vote for vote in votes if vote.method is VoteMethod.DOTS and vote.cause_id]
    day = max((vote.held_on for vote in put), default=None)
    found: dict[str, int] = {}
    for vote in put:
        if vote.held_on == day and vote.cause_id is not None:
            found[vote.cause_id] = found.get(vote.cause_id, 0) + vote.agree
    return found


def dots_by_role(votes: Sequence[Vote], cause_id: str) -> dict[ROLE, tuple[int, int]]:
    """(dots, people) by role of a cause, of the latest day on which dots were put."""
    put = [vote for vote in votes if vote.method is VoteMethod.DOTS]
    day = max((vote.held_on for vote in put), default=None)
    own = (vote for vote in put if vote.held_on == day and vote.cause_id == cause_id)
    return {vote.voice: (vote.agree, vote.asked) for vote in own}


def dots_left(people: int, each: int, put: Iterable[int]) -> int:
    """How many dots are still in the hands of the people; below 0 when more were put than given."""
    return people * each - sum(put)


@frozen_dataclass
class SharedCounts:
    """(agree, asked) as they leave the office.

    Attributes:
        roles: The roles that are told by themselves.
        others: The small roles together; None where there are none, or too few people.
    """

    roles: Mapping[Perspective, tuple[int, int]]
    others: tuple[int, int] | None


def shared(found: Agreement) -> SharedCounts:
    """The counts by role with small roles together, so that nobody's own vote can be told.

    A role of one or two is told with others of at least `FEWEST_OF_ROLE` people together: the
    smallest that are large enough go with it where it is not enough, because the whole is told
    as well.
    """
    roles = {role: count for role, count in found.by_role.items() if role is not None}
    order = sorted(roles, key=lambda role: roles[role][1])
    small = [role for role in order if roles[role][1] < FEWEST_OF_ROLE]
    while small and len(small) < len(order):
        if len(small) > 1 and sum(roles[role][1] for role in small) >= FEWEST_OF_ROLE:
            break
        small = order[: len(small) + 1]
    asked = sum(roles[role][1] for role in small)
    others = (sum(roles[role][0] for role in small), asked) if asked >= FEWEST_OF_ROLE else None
    told = {role: count for role, count in roles.items() if role not in small}
    return SharedCounts(told, others if told else None)


def told_votes(votes: Sequence[Vote]) -> tuple[Vote, ...]:
    """The votes as they leave the office: as papers tell them, and no others.

    Of each cause what counts now, by hands or in a survey, and the latest dots. Small roles are one
    vote without a role, as in `shared`; where no role can be told that vote is of all together,
    and where they are too few together there is none.
    """
    found: list[Vote] = []
    counted = [vote for vote in votes if vote.method is not VoteMethod.DOTS]
    put = [vote for vote in votes if vote.method is VoteMethod.DOTS]
    for cause_id, agreement in agreements(votes).items():
        found += _told([vote for vote in counted if vote.cause_id == cause_id], agreement)
    for cause_id in dots(votes):
        by_role = Agreement(dots_by_role(votes, cause_id))
        found += _told([vote for vote in put if vote.cause_id == cause_id], by_role)
    return tuple(found)


def _told(votes: Sequence[Vote], counted: Agreement) -> Iterator[Vote]:
    last = max(votes, key=_rank)
    counts = shared(counted)
    others = counts.others if counts.roles else (counted.agree, counted.asked)
    told: dict[ROLE, tuple[int, int] | None] = {**counts.roles, None: others}
    for role, count in told.items():
        if count is not None and count[1] >= FEWEST_OF_ROLE:
            own = max((vote for vote in votes if vote.voice is role), key=_rank, default=last)
            yield replace(own, voice=role, agree=count[0], asked=count[1])


def agreed_words(cause: Cause, found: Mapping[str, Agreement]) -> str:
    """What is known of the agreement on a cause: counted, or the percent somebody noted."""
    counted = found.get(cause.id, NOBODY)
    if counted.asked:
        return counted.words
    return "" if cause.agreement is None else f"{cause.agreement}% agree"


def _rank(vote: Vote) -> tuple[int, bool]:
    return vote.held_on.toordinal(), vote.method is VoteMethod.HANDS


def _counted(by_role: dict[ROLE, Vote]) -> dict[ROLE, tuple[int, int]]:
    """The counts of the roles or of all together, never both: the same people are in them."""
    whole = by_role.get(None)
    apart = {role: vote for role, vote in by_role.items() if role is not None}
    if whole is not None and all(vote.held_on < whole.held_on for vote in apart.values()):
        apart = {None: whole}
    return {role: (vote.agree, vote.asked) for role, vote in apart.items()}
