"""A sample district's own figures and files, and findings written from figures as in the window."""

from collections.abc import Mapping
from typing import Any

from sos_desktop.domain.casework.words import Sensitivity
from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.foundation.paths import resource
from sos_desktop.services.casework import attachments, findings
from sos_desktop.services.casework.attachments import AttachedTo
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.local import reading, tables


def read_local(county: CountyFile, cds: str, entry: Mapping[str, Any]) -> None:
    """Read a kept local file as the wizard would, with what its columns seem to mean."""
    file = reading.open_file(resource("sample", "local", entry["file"]))
    counted = reading.count_file(file, reading.guess_file(file).map)
    reading.keep_files(county, cds, entry["name"], entry["measure"], [counted])


def attach(county: CountyFile, case_id: str, entry: Mapping[str, Any]) -> None:
    """Keep a short text as a file of the case."""
    place = AttachedTo(
        case_id, caption=entry["caption"], sensitivity=Sensitivity(entry["sensitivity"])
    )
    attachments.add_content(county, entry["name"], f"{entry['text']}\n".encode(), place)


def write_finding(county: CountyFile, case_id: str, cds: str, entry: Mapping[str, Any]) -> None:
    """Write a finding from a cell of the Dashboard, or from a local figure."""
    if "indicator" in entry:
        indicator = Indicator(entry["indicator"])
        findings.write_from_cell(county, case_id, indicator, entry["group"], entry["year"])
        return
    source = tables.source_named(county, cds, entry["name"])
    key = (entry["period"], entry["place"], entry["group"])
    findings.write_from_local(county, case_id, source.id, key)
