"""What documents about a whole county are made from."""

from typing import Any

from sos_desktop.domain.casework.access.readers import Reader
from sos_desktop.domain.dashboard.codes import INDICATORS
from sos_desktop.domain.documents.document_kind import Needs
from sos_desktop.domain.documents.identified import (
    IdentificationMaterial,
    IdentifiedLea,
    ReleaseCount,
)
from sos_desktop.domain.identification.history import Basis
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework.caseload_report import caseload_material
from sos_desktop.services.county.annual import annual_material
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.identification.identification_view import (
    IdentificationRow,
    identification,
)
from sos_desktop.services.identification.release_figures import figures_of
from sos_desktop.services.identification.whole_years import newest_whole_year


def county_material(county: CountyFile, needs: Needs, reader: Reader, year: int | None) -> Any:
    """The material of a kind of document that needs no case.

    Raises:
        InputProblem: Nothing of the year is loaded.
    """
    if needs is Needs.CASELOAD:
        return caseload_material(county, reader)
    if needs is Needs.IDENTIFICATION:
        return identification_material(county, reader, year)
    return annual_material(county, reader)


def identification_material(
    county: CountyFile, reader: Reader, year: int | None = None
) -> IdentificationMaterial:
    """A Dashboard year as the Identification page shows it, charter schools counted.

    Without a year it is the newest that is loaded whole, as a paper of a part of one says little.

    Raises:
        InputProblem: Nothing of the year is loaded, or no rules for it are known.
    """
    view = identification(county, year or newest_whole_year(county))
    if view is None or year not in (None, view.year):
        of_year = f" of {year}" if year else ""
        raise InputProblem(f"No Dashboard files{of_year} are loaded. Load them on the Data page.")
    if not view.shown:
        raise InputProblem(view.why_not)
    return IdentificationMaterial(
        county=county.county,
        year=view.year,
        fiscal_year=view.fiscal_year,
        reader=reader,
        figures=tuple(
            ReleaseCount(figure.key, figure.number, figure.partly)
            for figure in figures_of(view, charters=True)
        ),
        leas=tuple(_lea(row, view.groups) for row in view.rows),
        lists=view.lists,
        missing=tuple(INDICATORS[indicator].name for indicator in view.missing),
    )


def _lea(row: IdentificationRow, groups: tuple[str, ...]) -> IdentifiedLea:
    return IdentifiedLea(
        name=row.lea.name,
        status=row.status.status_words,
        served=row.status.served,
        is_official=row.status.basis is Basis.OFFICIAL,
        official=row.official,
        computed=row.computed,
        open=frozenset(group for group in groups if group in row.waits and row.is_open(group)),
        differing=row.differing(),
        why=row.status.why,
    )
