"""Documents of a case with everything in it, compared whole with what is kept.

Where a change is meant, `python -m tests.domain.documents.kept` writes them anew; read the
difference before it is kept.
"""

import pytest

from sos_desktop.domain.casework.records.schema import all_kinds
from sos_desktop.domain.documents.registry import DOCUMENTS
from tests.domain.documents.full_case import full
from tests.domain.documents.kept import FOLDER, KEPT


@pytest.mark.parametrize("name", KEPT)
def test_a_document_says_what_it_said(name):
    assert KEPT[name]() == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def test_nothing_is_kept_that_is_not_compared():
    assert {path.stem for path in FOLDER.iterdir()} == set(KEPT)


def test_every_kind_of_document_is_compared():
    compared = {name.partition(",")[0].removesuffix(" of two").replace("-", "_") for name in KEPT}
    assert {kind.key for kind in DOCUMENTS} <= compared


def test_the_case_holds_every_kind_of_record_of_a_case():
    from sos_desktop.domain.casework.kinds import CASE_LISTS

    assert {*CASE_LISTS} <= {*all_kinds()}
    assert [name for name in CASE_LISTS.values() if not getattr(full(), name)] == []
