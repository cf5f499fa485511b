"""What the data profile of an LEA is made from: all the Districts page shows of it."""

from sos_desktop.domain.casework.access.readers import Reader
from sos_desktop.domain.dashboard.codes import INDICATORS, STUDENT_GROUPS, EntityKind
from sos_desktop.domain.documents.data_profile import DataProfileMaterial
from sos_desktop.domain.documents.focus import Trend
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.districts import district
from sos_desktop.services.dashboard.lea_facts import lea_facts, trends
from sos_desktop.services.dashboard.releases import changes_of
from sos_desktop.services.identification.ledgers import lea_ledger
from sos_desktop.services.identification.reference import rule_book
from sos_desktop.services.identification.whole_years import newest_whole_year


def data_profile_material(
    county: CountyFile, cds: str, reader: Reader, year: int | None = None
) -> DataProfileMaterial:
    """An LEA in a Dashboard year, by default the newest of which all files are loaded.

    Raises:
        InputProblem: The LEA is not in the file, the code is no LEA's, or nothing of the year is
            loaded.
    """
    view = district(county, cds, year or newest_whole_year(county))
    if view.lea.kind == EntityKind.STATE:
        raise InputProblem(f"{view.lea.name} is no district or school.")
    if year is not None and year not in view.years:
        raise InputProblem(f"No Dashboard files of {year} are loaded. Load them on the Data page.")
    facts = lea_facts(county, cds, view.year)
    moved = _trends(county, cds)
    shown = {line.indicator for line in moved}
    years = sorted({year for line in moved for year, _value in line.points})
    changes = (
        (year, change.sentence)
        for year in years[1:]
        for change in changes_of(year)
        if change.indicator in shown
    )
    return DataProfileMaterial(
        lea=view.lea,
        reader=reader,
        results=view.printed,
        priorities={
            letter: tuple(sorted(numbers)) for numbers, letter in rule_book().letters.items()
        },
        years=lea_ledger(county, cds),
        trends=moved,
        changes=tuple(changes),
        ratings=tuple(facts.ratings.items()),
        calpads=facts.calpads.holds if facts.calpads is not None else None,
        schools=facts.schools,
        schools_year=facts.schools_year,
        schools_without=facts.schools_without,
        why_not=view.why_not,
    )


def _trends(county: CountyFile, cds: str) -> tuple[Trend, ...]:
    """Every figure over the years, by indicator and then group, of the groups that count."""
    found = trends(county, cds)
    return tuple(
        Trend(group, indicator, found[group, indicator])
        for indicator in INDICATORS
        for group, facts in STUDENT_GROUPS.items()
        if facts.accountable and (group, indicator) in found
    )
