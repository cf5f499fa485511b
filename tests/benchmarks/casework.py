"""A county's casework of five years, invented with a fixed seed."""

import json
import random
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from db.models import Base
from db.models.changes import ChangeItemRow, ChangeLogRow
from db.models.dashboard import LeaRow
from db.models.registry import row_class
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.records import Provider, Referral
from sos_desktop.domain.identification.basis import BasisGroup, IdentificationBasis
from sos_desktop.foundation import clock
from sos_desktop.services.county.county_files import CountyFile

DISTRICTS, YEARS, TASKS, NOTES, CONTACTS, LOG = 80, 5, 5_000, 2_000, 6_000, 40_000
PROVIDERS, REFERRALS = 40, 1_000
CONSULTANTS = ("Ana Ruiz", "Ben Ito", "Cleo Park", "Dev Shah", "Eva Lund", "Fox Reyes")
GROUPS = ("SWD", "EL", "LTEL", "HOM", "FOS", "AA", "SED")
_WORDS = (
    "attendance",
    "buses",
    "schedule",
    "co-teaching",
    "transition",
    "visit",
    "principal",
    "math",
    "families",
    "reading",
    "data",
    "team",
    "coach",
    "walk",
    "board",
    "report",
    "absence",
    "goal",
    "counselor",
    "meeting",
    "survey",
    "budget",
    "calendar",
    "cause",
    "evidence",
    "language",
    "support",
    "homeless",
    "liaison",
    "records",
    "follow",
    "plan",
    "week",
    "review",
    "share",
)


class Casework:
    """Puts the casework into a county file; attributes tell what was made."""

    def __init__(self, county: CountyFile) -> None:
        self.county = county
        self.random = random.Random(4)
        self.today = clock.today()
        self.now = datetime.now(UTC).replace(microsecond=0)
        self.cases: list[str] = []
        self.newest: list[str] = []

    def make(self) -> None:
        """LEAs, a case per district and year (the last year's open), and all that belongs to it."""
        rows: dict[type[Base], list[dict[str, Any]]] = {
            LeaRow: [self._lea(n) for n in range(DISTRICTS)],
            row_class(r.Case): [
                self._case(n, year) for n in range(DISTRICTS) for year in range(YEARS)
            ],
        }
        rows[row_class(r.Person)] = [self._person(n) for n in range(DISTRICTS * 6)]
        rows[row_class(r.Task)] = [self._task() for _ in range(TASKS)]
        rows[row_class(r.Contact)] = [self._contact() for _ in range(CONTACTS)]
        rows[row_class(r.Note)] = [self._note() for _ in range(NOTES)]
        rows[row_class(r.StageMove)] = [self._move(case_id) for case_id in self.cases]
        providers = [self._provider(n) for n in range(PROVIDERS)]
        rows[row_class(r.Provider)] = providers
        rows[row_class(r.Referral)] = [self._referral(providers) for _ in range(REFERRALS)]
        rows[ChangeLogRow] = [self._change(n) for n in range(LOG)]
        rows[ChangeItemRow] = [self._item(entry) for entry in rows[ChangeLogRow]]
        with self.county.session("Load") as session:
            for kind, values in rows.items():
                session.execute(sa.insert(kind), values)

    def _provider(self, number: int) -> dict[str, Any]:
        record = Provider(
            name=f"Provider {number}",
            kind=w.ProviderKind.SELPA,
            priorities=(4, 6),
            groups=(GROUPS[number % len(GROUPS)],),
            capacity=number % 9,
        )
        return {f.name: getattr(record, f.name) for f in fields(record)} | self._tracked()

    def _referral(self, providers: list[dict[str, Any]]) -> dict[str, Any]:
        provider = self.random.choice(providers)
        record = Referral(
            case_id=self.random.choice(self.cases),
            provider=provider["name"],
            provider_id=provider["id"],
            purpose=self._text(5),
            group="SWD",
            priority=5,
            referred_on=self.today - timedelta(days=self.random.randrange(1500)),
            choice=w.DistrictChoice.CHOSEN,
        )
        return {f.name: getattr(record, f.name) for f in fields(record)} | self._tracked()

    def _id(self) -> str:
        return str(UUID(int=self.random.getrandbits(128)))

    def _text(self, words: int) -> str:
        return " ".join(self.random.choices(_WORDS, k=words))

    def _tracked(self) -> dict[str, Any]:
        return {"id": self._id(), "created_at": self.now, "updated_at": self.now}

    def _cds(self, number: int) -> str:
        return f"27{60000 + number:05d}0000000"

    def _lea(self, number: int) -> dict[str, Any]:
        return {
            "cds": self._cds(number),
            "kind": "district",
            "county_code": "27",
            "county_name": "Monterey",
            "name": f"{self._text(2).title()} Unified {number}",
        }

    def _case(self, number: int, year: int) -> dict[str, Any]:
        opened = self.today - timedelta(days=365 * (YEARS - year) - number)
        made = self._tracked()
        self.cases.append(made["id"])
        last = year == YEARS - 1
        if last:
            self.newest.append(made["id"])
        groups = tuple(self.random.sample(GROUPS, 2))
        led = tuple(BasisGroup(group, (4, 6), "D") for group in groups)
        return made | {
            "cds": self._cds(number),
            "route": w.Route.DASHBOARD,
            "opened_on": opened,
            "opened_by": CONSULTANTS[0],
            "year": self.today.year - YEARS + year,
            "stage": self.random.choice(list(w.Stage)),
            "request": "",
            "consultant": self.random.choice(CONSULTANTS),
            "basis": IdentificationBasis(groups=led),
            "focus_groups": groups,
            "service_level": None,
            "problem_of_practice": self._text(30),
            "problem_proposed_by": None,
            "board_date": None,
            "report_back_date": None,
            "closed_on": None if last else opened + timedelta(days=300),
            "closing_reason": "",
            "lasting": "",
            "focus_priorities": (5, 6),
        }

    def _task(self) -> dict[str, Any]:
        due = self.today + timedelta(days=self.random.randrange(-1500, 60))
        return self._tracked() | {
            "case_id": self.random.choice(self.cases),
            "title": self._text(4),
            "due_on": due,
            "assignee": self.random.choice(CONSULTANTS),
            "note": self._text(8),
            "done_on": due if due < self.today and self.random.random() < 0.95 else None,
        }

    def _contact(self) -> dict[str, Any]:
        return self._tracked() | {
            "case_id": self.random.choice(self.cases),
            "kind": self.random.choice([*w.ContactKind]),
            "held_on": self.today - timedelta(days=self.random.randrange(1500)),
            "people": self._text(3),
            "summary": self._text(40),
            "agreed": self._text(8),
            "sensitivity": w.Sensitivity.DISTRICT,
        }

    def _note(self) -> dict[str, Any]:
        return self._tracked() | {
            "case_id": self.random.choice(self.cases),
            "kind": self.random.choice([*w.NoteKind]),
            "text": self._text(40),
            "noted_on": self.today,
            "contact_id": None,
            "voice": None,
            "sensitivity": w.Sensitivity.OFFICE,
        }

    def _move(self, case_id: str) -> dict[str, Any]:
        return self._tracked() | {
            "case_id": case_id,
            "from_stage": w.Stage.IDENTIFICATION,
            "to_stage": w.Stage.OUTREACH,
            "moved_on": self.today - timedelta(days=100),
            "moved_by": CONSULTANTS[0],
            "reason": "",
            "missing": (),
        }

    def _person(self, number: int) -> dict[str, Any]:
        district, place = divmod(number, 6)
        return self._tracked() | {
            "name": f"{self._text(1).title()} {self._text(1).title()}",
            "title": "",
            "role": w.PersonRole.SUPERINTENDENT if place == 0 else w.PersonRole.PRINCIPAL,
            "cds": self._cds(district),
            "organization": "",
            "salutation": "",
            "email": f"person{number}@example.org",
            "phone": "",
            "note": "",
            "left_on": None,
        }

    def _change(self, number: int) -> dict[str, Any]:
        return {
            "change_id": self._id(),
            "at": self.now - timedelta(minutes=10 * (LOG - number)),
            "who": self.random.choice(CONSULTANTS),
            "label": "Edit task",
            "case_id": self.random.choice(self.cases),
            "undone": 0,
        }

    def _item(self, change: dict[str, Any]) -> dict[str, Any]:
        return {
            "change_id": change["change_id"],
            "table_name": "task",
            "row_id": self._id(),
            "operation": "update",
            "before": json.dumps({"title": self._text(4)}),
            "after": json.dumps({"title": self._text(4)}),
        }
