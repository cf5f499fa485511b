"""Whose work a case is: who proposed what, and whose voice the analysis goes without.

Support is done with districts, not to them (the third principle of the 2018 brief), so a case says
so, quietly, when most of it came from the county office. It never blocks anything.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.words import (
    ActionState,
    CauseState,
    Perspective,
    ProposedBy,
    Stage,
    VoiceState,
)
from sos_desktop.foundation.frozen import frozen_dataclass

NEEDED = (
    Perspective.STUDENTS,
    Perspective.FAMILIES,
    Perspective.COMMUNITY,
    Perspective.BOARD,
    Perspective.LABOR,
)
"""Whose absence from the root cause analysis is said: it should hear students, families and the
community, and look at the dynamics of the board and of labor and management (2018 brief)."""

FEWEST = 3
"""With fewer proposals than this nothing can be said about who carries the work."""


@frozen_dataclass
class Agency:
    """Who proposed what stands in a case.

    Attributes:
        counts: Proposals by who made them; those of which nobody noted it are left out.
        unnoted: Proposals of which nobody noted who made them.
        parts: What the proposals are, in words with their numbers ("2 decisions", "5 causes").
    """

    counts: Mapping[ProposedBy, int]
    unnoted: int
    parts: tuple[str, ...]

    @property
    def known(self) -> int:
        """Proposals of which it is noted who made them."""
        return sum(self.counts.values())

    @property
    def enough(self) -> bool:
        """Whether there are enough of them to say anything."""
        return self.known >= FEWEST

    @property
    def mostly_coe(self) -> bool:
        """Whether the county office alone made more than half of them.

        More than half, because "most of it" means that in plain English; what both proposed
        counts as the district's as well.
        """
        return self.enough and self.counts[ProposedBy.COE] * 2 > self.known


def agency(file: CaseFile) -> Agency:
    """Count who proposed the decisions, causes, actions and problem of practice of a case.

    The level of service is no proposal: a district that has one has not written anything. Causes
    set aside and actions dropped are no longer part of the work and do not count; headings of the
    cause tree, which nobody proposed, count as not noted only when they have no causes below them.
    """
    found = dict(_proposals(file))
    proposers = [who for made in found.values() for who in made]
    counts = Counter(who for who in proposers if who is not None)
    return Agency(
        {who: counts[who] for who in ProposedBy},
        sum(who is None for who in proposers),
        tuple(_counted(len(made), words) for words, made in found.items() if made),
    )


def _proposals(file: CaseFile) -> Iterable[tuple[str, list[ProposedBy | None]]]:
    case = file.case
    headings = {cause.parent_id for cause in file.causes}
    yield "decision", [decision.proposed_by for decision in file.decisions]
    yield (
        "cause",
        [
            cause.proposed_by
            for cause in file.causes
            if cause.state is not CauseState.REJECTED
            and (cause.proposed_by is not None or cause.id not in headings)
        ],
    )
    yield "action", [a.proposed_by for a in file.actions if a.state is not ActionState.DROPPED]
    yield "problem of practice", [case.problem_proposed_by] if case.problem_of_practice else []


def agency_words(found: Agency) -> str:
    """The sentence about who carries the work; "" when the county office does not, or too few."""
    if not found.mostly_coe:
        return ""
    return (
        f"The county office alone proposed {found.counts[ProposedBy.COE]} of {found.known} "
        "decisions, causes and actions. What would the district put in their place?"
    )


def counts_words(found: Agency) -> str:
    """Who proposed how much, in a line; says so when nothing is noted or too little."""
    if not found.known:
        return "Nobody has noted yet who proposed what."
    said = [
        f"{who.words.lower() if who is not ProposedBy.COE else 'county office'} {number}"
        for who, number in found.counts.items()
    ]
    line = f"Proposed by: {', '.join(said)}"
    if found.unnoted:
        line += f"; not noted {found.unnoted}"
    return f"{line}." if found.enough else f"{line}. Too few to say who carries the work."


def unheard(file: CaseFile) -> tuple[Perspective, ...]:
    """Families, board and labor, as far as stage 3 has not heard them.

    Empty before stage 3 has begun: nothing is missing from an analysis that is not there.
    """
    begun = file.case.stage >= Stage.NEEDS or bool(file.causes)
    if not begun:
        return ()
    heard = _in_state(file, VoiceState.HEARD)
    return tuple(voice for voice in NEEDED if voice not in heard)


def unheard_words(file: CaseFile) -> str:
    """The sentence about voices missing in stage 3; "" when none is."""
    quiet = unheard(file)
    if not quiet:
        return ""
    invited = _in_state(file, VoiceState.INVITED)
    said = [f"{v.words.lower()} (invited)" if v in invited else v.words.lower() for v in quiet]
    return f"Not heard in the analysis of stage 3 yet: {joined(said)}."


def warnings(file: CaseFile) -> tuple[str, ...]:
    """Everything to be said quietly about whose work a case is; empty when nothing is."""
    found = (unheard_words(file), agency_words(agency(file)))
    return tuple(words for words in found if words)


def joined(words: list[str]) -> str:
    """Words in a sentence ("a, b and c")."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _in_state(file: CaseFile, state: VoiceState) -> set[Perspective]:
    return {
        voice.perspective
        for voice in file.voices
        if voice.stage == Stage.NEEDS and voice.state is state
    }


def _counted(number: int, words: str) -> str:
    if number == 1:
        return f"1 {words}"
    first, *rest = words.split(" ")
    return " ".join([f"{number} {first}s", *rest])
