"""Changes of the state's lists and of local ratings: what they say, by cell, column and row."""

import re
from random import Random

from tests.fuzz.cell_kinds import Change, Table

_SAYS = re.compile(
    r"priorities$|prior$|current$|assistancestatus|metmethod|^ec5|totalstudent|performance|"
    r"enrollment|stability rate|pupil percentage|eligib|entitlement|funding|targeted|"
    r"^(?!cds|lea)[a-z]{2,4}$"
)
"""The columns that say something of an LEA or school, by their names in lower case."""


def _places(table: Table) -> list[int]:
    return [n for n, name in enumerate(table.header) if _SAYS.search(name.lower())]


def _cell(table: Table, chance: Random) -> tuple[list[str], int]:
    """A row and a column that says something there."""
    place = chance.choice(_places(table))
    filled = [row for row in table.rows if row[place] not in ("", "*")] or table.rows
    return chance.choice(filled), place


def other_word(table: Table, chance: Random) -> None:
    """One cell says what another row says."""
    row, place = _cell(table, chance)
    others = sorted(set(table.column(place)) - {row[place]})
    row[place] = chance.choice(others) if others else row[place]


def lost_word(table: Table, chance: Random) -> None:
    """One cell says nothing any more."""
    row, place = _cell(table, chance)
    row[place] = chance.choice(("", "*"))


def odd_word(table: Table, chance: Random) -> None:
    """One sign of a cell is another."""
    row, place = _cell(table, chance)
    at = chance.randrange(len(row[place]) or 1)
    row[place] = row[place][:at] + chance.choice("xZ7?l0") + row[place][at + 1 :]


def spaced_words(table: Table, chance: Random) -> None:
    """Cells have spaces around them, breaking or not, and other capitals."""
    place = chance.choice(_places(table))
    blank = chance.choice((" ", "\N{NO-BREAK SPACE}"))
    cells = (chance.choice((cell.upper(), cell.lower(), cell)) for cell in table.column(place))
    table.fill(place, [f"{blank}{cell}{blank}" for cell in cells])


def emptied_words(table: Table, chance: Random) -> None:
    """A column says nothing any more."""
    place = chance.choice(_places(table))
    table.fill(place, [chance.choice(("", "*"))] * len(table.rows))


def dropped_words(table: Table, chance: Random) -> None:
    """A column is gone."""
    place = chance.choice(_places(table))
    for row in (table.header, *table.rows):
        del row[place]


def doubled_words(table: Table, chance: Random) -> None:
    """A column stands there twice, with other cells."""
    place = chance.choice(_places(table))
    cells = table.column(place)
    chance.shuffle(cells)
    table.header.append(table.header[place])
    for row, cell in zip(table.rows, cells, strict=True):
        row.append(cell)


def renamed_words(table: Table, chance: Random) -> None:
    """A column has another name."""
    place = chance.choice(_places(table))
    table.header[place] = chance.choice(("value", "", f"{table.header[place]}.1"))


def sorted_words(table: Table, chance: Random) -> None:
    """One column was sorted by itself."""
    place = chance.choice(_places(table))
    table.fill(place, sorted(table.column(place)))


def shifted_words(table: Table, chance: Random) -> None:
    """One column slid down a row."""
    place = chance.choice(_places(table))
    cells = table.column(place)
    table.fill(place, [cells[-1], *cells[:-1]])


def swapped_words(table: Table, chance: Random) -> None:
    """Two columns changed places under their names."""
    places = _places(table)
    first, second = chance.sample(places, 2) if len(places) > 1 else places * 2
    for row in table.rows:
        row[first], row[second] = row[second], row[first]


def other_row_s_words(table: Table, chance: Random) -> None:
    """Two rows changed what they say."""
    first, second = chance.sample(table.rows, 2)
    for place in _places(table):
        first[place], second[place] = second[place], first[place]


def twin_words(table: Table, chance: Random) -> None:
    """A row stands there twice, the second time saying something else."""
    row, place = _cell(table, chance)
    twin = list(row)
    twin[place] = chance.choice(table.column(place))
    table.rows.insert(chance.randrange(len(table.rows)), twin)


def other_list_year(table: Table, chance: Random) -> None:
    """The year column says another year, in one row or in all."""
    years = [n for n, name in enumerate(table.header) if "year" in name.lower()]
    rows = chance.choice((table.rows, [chance.choice(table.rows)]))
    for place in years:
        for row in rows:
            row[place] = row[place].replace("2025", "2024")


LIST_KINDS: tuple[Change, ...] = (
    other_word,
    lost_word,
    odd_word,
    spaced_words,
    emptied_words,
    dropped_words,
    doubled_words,
    renamed_words,
    sorted_words,
    shifted_words,
    swapped_words,
    other_row_s_words,
    twin_words,
    other_list_year,
)
