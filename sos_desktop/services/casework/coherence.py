"""Plans a district is under that the loaded files tell of, to be taken over with one click."""

from collections import defaultdict

from sos_desktop.domain.casework.history.labels import of_kind
from sos_desktop.domain.casework.records import OtherPlan
from sos_desktop.domain.casework.words import PlanKind, Verb
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.domain.dashboard.schools import SchoolStatus
from sos_desktop.domain.dashboard.wording import students_phrase
from sos_desktop.services.casework.case_reading import case_file
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard import lea_facts
from sos_desktop.services.dashboard.listed_elsewhere import listed_elsewhere
from sos_desktop.services.write_gate import keep

_KINDS = {"CSI": PlanKind.CSI, "ATSI": PlanKind.ATSI, "TSI": PlanKind.TSI}


def proposed_plans(county: CountyFile, case_id: str) -> tuple[OtherPlan, ...]:
    """Plans that CDE's lists name schools of the case's LEA for and the case does not name.

    One for each kind (CSI, ATSI, TSI, Equity Multiplier), with the schools, and under ESSA the
    groups they are listed for; empty when no list is loaded or no school is listed.

    Raises:
        InputProblem: The case is no longer there.
    """
    file = case_file(county, case_id)
    year = file.case.year or 0
    facts = lea_facts.lea_facts(county, file.case.cds, year)
    schools: dict[PlanKind, list[SchoolStatus]] = defaultdict(list)
    for school in facts.schools:
        kind = _KINDS.get(school.status.split(" ")[0])
        if kind is not None:
            schools[kind].append(school)
    known = {plan.kind for plan in file.other_plans}
    texts = {
        kind: f"{'; '.join(_school(school) for school in schools[kind])} "
        f"(ESSA list, {facts.schools_year} Dashboard)"
        for kind in _KINDS.values()
        if kind in schools
    }
    equity = listed_elsewhere(county, file.case.cds).equity
    if equity is not None and equity.sites:
        sites = "; ".join(site.name for site in equity.sites)
        texts[PlanKind.EQUITY_MULTIPLIER] = f"{sites} ({equity.source.title})"
    return tuple(
        OtherPlan(case_id=case_id, kind=kind, text=text)
        for kind, text in texts.items()
        if kind not in known
    )


def take_over(county: CountyFile, case_id: str, plans: tuple[OtherPlan, ...]) -> Changes:
    """Add proposed plans to the end of a case's list as one change."""
    if not plans:
        return Changes(Subject.NOTHING, case_id=case_id)
    label = of_kind(Verb.ADD, OtherPlan, plans=",".join(plan.kind for plan in plans))
    with county.session(label, case_id) as session:
        for plan in plans:
            keep(session, plan)
    return Changes(Subject.CASE_CONTENT, label.words, case_id, len(plans))


def _school(school: SchoolStatus) -> str:
    groups = ", ".join(students_phrase(code) for code in school.groups)
    return f"{school.name} ({groups})" if groups else school.name
