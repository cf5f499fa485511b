"""What a case's results and local data offer as aims, and taking one with its measure."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from db.change_log import rename
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.stages.cycles import newest_basis
from sos_desktop.domain.changes import Changes
from sos_desktop.domain.dashboard.codes import ALL_STUDENTS, Indicator
from sos_desktop.domain.improvement.aim_offers import AimOffer, aim_offer, due_of, local_offer
from sos_desktop.domain.local.cells import WHOLE, group_order
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework.records import subjects_of
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard import districts
from sos_desktop.services.identification.what_if import steps_of
from sos_desktop.services.local import tables
from sos_desktop.services.write_gate import keep


def aim_offers(county: CountyFile, file: CaseFile) -> tuple[AimOffer, ...]:
    """Aims from the cells that led to the case, and from the LEA's local data, as they stand now.

    What is not loaded (any more) offers nothing, and what an aim's measure tells of already is not
    offered again.
    """
    due = due_of(clock.today())
    return (*_from_results(county, file, due), *_from_local(county, file, due))


def _from_results(county: CountyFile, file: CaseFile, due: date) -> Iterator[AimOffer]:
    basis = newest_basis(file.case, file.years)
    try:
        view = districts.district(county, file.case.cds, basis.year or file.case.year)
    except InputProblem:
        return
    told = {(measure.group, measure.indicator) for measure in file.measures}
    for group in basis.lettered:
        steps = {step.found.indicator: step for step in steps_of(view, group.code)}
        codes = [cell.indicator for reason in group.reasons for cell in reason.cells]
        for code in dict.fromkeys(codes):
            if code not in set(Indicator) or (group.code, code) in told:
                continue
            cell = view.cells.get(group.code, {}).get(Indicator(code))
            if cell is None or cell.observation.status is None:
                continue
            step = steps.get(Indicator(code))
            yield aim_offer(file.case.id, cell.observation, step, due)


def _from_local(county: CountyFile, file: CaseFile, due: date) -> Iterator[AimOffer]:
    """The newest figure that may be shown: of all students, and of groups the LEA is helped for."""
    helped = {group.code for group in newest_basis(file.case, file.years).lettered}
    told = {(measure.local_source_id, measure.group or ALL_STUDENTS) for measure in file.measures}
    for view in tables.sources(county, file.case.cds):
        visible = tables.table_of(county, view.source.id).visible()
        newest = {
            cell.group: cell
            for cell in visible
            if cell.place == WHOLE and cell.period and cell.figure is not None
        }
        for group, cell in sorted(newest.items(), key=lambda one: group_order(one[0])):
            if group in {ALL_STUDENTS, *helped} and (view.source.id, group) not in told:
                yield local_offer(file.case.id, view.source, cell, due)


def take_offer(county: CountyFile, offer: AimOffer) -> Changes:
    """Keep an aim and its measure, as one change.

    Raises:
        InputProblem: One of them cannot be kept.
        EnvironmentProblem: The file or the computer refuses.
    """
    with county.session("", offer.aim.case_id) as session:
        aim = keep(session, offer.aim).record
        keep(session, replace(offer.measure, aim_id=offer.aim.id))
        label = labels.save_label(None, aim)
        rename(session, label)
    subjects = subjects_of(offer.aim) | subjects_of(offer.measure)
    return Changes(subjects, label.words, offer.aim.case_id, 1)
