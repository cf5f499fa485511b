"""Evidence for and against a cause: what it weighs, from whom it is, and what is lacking."""

from collections.abc import Mapping, Sequence
from enum import Enum

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.needs_words import CauseKind, EvidenceSide, EvidenceStrength
from sos_desktop.domain.casework.records import Cause, Evidence
from sos_desktop.domain.casework.words import CauseState, EvidenceKind, Perspective
from sos_desktop.foundation.frozen import frozen_dataclass

_WEIGHTS = {
    EvidenceStrength.WEAK: 1,
    EvidenceStrength.FAIR: 2,
    EvidenceStrength.STRONG: 3,
    None: 2,
}
"""What nobody judged weighs as much as what is good: it is neither praised nor doubted."""

FEW = (2, 3)
"""So many causes go forward to support (`reference`: two or three roots)."""


class Worry(Enum):
    """Why a root cause does not stand well."""

    NO_EVIDENCE = "no evidence yet"
    ONE_VOICE = "evidence from one voice only"
    CONTRADICTED = "contradicted by evidence"


@frozen_dataclass
class CauseBalance:
    """What speaks for a cause and what against it.

    Attributes:
        voices: Whose voices speak for it.
        told_only: All that speaks for it was said, and nothing seen or read.
    """

    cause: Cause
    pro: tuple[Evidence, ...]
    contra: tuple[Evidence, ...]
    voices: frozenset[Perspective]
    told_only: bool

    @property
    def weight(self) -> int:
        """What speaks for it less what speaks against it, by how strong each is."""
        return _weight(self.pro) - _weight(self.contra)

    @property
    def worries(self) -> tuple[Worry, ...]:
        """What is lacking; nothing for a cause that stands well.

        One thing that was said is one voice, also where nobody noted whose.
        """
        if not self.pro and not self.contra:
            return (Worry.NO_EVIDENCE,)
        found: list[Worry] = []
        if self.contra and self.weight <= 0:
            found.append(Worry.CONTRADICTED)
        if not self.pro:
            found.append(Worry.NO_EVIDENCE)
        elif self.told_only and (len(self.voices) or len(self.pro)) == 1:
            found.append(Worry.ONE_VOICE)
        return tuple(found)

    @property
    def signs(self) -> str:
        """Short, as an outline says it: "+2 −1"; "none" where there is no evidence."""
        parts = [f"+{len(self.pro)}"] if self.pro else []
        parts += [f"−{len(self.contra)}"] if self.contra else []
        return " ".join(parts) or "none"

    @property
    def words(self) -> str:
        """In words: "2 for, 1 against"."""
        if not self.pro and not self.contra:
            return "none"
        parts = [f"{len(self.pro)} for"] if self.pro else []
        parts += [f"{len(self.contra)} against"] if self.contra else []
        return ", ".join(parts)


def balances(file: CaseFile) -> dict[str, CauseBalance]:
    """The balance of every cause, by its id."""
    tied: dict[str, list[Evidence]] = {}
    for item in file.evidence:
        if item.cause_id is not None:
            tied.setdefault(item.cause_id, []).append(item)
    said_by = _Voices(file)
    return {cause.id: _balance(cause, tied.get(cause.id, ()), said_by) for cause in file.causes}


def is_root(cause: Cause) -> bool:
    """Whether a cause is taken for a root: accepted, or judged to be one and not set aside."""
    if cause.state is CauseState.VALIDATED:
        return True
    return cause.kind is CauseKind.ROOT and cause.state is not CauseState.REJECTED


def goes_forward(cause: Cause) -> bool:
    """Whether a cause is one of the few that go forward; one that is set aside is none."""
    return cause.forward and cause.state is not CauseState.REJECTED


def root_worries(file: CaseFile) -> list[tuple[Cause, tuple[Worry, ...]]]:
    """Root causes that do not stand well, each with the reasons; in the order of the causes."""
    found = balances(file)
    roots = sorted(filter(is_root, file.causes), key=lambda cause: cause.position)
    return [(root, worries) for root in roots if (worries := found[root.id].worries)]


def worry_words(file: CaseFile) -> str:
    """The same as a sentence for each reason; "" where nothing is lacking."""
    by_worry: dict[Worry, list[str]] = {}
    for cause, worries in root_worries(file):
        for worry in worries:
            by_worry.setdefault(worry, []).append(f"“{cause.text}”")
    said = {
        Worry.NO_EVIDENCE: "No evidence yet",
        Worry.ONE_VOICE: "Evidence from one voice only",
        Worry.CONTRADICTED: "Contradicted",
    }
    return " ".join(f"{said[w]}: {', '.join(by_worry[w])}." for w in Worry if w in by_worry)


def forward_words(causes: Sequence[Cause]) -> str:
    """How many causes go forward, where it is not two or three; "" where it is, or none yet."""
    count = sum(map(goes_forward, causes))
    fewest, most = FEW
    if not count or fewest <= count <= most:
        return ""
    if count < fewest:
        return "One cause goes forward; two or three usually do."
    return f"{count} causes go forward; two or three are as many as a district can work on."


class _Voices:
    """From whose voices a piece of evidence is."""

    def __init__(self, file: CaseFile) -> None:
        self._quotes: Mapping[str, Perspective | None] = {q.id: q.voice for q in file.quotes}
        self._themes: dict[str, set[Perspective]] = {}
        for quote in file.quotes:
            if quote.theme_id is not None and quote.voice is not None:
                self._themes.setdefault(quote.theme_id, set()).add(quote.voice)

    def of(self, item: Evidence) -> set[Perspective]:
        """Those it points to, else the one noted at it."""
        found = set(self._themes.get(item.theme_id or "", ()))
        quoted = self._quotes.get(item.quote_id or "")
        found |= {voice for voice in (quoted, item.voice) if voice is not None}
        return found


def _balance(cause: Cause, found: Sequence[Evidence], said_by: _Voices) -> CauseBalance:
    pro = tuple(item for item in found if item.side is EvidenceSide.FOR)
    contra = tuple(item for item in found if item.side is EvidenceSide.AGAINST)
    told_only = all(item.kind is EvidenceKind.INTERVIEW for item in pro)
    voices = frozenset[Perspective]().union(*map(said_by.of, pro))
    return CauseBalance(cause, pro, contra, voices, told_only)


def _weight(found: Sequence[Evidence]) -> int:
    return sum(_WEIGHTS.get(item.strength, _WEIGHTS[None]) for item in found)
