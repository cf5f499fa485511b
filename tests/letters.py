"""A county with everything a letter needs, and Word files of every bad kind."""

import io
import re
import zipfile

from docx import Document

from sos_desktop.domain.casework.letters.letter_fields import FIELDS, MANY
from sos_desktop.domain.casework.records import Consultant, Person
from sos_desktop.domain.casework.words import PersonRole
from sos_desktop.exporters.letter_docx import text_of
from sos_desktop.services.county import registers
from sos_desktop.services.county.office import Office, save_office
from sos_desktop.services.dashboard import imports
from sos_desktop.services.letters.making import letter_bytes
from sos_desktop.services.letters.readiness import letter_table
from tests.importers import files

RED = {"color": "1", "statuslevel": "1", "box": "210"}
GREEN = {"color": "4", "statuslevel": "4", "box": "40", "changelevel": "4", "changeLevel": "4"}
OFFICE = Office(
    "Monterey County Office of Education",
    "1 Invented Way\nSalinas, CA 99999",
    "(555) 010-0100",
    "Rosa Núñez, County Superintendent of Schools",
    "Ana Ruiz",
)
LIST_2025 = (
    "CDcode|CDS|LEAname|Countyname|ReportYear|SWDpriorities|TotalStudentGroups|"
    "AssistanceStatus2024|AssistanceStatus2025|MetMethod1|MetMethod2|MetMethod3|EC52072_2025"
)


def load_figures(county, folder, year=2025, *, identified=True):
    """Every indicator of a year for one district; students with disabilities are Red, or Green."""
    mark = RED if identified else GREEN
    made = [
        files.write(
            folder,
            stem,
            year,
            [
                files.row(stem, year, **mark),
                files.row(stem, year, studentgroup="ALL", **GREEN),
            ],
        )
        for stem in ("ela", "math", "susp", "chronic", "grad", "cci")
    ]
    made.append(
        files.write(folder, "elpi", year, [files.row("elpi", year, studentgroup="EL", **GREEN)])
    )
    imports.commit(county, imports.preview(county, made))


def load_list(
    county, folder, status, letter="D", level_3="N", before="General Assistance", year=2025
):
    """CDE's list of a year with one district."""
    path = folder / f"assistancestatus{year % 100}.txt"
    met = "N" if letter == "*" else "Y"
    row = (
        f"2766159|{files.DISTRICT}|Cañada Union|Monterey|{year}|{letter}|1|{before}|{status}|{met}|"
        f"N|N|{level_3}"
    )
    years = {"2024": str(year - 1), "2025": str(year)}
    head = re.sub("2024|2025", lambda found: years[found[0]], LIST_2025)
    text = "\n".join("\t".join(line.split("|")) for line in (head, row)) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
    imports.commit(county, imports.preview(county, [path]))


def fill_registers(county, cds=files.DISTRICT):
    """The office, who signs, whom to call, and the superintendent."""
    save_office(county, OFFICE)
    for record in (
        Consultant(name="Rosa Núñez", title="County Superintendent of Schools", signs=True),
        Consultant(name="Ana Ruiz", title="Coordinator", phone="(555) 010-0123"),
        Person(
            name="Luz Peña",
            role=PersonRole.SUPERINTENDENT,
            cds=cds,
            salutation="Dr. Peña",
            email="lpena@example.org",
        ),
    ):
        registers.save(county, record)


def sample_values(text="Words"):
    """Something to say in every field."""
    return {name: ((f"{text} 1", f"{text} 2") if name in MANY else text) for name in FIELDS}


def word(*paragraphs, change=None):
    """A Word document with these paragraphs; `change(document)` may add to it."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if change is not None:
        change(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_entry(data, name, content):
    """A package with one more, or another, entry."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return stream.getvalue()


def row_of(county, year=2025):
    """The only district, as the list of letters shows it."""
    (row,) = letter_table(county, year, cds=files.DISTRICT).rows
    return row


def said(county, kind):
    """The text of its letter."""
    return text_of(letter_bytes(county, row_of(county).found, kind))
