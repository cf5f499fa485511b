"""Statements that SQLAlchemy has put into SQL once serve every county file of the run.

It keeps them for each engine, and each test opens a file with an engine of its own: the same few
hundred statements were made anew in every test, at two milliseconds each.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.util import LRUCache

MOST = 4000
"""Statements that are kept; the whole suite has fewer."""


def keep_statements() -> None:
    """From here on all engines for SQLite share what was made of a statement, and the dialect."""
    first = sa.create_engine("sqlite://")
    with first.connect():  # asks SQLite's release and the like, as every first connection does
        dialect = first.dialect
    first.dispose()
    kept: Any = LRUCache(MOST)
    make = sa.create_engine

    def make_sharing(*arguments: Any, **options: Any) -> sa.Engine:
        made = make(*arguments, **options)
        if type(made.dialect) is type(dialect):
            made.dialect = made.pool._dialect = dialect
            made._compiled_cache = kept
        return made

    sa.create_engine = make_sharing
