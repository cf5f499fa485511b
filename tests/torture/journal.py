"""What a run tells while it works, so that afterwards it is known what it had confirmed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


class Teller:
    """Tells of every step before it begins and after it is confirmed; `tell` carries a message."""

    def __init__(self, tell: Callable[[tuple[str, Any]], object]) -> None:
        self._tell = tell

    def ready(self) -> None:
        """From now on the run may die."""
        self._tell(("ready", None))

    def step(self, wanted: Any, work: Callable[[], object]) -> None:
        """Do one step; `wanted` is what shall hold after it."""
        self._tell(("begin", wanted))
        work()
        self._tell(("done", None))


@dataclass
class Journal:
    """What arrived of it.

    Attributes:
        done: What the confirmed steps wanted, in order.
        under_way: What the step that was begun and not confirmed wanted; None without one.
        ready: It had come so far that it might die.
        killed: It did not end by itself.
        raised: What it was stopped by instead.
    """

    done: list[Any] = field(default_factory=list)
    under_way: Any = None
    ready: bool = False
    killed: bool = False
    raised: str = ""

    def hear(self, message: tuple[str, Any]) -> None:
        """Take in one message."""
        verb, content = message
        if verb == "begin":
            self.under_way = content
        elif verb == "done":
            self.done.append(self.under_way)
            self.under_way = None
        elif verb == "ready":
            self.ready = True
        else:
            self.raised = content

    def outcomes(self, at_first: Any) -> list[Any]:
        """What may hold now: what the last confirmed step wanted, or the one under way."""
        held = self.done[-1] if self.done else at_first
        return [held] if self.under_way is None else [held, self.under_way]
