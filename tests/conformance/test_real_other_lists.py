"""CDE's lists beside the assistance status, and its local indicators of 2023, read whole."""

import pytest
import sqlalchemy as sa

from db.models.county import LeaRow
from db.queries.official import ASSISTANCE, list_batches, local_ratings, read_list
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.dashboard.list_facts import ListFact
from sos_desktop.importers.contract import EQUITY_MULTIPLIER, LOW_PERFORMING, Severity
from sos_desktop.services.county.county_files import create_county_file
from sos_desktop.services.dashboard import imports
from sos_desktop.services.dashboard.listed_elsewhere import listed_elsewhere
from sos_desktop.services.identification.reference import rule_book

pytestmark = pytest.mark.real_data

SALINAS_UNION = "27661590000000"
STATE_SCHOOLS = {"01316090000000", "01316170000000", "33316250000000"}


@pytest.fixture(scope="module")
def county(real_data, tmp_path_factory):
    """The lists of the whole state, local indicators of 2023, and the assistance list of 2023."""
    made = create_county_file(tmp_path_factory.mktemp("other-lists") / "lists.sos", "27")
    folders = [real_data / name for name in ("lists", "local-2023")]
    listed = real_data / "assistance" / "assistancestatus23.xlsx"
    looked_at = imports.preview(made, [*folders, listed], scope=imports.Scope.ALL)
    assert {file.status for file in looked_at.files} == {imports.FileStatus.READY}
    problems = {
        (file.name, issue.meaning)
        for file in looked_at.files
        for issue in file.issues
        if issue.severity in (Severity.ERROR, Severity.UNFIT)
        and file.parsed
        and file.parsed.identity.kind in (EQUITY_MULTIPLIER, LOW_PERFORMING)
    }
    assert problems == set()
    imports.commit(made, looked_at)
    yield made
    made.close()


def read(county, kind, series=""):
    with county.session() as session:
        [batch] = [b for b in list_batches(session, kind) if b.series == series]
        return read_list(session, batch)


def total(listed, fact):
    return sum(row.facts.get((2023, fact), 0.0) for row in listed.leas.values())


def test_the_equity_multiplier_of_2023_24(county):
    sites, leas = (read(county, EQUITY_MULTIPLIER, series) for series in ("sites", "leas"))
    assert (len(sites.leas), total(sites, ListFact.ELIGIBLE)) == (10_163, 968)
    assert total(sites, ListFact.FUNDING) == pytest.approx(300_000_000, abs=1)
    assert total(leas, ListFact.SITES) == 968
    assert total(leas, ListFact.FUNDING) == pytest.approx(300_000_000, abs=1)


def test_a_district_has_the_sites_its_own_row_counts(county):
    found = listed_elsewhere(county, SALINAS_UNION).equity
    assert found is not None
    assert found.count == len(found.sites)
    assert found.funding == pytest.approx(sum(site.funding or 0 for site in found.sites), abs=1)


def test_the_list_under_ec_52064_of_january_2023(county):
    listed = read(county, LOW_PERFORMING)
    groups = [group for row in listed.leas.values() for group in row.marks[2023]]
    assert (len(listed.leas), len(groups), groups.count("SWD")) == (132, 234, 77)


def test_method_2_of_2023_is_cdes(county):
    """CDE's list marks 19 LEAs, and the local indicators of 2023 give the same 19."""
    rules = rule_book().official(2023)
    assert rules is not None
    with county.session() as session:
        ratings = local_ratings(session, 2023)
        leas = {
            number: (cds, EntityKind(kind))
            for number, cds, kind in session.execute(sa.select(LeaRow.id, LeaRow.cds, LeaRow.kind))
        }
    met = {
        leas[number][0]
        for number, priorities in ratings.lasting.items()
        if leas[number][1] in rules.kinds
        and len(priorities & rules.local_priorities_of(leas[number][1])) >= 2
    }
    listed = read(county, ASSISTANCE)
    stated = {cds for cds, row in listed.leas.items() if row.methods.get(2)}
    assert (len(stated), met & listed.leas.keys()) == (19, stated)
    # The state's own schools for the blind and the deaf rate themselves too, and are in no list.
    assert met - listed.leas.keys() == STATE_SCHOOLS
