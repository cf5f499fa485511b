"""Text for the LCAP from the record of a case: the prompt on technical assistance, ready to paste.

The text names the reason and the work under way, from what everybody may read. It is cleaned for
the LCAP's template: plain quotes and hyphens, one space, one line a paragraph, no hidden signs.
"""

import re
import unicodedata
from collections.abc import Mapping

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.partners.coherence import ties
from sos_desktop.domain.casework.records import Action
from sos_desktop.domain.casework.stages.cycles import newest_basis
from sos_desktop.domain.casework.words import ActionState, CauseState, Route, VoiceState
from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.domain.dashboard.wording import value_phrase
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.results import DashboardResults
from sos_desktop.foundation.frozen import frozen_dataclass

_PLAIN: Mapping[str, str] = {
    "\N{LEFT DOUBLE QUOTATION MARK}": '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{EN DASH}": "-",
    "\N{EM DASH}": "-",
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{MINUS SIGN}": "-",
    "\N{HORIZONTAL ELLIPSIS}": "...",
    "\N{BULLET}": "-",
    "\N{RIGHTWARDS ARROW}": "to",
}
_LOWEST = 1
"""The color, or status level, that is lowest."""
_REASONS = {
    Route.VOLUNTARY: "reason_request",
    Route.LCAP: "reason_lcap",
    Route.CALPADS: "reason_calpads",
    Route.LEVEL_3: "reason_level_3",
    Route.CHARTER: "reason_charter",
}
_COE = "coe"


@frozen_dataclass
class RequiredAction:
    """A result for which the LCAP must show an action.

    Attributes:
        group, indicator: Codes.
        value: With its unit.
        led_here: It is of a group that led to assistance; otherwise it is at the lowest level.
        lowest: It is at the lowest level of its indicator.
    """

    group: str
    indicator: Indicator
    value: str
    led_here: bool
    lowest: bool


def cleaned(text: str) -> str:
    """Text that any form takes: plain signs, one space between words, one line a paragraph."""
    plain = "".join(_PLAIN.get(sign, sign) for sign in text)
    kept = "".join(
        sign if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cf") else " "
        for sign in plain.replace("\N{NO-BREAK SPACE}", " ")
    )
    lines = [re.sub(r"\s+", " ", line).strip() for line in kept.split("\n")]
    return "\n".join(line for line in lines if line)


def prompt_text(file: CaseFile, catalog: Catalog) -> str:
    """The answer to the prompt on technical assistance, a line for each paragraph."""
    parts = [_reason(file, catalog), _found(file, catalog), _work(file, catalog)]
    parts.append(_outcomes(file, catalog))
    return cleaned("\n".join(part for part in parts if part))


def _reason(file: CaseFile, catalog: Catalog) -> str:
    say, case = catalog.say, file.case
    usual = "reason_county" if file.lea.kind == _COE else "reason_dashboard"
    key = _REASONS.get(case.route, usual)
    basis = newest_basis(case, file.years)
    said = [say(key, lea=file.lea.name, year=basis.year or case.year or "")]
    said += [group.sentence for group in basis.lettered]
    if case.route not in _REASONS and not basis.lettered:
        said.append(say("reason_open"))
    return " ".join(said)


def _found(file: CaseFile, catalog: Catalog) -> str:
    say, said = catalog.say, list[str]()
    heard = dict.fromkeys(
        catalog.term(voice.perspective).lower()
        for voice in file.voices
        if voice.state is VoiceState.HEARD
    )
    if heard:
        said.append(say("heard", heard=catalog.page.joined(list(heard))))
    if file.case.problem_of_practice:
        said.append(say("problem", text=_sentence(file.case.problem_of_practice)))
    roots = [_part(c.text) for c in file.causes if c.state is CauseState.VALIDATED]
    if roots:
        said.append(say("causes", causes="; ".join(roots)))
    return " ".join(said)


def _work(file: CaseFile, catalog: Catalog) -> str:
    pursued = [action for action in file.actions if action.state is not ActionState.DROPPED]
    if not pursued:
        return catalog.say("no_work")
    told = []
    for action in pursued:
        named = ", ".join(ties(file, action, catalog.terms))
        state = catalog.term(action.state).lower()
        told.append(f"{_part(action.text)} ({', '.join(part for part in (named, state) if part)})")
    return catalog.say("work", actions="; ".join(told))


def _outcomes(file: CaseFile, catalog: Catalog) -> str:
    told = []
    for measure in file.measures:
        if measure.target is None:
            continue
        by = (
            f" {catalog.say('by', date=catalog.date(measure.target_on))}"
            if measure.target_on
            else ""
        )
        target = measure.written(measure.target)
        start = measure.written(measure.baseline)
        key = "outcome" if start is not None else "outcome_target"
        told.append(catalog.say(key, name=_part(measure.name), start=start, target=target) + by)
    return catalog.say("outcomes", measures="; ".join(told)) if told else ""


def _sentence(text: str) -> str:
    line = " ".join(text.split())
    return line if line.endswith((".", "!", "?")) else f"{line}."


def _part(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


def required_actions(
    file: CaseFile, results: DashboardResults | None
) -> tuple[RequiredAction, ...]:
    """Results the LCAP has to answer: of the groups that led here, and at the lowest level.

    Both are of the LEA as a whole; those of its schools stand in other files. Nothing where no
    figures are loaded. Science has a color for information only, so no plan answers it.
    """
    if results is None:
        return ()
    basis = newest_basis(file.case, file.years)
    led = {group.code: group for group in basis.lettered}
    found: list[RequiredAction] = []
    for group in results.groups:
        reasons = led[group].reasons if group in led else ()
        cells = {cell.indicator for reason in reasons for cell in reason.cells}
        for indicator in results.indicators:
            value = results.cells.get(group, {}).get(indicator)
            if value is None or indicator is Indicator.SCIENCE:
                continue
            here, lowest = str(indicator) in cells, value.color == _LOWEST
            if here or lowest:
                reported = value.observation.status is not None
                told = value_phrase(value.observation) if reported else value.value
                found.append(RequiredAction(group, indicator, told, here, lowest))
    return tuple(sorted(found, key=lambda one: not one.led_here))


def answers(file: CaseFile, wanted: RequiredAction) -> tuple[Action, ...]:
    """The changes that answer a result: of an aim for its group, or with a measure of the cell."""
    aims = {aim.id for aim in file.aims if aim.group == wanted.group}
    measured = [
        measure
        for measure in file.measures
        if (measure.group, measure.indicator) == (wanted.group, str(wanted.indicator))
    ]
    aims |= {measure.aim_id for measure in measured if measure.aim_id is not None}
    direct = {measure.action_id for measure in measured}
    drivers = {driver.id for driver in file.drivers if driver.aim_id in aims}
    drivers |= {driver.id for driver in file.drivers if driver.parent_id in drivers}
    return tuple(
        action
        for action in file.actions
        if action.state is not ActionState.DROPPED
        and (action.aim_id in aims or action.driver_id in drivers or action.id in direct)
    )
