"""An action as documents tell it, in the plan and among what was dropped."""

from sos_desktop.domain.casework.records import Action, Measure
from sos_desktop.domain.casework.records.schema import field_info
from sos_desktop.domain.casework.terms import Terms


def action_words(action: Action, terms: Terms) -> str:
    """What will be done, and below it where, what pays it, and what speaks for it."""
    evidence = [terms.of(action.evidence_tier), action.evidence]
    said = (
        (Action.schools, action.schools),
        (Action.funding, action.funding),
        (Action.evidence, ". ".join(part for part in evidence if part)),
        (Action.spreads, action.spreads),
    )
    told = [f"{terms.label(field_info(of))}: {text}" for of, text in said if text]
    return "\n".join((action.text, *told))


def measure_words(measure: Measure) -> str:
    """What a measure is called, and below it what is counted out of what."""
    counted = " / ".join(part for part in (measure.counted, measure.out_of) if part)
    return f"{measure.name}\n{counted}".rstrip()
