"""The caseload report tells what the Caseload page shows, and its public copy names nobody."""

from sos_desktop.domain.casework.access.readers import OFFICE, PUBLIC
from sos_desktop.domain.documents.registry import CASELOAD
from sos_desktop.domain.documents.report import TableBlock, texts_in
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import open_county_file
from sos_desktop.services.documents import DocumentRequest, make_document


def test_the_report_has_the_rows_of_the_caseload_and_no_people_in_public(sample_county_file):
    with open_county_file(sample_county_file) as county:
        rows = cases.list_cases(county)
        own, public = (
            make_document(county, DocumentRequest(CASELOAD, (), reader))
            for reader in (OFFICE, PUBLIC)
        )
    table, _glossary = [b for s in own.sections for b in s.blocks if isinstance(b, TableBlock)]
    assert [(row[0], row[3], *row[5:]) for row in table.rows] == [
        (
            row.lea.name,
            row.case.consultant or "nobody yet",
            row.next_task.due_on if row.next_task else None,
            row.overdue,
            (clock.today() - row.last_activity).days,
        )
        for row in rows
    ]
    assert list(table.marked) == [n for n, row in enumerate(rows) if row.overdue or row.stale]
    said = " ".join(texts_in(public.sections))
    assert all(row.lea.name in said for row in rows)
    people = {row.case.consultant for row in rows} - {""}
    tasks = {row.next_task.title for row in rows if row.next_task}
    assert people
    assert not [text for text in people | tasks if text in said]
