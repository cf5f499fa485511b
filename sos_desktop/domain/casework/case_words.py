"""What a case is about, in words for paper."""

from sos_desktop.domain.casework.records import Case, CaseYear
from sos_desktop.domain.casework.words import PRIORITIES
from sos_desktop.domain.dashboard.codes import group_name


def year_words(year: CaseYear) -> str:
    """A further Dashboard year: "Year 2, Students with disabilities"."""
    names = [group.name for group in year.basis.lettered]
    groups = f", {', '.join(names)}" if names else ""
    return f"{year.status or 'status not known'}{groups}"


def focus_words(case: Case) -> list[str]:
    """The student groups and state priorities the work is about, as chosen; may be empty."""
    groups = [group_name(code) for code in case.focus_groups]
    return groups + [f"priority {n} ({PRIORITIES[n]})" for n in case.focus_priorities]
