"""The year's dates as the county edits, hides and adds them."""

from dataclasses import replace

from sos_desktop.domain.casework.dates.calendar import KeptDate
from sos_desktop.domain.casework.history.labels import of_record
from sos_desktop.domain.casework.records import CountyDate
from sos_desktop.domain.casework.words import Verb
from sos_desktop.domain.changes import Changes
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.county import registers
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.county.dates_read import dates_in


def year_dates(county: CountyFile) -> tuple[KeptDate, ...]:
    """Every date of the year in order, hidden ones too; not those that are over for good."""
    this_year = clock.today().year
    with county.session() as session:
        return tuple(found for found in dates_in(session) if not found.is_over(this_year))


def as_kept(found: KeptDate) -> CountyDate:
    """A date as the county would keep it: its own record, or a fresh one for a shipped date."""
    if found.kept is not None:
        return found.kept
    shipped = found.shipped
    assert shipped is not None
    return CountyDate(
        title=shipped.title,
        month=shipped.month,
        day=shipped.day,
        key=shipped.key,
        year=shipped.year,
        standing=shipped.standing,
        source=shipped.source,
        note=shipped.note,
    )


def save_date(county: CountyFile, record: CountyDate) -> Changes:
    """Keep a date of the county's own, or one that takes a shipped one's place.

    Raises:
        InputProblem: It has no title, or there is no such day.
    """
    return registers.save(county, replace(record, hidden=False))


def hide(county: CountyFile, found: KeptDate) -> Changes:
    """Leave a shipped date out of every calendar; it stays in the list and can be shown again."""
    hidden = replace(as_kept(found), hidden=True)
    return registers.save(county, hidden, label=of_record(Verb.HIDE, hidden))


def restore(county: CountyFile, found: KeptDate) -> Changes:
    """Bring a shipped date back as the program has it; a date of the county's own is removed."""
    if found.kept is None:
        raise InputProblem("This date stands as the program brings it; there is nothing to undo.")
    return registers.remove(county, found.kept)
