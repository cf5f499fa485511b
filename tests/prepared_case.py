"""Two fixtures in one line: a county file in which a work was done once, and what it made."""

import shutil

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

    @pytest.fixture(name=name)
    def made(county, prepared):
        return prepared(work).made

    return _template(work, name), made


def county_prepared_by(work, name):
    """As `prepared_by`; a test that asks for `name` is given the county itself."""

    @pytest.fixture(name=name)
    def made(county):
        return county

    return _template(work, name), made


def path_prepared_by(work, name):
    """The fixture `name`: a closed county file of the test's own in which a work was done once."""

    @pytest.fixture(name=name)
    def path(tmp_path, prepared):
        return shutil.copyfile(prepared(work).path, tmp_path / "county.sos")

    return path


def _template(work, name):
    @pytest.fixture
    def county_template(request, prepared, new_county_file):
        return prepared(work).path if name in request.fixturenames else new_county_file

    return county_template
