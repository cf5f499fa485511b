"""What the annual summary of support is made from."""

from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import PUBLIC, Reader
from sos_desktop.domain.casework.dates.school_years import school_year_of
from sos_desktop.domain.documents.annual import CountyYearMaterial, OfferTaken
from sos_desktop.foundation import clock
from sos_desktop.services.casework.look_backs import after_support
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.county.county_support import county_support
from sos_desktop.services.roll_up import county_roll_up


def annual_material(county: CountyFile, reader: Reader) -> CountyYearMaterial:
    """The school year of today; a public copy has no capacity and no hours."""
    found = county_support(county, school_year_of(clock.today()))
    ended, public = after_support(county), reader is PUBLIC
    return CountyYearMaterial(
        county=county.county,
        year=found.year,
        leas=found.leas,
        goals=found.goals,
        offers=tuple(
            OfferTaken(view.offer, tuple(name for name, _place in view.places))
            for view in found.offers
        ),
        files=tuple(copy_for(file, reader) for file in found.files),
        roll_up=county_roll_up(county),
        reader=reader,
        needs=() if public else found.needs,
        hours=() if public else tuple((one.name, one.hours, one.a_year) for one in found.hours),
        gains=tuple(gain.standing for one in ended for gain in one.gains),
        ended=len(ended),
    )
