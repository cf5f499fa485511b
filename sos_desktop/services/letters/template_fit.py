"""Whether a template can be filled in for an LEA, and truthfully."""

from sos_desktop.domain.casework.letters.letter_fields import FieldPlace, Obstacle, missing_fields
from sos_desktop.domain.casework.letters.letter_kinds import LetterKind, misfit
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.letters.facts import FIGURES, LetterLea
from sos_desktop.services.letters.figures import filled_names
from sos_desktop.services.letters.statutes import law_doubts
from sos_desktop.services.letters.templates import TemplateState


@frozen_dataclass
class Readiness:
    """Whether a letter can be made for an LEA.

    Attributes:
        obstacles: What is missing, and where it is filled in.
        notes: What the letter leaves open though it can be made, and where that is put right.
        law: What to check of the law it cites, because its words were not read in the statute.
    """

    kind: LetterKind
    obstacles: tuple[Obstacle, ...]
    notes: tuple[Obstacle, ...] = ()
    law: tuple[Obstacle, ...] = ()

    @property
    def ready(self) -> bool:
        """Nothing is missing."""
        return not self.obstacles


def readiness(lea: LetterLea, template: TemplateState) -> Readiness:
    """Whether a template can be filled in for an LEA, and truthfully."""
    kind = template.kind
    found = [Obstacle(f"{problem}", FieldPlace.TEMPLATE) for problem in template.problems]
    if words := misfit(kind, lea.standing):
        return Readiness(kind, (Obstacle(words), *found))
    if kind is LetterKind.AGENDA and lea.case is None:
        return Readiness(kind, (Obstacle("There is no open case", FieldPlace.CASE), *found))
    found += missing_fields(template.fields, filled_names(lea, kind))
    if lea.missing and kind is not LetterKind.AGENDA and _rests_on_all(lea, template):
        found.append(_not_loaded(lea))
    found += [doubt for doubt in lea.doubts if _matters(doubt, template.fields)]
    notes = ()
    if kind is LetterKind.LEVEL_3 and lea.level_3_note:
        notes = (Obstacle(lea.level_3_note, FieldPlace.DATA),)
    law = tuple(Obstacle(words) for words in law_doubts(template.fields))
    return Readiness(kind, tuple(found), notes, law)


def _rests_on_all(lea: LetterLea, template: TemplateState) -> bool:
    """Whether a sentence could be another one with a file that is not loaded.

    Reasons from CDE's list could not; whatever is computed, and every list of figures, could.
    """
    computed = () if lea.listed else ("reasons", "groups")
    return not set(template.fields).isdisjoint((*FIGURES, *computed))


def _not_loaded(lea: LetterLea) -> Obstacle:
    names = ", ".join(lea.missing)
    return Obstacle(
        f"Not loaded for {lea.year}: {names}. What it says of figures could be another with them",
        FieldPlace.DATA,
    )


def _matters(doubt: Obstacle, names: tuple[str, ...]) -> bool:
    used = {
        FieldPlace.SUPERINTENDENT: ("superintendent_name", "superintendent_title", "salutation"),
        FieldPlace.SIGNATURE: ("signature_name", "signature_title"),
    }
    return any(name in names for name in used.get(doubt.place or FieldPlace.DATA, ()))
