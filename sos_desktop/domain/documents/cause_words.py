"""A fishbone in words: in sentences for who cannot see it, and as lines where it is not drawn."""

from collections.abc import Sequence

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.needs_words import CauseKind, DistrictControl
from sos_desktop.domain.casework.records import Cause
from sos_desktop.domain.casework.words import CauseState
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.needs.bones import below_each, outline_of


def causes_in_words(file: CaseFile, catalog: Catalog) -> str:
    """The problem and each cause with what it hangs on, as sentences."""
    say, terms = catalog.say, catalog.terms
    by_id = {cause.id: cause for cause in file.causes}
    lines = [file.case.problem_of_practice]
    for level, cause in outline_of(file.causes):
        above = by_id.get(cause.parent_id or "") if level > 1 else None
        where = above.text if above is not None else terms.category(cause.category)
        key = "under" if where else "alone"
        lines.append(say(key, cause=cause.text, where=where, state=_stands(cause, catalog)))
    return " ".join(f"{line.rstrip('.')}." for line in lines if line)


def causes_as_outline(
    file: CaseFile, catalog: Catalog, categories: Sequence[str]
) -> tuple[tuple[int, str], ...]:
    """Each bone with its causes, and under each what it grows from: (how deep, the line).

    Args:
        file: The case, or a copy of it.
        catalog: The words of the paper.
        categories: The county's, in their order; bones of other names come after them.
    """
    below = below_each(file.causes)
    found: list[tuple[int, str]] = []
    tops = below.get(None, [])
    for category in dict.fromkeys((*categories, *(top.category for top in tops))):
        own = [top for top in tops if top.category == category]
        deep = 1 if category else 0
        if own and category:
            found.append((0, catalog.terms.category(category)))
        waiting = [(deep, cause) for cause in reversed(own)]
        while waiting:
            level, cause = waiting.pop()
            line = catalog.say("alone", cause=cause.text, state=_stands(cause, catalog))
            found.append((level, line))
            waiting += [(level + 1, one) for one in reversed(below.get(cause.id, []))]
    return tuple(found)


def _stands(cause: Cause, catalog: Catalog) -> str:
    """How a cause is drawn, in words: its state, whether it is a symptom or out of reach."""
    said = [catalog.term(cause.state)]
    judged_root = cause.kind is CauseKind.ROOT and cause.state is not CauseState.VALIDATED
    if cause.kind is CauseKind.SYMPTOM or judged_root:
        said.append(catalog.term(cause.kind).lower())
    if cause.control is DistrictControl.OUTSIDE:
        said.append(catalog.term(cause.control).lower())
    return ", ".join(said)
