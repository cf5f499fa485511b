"""Which year one works on: how much of each is loaded, and what its papers rest on."""

from sqlalchemy.orm import Session

from db.queries.official import ASSISTANCE, list_batches
from sos_desktop.domain.dashboard.codes import INDICATORS, Indicator
from sos_desktop.domain.identification.rules import RuleSet
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.loaded_years import loaded_years
from sos_desktop.services.identification.reference import rule_book
from sos_desktop.services.identification.years import Years


@frozen_dataclass
class YearLoaded:
    """How much of a Dashboard year is loaded.

    Attributes:
        loaded: How many of the indicators its rules ask for.
        asked: How many these are.
        listed: Whether CDE's list of the year is.
    """

    year: int
    loaded: int
    asked: int
    listed: bool

    @property
    def has_figures(self) -> bool:
        """Whether most of the indicators are there, so that few results stay open."""
        return 2 * self.loaded > self.asked

    @property
    def begun(self) -> bool:
        """Whether it says little yet: who is identified follows neither from a list nor from it."""
        return not self.listed and not self.has_figures

    @property
    def words(self) -> str:
        """That it is begun, and how far."""
        return f"{self.year} is begun: {self.loaded} of {self.asked} files loaded"


def year_at_work(county: CountyFile) -> int | None:
    """The year a page shows unless another is asked for.

    It is the newest of which CDE's list or most of the indicators are loaded, and the newest of all
    where there is none such. None when nothing is loaded.
    """
    return next((one.year for one in _by_use(county) if not one.begun), _newest(county))


def year_of_figures(county: CountyFile) -> int | None:
    """The same of figures, which a list does not have; None when none are loaded."""
    known = _by_use(county)
    some = next((one.year for one in known if one.loaded), None)
    return next((one.year for one in known if one.has_figures), some)


def begun_after(county: CountyFile, year: int) -> tuple[YearLoaded, ...]:
    """Loaded years after this one that are only begun, newest first."""
    return tuple(one for one in _by_use(county) if one.year > year and one.begun)


def _newest(county: CountyFile) -> int | None:
    return next(iter(loaded_years(county)), None)


def _by_use(county: CountyFile) -> tuple[YearLoaded, ...]:
    """Newest first."""
    loaded = loaded_years(county)
    with county.session() as session:
        years = Years(county, session, county.county_code)
        return tuple(_loaded_of(session, years, year) for year in loaded)


def _loaded_of(session: Session, years: Years, year: int) -> YearLoaded:
    asked = len(_rules_of(year).indicators)
    there = asked - len(missing_for_papers(years, year))
    return YearLoaded(year, there, asked, bool(list_batches(session, ASSISTANCE, year)))


def _rules_of(year: int) -> RuleSet:
    book = rule_book()
    known = [rules for rules in book.rule_sets if rules.gives_letters]
    return book.official(year) or max(known, key=lambda found: found.year)


def missing_for_papers(years: Years, year: int) -> tuple[Indicator, ...]:
    """The indicators that papers of a year rest on and that are not loaded.

    A year whose own rules are not official yet is held against the newest that are.
    """
    return years.not_loaded(year, _rules_of(year).indicators)


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
