"""Changes of values, columns, rows and column names, as they happen to a table on its way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

NUMBERS = (
    "currnumer",
    "currdenom",
    "currstatus",
    "priornumer",
    "priordenom",
    "priorstatus",
    "change",
    "statuslevel",
    "changelevel",
    "changeLevel",
    "color",
    "box",
)
FLAGS = ("currnsizemet", "priornsizemet", "accountabilitymet", "smalldenom", "type", "hscutpoints")
RATES = ("currstatus", "priorstatus", "change")


@dataclass(slots=True)
class Table:
    """A file's column names and rows, to be changed in place."""

    header: list[str]
    rows: list[list[str]]

    def places(self, names: Sequence[str]) -> list[int]:
        """Where columns are, of those that are there."""
        wanted = {name.lower() for name in names}
        return [place for place, name in enumerate(self.header) if name.lower() in wanted]

    def column(self, place: int) -> list[str]:
        """The cells of a column."""
        return [row[place] for row in self.rows]

    def fill(self, place: int, cells: Sequence[str]) -> None:
        """Put other cells into a column."""
        for row, cell in zip(self.rows, cells, strict=True):
            row[place] = cell


Change = Callable[[Table, Random], None]


def _cell(table: Table, chance: Random, names: Sequence[str]) -> tuple[list[str], int]:
    """A row and a column with something in the cell."""
    place = chance.choice(table.places(names))
    filled = [row for row in table.rows if row[place]] or table.rows
    return chance.choice(filled), place


def digit(table: Table, chance: Random) -> None:
    """One digit of one number is another."""
    row, place = _cell(table, chance, NUMBERS)
    digits = [n for n, sign in enumerate(row[place]) if sign.isdigit()]
    if digits:
        at = chance.choice(digits)
        row[place] = row[place][:at] + chance.choice("0123456789") + row[place][at + 1 :]


def emptied_cell(table: Table, chance: Random) -> None:
    """One number is gone."""
    row, place = _cell(table, chance, NUMBERS)
    row[place] = ""


def letter_for_digit(table: Table, chance: Random) -> None:
    """A scanned zero or one is a letter."""
    row, place = _cell(table, chance, NUMBERS)
    row[place] = row[place].replace("0", "O", 1).replace("1", "l", 1)


def sign(table: Table, chance: Random) -> None:
    """A number has lost its minus, or got one."""
    row, place = _cell(table, chance, RATES)
    row[place] = row[place].removeprefix("-") if row[place].startswith("-") else "-" + row[place]


def point(table: Table, chance: Random) -> None:
    """A number has lost its decimal point."""
    row, place = _cell(table, chance, RATES)
    row[place] = row[place].replace(".", "")


def flag(table: Table, chance: Random) -> None:
    """One mark is another."""
    row, place = _cell(table, chance, FLAGS)
    row[place] = chance.choice(("Y", "N", "", "ES", "UD"))


def code(table: Table, chance: Random) -> None:
    """One digit of one CDS code is another."""
    row, place = _cell(table, chance, ("cds", "District Code"))
    at = chance.randrange(len(row[place]))
    row[place] = row[place][:at] + chance.choice("0123456789") + row[place][at + 1 :]


def group(table: Table, chance: Random) -> None:
    """A row stands under another student group."""
    row, place = _cell(table, chance, ("studentgroup",))
    row[place] = chance.choice(table.column(place))


def color_word(table: Table, chance: Random) -> None:
    """Colors are words."""
    words = {"1": "Red", "2": "Orange", "3": "Yellow", "4": "Green", "5": "Blue"}
    for place in table.places(("color",)):
        table.fill(place, [words.get(cell, cell) for cell in table.column(place)])


def sorted_column(table: Table, chance: Random) -> None:
    """One column was sorted by itself."""
    place = chance.choice(table.places((*NUMBERS, "studentgroup", "cds")))
    table.fill(place, sorted(table.column(place), key=lambda cell: (len(cell), cell)))


def shifted_column(table: Table, chance: Random) -> None:
    """One column slid down a row."""
    place = chance.choice(table.places((*NUMBERS, "studentgroup", "cds")))
    cells = table.column(place)
    table.fill(place, [cells[-1], *cells[:-1]])


def shifted_part(table: Table, chance: Random) -> None:
    """One column slid down in a part of the rows."""
    place = chance.choice(table.places(NUMBERS))
    start = chance.randrange(len(table.rows) // 2)
    cells = table.column(place)
    part = cells[start : start + len(cells) // 4]
    cells[start : start + len(part)] = [part[-1], *part[:-1]]
    table.fill(place, cells)


def swapped_columns(table: Table, chance: Random) -> None:
    """Two columns changed places under their names."""
    first, second = chance.sample(table.places(NUMBERS), 2)
    for row in table.rows:
        row[first], row[second] = row[second], row[first]


def scaled_column(table: Table, chance: Random) -> None:
    """Rates are shares: 0.321 for 32.1."""
    place = chance.choice(table.places(RATES))
    cells = (f"{float(cell) / 100:.3f}" if cell else "" for cell in table.column(place))
    table.fill(place, list(cells))


def rounded_column(table: Table, chance: Random) -> None:
    """Rates have lost their decimal."""
    place = chance.choice(table.places(RATES))
    table.fill(place, [f"{float(cell):.0f}" if cell else "" for cell in table.column(place)])


def emptied_column(table: Table, chance: Random) -> None:
    """A column is empty."""
    place = chance.choice(table.places((*NUMBERS, *FLAGS[:3])))
    table.fill(place, [""] * len(table.rows))


def dropped_column(table: Table, chance: Random) -> None:
    """A column is gone."""
    place = chance.choice(table.places((*NUMBERS, *FLAGS[:3])))
    for row in (table.header, *table.rows):
        del row[place]


def doubled_column(table: Table, chance: Random) -> None:
    """A column stands there twice, with other values."""
    place = chance.choice(table.places(NUMBERS))
    cells = table.column(place)
    chance.shuffle(cells)
    table.header.append(table.header[place])
    for row, cell in zip(table.rows, cells, strict=True):
        row.append(cell)


def zeros_for_blanks(table: Table, chance: Random) -> None:
    """Blanks were filled with zeros."""
    place = chance.choice(table.places(NUMBERS))
    table.fill(place, [cell or "0" for cell in table.column(place)])


def lost_row(table: Table, chance: Random) -> None:
    """One row is gone."""
    del table.rows[chance.randrange(len(table.rows))]


def lost_rows(table: Table, chance: Random) -> None:
    """The rows after a place are gone."""
    del table.rows[len(table.rows) // 4 + chance.randrange(len(table.rows) // 2) :]


def twin_row(table: Table, chance: Random) -> None:
    """A row stands there twice, the second time with another figure."""
    row = list(chance.choice(table.rows))
    place = chance.choice(table.places(("currstatus",)))
    row[place] = "12.3"
    table.rows.insert(chance.randrange(len(table.rows)), row)


def swapped_figures(table: Table, chance: Random) -> None:
    """Two rows changed their figures."""
    first, second = chance.sample(table.rows, 2)
    places = table.places((*NUMBERS, *FLAGS))
    for place in places:
        first[place], second[place] = second[place], first[place]


def total_row(table: Table, chance: Random) -> None:
    """Somebody added a row of totals."""
    table.rows.append(["Total", *[""] * (len(table.header) - 2), "99"])


def repeated_header(table: Table, chance: Random) -> None:
    """The column names stand in the table again."""
    table.rows.insert(chance.randrange(len(table.rows)), list(table.header))


def blank_groups(table: Table, chance: Random) -> None:
    """Student groups are blank in some rows."""
    place = chance.choice(table.places(("studentgroup",)))
    for row in chance.sample(table.rows, len(table.rows) // 15):
        row[place] = ""


def short_row(table: Table, chance: Random) -> None:
    """A row has a cell too few."""
    row = chance.choice(table.rows)
    del row[chance.randrange(9, len(row) - 2)]


def school_year(table: Table, chance: Random) -> None:
    """The year is written as a school year."""
    for place in table.places(("reportingyear",)):
        table.fill(place, ["2024-25"] * len(table.rows))


def other_year(table: Table, chance: Random) -> None:
    """One row is of another year."""
    row, place = _cell(table, chance, ("reportingyear",))
    row[place] = "2024"


def renamed_column(table: Table, chance: Random) -> None:
    """A column has another name."""
    place = chance.choice(table.places(NUMBERS))
    table.header[place] = chance.choice(("value", "", "column1", table.header[place] + ".1"))


def swapped_names(table: Table, chance: Random) -> None:
    """Two column names changed places."""
    first, second = chance.sample(table.places(NUMBERS), 2)
    header = table.header
    header[first], header[second] = header[second], header[first]


def other_case(table: Table, chance: Random) -> None:
    """Column names are written otherwise."""
    table.header[:] = [chance.choice((n.upper(), n.title(), f" {n} ")) for n in table.header]


VALUE_KINDS = (digit, emptied_cell, letter_for_digit, sign, point, flag, code, group)
COLUMN_KINDS = (
    color_word,
    sorted_column,
    shifted_column,
    shifted_part,
    swapped_columns,
    scaled_column,
    rounded_column,
    emptied_column,
    dropped_column,
    doubled_column,
    zeros_for_blanks,
)
ROW_KINDS = (
    lost_row,
    lost_rows,
    twin_row,
    swapped_figures,
    total_row,
    repeated_header,
    blank_groups,
    short_row,
)
HEADER_KINDS = (renamed_column, swapped_names, other_case, school_year, other_year)
CELL_KINDS: tuple[Change, ...] = (*VALUE_KINDS, *COLUMN_KINDS, *ROW_KINDS, *HEADER_KINDS)
SHARED_KINDS: tuple[Change, ...] = (
    code,
    lost_row,
    lost_rows,
    total_row,
    repeated_header,
    other_case,
)
"""Those that happen to lists and local ratings as well."""
