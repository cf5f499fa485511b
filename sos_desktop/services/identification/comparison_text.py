"""A reconciliation as sentences and as CSV."""

from collections import Counter
from collections.abc import Sequence

from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.domain.formats import counted
from sos_desktop.domain.identification.reconcile import Comparison, Outcome
from sos_desktop.foundation.text_tables import csv_bytes
from sos_desktop.services.identification.reconciliation import Reconciliation

CSV_COLUMNS = ("cds", "lea", "what", "computed", "official", "outcome", "causes")
_LETTERS = "letters"


def comparison_csv(rows: Sequence[Comparison], *, for_excel: bool = False) -> bytes:
    """A row per comparison; `for_excel` as `csv_bytes` says."""
    cells = (
        (row.cds, row.lea, row.what, row.computed, row.official, row.outcome, "; ".join(row.causes))
        for row in rows
    )
    return csv_bytes(CSV_COLUMNS, cells, for_excel=for_excel)


def summary(found: Reconciliation) -> tuple[str, ...]:
    """The result in sentences, differences first in full."""
    total = sum(found.counts.values())
    counts = ", ".join(f"{found.counts.get(outcome, 0):,} {outcome}" for outcome in Outcome)
    if found.rules is None:
        against = f"(official), nothing computed: no criteria of {found.year} are in force here"
    else:
        against = f"against {found.rules.title}, computed (estimate)"
    judged = (
        f"{found.judged:,} of {total:,} cells could be compared"
        if found.judged < total
        else f"{total:,} cells"
    )
    leas = counted(found.leas, "LEA")
    lines = [f"{found.file_name} {against}: {leas}, {judged}: {counts}."]
    if found.without_data:
        lines.append(
            f"No data are loaded for {counted(found.without_data, 'LEA')} of the list; "
            f"{'it is' if found.without_data == 1 else 'they are'} not compared."
        )
    if found.not_listed:
        lines.append(
            f"Not in the list, although data are loaded: {'; '.join(sorted(found.not_listed))}."
        )
    lines.extend(sentence(row) for row in found.differences)
    unknown = Counter(
        (_LETTERS if row.what in STUDENT_GROUPS else row.what, cause)
        for row in (*found.cells, *found.facts)
        if row.outcome is Outcome.NOT_COMPUTABLE
        for cause in row.causes
    )
    for (what, cause), count in sorted(unknown.items()):
        lines.append(f"Not computable: {_counted(what, count)} ({cause}).")
    return tuple(lines)


def _counted(what: str, count: int) -> str:
    if what == _LETTERS:
        return counted(count, "letter code")
    return f"{what} of {counted(count, 'LEA')}"


def sentence(row: Comparison) -> str:
    """One difference in words."""
    return (
        f"{row.lea}, {_name(row.what)}: computed {row.computed or 'no letter code'}, official "
        f"{row.official or 'no letter code'}. Likely cause: {'; '.join(row.causes)}."
    )


def _name(what: str) -> str:
    return STUDENT_GROUPS[what].name if what in STUDENT_GROUPS else what
