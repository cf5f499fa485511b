"""What a broken check and a lost column are called, for people who load files."""

from sos_desktop.domain.dashboard.row_checks import CheckKind

COLUMN_NAMES = {
    "numerator": "currnumer",
    "denominator": "currdenom",
    "status": "currstatus",
    "prior_numerator": "priornumer",
    "prior_denominator": "priordenom",
    "prior_status": "priorstatus",
    "change": "change",
    "status_level": "statuslevel",
    "change_level": "changelevel",
    "color": "color",
    "box": "box",
    "size_met": "currnsizemet",
    "prior_size_met": "priornsizemet",
    "accountable": "accountabilitymet",
    "small": "smalldenom",
    "high_school_cuts": "hscutpoints",
    "span": "type",
}
"""Columns as CDE's files call them, by their names in the program."""

CHECK_COLUMNS: dict[CheckKind, tuple[str, ...]] = {
    CheckKind.CHANGE: ("status", "prior_status", "change"),
    CheckKind.CHANGE_OF_COUNTS: (
        "numerator",
        "denominator",
        "prior_numerator",
        "prior_denominator",
        "change",
    ),
    CheckKind.CHANGE_REPORTED: ("status", "prior_status", "change"),
    CheckKind.RATE: ("numerator", "denominator", "status"),
    CheckKind.PRIOR_RATE: ("prior_numerator", "prior_denominator", "prior_status"),
    CheckKind.REPORTED: ("denominator", "status"),
    CheckKind.PRIOR_REPORTED: ("prior_denominator", "prior_status"),
    CheckKind.STATUS_LEVEL: ("status", "status_level"),
    CheckKind.CHANGE_LEVEL: ("change", "change_level"),
    CheckKind.COLOR: ("status_level", "change_level", "color"),
    CheckKind.BOX: ("status_level", "change_level", "box"),
    CheckKind.SIZE_MET: ("denominator", "size_met"),
    CheckKind.PRIOR_SIZE_MET: ("prior_denominator", "prior_size_met"),
    CheckKind.ACCOUNTABLE: ("size_met", "prior_size_met", "accountable"),
    CheckKind.SMALL: ("denominator", "small"),
    CheckKind.PART_OF_ALL: ("denominator", "numerator", "prior_denominator"),
    CheckKind.COUNTED: ("denominator",),
    CheckKind.PRIOR_COUNTED: ("prior_denominator",),
    CheckKind.SAME_MARKS: ("high_school_cuts", "span"),
}
"""The columns a check compares."""

CHECK_WORDS: dict[CheckKind, str] = {
    CheckKind.CHANGE: "The change is not this year's figure less the year before's.",
    CheckKind.CHANGE_OF_COUNTS: "The change is not the difference of the two years' rates.",
    CheckKind.CHANGE_REPORTED: "Both years have a figure, but there is no change.",
    CheckKind.RATE: "The rate is not the numerator divided by the denominator.",
    CheckKind.PRIOR_RATE: "The rate of the year before is not its numerator divided by its "
    "denominator.",
    CheckKind.REPORTED: "There is a figure for fewer than 11 students, or none for 11 or more.",
    CheckKind.PRIOR_REPORTED: "The year before has a figure for fewer than 11 students, or none "
    "for 11 or more.",
    CheckKind.STATUS_LEVEL: "The status level does not follow from the figure by the cut scores.",
    CheckKind.CHANGE_LEVEL: "The change level does not follow from the change by the cut scores.",
    CheckKind.COLOR: "The color does not follow from status and change by the color grid.",
    CheckKind.BOX: "The box is not the color's place in the grid.",
    CheckKind.SIZE_MET: "The mark for enough students does not fit the number of students.",
    CheckKind.PRIOR_SIZE_MET: "The mark for enough students in the year before does not fit their "
    "number.",
    CheckKind.ACCOUNTABLE: "The mark for enough students in both years does not fit the marks of "
    "each year.",
    CheckKind.SMALL: "The mark for fewer than 150 students does not fit the number of students.",
    CheckKind.PART_OF_ALL: "The student group is larger than all students of the same entity.",
    CheckKind.COUNTED: "The number of students is blank, which CDE's files never leave out.",
    CheckKind.PRIOR_COUNTED: "The number of students of the year before is blank, which CDE's "
    "files never leave out.",
    CheckKind.SAME_MARKS: "The mark for whose cut scores apply is not that of the entity's other "
    "rows.",
}
"""What is wrong in a row that breaks a check, as a sentence."""

LOST_COLUMN_WORDS = {
    "numerator": "Rates cannot be checked against the numbers of students.",
    "denominator": "The numbers of students are not known.",
    "status": "There are no figures to show or judge.",
    "prior_numerator": "Rates of the year before cannot be checked.",
    "prior_denominator": "The numbers of students of the year before are not known.",
    "prior_status": "There is no figure of the year before, and changes cannot be checked.",
    "change": "There is no change since the year before.",
    "status_level": "Criteria that go by the status level cannot be judged.",
    "change_level": "Change levels are not known.",
    "color": "Criteria that go by the color cannot be judged.",
    "box": "The place in the color grid is not known.",
    "size_met": "Whether there are enough students is judged by their number.",
    "prior_size_met": "Whether there were enough students the year before is judged by their "
    "number.",
    "accountable": "Whether both years have enough students is judged by their numbers.",
}
"""What cannot be said without a column, as a sentence."""
