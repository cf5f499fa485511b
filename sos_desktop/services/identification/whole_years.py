"""Which indicators a year's papers rest on, and the newest year of which all of them are loaded."""

from sos_desktop.domain.dashboard.codes import INDICATORS, Indicator
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.loaded_years import loaded_years
from sos_desktop.services.identification.reference import rule_book
from sos_desktop.services.identification.years import Years


def missing_for_papers(years: Years, year: int) -> tuple[Indicator, ...]:
    """The indicators that papers of a year rest on and that are not loaded.

    A year whose own rules are not official yet is held against the newest that are.
    """
    book = rule_book()
    known = [rules for rules in book.rule_sets if rules.gives_letters]
    rules = book.official(year) or max(known, key=lambda found: found.year)
    return years.not_loaded(year, rules.indicators)


def missing_names(years: Years, year: int) -> tuple[str, ...]:
    """The same by their names."""
    return tuple(INDICATORS[indicator].name for indicator in missing_for_papers(years, year))


def newest_whole_year(county: CountyFile) -> int | None:
    """The newest loaded year without a missing indicator; the newest of all where none is whole.

    A year of which one file came early says little yet, and a paper of the year before says more.
    None when nothing is loaded.
    """
    loaded = loaded_years(county)
    with county.session() as session:
        years = Years(county, session, county.county_code)
        whole = (year for year in loaded if not missing_for_papers(years, year))
        return next(whole, loaded[0] if loaded else None)
