"""Checks an installed copy from inside: what a person would miss if it were not there."""

import logging
import tempfile
from collections.abc import Callable
from pathlib import Path

from sos_desktop.domain.casework.access.readers import OFFICE
from sos_desktop.domain.casework.words import Route
from sos_desktop.domain.documents.registry import PLAN, FileFormat
from sos_desktop.foundation import licenses
from sos_desktop.foundation.paths import resource
from sos_desktop.foundation.scrubbing import Known
from sos_desktop.services import sample
from sos_desktop.services.casework import calendar, cases
from sos_desktop.services.county import matching, search
from sos_desktop.services.county.county_files import (
    CountyFile,
    back_up,
    create_county_file,
    open_county_file,
)
from sos_desktop.services.dashboard import imports
from sos_desktop.services.documents import DocumentRequest, export_document
from sos_desktop.services.identification import determinations
from sos_desktop.services.identification.reference import rule_book
from sos_desktop.services.letters.making import LetterFiles, LetterRequest, make_letters
from sos_desktop.services.letters.readiness import letter_table

_log = logging.getLogger(__name__)
_RESOURCES = (
    "fonts/Inter-Regular.ttf",
    "styles/app.qss",
    "icons/sun.svg",
    "help/help.md",
    "words/en.toml",
    "reference/layouts.toml",
)


def run(report: Callable[[str], None], window_probe: Callable[[], str] | None = None) -> bool:
    """Run all checks, a line for each.

    Args:
        report: Given each line.
        window_probe: Loads the window's toolkit and returns its version.

    Returns:
        Whether all passed.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        checks: list[tuple[str, Callable[[], str]]] = [
            ("resources", _resources),
            ("licenses", _licenses),
            ("rule tables", _rules),
            ("database", lambda: _database(folder)),
            ("import, identification and exports", lambda: _main_job(folder)),
            ("search, letters and calendar", lambda: _casework(folder)),
        ]
        if window_probe is not None:
            checks.append(("window toolkit", window_probe))
        results = [_check(report, words, check) for words, check in checks]
    report(
        "All checks passed." if all(results) else "Some checks failed. Install the program again."
    )
    return all(results)


def _check(report: Callable[[str], None], words: str, check: Callable[[], str]) -> bool:
    try:
        found = check()
    except Exception as error:  # noqa: BLE001 - whatever fails is what is looked for
        _log.exception("Self-test: %s", Known(words))
        report(f"failed  {words}: {type(error).__name__}: {error}")
        return False
    report(f"ok      {words}: {found}")
    return True


def _resources() -> str:
    missing = [name for name in _RESOURCES if not resource(*name.split("/")).is_file()]
    if missing:
        raise FileNotFoundError(", ".join(missing))
    return f"{len(_RESOURCES)} found"


def _licenses() -> str:
    found = licenses.parts()
    lacking = [
        part.name for part in found if (part.package and not part.version) or not part.text()
    ]
    if lacking:
        raise FileNotFoundError(", ".join(lacking))
    return f"{len(found)} parts with their terms"


def _rules() -> str:
    years = [str(rules.year) for rules in rule_book().rule_sets]
    return f"rule sets {', '.join(years)}"


def _database(folder: Path) -> str:
    path = folder / "prueba ñ.sos"
    with create_county_file(path, "27") as county:
        back_up(county, folder / "copy.sos")
    with open_county_file(folder / "copy.sos") as copy:
        return f"made, copied and opened again ({copy.county})"


def _main_job(folder: Path) -> str:
    files = sample.make_sample_files(folder)
    with create_county_file(folder / "sample.sos", sample.COUNTY_CODE, sample=True) as county:
        return _walk(county, folder, files)


def _walk(county: CountyFile, folder: Path, files: tuple[Path, ...]) -> str:
    loaded = imports.commit(county, imports.preview(county, files))
    year = determinations.available_years(county)[0]
    found = determinations.letters(county, year).identified
    case_id = cases.open_case(county, found[0].lea.cds, Route.DASHBOARD, year=year).case_id
    assert case_id is not None
    pdf, xlsx = folder / "plan.pdf", folder / "plan.xlsx"
    request = DocumentRequest(PLAN, (case_id,), OFFICE)
    export_document(county, request, {FileFormat.PDF: pdf, FileFormat.EXCEL: xlsx})
    if not pdf.read_bytes().startswith(b"%PDF-") or not xlsx.read_bytes().startswith(b"PK"):
        raise ValueError("an export is not what it should be")
    return f"{len(loaded.batches)} files, {len(found)} districts identified, PDF and Excel written"


def _casework(folder: Path) -> str:
    with sample.make_sample_county(folder / "casework.sos") as county:
        places = search.places(county)
        named = matching.best(places[0].name, [place.name for place in places])
        found = search.texts(county, places[0].name.split()[0])
        dates = calendar.export(county, folder / "dates.ics")
        ready = next(
            LetterRequest(row.found, row.letter)
            for row in letter_table(county).rows
            if row.letter is not None and row.ready
        )
        made = make_letters(county, [ready], folder, LetterFiles()).made
    if not (named and found and made):
        raise ValueError("a place, a text or a letter is missing")
    return f"{len(found)} texts found, {dates} dates and {len(made[0].files)} files of a letter"
