"""Lists of needs and causes: themes, quotes, problems, a process, dynamics, practices that work."""

from collections.abc import Callable
from dataclasses import replace

from sos_desktop.domain.casework.needs_words import DynamicsTopic, ProblemState
from sos_desktop.domain.casework.records import (
    DynamicsNote,
    Interview,
    Practice,
    Problem,
    ProblemVersion,
    ProcessStep,
    Quote,
)
from sos_desktop.foundation import clock
from ui.pages.case.declared import list_of, pointing, shown
from ui.pages.case.tabs import CaseTab
from ui.widgets.lists.list_spec import ListSpec

_STATES = {ProblemState.CHOSEN: "good", ProblemState.ASIDE: "quiet"}

PROBLEMS = list_of(
    Problem,
    "Several problems may stand side by side; one is chosen.",
    lambda file: Problem(case_id=file.case.id, text=""),
    (
        shown(Problem.text, width=60),
        shown(Problem.state, width=12, tone=lambda p: _STATES.get(p.state, "")),
        shown(Problem.proposed_by, width=14),
    ),
)

VERSIONS = replace(
    list_of(
        ProblemVersion,
        "How a problem was worded before; kept by itself when its words change.",
        lambda file: ProblemVersion(case_id=file.case.id, text="", kept_on=clock.today()),
        (shown(ProblemVersion.kept_on, width=13), shown(ProblemVersion.text, width=90)),
        title="Earlier wordings",
    ),
    new=None,
)

DYNAMICS = list_of(
    DynamicsNote,
    "A private look at policy, agreements, trust and the way decisions take. It stays in the "
    "office; what may be said openly becomes a cause, in neutral words.",
    lambda file: DynamicsNote(
        case_id=file.case.id, topic=DynamicsTopic.POLICY, text="", noted_on=clock.today()
    ),
    (
        shown(DynamicsNote.noted_on, width=13),
        shown(DynamicsNote.topic, width=22),
        shown(DynamicsNote.text, width=60),
        shown(DynamicsNote.sensitivity, "May read it", width=15),
    ),
)

PRACTICES = list_of(
    Practice,
    "What works here and is nobody's policy: who does it, where, and what if that person left.",
    lambda file: Practice(case_id=file.case.id, text=""),
    (
        shown(Practice.text, width=40),
        shown(Practice.owner, width=20, missing="–"),
        shown(Practice.place, width=18, missing="–"),
        shown(Practice.written, width=18, missing="nowhere"),
        shown(Practice.sensitivity, "May read it", width=15),
    ),
)


def interviews(tab: CaseTab) -> ListSpec[Interview]:
    """Talks, with what was said in each: as it was typed with the talk, or its quotes."""

    def said(talk: Interview) -> str:
        found = tab.file.quotes if tab.file is not None else ()
        quoted = [f"“{quote.text}”" for quote in found if quote.interview_id == talk.id]
        return " ".join(filter(None, (talk.quotes, *quoted))) or "–"

    own = shown(Interview.quotes, width=30)
    return list_of(
        Interview,
        "What those say who live with the problem: families, students, teachers. "
        "By role, not by name.",
        lambda file: Interview(case_id=file.case.id, role="", held_on=clock.today()),
        (
            shown(Interview.held_on, width=13),
            shown(Interview.role, width=24),
            shown(Interview.perspective, width=13, missing="not noted"),
            shown(Interview.summary),
            replace(own, text=said, tooltip=said, sort=None),
            shown(Interview.sensitivity, "May read it", width=15),
        ),
    )


def quotes(tab: CaseTab, chosen: Callable[[], str | None]) -> ListSpec[Quote]:
    """Quotes of a theme; a new one goes into the theme that is `chosen`."""
    return list_of(
        Quote,
        "What was said, word for word and without a name.",
        lambda file: Quote(case_id=file.case.id, text="", theme_id=chosen()),
        (
            shown(Quote.voice, width=16, missing="–"),
            shown(Quote.text, width=52),
            shown(Quote.people, "People", width=8),
            pointing(tab, Quote.interview_id, width=20, missing="–"),
            replace(shown(Quote.tags, width=10, missing="–"), spare=True),
            shown(Quote.sensitivity, "May read it", width=18),
        ),
    )


def process(tab: CaseTab) -> ListSpec[ProcessStep]:
    """Steps of a process, with the cause a step shows."""
    return list_of(
        ProcessStep,
        "How something is done today, step by step: who, what waits, where it breaks.",
        lambda file: ProcessStep(
            case_id=file.case.id,
            text="",
            process=file.process_steps[-1].process if file.process_steps else "",
        ),
        (
            shown(ProcessStep.text, width=36),
            shown(ProcessStep.who, width=20, missing="–"),
            shown(ProcessStep.waiting, "Waiting", width=16, missing="–"),
            shown(ProcessStep.breaks, width=30, missing="–"),
            pointing(tab, ProcessStep.cause_id, missing="–"),
        ),
    )
