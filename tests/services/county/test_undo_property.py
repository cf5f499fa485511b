"""Whatever is done, undone and done again, the file equals a plain model of it."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from db.queries import casework
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.changes import Subject
from sos_desktop.foundation import clock
from sos_desktop.services.casework import records
from sos_desktop.services.county import undo
from sos_desktop.services.county.county_files import CountyFile, create_county_file
from tests.casework import add_leas, content, open_case

STEPS = 200


class _Model:
    """What the file should hold: the content after each step in force, and what redo would do."""

    def __init__(self, county: CountyFile, case_id: str, seed: int) -> None:
        self.county, self.case_id, self.random = county, case_id, random.Random(seed)
        self.live: list[r.CaseRecord] = []
        self.done: list[tuple[Any, list[r.CaseRecord]]] = [self._now()]
        self.undone: list[tuple[Any, list[r.CaseRecord]]] = []

    def _now(self) -> tuple[Any, list[r.CaseRecord]]:
        return content(self.county), list(self.live)

    def edit(self) -> None:
        act = self.random.choice([self._add, self._add, self._change, self._remove, self._move])
        if act().subjects is not Subject.NOTHING:
            self.undone.clear()
            self._reread()
            self.done.append(self._now())

    def undo(self) -> None:
        changes = undo.undo(self.county)
        possible = len(self.done) > 1 and len(self.undone) < undo.undoing.DEPTH
        assert (changes.subjects is not Subject.NOTHING) is possible
        if possible:
            self.undone.append(self.done.pop())
            self._compare()

    def redo(self) -> None:
        changes = undo.redo(self.county)
        assert (changes.subjects is not Subject.NOTHING) is bool(self.undone)
        if self.undone:
            self.done.append(self.undone.pop())
            self._compare()

    def _compare(self) -> None:
        expected, self.live = self.done[-1][0], list(self.done[-1][1])
        assert content(self.county) == expected

    def _add(self) -> Any:
        causes = [record.id for record in self.live if isinstance(record, r.Cause)]
        cause_id = self.random.choice([None, *causes])
        text = f"text {self.random.random()}"
        record = self.random.choice(
            [
                r.Cause(case_id=self.case_id, text=text, parent_id=cause_id),
                r.Action(case_id=self.case_id, text=text, cause_id=cause_id, cost=1),
                r.Task(case_id=self.case_id, title=text),
            ]
        )
        self.live.append(record)
        return records.save(self.county, record)

    def _change(self) -> Any:
        if not self.live:
            return self._add()
        record = self.random.choice(self.live)
        name = "title" if isinstance(record, r.Task) else "text"
        return records.save(self.county, replace(record, **{name: f"edit {self.random.random()}"}))

    def _remove(self) -> Any:
        if not self.live:
            return self._add()
        return records.remove(self.county, self.random.choice(self.live))

    def _move(self) -> Any:
        ordered = [record for record in self.live if not isinstance(record, r.Task)]
        if not ordered:
            return self._add()
        return records.move(self.county, self.random.choice(ordered), self.random.randrange(4))

    def _reread(self) -> None:
        """Positions and the removal of whole branches are the service's doing: take its word."""
        with self.county.session() as session:
            case = casework.case_by_id(session, self.case_id)
            assert case is not None
            kinds = (r.Cause, r.Action, r.Task)
            [whole] = casework.case_files(session, [case], log=False, kinds=kinds).values()
        self.live = [*whole.causes, *whole.actions, *whole.tasks]


@pytest.mark.parametrize("seed", range(3))
def test_the_file_follows_the_model(tmp_path: Path, seed: int) -> None:
    with create_county_file(tmp_path / "county.sos", "27") as county:
        add_leas(county)
        with clock.frozen(datetime(2026, 1, 1, tzinfo=UTC)):
            model = _Model(county, open_case(county), seed)
            model.done = [model._now()]
        for step in range(STEPS):
            moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=step + 1)
            act = model.random.choices([model.edit, model.undo, model.redo], [4, 3, 2])[0]
            with clock.frozen(moment):
                if act == model.undo and len(model.done) == 1:
                    continue
                act()
        while len(model.done) > 1 and len(model.undone) < undo.undoing.DEPTH:
            model.undo()
