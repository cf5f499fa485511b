"""The sentences of a chart, on its axis and in its text equivalent; a language is an instance."""

from sos_desktop.domain.formats import ENGLISH_DATES, DateWords
from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass(kw_only=True)
class ChartWords:
    """Sentences with their places in braces; English unless said otherwise."""

    chart_of: str = "Line chart of {name}."
    reading: str = "{at}: {value}"
    of_series: str = "{name}: {readings}"
    missing: str = "not measured"
    nothing: str = "Nothing is measured yet."
    many: str = "{count} values, the lowest {lowest}, the highest {highest}"
    between: str = "from {first} to {last}"
    first_and_last: str = "{first} to {last}"
    up: str = "Up {change} from {first} to {last}."
    down: str = "Down {change} from {first} to {last}."
    same: str = "Unchanged from {first} to {last}."
    target: str = "target {value}"
    target_only: str = "The target is {target}."
    above: str = "The target is {target}; the last value is {distance} above it."
    below: str = "The target is {target}; the last value is {distance} below it."
    reached: str = "The target is {target}; the last value is just that."
    step: str = "{value} by {at}"
    """At an interim target in the drawing."""
    steps: str = "On the way: {readings}."
    axis_begins: str = "The axis begins at {base}."
    in_order: str = "Points stand in order, evenly spaced."
    no_point_between: str = "No point between {first} and {last}."
    not_measured: str = "Not measured: {times}."
    more: str = "and {count} more"
    mark: str = "Mark {number}, {at}: {name}."
    readings_of: str = "Readings {name}"
    at_date: str = "Date"
    at_year: str = "Year"
    at_label: str = "When"
    target_column: str = "Target"
    step_column: str = "Interim target"
    remark_column: str = "Remark"
    thousands: tuple[tuple[float, str], ...] = (
        (1e12, "trillion"),
        (1e9, "billion"),
        (1e6, "million"),
    )
    """Words for the numbers of an axis that is too long to write out, the largest first."""
    dates: DateWords = ENGLISH_DATES


ENGLISH = ChartWords()
