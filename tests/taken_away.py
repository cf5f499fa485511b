"""County files some of whose files no longer count, for what may be said without them."""

import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from db.models.dashboard import ImportBatchRow

LISTS = ("assistance", "charter_assistance", "essa")

few = settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
"""A look at everything that is said is dear."""


def file_kinds(county):
    """The kind of every file of a county file, by its number."""
    with county.session() as session:
        return {batch.id: batch.kind for batch in session.scalars(sa.select(ImportBatchRow))}


def take_away(county, gone):
    """Only the other files count."""
    with county.session("Take away") as session:
        for batch in session.scalars(sa.select(ImportBatchRow)):
            batch.state = "undone" if batch.id in gone else "active"


def taken(ids):
    """Any files: a few, many, or all but one."""
    return st.sets(st.sampled_from(ids), min_size=1, max_size=len(ids) - 1)
