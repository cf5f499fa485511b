"""The fixed choices of what lasts and of what is learned, each with the words a person reads."""

from sos_desktop.domain.casework.words import CodeList, Perspective, Words


class Quarter(Words):
    """A quarter of a school year, which begins in July."""

    FIRST = "1", "July to September"
    SECOND = "2", "October to December"
    THIRD = "3", "January to March"
    FOURTH = "4", "April to June"


class QuarterStanding(Words):
    """How a change stands at the end of a quarter, held against what was planned for it."""

    NOT_BEGUN = "not_begun", "Not begun"
    BEHIND = "behind", "Behind the plan"
    AS_PLANNED = "as_planned", "As planned"
    AHEAD = "ahead", "Ahead of the plan"
    DONE = "done", "Done"
    STOPPED = "stopped", "Stopped"


class ReviewDecision(Words):
    """What a review of a year decides about a part of the support."""

    KEEP = "keep", "Keep"
    CHANGE = "change", "Change"
    STOP = "stop", "Stop"


class ExitReason(Words):
    """Why support ends; no statute sets tests for it."""

    REACHED = "reached", "The aim was reached and held"
    STATUS = "status", "The groups no longer meet the criteria"
    DISTRICT = "district", "The district goes on alone"
    OTHER_HELP = "other_help", "Another provider goes on"
    OTHER = "other", "Another reason"


class LookBackKind(Words):
    """When one looks again at what lasts."""

    SIX = "6", "6 months after"
    TWELVE = "12", "12 months after"
    OTHER = "other", "Another day"


class GainStanding(Words):
    """What became of a gain after support ended."""

    UNKNOWN = "unknown", "Cannot be told"
    NO_GAIN = "no_gain", "There was no gain to keep"
    GREW = "grew", "Kept and grown"
    HELD = "held", "Held"
    PARTLY = "partly", "Partly lost"
    FADED = "faded", "Faded"


class FeedbackPhase(Words):
    """After which phase somebody says how the support was."""

    OUTREACH = "outreach", "Outreach"
    NEEDS = "needs", "Needs and root causes"
    PLAN = "plan", "Plan"
    SUPPORT = "support", "Support"
    EXIT = "exit", "After support ended"


class FeedbackSide(Words):
    """From which side it is said."""

    DISTRICT = "district", "District"
    COUNTY = "county", "County office"
    PARTNER = "partner", "Partner"


class FeedbackLanguage(Words):
    """In which language it was written."""

    ENGLISH = "en", "English"
    SPANISH = "es", "Spanish"


class LessonKind(Words):
    """What a lesson says of the next time."""

    AGAIN = "again", "We would do it again"
    OTHERWISE = "otherwise", "We would do it otherwise"
    STOP = "stop", "We would leave it"


class CapacityWay(Words):
    """How the county office sees to a need; it is one of many partners."""

    OWN = "own", "Does it itself"
    BUYS = "buys", "Buys it"
    BROKERS = "brokers", "Brokers it"
    SHARES = "shares", "Shares it with a neighbor"


class OfferKind(Words):
    """What is offered to every district."""

    WORKSHOP = "workshop", "Workshop"
    NETWORK = "network", "Network"
    TOOL = "tool", "Tool"
    DATA = "data", "Data service"
    OTHER = "other", "Other"


class GoalArea(Words):
    """What a goal of the county superintendent's annual summary is about (EC 52066(i))."""

    LCAP = "lcap", "Review of LCAPs"
    ASSISTANCE = "assistance", "Technical assistance"
    OTHER = "other", "Other support"
    PARTNERS = "partners", "Work with CCEE, CDE, lead agencies and other county offices"


ROLE_CODES = CodeList(
    {
        **{str(role): role.words for role in Perspective},
        "county": "County office staff",
        "partner": "Partner organization",
    },
    (*map(str, Perspective), "county", "partner"),
)
"""Roles of those who answer; never a name."""

STATEMENTS: dict[str, str] = {
    "trust": "We worked with people we trust.",
    "value": "The work added something we would not have had.",
    "classroom": "It reached classrooms and students.",
    "tools": "We learned to use the tools ourselves.",
    "doing": "We had help when we put changes into practice.",
    "coherence": "It fitted with our other plans.",
}
"""What those who answer are asked to agree with, 1 (not at all) to 5 (wholly)."""
