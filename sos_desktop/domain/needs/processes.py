"""How something is done today: steps in their order, each with who, what waits, where it breaks.

The window and paper measure and draw; which lines stand in a step is decided here.
"""

from collections.abc import Sequence
from enum import StrEnum

from sos_desktop.domain.casework.records import ProcessStep
from sos_desktop.foundation.frozen import frozen_dataclass


class LineKind(StrEnum):
    """What a line of a step says."""

    STEP = "step"
    WHO = "who"
    BREAKS = "breaks"


@frozen_dataclass
class StepText:
    """A step as it is drawn; "" where nothing is known.

    Attributes:
        waiting: What lies before it; stands at the arrow that leads to it.
    """

    id: str
    text: str
    who: str = ""
    waiting: str = ""
    breaks: str = ""

    @property
    def lines(self) -> tuple[tuple[LineKind, str], ...]:
        """What stands in its box, from top to bottom."""
        found = [(LineKind.STEP, self.text)]
        if self.who:
            found.append((LineKind.WHO, self.who))
        if self.breaks:
            found.append((LineKind.BREAKS, f"✗ {self.breaks}"))
        return tuple(found)


def step_texts(steps: Sequence[ProcessStep]) -> tuple[StepText, ...]:
    """Steps as they are drawn, numbered: what a record is known by is not printed."""
    return tuple(
        StepText(str(number), step.text, step.who, step.waiting, step.breaks)
        for number, step in enumerate(steps, start=1)
    )


def processes_of(steps: Sequence[ProcessStep]) -> dict[str, tuple[ProcessStep, ...]]:
    """The steps of each process by its name, both in the order in which they stand."""
    found: dict[str, list[ProcessStep]] = {}
    for step in sorted(steps, key=lambda step: step.position):
        found.setdefault(step.process, []).append(step)
    return {name: tuple(of) for name, of in found.items()}


def process_words(steps: Sequence[ProcessStep]) -> str:
    """A process in words, a sentence for each step."""
    said: list[str] = []
    for number, step in enumerate(steps, start=1):
        parts = [f"{number}. {step.text}"]
        parts += [f"by {step.who}"] if step.who else []
        parts += [f"after waiting: {step.waiting}"] if step.waiting else []
        parts += [f"breaks: {step.breaks}"] if step.breaks else []
        said.append(", ".join(parts))
    return ". ".join(said)
