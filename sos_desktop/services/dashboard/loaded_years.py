"""Of which Dashboard years something is loaded; nothing of them is read."""

from db.queries.loaded import loaded_years_in
from sos_desktop.services.county.county_files import CountyFile


def loaded_years(county: CountyFile) -> tuple[int, ...]:
    """Dashboard years with indicators or a list of the state loaded, newest first."""
    with county.session() as session:
        return loaded_years_in(session)
