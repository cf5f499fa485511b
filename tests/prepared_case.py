"""Two fixtures in one line: a county file in which a work was done once, and what it made."""

import pytest

from tests.casework import add_leas, fill, open_case


def opened_case(county, _folder):
    """A case in which nothing was noted yet; gives its id."""
    add_leas(county)
    return open_case(county)


def filled_case(county, _folder):
    """A case with a record of every kind; gives its id."""
    add_leas(county)
    made = open_case(county)
    fill(county, made)
    return made


def prepared_by(work, name):
    """`county_template` and the fixture `name`, to be bound to these names in a file of tests.

    A test that asks for `name` begins with a copy of the file in which `work` was done, and is
    given what it returned; the others begin with a new file.

    Args:
        work: As `prepared` in tests/conftest.py takes it.
        name: Of the second fixture.
    """

    @pytest.fixture
    def county_template(request, prepared, new_county_file):
        return prepared(work).path if name in request.fixturenames else new_county_file

    @pytest.fixture(name=name)
    def made(county, prepared):
        return prepared(work).made

    return county_template, made
