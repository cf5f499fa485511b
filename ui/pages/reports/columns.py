"""What the lists of the Reports page show."""

from sos_desktop.domain.casework.letters.letter_fields import Obstacle
from sos_desktop.domain.casework.letters.letter_kinds import LetterKind
from sos_desktop.domain.formats import date_words
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.letters.making import MakingOutcome
from sos_desktop.services.letters.readiness import LetterRow
from sos_desktop.services.letters.templates import TemplateState
from ui.models.table import Column


@frozen_dataclass
class LetterItem:
    """One letter, one-pager or agenda of one LEA."""

    row: LetterRow
    kind: LetterKind

    @property
    def ready(self) -> bool:
        """Whether it can be made."""
        return self.row.by_kind[self.kind].ready

    @property
    def short(self) -> str:
        """What it lacks, in a few words."""
        return short_words(self.row.by_kind[self.kind].obstacles)

    @property
    def missing(self) -> str:
        """What it lacks, in a line; "" when nothing."""
        return "; ".join(
            obstacle.words.rstrip(".") for obstacle in self.row.by_kind[self.kind].obstacles
        )


def short_words(obstacles: tuple[Obstacle, ...]) -> str:
    """What is missing, in a few words; "nothing" when all is there."""
    return ", ".join(dict.fromkeys(obstacle.short for obstacle in obstacles)) or "nothing"


def _letter(row: LetterRow) -> str:
    return row.letter.words if row.letter else "none"


def _ready(row: LetterRow) -> str:
    if row.letter is None:
        return "no letter"
    return "ready" if row.ready else "not ready"


def _tone(row: LetterRow) -> str:
    return {"ready": "good", "not ready": "warn", "no letter": "quiet"}[_ready(row)]


def _missing(row: LetterRow) -> str:
    open_ends = (*row.obstacles, *row.notes)
    return "; ".join(obstacle.words.rstrip(".") for obstacle in open_ends) or "nothing"


def _missing_short(row: LetterRow) -> str:
    words = short_words(row.obstacles)
    return words if row.obstacles or not row.notes else "nothing; not every group is known"


def _made(row: LetterRow) -> str:
    return date_words(row.made_on, "not yet")


def _basis(row: LetterRow) -> str:
    return row.found.basis or "no data"


LETTERS: tuple[Column[LetterRow], ...] = (
    Column("LEA", lambda r: r.found.lea.name, width=28),
    Column("Letter", _letter, width=20),
    Column("Ready", _ready, width=11, tone=_tone),
    Column("Missing", _missing_short, width=30, tooltip=_missing, spare=True),
    Column(
        "Status",
        lambda r: r.found.status_words,
        width=24,
        tooltip=lambda r: r.found.status_words,
        spare=True,
    ),
    Column(
        "Whose result",
        _basis,
        width=20,
        tone=lambda r: "accent" if r.found.basis == "Official" else "warn",
    ),
    Column("Made on", _made, width=13, sort=lambda r: r.made_on, spare=True),
)

AGENDAS: tuple[Column[LetterRow], ...] = (
    Column("LEA", lambda r: r.found.lea.name, width=28),
    Column("How it came in", lambda r: r.found.case.route.words if r.found.case else "–", width=24),
    Column(
        "Consultant",
        lambda r: (r.found.case.consultant if r.found.case else "") or "unassigned",
        width=18,
    ),
    Column(
        "Ready",
        lambda r: "ready" if r.by_kind[LetterKind.AGENDA].ready else "not ready",
        width=11,
        tone=lambda r: "good" if r.by_kind[LetterKind.AGENDA].ready else "warn",
    ),
    Column("Missing", lambda r: LetterItem(r, LetterKind.AGENDA).short, width=34),
    Column(
        "Made on",
        lambda r: date_words(r.made.get(LetterKind.AGENDA), "not yet"),
        width=13,
        sort=lambda r: r.made.get(LetterKind.AGENDA),
    ),
)

TEMPLATES: tuple[Column[TemplateState], ...] = (
    Column("Template", lambda t: t.kind.words, width=30),
    Column(
        "In use",
        lambda t: "the county's own" if t.own else "shipped",
        width=18,
        tone=lambda t: "accent" if t.own else "quiet",
    ),
    Column(
        "Can be used",
        lambda t: "no" if t.problems else "yes",
        width=13,
        tone=lambda t: "bad" if t.problems else "good",
    ),
    Column(
        "What is wrong",
        lambda t: " ".join(t.problems) or "nothing",
        width=60,
        tooltip=lambda t: "\n".join(t.problems) or "nothing",
    ),
)

ITEMS: tuple[Column[LetterItem], ...] = (
    Column("LEA", lambda i: i.row.found.lea.name, width=30),
    Column("What", lambda i: i.kind.words, width=26),
    Column(
        "Ready",
        lambda i: "ready" if i.ready else "not ready",
        width=11,
        tone=lambda i: "good" if i.ready else "warn",
    ),
    Column("Missing", lambda i: i.short, width=28, tooltip=lambda i: i.missing),
)

OUTCOMES: tuple[Column[MakingOutcome], ...] = (
    Column("LEA", lambda o: o.lea, width=24),
    Column("What", lambda o: o.kind.words, width=24),
    Column(
        "Result",
        lambda o: "not made" if o.why else "made",
        width=11,
        tone=lambda o: "warn" if o.why else "good",
    ),
    Column("Files, or why not", lambda o: o.words, width=44, tooltip=lambda o: o.words),
)
