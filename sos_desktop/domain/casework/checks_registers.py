"""What a person, provider, team member, date or view must be like before it is kept."""

import calendar
import re
from collections.abc import Callable
from typing import Any

from sos_desktop.domain.casework.checks import check_texts
from sos_desktop.domain.casework.records import Record
from sos_desktop.domain.casework.registers import (
    Consultant,
    CountyDate,
    Person,
    Provider,
    SavedView,
)
from sos_desktop.domain.casework.words import PRIORITIES
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.foundation.errors import InputProblem

_REQUIRED: dict[type[Record], tuple[str, str]] = {
    Provider: ("name", "Write the provider's name."),
    Consultant: ("name", "Write the team member's name."),
    CountyDate: ("title", "Write what is due on this date."),
    SavedView: ("name", "Give the view a name."),
}
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_MONTHS = 12
_LEAP_YEAR = 2024
"""A date that holds every year may be February 29."""


def check_register(record: Record) -> None:
    """Raise unless a record of a register, already cleaned, may be kept.

    Raises:
        InputProblem: With `where` set to the field.
    """
    if required := _REQUIRED.get(type(record)):
        name, sentence = required
        if not getattr(record, name):
            raise InputProblem(sentence, where=name)
    check_texts(record)
    if rule := _RULES.get(type(record)):
        rule(record)


def check_mail(address: str) -> None:
    """Raise unless a mail address is empty or could be one.

    Raises:
        InputProblem: With `where` set to "email".
    """
    if address and not _MAIL.fullmatch(address):
        raise InputProblem(
            f"“{address}” is not a mail address. Write it like name@district.org, or leave it "
            "empty.",
            where="email",
        )


def _check_person(person: Person) -> None:
    if not person.name and not person.title:
        raise InputProblem("Write the person's name, or at least their title.", where="name")
    check_mail(person.email)


def _check_provider(provider: Provider) -> None:
    check_mail(provider.email)
    _check_capacity(provider.capacity)
    if any(number not in PRIORITIES for number in provider.priorities):
        raise InputProblem("Choose state priorities from 1 to 10.", where="priorities")
    if any(group not in STUDENT_GROUPS for group in provider.groups):
        raise InputProblem("Choose student groups from the list.", where="groups")


def _check_consultant(consultant: Consultant) -> None:
    check_mail(consultant.email)
    _check_capacity(consultant.capacity)


def _check_capacity(capacity: int | None) -> None:
    if capacity is not None and capacity < 0:
        raise InputProblem(
            "Capacity is a number from 0 up. Leave it empty when it is not known.",
            where="capacity",
        )


def _check_date(date: CountyDate) -> None:
    if not 1 <= date.month <= _MONTHS:
        raise InputProblem("The month is a number from 1 to 12.", where="month")
    last = calendar.monthrange(date.year or _LEAP_YEAR, date.month)[1]
    if not 1 <= date.day <= last:
        raise InputProblem(
            f"{calendar.month_name[date.month]} has {last} days. Check the day.", where="day"
        )


_RULES: dict[type[Record], Callable[[Any], None]] = {
    Person: _check_person,
    Provider: _check_provider,
    Consultant: _check_consultant,
    CountyDate: _check_date,
}
