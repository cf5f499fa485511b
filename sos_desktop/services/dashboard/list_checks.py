"""Whether one of the state's lists is whole, and whether anybody else knows whom it names."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.county import LeaRow
from db.queries.official import list_batches
from sos_desktop.domain.dashboard.cds import LEA_DIGITS
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.dashboard.datasets import dataset_title
from sos_desktop.importers.contract import (
    EQUITY_MULTIPLIER,
    OFFICIAL,
    Identity,
    Issue,
    ParsedFile,
    Scope,
    Severity,
)
from sos_desktop.importers.layouts import layouts
from sos_desktop.services.dashboard.equity_beside import disagreeing_leas
from sos_desktop.services.dashboard.import_views import FilePreview
from sos_desktop.services.dashboard.lists_beside import LOCAL, beside_lists
from sos_desktop.services.dashboard.restated_statuses import restated

_FEWER = 0.95
_MANY_KNOWN = 20
"""With fewer districts of the county at hand it says nothing that a list names another one."""


def with_list_checks(
    session: Session,
    parsed: ParsedFile,
    scope: Scope,
    county_code: str,
    before: Sequence[FilePreview],
) -> tuple[ParsedFile, str]:
    """A list with a remark where it has far fewer rows than CDE's, or names whom nobody knows.

    Returns:
        The list, and that it has fewer rows than the one it would replace, or than the year
        before's, as a sentence; "" when it has not.
    """
    if parsed.identity.kind == LOCAL:
        fewer = list(_fewer_than_before(session, parsed, scope))
        said = (*fewer, *beside_lists(session, parsed, county_code))
        words = _words(parsed, fewer)
        return (replace(parsed, issues=(*said, *parsed.issues)) if said else parsed), words
    if parsed.identity.kind not in OFFICIAL:
        return parsed, ""
    fewer = list(_fewer_than_before(session, parsed, scope))
    found = [
        *_few(parsed),
        *fewer,
        *restated(session, parsed),
        *_unknown(session, parsed, county_code),
        *beside_lists(session, parsed, county_code),
        *_of_other_sheet(parsed, tuple(disagreeing_leas(session, parsed, scope, before))),
    ]
    words = _words(parsed, fewer)
    return (replace(parsed, issues=(*found, *parsed.issues)) if found else parsed), words


def _words(parsed: ParsedFile, fewer: Sequence[Issue]) -> str:
    """That a list has fewer rows, as a sentence with its name; "" when it has not."""
    return fewer[0].meaning.replace("It", parsed.name, 1) if fewer else ""


def _of_other_sheet(parsed: ParsedFile, leas: Sequence[str]) -> Iterator[Issue]:
    if leas:
        said = _issue(
            parsed,
            ", ".join(leas[:3])[:60],
            "Sites, students or dollars of LEAs are not those of the workbook's other sheet.",
            "Compare with CDE's original workbook.",
        )
        yield replace(said, count=len(leas))


def _few(parsed: ParsedFile) -> Iterator[Issue]:
    """CDE's lists are of the whole state; those of some LEAs only come from elsewhere."""
    fewest, what = _fewest(parsed.identity)
    if parsed.rows_read < fewest:
        yield _issue(
            parsed,
            f"{parsed.rows_read:,}",
            f"CDE's lists have more than {fewest:,} {what}. For those that are not in this one, "
            "nothing is official.",
            "Load the whole list, if you have it.",
        )


def _fewest(identity: Identity) -> tuple[int, str]:
    if identity.kind == "assistance":
        return layouts().fewest_leas, "LEAs"
    if identity.kind != EQUITY_MULTIPLIER:
        return 0, ""
    if identity.series == "sites":
        return layouts().fewest_sites, "school sites"
    return layouts().fewest_with_sites, "LEAs"


def _fewer_than_before(session: Session, parsed: ParsedFile, scope: Scope) -> Iterator[Issue]:
    """Against the list it replaces, and that of the year before."""
    identity = parsed.identity
    for batch in list_batches(session, identity.kind):
        ahead = identity.year - (batch.year or 0)
        if batch.series != identity.series or ahead not in (0, 1) or batch.scope != scope:
            continue
        if parsed.rows_read < batch.rows_read * _FEWER:
            title = dataset_title(batch.kind, None, batch.year, batch.series)
            yield _issue(
                parsed,
                f"{parsed.rows_read:,} / {batch.rows_read:,}",
                f"It has fewer rows than {batch.file_name} ({title}), which is loaded.",
                "Choose CDE's original file, if rows were lost.",
            )


def _unknown(session: Session, parsed: ParsedFile, county_code: str) -> Iterator[Issue]:
    """Districts of the own county that no file loaded before has: often a mistyped code.

    The county office itself is in no file that is of districts alone.
    """
    codes = session.scalars(sa.select(LeaRow.cds).where(LeaRow.county_code == county_code))
    known = {cds[:LEA_DIGITS] for cds in codes}
    new = [
        entity
        for entity in parsed.entities
        if entity.cds.startswith(county_code)
        and entity.cds[:LEA_DIGITS] not in known
        and entity.kind is not EntityKind.COE
    ]
    if new and len(known) >= _MANY_KNOWN:
        said = _issue(
            parsed,
            f"{new[0].cds} {new[0].name}"[:60],
            "No file loaded before has a district of this CDS code. It is loaded as it stands.",
            "Compare the code with CDE's original workbook.",
        )
        yield replace(said, count=len(new))


def _issue(parsed: ParsedFile, value: str, meaning: str, remedy: str) -> Issue:
    return Issue(Severity.WARNING, parsed.name, None, "CDS", value, meaning, remedy)
