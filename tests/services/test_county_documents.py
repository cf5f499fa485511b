"""The identification report has the figures of the Identification page, and says what is CDE's."""

import shutil

import pytest

from sos_desktop.domain.casework.access.readers import OFFICE, PUBLIC
from sos_desktop.domain.documents.registry import IDENTIFICATION
from sos_desktop.domain.documents.report import Bullets, TableBlock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.county.county_files import open_county_file
from sos_desktop.services.documents import DocumentRequest, make_document
from sos_desktop.services.identification.identification_view import identification
from sos_desktop.services.identification.release_figures import figures_of


def test_figures_and_rows_are_those_of_the_page(sample_county_file, tmp_path):
    with open_county_file(shutil.copyfile(sample_county_file, tmp_path / "county.sos")) as county:
        view = identification(county)
        own, public = (
            make_document(county, DocumentRequest(IDENTIFICATION, (), reader))
            for reader in (OFFICE, PUBLIC)
        )
        with pytest.raises(InputProblem, match="1999"):
            make_document(county, DocumentRequest(IDENTIFICATION, (), OFFICE, year=1999))
    assert view is not None
    [bullets] = [b for b in own.sections[0].blocks if isinstance(b, Bullets)]
    told = [item.partition(": ")[2].split(" of ")[0] for item in bullets.items]
    assert told == [str(figure.number) for figure in figures_of(view, charters=True)]
    [table] = [b for b in own.sections[1].blocks if isinstance(b, TableBlock)]
    owed = [row for row in view.rows if row.status.served]
    assert [(r[0], r[1]) for r in table.rows] == [(r.lea.name, r.status.status_words) for r in owed]
    for cells, row in zip(table.rows, owed, strict=True):
        assert [*(row.official or {}).values()] == [
            part.rpartition(" ")[2] for part in str(cells[3]).split("; ") if ": " in part
        ]
    [open_to_all] = [b for b in public.sections[1].blocks if isinstance(b, TableBlock)]
    assert all(row.official is not None for row in owed)  # CDE's list decides: nothing computed
    headings = [[column.heading for column in found.columns] for found in (table, open_to_all)]
    assert ["computed" in " ".join(found) for found in headings] == [True, False]
    assert [r[0] for r in open_to_all.rows] == [r.lea.name for r in owed]
