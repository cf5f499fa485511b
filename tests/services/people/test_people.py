"""Names are offered once, without empty ones."""

from sos_desktop.domain.casework import records as r
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.people import known_names
from tests.casework import ALISAL, add_leas, fill, open_case


def test_consultants(county: CountyFile) -> None:
    add_leas(county)
    assert known_names.consultants(county) == ("Ana Ruiz",)
    cases.assign(county, open_case(county, ALISAL), "Luz Peña")
    case_id = open_case(county)
    for assignee in ("ben Ito", "Luz Peña", ""):
        records.save(county, r.Task(case_id=case_id, title="Call", assignee=assignee))
    assert known_names.consultants(county) == ("Ana Ruiz", "ben Ito", "Luz Peña")


def test_partners(county: CountyFile) -> None:
    add_leas(county)
    case_id, other = open_case(county), open_case(county, ALISAL)
    fill(county, case_id)
    assert known_names.partners(county, case_id) == ("Luz Peña", "Transport")
    assert known_names.partners(county, other) == ()
