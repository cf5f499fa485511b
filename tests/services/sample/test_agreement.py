"""What the sample county's causes say of agreement."""

from sos_desktop.domain.needs.agreement import agreements
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import open_county_file


def test_what_a_cause_says_of_agreement_is_what_was_counted(sample_county_file):
    """As counting in the room leaves it; a paper without the votes has nothing else."""
    with open_county_file(sample_county_file) as county:
        files = [cases.case_file(county, row.case.id) for row in cases.list_cases(county)]
    told = [
        (cause.agreement, counted.percent)
        for file in files
        for cause in file.causes
        if (counted := agreements(file.votes).get(cause.id)) is not None
    ]
    assert told
    assert all(noted == counted for noted, counted in told)
