"""Every paper of a case can be made whatever is not noted yet: each list empty, and all of them."""

from dataclasses import replace

import pytest

from sos_desktop.domain.casework.access.readers import OFFICE, PUBLIC
from sos_desktop.domain.casework.kinds import CASE_LISTS
from sos_desktop.domain.documents.registry import Needs, documents_for
from sos_desktop.services.languages import language
from tests.domain.documents.full_case import MADE_ON, full, material_for

KINDS = documents_for(Needs.CASE)
LISTS = sorted(set(CASE_LISTS.values()))
FULL = full()


def make(kind, reader, file):
    words = language().catalog(kind.part)
    return kind.write(material_for(kind, reader, file), words, MADE_ON)


@pytest.mark.parametrize("reader", [PUBLIC, OFFICE], ids=str)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_paper_is_made_without_any_one_list(kind, reader):
    for name in LISTS:
        assert make(kind, reader, replace(FULL, **{name: ()})).title, name


@pytest.mark.parametrize("reader", [PUBLIC, OFFICE], ids=str)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_paper_is_made_of_a_case_with_nothing_in_it(kind, reader):
    assert make(kind, reader, replace(FULL, **dict.fromkeys(LISTS, ()))).title
