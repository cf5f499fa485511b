"""A district whose letter can be made."""

import pytest

from tests.letters import fill_registers, load_figures


@pytest.fixture
def ready(county, tmp_path):
    """An identified district with everything its letter needs."""
    load_figures(county, tmp_path)
    fill_registers(county)
    return county
