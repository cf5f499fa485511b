"""What a board is likely to ask, with answers from the records."""

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.costs import case_costs
from sos_desktop.domain.casework.support_words import CycleDecision
from sos_desktop.domain.casework.words import Perspective, Route, VoiceState
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.documents.catalog import Catalog

_TWO_YEARS = (Route.DASHBOARD, Route.SECOND_YEAR, Route.LEVEL_3, Route.GEO_LEAD)
"""Routes of a district that was identified: EC 52071(c)(1) speaks of no other."""


def questions(file: CaseFile, catalog: Catalog) -> list[tuple[str, str]]:
    """Questions with their answers; what the records cannot answer is not asked."""
    asked, say = catalog.part["board_questions"], catalog.say
    found = [(asked["new_plan"], say("answer_new_plan"))]
    decided = [cycle.decision for cycle in file.cycles if cycle.decision is not None]
    if decided:
        kept, dropped = (
            sum(found is what for found in decided)
            for what in (CycleDecision.ADOPT, CycleDecision.ABANDON)
        )
        answer = say("answer_tried", count=len(decided), kept=kept, dropped=dropped)
    else:
        answer = say("answer_not_tried")
    found.append((asked["fails"], answer))
    heard = {voice.perspective for voice in file.voices if voice.state is VoiceState.HEARD}
    if heard:
        missing = [catalog.term(p).lower() for p in Perspective if p not in heard]
        answer = (
            say("answer_missing", missing=catalog.page.joined(missing))
            if missing
            else say("answer_all_heard")
        )
        found.append((asked["voices"], answer))
    open_parts = case_costs(file).open_parts
    if open_parts:
        dollars = f"${sum(part.dollars for part in open_parts):,}"
        found.append((asked["money"], say("answer_money", dollars=dollars)))
    if file.case.route in _TWO_YEARS and file.lea.kind == EntityKind.DISTRICT:
        found.append((asked["how_long"], say("answer_how_long")))
    return found
