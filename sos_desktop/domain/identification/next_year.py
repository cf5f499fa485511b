"""Next year under different rule sets, if next year's colours were this year's."""

from collections.abc import Mapping, Sequence

from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.identification.rules import RuleSet
from sos_desktop.foundation.frozen import frozen_dataclass

Figures = Mapping[str, Mapping[Indicator, Observation]]


@frozen_dataclass
class NextYear:
    """One LEA under one rule set.

    Attributes:
        rules: What it was judged by; its standing says whether it is provisional.
        met: None when a year it needs is not known.
        groups: The groups that would meet it, with the indicators that count, if it counts those.
        missing: The years it needs whose colors are not known.
        unknown: What else is not loaded, in clauses; where the criteria are met without it, that
            could add groups.
    """

    rules: RuleSet
    met: bool | None
    groups: Mapping[str, tuple[Indicator, ...]]
    missing: tuple[int, ...] = ()
    unknown: tuple[str, ...] = ()


def judge_span(rules: RuleSet, figures: Mapping[int, Figures], years: Sequence[int]) -> NextYear:
    """Apply a rule that counts the same indicators of a group over several years.

    Args:
        rules: A rule set that counts indicators.
        figures: The LEA's figures by Dashboard year; a year that is not known is left out.
        years: The years that must agree, oldest first; a year may stand twice, when it stands in
            for one that has not happened yet.
    """
    missing = tuple(dict.fromkeys(year for year in years if year not in figures))
    if missing:
        return NextYear(rules, None, {}, missing)
    found = {}
    for group in rules.groups:
        shared = set(rules.indicator_levels)
        for year in years:
            seen = figures[year].get(group, {})
            shared &= {
                indicator
                for indicator, figure in seen.items()
                if figure.color in rules.indicator_levels.get(indicator, frozenset())
            }
        if len(shared) >= rules.minimum_indicators:
            found[group] = tuple(i for i in Indicator if i in shared)
    return NextYear(rules, bool(found), found)
