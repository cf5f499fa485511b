"""The fixed choices of needs assessment and root causes, each with the words a person reads."""

from sos_desktop.domain.casework.words import CodeList, Words


class ListeningKind(Words):
    """How somebody was heard, or something seen."""

    INTERVIEW = "interview", "Interview"
    GROUP = "group", "Group talk"
    OBSERVATION = "observation", "Observation"


class EvidenceSide(Words):
    """Whether a piece of evidence speaks for a cause or against it."""

    FOR = "for", "For"
    AGAINST = "against", "Against"


class EvidenceStrength(Words):
    """How much a piece of evidence weighs, as the team judges it."""

    WEAK = "weak", "A hint"
    FAIR = "fair", "Good"
    STRONG = "strong", "Strong"


class CauseKind(Words):
    """What a cause is: what one sees of the problem, what adds to it, or what it grows from."""

    SYMPTOM = "symptom", "Symptom"
    CONTRIBUTING = "contributing", "Contributing cause"
    ROOT = "root", "Root cause"


class DistrictControl(Words):
    """Whether the district itself can change something."""

    WITHIN = "within", "In the district's hands"
    PARTLY = "partly", "In part in its hands"
    OUTSIDE = "outside", "Not in its hands"


class Confidence(Words):
    """How sure the team is of a cause."""

    LOW = "low", "Not sure"
    MEDIUM = "medium", "Fairly sure"
    HIGH = "high", "Sure"


class VoteMethod(Words):
    """How agreement was asked for."""

    HANDS = "hands", "Show of hands"
    SURVEY = "survey", "Survey"
    DOTS = "dots", "Dots"


class ProblemState(Words):
    """Whether a problem of practice is one of several, the one that was chosen, or set aside."""

    CANDIDATE = "candidate", "Candidate"
    CHOSEN = "chosen", "Chosen"
    ASIDE = "aside", "Set aside"


class DynamicsTopic(Words):
    """What is looked at between a board, labor partners and management (2018 brief)."""

    POLICY = "policy", "Policy"
    AGREEMENTS = "agreements", "Agreements"
    TRUST = "trust", "Trust"
    DECISIONS = "decisions", "How decisions are made"


class AgendaTool(Words):
    """What a part of a meeting works with."""

    NONE = "none", "Talk"
    SEE = "see", "What we see"
    FOUND = "found", "What we found"
    HEARD = "heard", "What we heard"
    PROBLEM = "problem", "The problem"
    PROCESS = "process", "Process map"
    WHY = "why", "Why"
    AGREE = "agree", "What we agree"
    PLAN = "plan", "What we will do"


CATEGORIES: dict[str, str] = {
    "people": "People",
    "instruction": "Instruction",
    "systems": "Systems",
    "resources": "Resources",
    "governance": "Governance and board",
    "labor": "Labor and management",
    "community": "Community and context",
}
"""The bones of a fishbone unless a county sets its own (`CauseCategory`)."""

CATEGORY_CODES = CodeList(CATEGORIES, tuple(CATEGORIES))
"""Categories of causes; a county's own stands for itself."""
