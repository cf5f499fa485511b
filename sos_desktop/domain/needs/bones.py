"""What a fishbone of causes is drawn from: bones, causes on them, and how each is shown.

The window and paper measure and draw; what hangs where is decided here, so that both show the same.
"""

from collections.abc import Mapping, Sequence

from sos_desktop.domain.casework.needs_words import (
    CATEGORIES,
    CATEGORY_CODES,
    CauseKind,
    DistrictControl,
)
from sos_desktop.domain.casework.records import Cause
from sos_desktop.domain.casework.words import CauseState
from sos_desktop.domain.needs.weighing import is_root
from sos_desktop.foundation.frozen import frozen_dataclass

HEAD = "head"
"""The id of the problem at the end of the spine."""
_BONE = "bone:"
_HEAD_WORDS = 8
"""Words of the problem that stand in the head; the whole stands beside the drawing."""


@frozen_dataclass
class BoneText:
    """A box of a fishbone.

    Attributes:
        parent: The box it hangs on; None for a bone.
        bone: It names a bone; nobody can agree with it or set it aside.
        root, aside, symptom, outside: How it is drawn: a root cause with a dot and heavy, set aside
            struck, a symptom in italics, not in the district's hands muted.
        lit: It lies on the path of whys of the chosen cause.
    """

    id: str
    text: str
    parent: str | None
    bone: bool = False
    root: bool = False
    aside: bool = False
    symptom: bool = False
    outside: bool = False
    lit: bool = False

    @property
    def words(self) -> str:
        """What the drawing says of it besides its text."""
        said = [
            words
            for holds, words in (
                (self.root, "root cause"),
                (self.aside, "set aside"),
                (self.symptom, "symptom"),
                (self.outside, "not in the district's hands"),
            )
            if holds
        ]
        return ", ".join(said)


def category_of_bone(box_id: str) -> str | None:
    """The category a bone stands for; None for a cause."""
    return box_id.removeprefix(_BONE) if box_id.startswith(_BONE) else None


def bone_of(category: str) -> str:
    """The id of the bone of a category."""
    return f"{_BONE}{category}"


def bones_of(
    causes: Sequence[Cause], categories: Sequence[str] = tuple(CATEGORIES), chosen: str = ""
) -> tuple[BoneText, ...]:
    """Bones and causes in the order in which they are drawn.

    A category is a bone where a cause hangs on it; with no causes at all every category is one, so
    that a team sees where it can begin. A top cause without a category is a bone itself.

    Args:
        causes: Of one case.
        categories: The county's, in its order; one that is used and not among them comes after.
        chosen: The cause whose path of whys is lit; "" for none.
    """
    known = {cause.id: cause for cause in causes}
    ordered = sorted(causes, key=lambda cause: cause.position)
    tops = [cause for cause in ordered if cause.parent_id not in known]
    used = {cause.category for cause in tops if cause.category}
    shown = [name for name in categories if name in used or not causes]
    shown += sorted(used - set(shown))
    path = path_of_whys(known, chosen)
    boxes = [BoneText(bone_of(name), CATEGORY_CODES[name], None, bone=True) for name in shown]
    for cause in ordered:
        top = cause.parent_id not in known
        parent = (bone_of(cause.category) if cause.category else None) if top else cause.parent_id
        boxes.append(_box(cause, parent, lit=cause.id in path))
    return tuple(boxes)


def path_of_whys(by_id: Mapping[str, Cause], chosen: str) -> frozenset[str]:
    """A cause with all it stands under; ends where a circle would close."""
    path: set[str] = set()
    at = chosen
    while at in by_id and at not in path:
        path.add(at)
        at = by_id[at].parent_id or ""
    return frozenset(path)


def below_each(causes: Sequence[Cause]) -> dict[str | None, list[Cause]]:
    """Causes in their order by what they stand under, None for the top.

    A circle, which two files put together may hold, is cut at its first cause, so that none of it
    is lost.
    """
    ordered = sorted(causes, key=lambda cause: cause.position)
    known = {cause.id for cause in causes}
    above = {c.id: c.parent_id if c.parent_id in known else None for c in ordered}
    for cause in ordered:
        seen: set[str] = set()
        at = above[cause.id]
        while at is not None and at != cause.id and at not in seen:
            seen.add(at)
            at = above[at]
        if at == cause.id:
            above[cause.id] = None
    below: dict[str | None, list[Cause]] = {}
    for cause in ordered:
        below.setdefault(above[cause.id], []).append(cause)
    return below


def outline_of(causes: Sequence[Cause]) -> list[tuple[int, Cause]]:
    """Causes in their order with their level, 1 at the top; one of a circle stands at the top."""
    below = below_each(causes)
    found: list[tuple[int, Cause]] = []
    waiting = [(1, cause) for cause in reversed(below.get(None, []))]
    while waiting:
        level, cause = waiting.pop()
        found.append((level, cause))
        waiting += [(level + 1, child) for child in reversed(below.get(cause.id, []))]
    return found


def head_words(problem: str) -> str:
    """The problem as it stands at the head of a fishbone: its first words; "" for none."""
    words = problem.split()
    cut = "…" if len(words) > _HEAD_WORDS else ""
    return f"{' '.join(words[:_HEAD_WORDS])}{cut}"


def fishbone_words(problem: str, causes: Sequence[Cause]) -> str:
    """The same in words: the problem, then each cause with what it stands under and how it is."""
    by_id = {cause.id: cause for cause in causes}
    lines = [problem]
    for level, cause in outline_of(causes):
        above = by_id.get(cause.parent_id or "") if level > 1 else None
        where = CATEGORY_CODES[cause.category] if cause.category else ""
        under = f", under {above.text}" if above else f", under {where}" if where else ""
        said = _box(cause, None, lit=False).words
        state = said or cause.state.words.lower()
        lines.append(f"{cause.text}{under}, {state}")
    return ". ".join(line.rstrip(".") for line in lines if line) + "."


def _box(cause: Cause, parent: str | None, *, lit: bool) -> BoneText:
    return BoneText(
        cause.id,
        cause.text,
        parent,
        root=is_root(cause),
        aside=cause.state is CauseState.REJECTED,
        symptom=cause.kind is CauseKind.SYMPTOM,
        outside=cause.control is DistrictControl.OUTSIDE,
        lit=lit,
    )
