"""The fixed choices of casework, each with the words a person reads."""

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from typing import Any

from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.domain.unreadable import UNREADABLE_WORDS, is_readable
from sos_desktop.foundation.frozen import frozen_dataclass


class Stage(IntEnum):
    """The four stages of the statewide System of Support (2018 brief)."""

    IDENTIFICATION = 1
    OUTREACH = 2
    NEEDS = 3
    SUPPORT = 4

    @property
    def title(self) -> str:
        """As shown on the stage stepper."""
        return _STAGE_TITLES[self] if is_readable(self) else UNREADABLE_WORDS

    @property
    def words(self) -> str:
        """With its number, where several are listed: "2 Outreach"."""
        return f"{self.number} {self.title}" if is_readable(self) else UNREADABLE_WORDS

    @property
    def number(self) -> str:
        """Its number alone: "2"."""
        return str(int(self)) if is_readable(self) else UNREADABLE_WORDS


_STAGE_TITLES = {
    Stage.IDENTIFICATION: "Identification",
    Stage.OUTREACH: "Outreach",
    Stage.NEEDS: "Needs and root causes",
    Stage.SUPPORT: "Support",
}


class Words(StrEnum):
    """A stored code with its words: `Route("dashboard").words`."""

    words: str

    def __new__(cls, code: str, words: str) -> "Words":
        """Make a member whose value is the stored code."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.words = words
        return member


class Route(Words):
    """How a case came to be opened (EC 52071(a), (b), (c), (f); EC 47607.3; EC 52072)."""

    DASHBOARD = "dashboard", "Dashboard data"
    VOLUNTARY = "voluntary", "Voluntary request"
    LCAP = "lcap", "LCAP not approved"
    CALPADS = "calpads", "Data not submitted to CALPADS"
    SECOND_YEAR = "second_year", "Second year of support"
    CHARTER = "charter", "Charter school, two years"
    LEVEL_3 = "level_3", "Direct technical assistance (CCEE)"
    GEO_LEAD = "geo_lead", "Geographic Lead, three years"


class FactKind(Words):
    """What can be recorded about an LEA and a year."""

    CALPADS = "calpads", "Data not certified in CALPADS"


class ServiceLevel(Words):
    """How much of the cycle the district wants the COE to carry; the district chooses."""

    OWN = "own", "District leads its own cycle, quarterly check-ins"
    SHARED = "shared", "Shared cycle, monthly check-ins"
    WHOLE = "whole", "COE facilitates the whole cycle, monthly check-ins and workshops"


class ContactKind(Words):
    """How a contact took place."""

    CALL = "call", "Call"
    MAIL = "mail", "E-mail or letter"
    MEETING = "meeting", "Meeting"
    VISIT = "visit", "Site visit"


class Sensitivity(Words):
    """How far a text may travel; only public text reaches a public copy."""

    PUBLIC = "public", "Public"
    DISTRICT = "district", "District and COE"
    OFFICE = "office", "COE office only"


class Perspective(Words):
    """Whose voice it is."""

    LEADERS = "leaders", "District leaders"
    PRINCIPALS = "principals", "Principals"
    TEACHERS = "teachers", "Teachers"
    CLASSIFIED = "classified", "Classified staff"
    FAMILIES = "families", "Families"
    STUDENTS = "students", "Students"
    COMMUNITY = "community", "Community"
    BOARD = "board", "Board"
    LABOR = "labor", "Labor partners"


class VoiceState(Words):
    """Whether a voice has been heard yet."""

    MISSING = "missing", "Missing"
    INVITED = "invited", "Invited"
    HEARD = "heard", "Heard"


class ProposedBy(Words):
    """Who put an idea forward; support is done with districts, not to them."""

    DISTRICT = "district", "District"
    JOINT = "joint", "Jointly"
    COE = "coe", "COE"


class Side(Words):
    """Whom a team member works for."""

    DISTRICT = "district", "District"
    COE = "coe", "County office"
    PARTNER = "partner", "Partner"


class FindingKind(Words):
    """EC 52071(c)(1)(A)(i): strengths and weaknesses in regard to the state priorities."""

    STRENGTH = "strength", "Strength"
    WEAKNESS = "weakness", "Need (weakness)"


class EvidenceKind(Words):
    """Where a piece of evidence comes from."""

    DASHBOARD = "dashboard", "Dashboard data"
    LOCAL = "local", "Local data"
    INTERVIEW = "interview", "Interview"
    OBSERVATION = "observation", "Observation"
    DOCUMENT = "document", "Document"


class FigureOrigin(Words):
    """Where a figure that a finding was written from comes from."""

    DASHBOARD = "dashboard", "Dashboard"
    RATING = "rating", "Local indicator"
    LOCAL = "local", "Local data"


class LocalState(Words):
    """Whether a local file counts."""

    COUNTS = "counts", "Counts"
    TAKEN_BACK = "taken_back", "Taken back"


class CauseState(Words):
    """How sure the team is of a cause."""

    POSSIBLE = "possible", "Possible"
    VALIDATED = "validated", "Validated root cause"
    TO_TEST = "to_test", "To be tested"
    REJECTED = "rejected", "Set aside"


class ActionState(Words):
    """How far an action has come."""

    PLANNED = "planned", "Planned"
    ACTIVE = "active", "Under way"
    DONE = "done", "Done"
    DROPPED = "dropped", "Dropped"


class Repeats(Words):
    """How often a task comes back once it is done."""

    NONE = "none", "Once"
    WEEKLY = "weekly", "Every week"
    MONTHLY = "monthly", "Every month"
    QUARTERLY = "quarterly", "Every three months"
    YEARLY = "yearly", "Every year"


class PersonRole(Words):
    """What somebody does; letters find the right person by it, not by name."""

    SUPERINTENDENT = "superintendent", "Superintendent"
    CHARTER = "charter", "Charter school leader"
    EDUCATION = "education", "Educational services"
    SPECIAL_EDUCATION = "special_education", "Special education"
    ENGLISH_LEARNERS = "english_learners", "English learner programs"
    STUDENT_SERVICES = "student_services", "Student services"
    LCAP = "lcap", "LCAP and accountability"
    FISCAL = "fiscal", "Business services"
    PRINCIPAL = "principal", "Principal"
    TEACHER = "teacher", "Teacher"
    CLASSIFIED = "classified", "Classified staff"
    BOARD = "board", "Board member"
    LABOR = "labor", "Labor representative"
    FAMILY = "family", "Family or community"
    PARTNER = "partner", "Partner organization"
    OTHER = "other", "Other"


class PlanKind(Words):
    """Another plan or program a district is under beside differentiated assistance."""

    CSI = "csi", "Comprehensive support and improvement (CSI)"
    ATSI = "atsi", "Additional targeted support (ATSI)"
    TSI = "tsi", "Targeted support (TSI)"
    SPECIAL_EDUCATION = "special_education", "Special education monitoring (CIM)"
    EQUITY_MULTIPLIER = "equity_multiplier", "Equity Multiplier"
    RECOVERY = "recovery", "Learning Recovery (LREBG)"
    OTHER = "other", "Another plan"


class ProviderKind(Words):
    """Who can help a district; the county office is one of many."""

    COE = "coe", "County office"
    GEO_LEAD = "geo_lead", "Geographic Lead"
    EXPERT_LEAD = "expert_lead", "Expert lead"
    SELPA = "selpa", "SELPA"
    CCEE = "ccee", "CCEE"
    DISTRICT = "district", "Another district"
    NONPROFIT = "nonprofit", "Non-profit"
    OTHER = "other", "Other"


class DistrictChoice(Words):
    """What the district decided about a provider; the choice is the district's."""

    OPEN = "open", "Not decided"
    CHOSEN = "chosen", "Chosen by the district"
    DECLINED = "declined", "Declined by the district"


class ReferralOutcome(Words):
    """What came of a referral."""

    HELPED = "helped", "Helped"
    PARTLY = "partly", "Helped in part"
    NOT = "not", "Did not help"


class NoteKind(Words):
    """What a note holds; what was seen stays apart from what somebody makes of it."""

    OBSERVATION = "observation", "Observation"
    INTERPRETATION = "interpretation", "Interpretation"
    QUOTE = "quote", "Quote without a name"
    OTHER = "other", "Note"


class DateStanding(Words):
    """Where a date of the year's calendar comes from."""

    STATUTE = "statute", "Statute"
    STATE = "state", "State practice"
    LOCAL = "local", "Local"


PRIORITIES: dict[int, str] = {
    1: "Basic services and conditions",
    2: "Implementation of state academic standards",
    3: "Parent and family engagement",
    4: "Pupil achievement",
    5: "Pupil engagement",
    6: "School climate",
    7: "Access to a broad course of study",
    8: "Outcomes in a broad course of study",
    9: "Coordination of services for expelled pupils",
    10: "Coordination of services for foster youth",
}
"""The LCFF state priorities (EC 52060(d), 52066(d)); 9 and 10 are for COEs only."""

PRIORITIES_SHORT: dict[int, str] = {
    1: "Basic services",
    2: "State standards",
    3: "Family engagement",
    4: "Pupil achievement",
    5: "Pupil engagement",
    6: "School climate",
    7: "Course access",
    8: "Other outcomes",
    9: "Expelled pupils",
    10: "Foster youth",
}
"""The same in a column of a list, where the tip has them in full."""


class CasePart(StrEnum):
    """The part of a case in which a kind of record stands, and where one goes to see it."""

    OUTREACH = "outreach"
    NEEDS = "needs"
    SUPPORT = "support"
    PROGRESS = "progress"
    TASKS = "tasks"
    FILES = "files"
    TIMELINE = "timeline"


class Verb(StrEnum):
    """What was done, as the history keeps it; a code that is in a file is never changed."""

    UNKNOWN = ""
    """Only words are known."""
    ADD = "add"
    EDIT = "edit"
    REMOVE = "remove"
    REORDER = "reorder"
    COMPLETE = "complete"
    """A task was edited into one that is done."""
    DONE = "done"
    """A task was ticked off."""
    REOPEN = "reopen"
    DOUBT = "doubt"
    VALIDATE = "validate"
    SET_ASIDE = "set_aside"
    MARK = "mark"
    """How far a voice has been heard."""
    MOVE = "move"
    """To another stage."""
    RESCHEDULE = "reschedule"
    """To another day."""
    OPEN = "open"
    CLOSE = "close"
    CONTINUE = "continue"
    """In a further Dashboard year."""
    ASSIGN = "assign"
    """A case to a consultant, or to nobody."""
    GIVE = "give"
    """Tasks to somebody, or to nobody."""
    BEGIN = "begin"
    """A site visit, with its first entry."""
    KEEP = "keep"
    """A letter that was made, among the files of its case."""
    SAVE = "save"
    RENAME = "rename"
    HIDE = "hide"
    RECORD = "record"
    LEAVE = "leave"
    """Somebody has a last day ahead."""
    LEFT = "left"
    STAY = "stay"
    """Nobody leaves after all."""
    RETURN = "return"
    JOIN = "join"
    """Two entries of one person."""
    RETIRE = "retire"
    """A provider no longer offers help."""
    RESTORE = "restore"
    IMPORT = "import"
    TAKE_BACK = "take_back"


@frozen_dataclass
class CodeList:
    """Codes that are no enumeration of this program, with their words.

    Attributes:
        words: By code, as screens and documents show them.
        offered: The codes a form offers.
    """

    words: Mapping[Any, str]
    offered: tuple[Any, ...]

    def __getitem__(self, code: object) -> str:
        """The words of a code; one that is not known stands for itself."""
        return self.words.get(code, str(code))


PRIORITY_CODES = CodeList(
    {number: f"{number} {name}" for number, name in PRIORITIES.items()}, tuple(PRIORITIES)
)
"""State priorities."""

GROUP_CODES = CodeList(
    {code: group.name for code, group in STUDENT_GROUPS.items()},
    tuple(code for code, group in STUDENT_GROUPS.items() if group.accountable),
)
"""Student groups; those reported for information only can be shown, not chosen."""
