"""Rows that were rescued and point to what was not."""

from collections.abc import Mapping

from db.connection import CountyConnection


def without_orphans(made: CountyConnection) -> dict[str, int]:
    """Rows that point to what is lost: the pointer goes where it may be empty, else the row.

    Returns:
        How many rows went, by table.
    """
    gone: dict[str, int] = {}
    while broken := made.execute("PRAGMA foreign_key_check").fetchall():
        # Rows of a table without numbers of their own come as one.
        for table, number, parent, key in dict.fromkeys(broken):
            pointers = _pointers(made, table, key)
            info = made.execute(f'PRAGMA table_info("{table}")').fetchall()
            needed = {row[1] for row in info if row[3]}
            alone = number is not None
            which = "rowid=?" if alone else _points_nowhere(table, parent, pointers)
            values = (number,) if alone else ()
            if pointers and not needed & pointers.keys():
                empty = ", ".join(f'"{column}"=NULL' for column in pointers)
                made.execute(f'UPDATE "{table}" SET {empty} WHERE {which}', values)
            else:
                done = made.execute(f'DELETE FROM "{table}" WHERE {which}', values)
                gone[table] = gone.get(table, 0) + done.rowcount
    return gone


def _pointers(made: CountyConnection, table: str, key: int) -> dict[str, str]:
    """The columns of a foreign key, with those they point to."""
    keys = made.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
    return {row[3]: row[4] or row[3] for row in keys if row[0] == key}


def _points_nowhere(table: str, parent: str, pointers: Mapping[str, str]) -> str:
    """The condition for all rows of a table whose foreign key points to nothing."""
    same = " AND ".join(f'p."{to}" = "{table}"."{of}"' for of, to in pointers.items())
    given = " AND ".join(f'"{of}" IS NOT NULL' for of in pointers)
    return f'{given} AND NOT EXISTS (SELECT 1 FROM "{parent}" p WHERE {same})'
