"""A district whose letter can be made."""

import pytest

from tests.letters import fill_registers, load_figures


def identified_district(county, folder):
    load_figures(county, folder)
    fill_registers(county)


@pytest.fixture
def county_template(request, prepared, new_county_file):
    if "ready" not in request.fixturenames:
        return new_county_file
    return prepared(identified_district).path


@pytest.fixture
def ready(county):
    """An identified district with everything its letter needs."""
    return county
