"""The fixed choices of casework and the names of the Dashboard, in the language of a paper.

English stands in the code, at the choices themselves; another language brings its own whole list
(`english_terms` says what belongs into it).
"""

from collections.abc import Mapping
from dataclasses import field

from sos_desktop.domain.casework import learning_words, needs_words, support_words, words
from sos_desktop.domain.casework.kinds import CASE_RECORDS
from sos_desktop.domain.casework.needs_words import CATEGORIES, CATEGORY_CODES
from sos_desktop.domain.casework.records.info import Editor, FieldInfo, RecordKind
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.casework.stages.routes import LCAP_STEPS
from sos_desktop.domain.casework.words import PRIORITIES, Stage, Words
from sos_desktop.domain.dashboard.codes import INDICATORS, STUDENT_GROUPS, Indicator
from sos_desktop.domain.dashboard.wording import cell_phrases
from sos_desktop.domain.unreadable import UNREADABLE_WORDS, is_readable
from sos_desktop.foundation.frozen import frozen_dataclass

_LCAP_GOAL = "LCAP {number}"

TermLists = Mapping[str, Mapping[str, str]]
"""Words by list ("Route") and code ("dashboard")."""


@frozen_dataclass
class Terms:
    """Words for codes; without lists the English ones.

    Attributes:
        lists: Of another language; every list whole.
    """

    lists: TermLists = field(default_factory=dict)

    def of(self, choice: Words | None) -> str:
        """A choice in words; "" for none."""
        if not is_readable(choice):
            return self._unreadable()
        return "" if choice is None else self._word(type(choice).__name__, choice, choice.words)

    def label(self, field: FieldInfo) -> str:
        """What a field of a kind of record is called."""
        return self._word("Label", _label_key(field), field.label)

    def plural(self, kind: RecordKind) -> str:
        """What several records of a kind are called."""
        return self._word("Plural", kind.table, kind.plural)

    def stage(self, stage: Stage) -> str:
        """A stage's title."""
        if not is_readable(stage):
            return self._unreadable()
        return self._word("Stage", stage.number, stage.title)

    def numbered_stage(self, stage: Stage) -> str:
        """A stage's number and title."""
        return f"{stage.number} {self.stage(stage)}" if is_readable(stage) else self.stage(stage)

    def group(self, code: str) -> str:
        """A student group's name; a code that is not known stays as it is."""
        known = STUDENT_GROUPS.get(code)
        return self._word("Group", code, known.name if known else code)

    def priority(self, number: int) -> str:
        """A state priority's name, without its number."""
        return self._word("Priority", str(number), PRIORITIES[number])

    def category(self, code: str) -> str:
        """A category of causes; a county's own words stay as they are."""
        return self._word("Category", code, CATEGORY_CODES[code])

    def lcap_step(self, name: str) -> str:
        """A step of an LCAP that was not approved, by the name of its field."""
        return self._word("LcapStep", name, LCAP_STEPS[name])

    def indicator(self, code: str, *, short: bool = False) -> str:
        """An indicator's name; a code that is not known stays as it is."""
        if code not in set(Indicator):
            return code
        facts = INDICATORS[Indicator(code)]
        if short:
            return self._word("IndicatorShort", code, facts.short)
        return self._word("Indicator", code, facts.name)

    def lcap_goal(self, number: str) -> str:
        """A goal or action of the LCAP, short: "LCAP 2.4"."""
        return self._word("Phrase", "lcap_goal", _LCAP_GOAL).format(number=number)

    def dashboard(self, phrase: str) -> str:
        """What stands in a cell of the Dashboard, by its English; figures stay as they are."""
        return self._word("Dashboard", phrase, phrase)

    def _unreadable(self) -> str:
        return self._word("Phrase", "unreadable", UNREADABLE_WORDS)

    def _word(self, name: str, code: str, english: str) -> str:
        return self.lists.get(name, {}).get(code, english)


ENGLISH = Terms()


def _label_key(field: FieldInfo) -> str:
    return f"{kind_of(field.record).table}.{field.name}"


def english_terms() -> dict[str, dict[str, str]]:
    """Every list with its English words: what the file of another language has to say."""
    choices = [
        found
        for found in (
            v
            for room in (words, needs_words, support_words, learning_words)
            for v in vars(room).values()
        )
        if isinstance(found, type) and issubclass(found, Words) and found is not Words
    ]
    return {
        **{found.__name__: {str(one): one.words for one in found} for found in choices},
        "Label": {
            _label_key(field): field.label
            for kind in CASE_RECORDS
            for field in kind_of(kind).fields
            if field.editor is not Editor.NONE
        },
        "Plural": {kind_of(kind).table: kind_of(kind).plural for kind in CASE_RECORDS},
        "Stage": {str(int(stage)): stage.title for stage in Stage},
        "Group": {code: facts.name for code, facts in STUDENT_GROUPS.items()},
        "Priority": {str(number): name for number, name in PRIORITIES.items()},
        "LcapStep": dict(LCAP_STEPS),
        "Category": dict(CATEGORIES),
        "Indicator": {str(code): facts.name for code, facts in INDICATORS.items()},
        "IndicatorShort": {str(code): facts.short for code, facts in INDICATORS.items()},
        "Phrase": {"lcap_goal": _LCAP_GOAL, "unreadable": UNREADABLE_WORDS},
        "Dashboard": {phrase: phrase for phrase in cell_phrases()},
    }
