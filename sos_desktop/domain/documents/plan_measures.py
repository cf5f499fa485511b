"""How a plan tells its measures: where they stand, and how they moved."""

from datetime import date

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Measure, ProgressNote
from sos_desktop.domain.charts.data import ChartData, ChartPoint, Series
from sos_desktop.domain.documents.action_words import measure_words
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.report import (
    Block,
    Cell,
    ChartBlock,
    Paragraph,
    Section,
    TableBlock,
)
from sos_desktop.domain.formats import is_known
from sos_desktop.domain.improvement.readings import (
    interim_targets,
    readings_by_measure,
    since_start,
)
from sos_desktop.domain.quantities import quantity


def for_readers(file: CaseFile, table: TableBlock) -> TableBlock:
    """A column in which nothing stands reminds the office; it tells the public nothing."""
    return table.lean() if file.withheld.public else table


class MeasurePages:
    """The section of the measures; readings that are withheld never make another one the latest."""

    def __init__(self, file: CaseFile, catalog: Catalog) -> None:
        self.file = file
        self.catalog = catalog
        self._points = readings_by_measure(file)

    def section(self) -> Section:
        """The measures with their latest readings, and charts of those with two or more."""
        if not self.file.measures:
            blocks: tuple[Block, ...] = (Paragraph(self.catalog.say("nothing_measures")),)
            return Section(
                self.catalog.heading("know"), blocks, sheet=self.catalog.sheet("measures")
            )
        column = self.catalog.column
        columns = (
            column("measure", width=3.6),
            column("baseline", width=1.4),
            column("target", width=1.4),
            column("by", "date", 1.5),
            column("latest", width=2.1),
        )
        rows = tuple(self._measure(measure) for measure in self.file.measures)
        table = for_readers(
            self.file,
            TableBlock(self.catalog.sheet("measures"), columns, rows, missing=self.catalog.unset),
        )
        charts = [c for c in map(self._chart, self.file.measures) if c is not None]
        return Section(
            self.catalog.heading("know"), (table, *charts), sheet=self.catalog.sheet("measures")
        )

    def _measure(self, measure: Measure) -> tuple[Cell, ...]:
        return (
            self.catalog.typed(measure_words(measure)),
            quantity(measure.baseline, measure.unit, measure.decimals),
            quantity(measure.target, measure.unit, measure.decimals),
            measure.target_on,
            self._latest(measure),
        )

    def _latest(self, measure: Measure) -> Cell:
        """The last reading; beside withheld ones, which may be later, with its day."""
        say, later = self.catalog.say, self._later_readings(measure)
        if self._lacks_readings(measure):
            if not later:
                return say("withheld_reading")
            day, value = later[-1]
            reading = measure.written(value)
            return say("part_of_readings", reading=reading, date=self.catalog.date(day))
        found = self._readings(measure)
        latest = quantity(found[-1][1], measure.unit, measure.decimals) if found else None
        return latest or say("nothing_reading")

    def _lacks_readings(self, measure: Measure) -> bool:
        return self.file.withheld.lacks(ProgressNote, measure.id, filled="value")

    def _later_readings(self, measure: Measure) -> list[tuple[date, float]]:
        """The readings since the baseline, in order of days."""
        later = since_start(measure, self._points[measure.id])
        return [(point.on, point.value) for point in later if is_known(point.on)]

    def _readings(self, measure: Measure) -> list[tuple[date, float]]:
        return [(p.on, p.value) for p in self._points[measure.id] if is_known(p.on)]

    def _chart(self, measure: Measure) -> ChartBlock | None:
        readings = self._readings(measure)
        if len(readings) < 2:
            return None
        say, partial = self.catalog.say, self._lacks_readings(measure)
        target = measure.written(measure.target)
        aimed = say("chart_target", target=target) if target else ""
        first, last = (measure.written(readings[n][1]) for n in (0, -1))
        name = self.catalog.typed(measure.name)
        points = tuple(ChartPoint(day, value) for day, value in readings)
        caption = "charts_part" if partial else "charts"
        return ChartBlock(
            ChartData(
                name=name,
                words=self.catalog.charts,
                series=(Series(name, points),),
                unit=measure.unit,
                decimals=measure.decimals,
                target=measure.target,
                steps=interim_targets(self.file, measure),
                left_out=say("chart_part") if partial else "",
            ),
            caption=say(caption, name=name, first=first, last=last, target=aimed),
        )
