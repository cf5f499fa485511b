"""The caseload report: every open case on one table, the office's own or for everybody.

A public copy names districts, why their cases were opened and how far they are; nobody in charge,
no task and nothing that tells how quickly one works.
"""

from collections.abc import Sequence
from datetime import date

from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import PUBLIC, Reader
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.dates import activity, due
from sos_desktop.domain.casework.stages.cycles import support_year
from sos_desktop.domain.casework.stages.next_task import next_task
from sos_desktop.domain.casework.words import Route, ServiceLevel, Stage
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.report import (
    Bullets,
    Cell,
    Paragraph,
    ReportDocument,
    Section,
    TableBlock,
    TableColumn,
)
from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass
class CaseloadLine:
    """An open case, as a copy for the reader.

    Attributes:
        next_task: What is due first in its stage; None when nothing is open.
        overdue: How much of it is past its day.
        last_day: The last day on which anything was done.
    """

    file: CaseFile
    next_task: due.Waiting | None
    overdue: int
    last_day: date


@frozen_dataclass
class CaseloadMaterial:
    """What the report is made from; lines by the name of the LEA."""

    county: str
    lines: tuple[CaseloadLine, ...]
    reader: Reader

    @property
    def files(self) -> tuple[CaseFile, ...]:
        """The cases."""
        return tuple(line.file for line in self.lines)


def caseload_line(file: CaseFile, last_day: date, today: date, reader: Reader) -> CaseloadLine:
    """A case as the report tells of it; what is next and late is found in the whole case."""
    waiting = due.waiting(file.case, file.tasks)
    late = sum(due.is_overdue(item, today) for item in waiting)
    return CaseloadLine(copy_for(file, reader), next_task(file.case, file.tasks), late, last_day)


def caseload_document(
    material: CaseloadMaterial, catalog: Catalog, made_on: date
) -> ReportDocument:
    """Every open case with stage and level; for the office with who, what is next, how quiet."""
    public = material.reader is PUBLIC
    if material.lines:
        glance = Bullets(tuple(_glance(material, catalog, made_on)))
        table = (_public if public else _working)(material.lines, catalog, made_on)
        sections = (
            Section(catalog.heading("glance"), (glance,)),
            Section(catalog.heading("cases"), (table,), sheet=catalog.sheet("cases")),
        )
    else:
        nothing = Paragraph(catalog.say("nothing"))
        sections = (Section(catalog.heading("glance"), (nothing,)),)
    return ReportDocument(
        title=catalog.heading("title"),
        organization=catalog.page.system_of_support.format(county=material.county),
        subtitle=catalog.say("subtitle", county=material.county, date=catalog.date(made_on)),
        made_on=made_on,
        sections=sections,
        public=public,
        language=catalog.language,
        overview=catalog.sheet("overview"),
        words=catalog.page,
    )


def _glance(material: CaseloadMaterial, catalog: Catalog, made_on: date) -> list[str]:
    lines = material.lines
    said = [catalog.say("open", count=len(lines))]
    for stage in Stage:
        count = sum(line.file.case.stage is stage for line in lines)
        said.append(catalog.say("in_stage", stage=_stage(stage, catalog), count=count))
    if material.reader is not PUBLIC:
        late = sum(line.overdue > 0 for line in lines)
        quiet = sum(activity.is_quiet(line.last_day, made_on) for line in lines)
        nobody = sum(not line.file.case.consultant for line in lines)
        said.append(catalog.say("attention", late=late, quiet=quiet, nobody=nobody))
    return said


def _stage(stage: Stage, catalog: Catalog) -> str:
    return catalog.say("stage", number=int(stage), title=catalog.terms.stage(stage))


def _of_case(catalog: Catalog) -> tuple[TableColumn, ...]:
    return (
        catalog.column("lea", width=2),
        catalog.column("stage", width=1.7),
        catalog.column("level", width=2, choices=ServiceLevel),
    )


def _case(line: CaseloadLine, catalog: Catalog) -> tuple[Cell, ...]:
    case = line.file.case
    return (
        line.file.lea.name,
        _stage(case.stage, catalog),
        catalog.term(case.service_level) or None,
    )


def _public(lines: Sequence[CaseloadLine], catalog: Catalog, _made_on: date) -> TableBlock:
    columns = (
        *_of_case(catalog),
        catalog.column("why", width=1.7, choices=Route),
        catalog.column("year", "year", 1),
        catalog.column("help_year", "whole", 1),
        catalog.column("opened", "date", 1.3),
    )
    rows = list[tuple[Cell, ...]]()
    for line in lines:
        case, support = line.file.case, support_year(line.file.case, line.file.years)
        why = catalog.term(case.route)
        row = (why, support.year, support.number or None, case.opened_on)
        rows.append((*_case(line, catalog), *row))
    return TableBlock(
        catalog.sheet("cases"), columns, tuple(rows), catalog.say("caption"), catalog.unset
    )


def _working(lines: Sequence[CaseloadLine], catalog: Catalog, made_on: date) -> TableBlock:
    columns = (
        *_of_case(catalog),
        catalog.column("owner", width=1.5),
        catalog.column("next", width=2.6),
        catalog.column("due", "date", 1.3),
        catalog.column("late", "whole", 0.9),
        catalog.column("quiet", "whole", 0.9),
    )
    rows = tuple(_row(line, catalog, made_on) for line in lines)
    marked = tuple(
        place
        for place, line in enumerate(lines)
        if line.overdue or activity.is_quiet(line.last_day, made_on)
    )
    caption = catalog.say("caption_working", days=activity.QUIET.days)
    return TableBlock(catalog.sheet("cases"), columns, rows, caption, catalog.unset, marked=marked)


def _row(line: CaseloadLine, catalog: Catalog, made_on: date) -> tuple[Cell, ...]:
    coming = line.next_task
    return (
        *_case(line, catalog),
        line.file.case.consultant or catalog.say("nobody"),
        _title(coming, catalog),
        coming.due_on if coming else None,
        line.overdue,
        (made_on - line.last_day).days,
    )


def _title(coming: due.Waiting | None, catalog: Catalog) -> str:
    if coming is None:
        return catalog.say("nothing_next")
    if isinstance(coming, due.LcapStep):
        return catalog.word("lcap_steps", coming.key)
    return coming.title
