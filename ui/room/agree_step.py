"""Agreement counted in the room: hands of a role, or dots that each person puts."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.needs_words import EvidenceSide
from sos_desktop.domain.casework.records import Cause
from sos_desktop.domain.casework.words import CauseState, Perspective
from sos_desktop.domain.formats import counted as counted_words
from sos_desktop.domain.needs.agreement import (
    NOBODY,
    ROLE,
    Agreement,
    agreed_words,
    agreements,
    dots,
    dots_left,
)
from sos_desktop.domain.needs.weighing import CauseBalance, balances, is_root
from sos_desktop.foundation import clock
from ui import theme
from ui.room.steps import Step, enlarged, large
from ui.widgets.announce import announce
from ui.widgets.basics import button, clear, scrolled
from ui.widgets.flow import FlowLayout

_ROLES: tuple[ROLE, ...] = (None, *Perspective)
_HANDS_KEYS = (
    "+ agrees · − takes back · N does not · Left, Right: role · Up, Down: cause · "
    "Enter keeps it · D: dots instead"
)
_DOTS_KEYS = (
    "+ a dot here · − takes back · P one person more · Shift+P one fewer · 1 to 9: dots each has · "
    "Up, Down: cause · Enter keeps all · D: hands instead"
)
_DRAWN = 30
"""Dots drawn in a line; more are a number."""
_SPEAKS = 3
"""So many pieces of evidence of a side are read out; of more it is said that there are more."""


class AgreeStep(Step):
    """Hands are counted a cause and a role at a time; dots over all causes at once.

    D changes between the two. Up and Down choose the cause. With hands, Left and Right choose the
    role, + and − count those who agree, N those who do not, and Enter keeps the count and goes to
    the next cause. With dots, P counts the people, a digit says how many dots each has, + and − put
    and take dots, never more than the people have, and Enter keeps those of all causes. A row of
    buttons does the same by the mouse, and a click on a cause chooses it.

    Signals:
        counted: (a cause, its counts by role).
        dotted: (dots by cause, how many people put them, how many each had).
    """

    title = "What we agree"
    counted = Signal(object, object)
    dotted = Signal(object, int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Count hands or dots")
        self.file: CaseFile | None = None
        self.by_dots = False
        self.people, self.each = 0, 3
        self._causes: tuple[Cause, ...] = ()
        self._place = 0
        self._role: ROLE = None
        self._hands: dict[str, dict[ROLE, list[int]]] = {}
        self._put: dict[str, int] = {}
        content = QWidget()
        self.lines = QVBoxLayout(content)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(12)
        self.area = scrolled(content)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.count = large("", "heading")
        self.keys = large(_HANDS_KEYS, "small", tone="muted")
        self.hands_row = self._row(
            ("Agrees", lambda: self._more(1)),
            ("Takes back", lambda: self._more(-1)),
            ("Does not", lambda: self._against(1)),
            ("Next role", lambda: self._turn_role(1)),
            ("Keep it", self._keep),
            ("Dots instead", self._turn),
        )
        self.dots_row = self._row(
            ("A dot here", lambda: self._more(1)),
            ("Takes back", lambda: self._more(-1)),
            ("One person more", lambda: self._people_come(1)),
            ("One fewer", lambda: self._people_come(-1)),
            ("More dots each", self._more_each),
            ("Keep all", self._keep),
            ("Hands instead", self._turn),
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.area, 1)
        for part in (self.count, self.hands_row, self.dots_row, self.keys):
            box.addWidget(part)

    def _row(self, *acts: tuple[str, Callable[[], None]]) -> QWidget:
        """Buttons that leave the keys where they are."""
        holder = QWidget()
        line = FlowLayout()
        holder.setLayout(line)
        for words, act in acts:
            made = button(words, partial(self._press, act))
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            theme.use_font(made, "body", scale=enlarged())
            line.addWidget(made)
        return holder

    def _press(self, act: Callable[[], None]) -> None:
        act()
        if act != self._keep:
            self._draw()

    def show_file(self, file: CaseFile) -> None:
        self.file = file
        wanted = [c for c in file.causes if is_root(c) or c.state is CauseState.TO_TEST]
        kept = [c for c in file.causes if c.state is not CauseState.REJECTED]
        self._causes = tuple(sorted(wanted or kept, key=lambda c: c.position))
        self._put = {c.id: self._put[c.id] for c in self._causes if c.id in self._put}
        self._place = min(self._place, max(len(self._causes) - 1, 0))
        self._draw()

    def current(self) -> Cause | None:
        """The cause that is asked about."""
        return self._causes[self._place] if self._causes else None

    def hands(self) -> list[int]:
        """Those who agree and those who do not, of the role that is asked."""
        cause = self.current()
        key = cause.id if cause is not None else ""
        return self._hands.setdefault(key, {}).setdefault(self._role, [0, 0])

    def left(self) -> int:
        """Dots nobody has put yet."""
        return dots_left(self.people, self.each, self._put.values())

    # --- shown ------------------------------------------------------------------------------

    def _draw(self) -> None:
        clear(self.lines)
        self.keys.setText(_DOTS_KEYS if self.by_dots else _HANDS_KEYS)
        self.hands_row.setVisible(bool(self._causes) and not self.by_dots)
        self.dots_row.setVisible(bool(self._causes) and self.by_dots)
        if self.file is None or not self._causes:
            self.lines.addWidget(large("No cause is there to agree on yet.", tone="muted"))
            self.count.setText("")
            return
        known, weighed = agreements(self.file.votes), balances(self.file)
        before, current = dots(self.file.votes), None
        for number, cause in enumerate(self._causes):
            here, evidence = number == self._place, weighed.get(cause.id)
            mark = "▸ " if here else "   "
            name = large(f"{mark}{cause.text}", "strong" if here else "body")
            self.lines.addWidget(name)
            counted = (
                self._dots_words(cause, before.get(cause.id, 0))
                if self.by_dots
                else self._hands_words(cause, known)
            )
            weighs = evidence is not None and bool(evidence.pro or evidence.contra)
            facts = [evidence.words if weighs and evidence else "no evidence yet", counted]
            said = [" · ".join(fact for fact in facts if fact)]
            if here and evidence is not None:
                said += _speaks(evidence)
            below = large("\n".join(f"      {line}" for line in said), "small", tone="muted")
            self.lines.addWidget(below)
            current = below if here else current
        self.lines.addStretch(1)
        if current is not None:
            QTimer.singleShot(0, current, partial(self.area.ensureWidgetVisible, current))
        self._say(self._dots_count() if self.by_dots else self._hands_count())

    def _say(self, words: str) -> None:
        self.count.setText(words)
        self.count.setAccessibleName(words)

    def _hands_count(self) -> str:
        role = self._role.words if self._role is not None else "All together"
        agree, against = self.hands()
        said = f"{agree} of {agree + against} agree" if agree + against else self._kept_words()
        known = self._of_roles() if self._role is None else ""
        return f"{role}: {said}{f' · what counts is the roles: {known}' if known else ''}"

    def _hands_words(self, cause: Cause, known: Mapping[str, Agreement]) -> str:
        """How many agree of those who were counted, and what is counted and not kept yet."""
        hands = self._hands.get(cause.id, {})
        counted = [
            f"{role.words if role is not None else 'All together'} {agree} of {agree + against}"
            for role in _ROLES
            for agree, against in [hands.get(role, (0, 0))]
            if agree + against
        ]
        kept = agreed_words(cause, known)
        if counted:
            return " · ".join(filter(None, (kept, f"not kept yet: {', '.join(counted)}")))
        return kept or "not asked yet"

    def _kept_words(self) -> str:
        """What is kept of the role that is asked, where nobody is counted now."""
        agree, asked = self._agreement().by_role.get(self._role, (0, 0))
        return f"{agree} of {asked} agree, kept" if asked else "nobody counted yet"

    def _agreement(self) -> Agreement:
        """On the cause that is asked about, by what was counted today."""
        cause, votes = self.current(), self.file.votes if self.file is not None else ()
        votes = [vote for vote in votes if vote.held_on >= clock.today()]
        return agreements(votes).get(cause.id, NOBODY) if cause is not None else NOBODY

    def _of_roles(self) -> str:
        """What the roles asked today say of the cause: a count of all changes none of it."""
        found = self._agreement()
        return found.words if any(found.by_role) else ""

    def _dots_count(self) -> str:
        if not self.people:
            return f"Dots: count the people first (P); each has {counted_words(self.each, 'dot')}"
        here = self._put.get(self._causes[self._place].id, 0)
        who = counted_words(self.people, "person", "people")
        left = self.left()
        over = f"{-left} more than they have" if left < 0 else f"{left} left"
        kept = " · kept" if self._is_kept() else ""
        return f"{counted_words(here, 'dot')} here · {over} ({who}, {self.each} each){kept}"

    def _is_kept(self) -> bool:
        if self.file is None or not any(self._put.values()):
            return False
        before = dots(self.file.votes)
        return all(before.get(c.id, -1) == self._put.get(c.id, 0) for c in self._causes)

    def _dots_words(self, cause: Cause, before: int) -> str:
        put = self._put.get(cause.id, 0)
        if put:
            return "●" * put if put <= _DRAWN else f"● {put}"
        return f"{counted_words(before, 'dot')} kept" if before else "no dot yet"

    # --- keys and mouse ---------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a cause, or on what stands below it, chooses it."""
        found = self.childAt(event.position().toPoint())
        place = self.lines.indexOf(found) if found is not None else -1
        if self._causes and place >= 0:
            self._place = place // 2
            self._draw()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        act = self._acts(event).get(Qt.Key(key))
        if event.text() in ("+", "="):
            self._more(1)
        elif event.text() in ("-", "−", "_"):
            self._more(-1)
        elif self.by_dots and event.text() in tuple("123456789"):
            self.each = int(event.text())
        elif act is not None:
            act()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                return
        else:
            super().keyPressEvent(event)
            return
        self._draw()

    def _acts(self, event: QKeyEvent) -> Mapping[Qt.Key, Callable[[], None]]:
        step = -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        acts: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_D: self._turn,
            Qt.Key.Key_Up: lambda: self._go(-1),
            Qt.Key.Key_Down: lambda: self._go(1),
            Qt.Key.Key_Return: self._keep,
            Qt.Key.Key_Enter: self._keep,
        }
        if self.by_dots:
            acts[Qt.Key.Key_P] = lambda: self._people_come(step)
        else:
            acts[Qt.Key.Key_N] = lambda: self._against(step)
            acts[Qt.Key.Key_Left] = lambda: self._turn_role(-1)
            acts[Qt.Key.Key_Right] = lambda: self._turn_role(1)
        return acts

    def _turn(self) -> None:
        self.by_dots = not self.by_dots

    def _people_come(self, step: int) -> None:
        self.people = max(self.people + step, 0)

    def _more_each(self) -> None:
        """As the digits do: one dot more for each, and after nine one."""
        self.each = self.each % 9 + 1

    def _against(self, step: int) -> None:
        hands = self.hands()
        hands[1] = max(hands[1] + step, 0)

    def _turn_role(self, step: int) -> None:
        self._role = _ROLES[(_ROLES.index(self._role) + step) % len(_ROLES)]

    def _more(self, step: int) -> None:
        """One hand or dot more or fewer; a dot that nobody has is not put."""
        cause = self.current()
        if cause is None:
            return
        if not self.by_dots:
            hands = self.hands()
            hands[0] = max(hands[0] + step, 0)
        elif step < 0 or self.left() > 0:
            self._put[cause.id] = max(self._put.get(cause.id, 0) + step, 0)

    def _go(self, step: int) -> None:
        self._place = min(max(self._place + step, 0), max(len(self._causes) - 1, 0))

    def _keep(self) -> None:
        if self.by_dots:
            self._keep_dots()
        else:
            self._keep_hands()

    def _keep_hands(self) -> None:
        cause = self.current()
        if cause is not None:
            found = self._hands.get(cause.id, {})
            counts = {role: (a, a + n) for role, (a, n) in found.items() if a + n}
            if counts:
                self.counted.emit(cause, counts)
                self._hands.pop(cause.id, None)
                self._role = min(counts, key=_ROLES.index)  # the next cause begins where it began
                self._go(1)
        self._draw()

    def _keep_dots(self) -> None:
        """Keep all dots; a cause that got none is kept with none, so that all were asked about."""
        refused = ""
        if not self.people or not any(self._put.values()):
            refused = "No dot is put yet. Count the people with P, then put dots with +."
        elif self.left() < 0:
            refused = f"{-self.left()} dots more than the people have. Take some back with −."
        if refused:
            self._say(refused)
            announce(self, refused, urgent=True)
            return
        self.dotted.emit({c: self._put.get(c.id, 0) for c in self._causes}, self.people, self.each)


def _speaks(found: CauseBalance) -> list[str]:
    """What speaks for a cause, and then what speaks against it, a line each."""
    said: list[str] = []
    for side, items in ((EvidenceSide.FOR, found.pro), (EvidenceSide.AGAINST, found.contra)):
        said += [f"{side.words}: {item.text}" for item in items[:_SPEAKS]]
        if len(items) > _SPEAKS:
            said.append(f"{side.words}: {len(items) - _SPEAKS} more")
    return said
