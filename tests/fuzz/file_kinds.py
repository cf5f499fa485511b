"""Ways a table becomes a file: separators, encodings, sheets, containers."""

import csv
import io
import zipfile
from collections.abc import Callable
from random import Random

from openpyxl import Workbook

from tests.fuzz.cell_kinds import RATES, Table

Form = Callable[[Table, str, Random], tuple[str, bytes]]
"""From a table and a file's name without ending to a name and bytes."""


def _text(table: Table, separator: str = "\t") -> str:
    return "".join(separator.join(row) + "\n" for row in (table.header, *table.rows))


def _csv(table: Table, separator: str = ",", *, quote: int = csv.QUOTE_MINIMAL) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator, quoting=quote, lineterminator="\n")  # type: ignore[arg-type]
    writer.writerows([table.header, *table.rows])
    return stream.getvalue()


def tabs(table: Table, name: str, chance: Random) -> tuple[str, bytes]:
    """As CDE publishes it."""
    return f"{name}.txt", _text(table).encode()


def commas(table: Table, name: str, chance: Random) -> tuple[str, bytes]:
    """Saved as CSV, quoted or not."""
    quote = chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    return f"{name}.csv", _csv(table, quote=quote).encode()


def decimal_commas(table: Table, name: str, chance: Random) -> tuple[str, bytes]:
    """Saved by a spreadsheet of another country."""
    for place in table.places(RATES):
        table.fill(place, [cell.replace(".", ",") for cell in table.column(place)])
    return f"{name}.csv", _csv(table, ";").encode()


def accountants(table: Table, name: str, chance: Random) -> tuple[str, bytes]:
    """Negatives stand in parentheses."""
    for place in table.places(RATES):
        cells = table.column(place)
        table.fill(place, [f"({cell[1:]})" if cell.startswith("-") else cell for cell in cells])
    return f"{name}.csv", _csv(table).encode()


def from_pandas(table: Table, name: str, chance: Random) -> tuple[str, bytes]:
    """Saved by pandas or R: an index column, nan or NA for blanks."""
    word = chance.choice(("nan", "NA", "null", "None"))
    rows = [[str(n), *(cell or word for cell in row)] for n, row in enumerate(table.rows)]
    return f"{name}.csv", _csv(Table(["", *table.header], rows)).encode()


def text_codes(table: Table, name: str, chance: Random) -> tuple[str, bytes]:
    """CDS codes kept as text for Excel."""
    for place in table.places(("cds",)):
        table.fill(place, [f'="{cell}"' for cell in table.column(place)])
    return f"{name}.csv", _csv(table).encode()


def encoded(table: Table, name: str, chance: Random) -> tuple[str, bytes]:
    """In another encoding, with other line ends."""
    code = chance.choice(("utf-16", "utf-8-sig", "cp1252"))
    ends = chance.choice(("\n", "\r\n", "\r"))
    return f"{name}.txt", _text(table).replace("\n", ends).encode(code, "replace")


def title_lines(table: Table, name: str, chance: Random) -> tuple[str, bytes]:
    """With lines above and below the table."""
    return f"{name}.txt", f"From a colleague\n\n{_text(table)}\nEnd of file\n".encode()


def cut_off(table: Table, name: str, chance: Random) -> tuple[str, bytes]:
    """A download that broke off."""
    data = _text(table).encode()
    return f"{name}.txt", data[: len(data) // 2 + chance.randrange(len(data) // 2)]


def _bytes_of(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _number(cell: str) -> str | float:
    try:
        return float(cell)
    except ValueError:
        return cell


def _fill(book: Workbook, title: str, table: Table) -> None:
    sheet = book.create_sheet(title)
    sheet.append(table.header)
    for row in table.rows:
        sheet.append([_number(cell) for cell in row])


def workbook(table: Table, name: str, chance: Random) -> tuple[str, bytes]:
    """An Excel workbook of numbers, with a sheet of notes."""
    book = Workbook()
    _fill(book, "Data", table)
    return f"{name}.xlsx", _bytes_of(book)


def percent(table: Table, name: str, chance: Random) -> tuple[str, bytes]:
    """An Excel workbook with one column shown as percent."""
    book = Workbook()
    _fill(book, "Data", table)
    place = chance.choice(table.places(RATES))
    for (cell,) in book["Data"].iter_rows(min_row=2, min_col=place + 1, max_col=place + 1):
        if isinstance(cell.value, float):
            cell.value = cell.value / 100
            cell.number_format = "0.0%"
    return f"{name}.xlsx", _bytes_of(book)


def formulas(table: Table, name: str, chance: Random) -> tuple[str, bytes]:
    """An Excel workbook with formulas whose values nobody saved."""
    book = Workbook()
    _fill(book, "Data", table)
    place = chance.choice(table.places(RATES))
    book["Data"].cell(chance.randrange(2, 50), place + 1).value = "=1+1"
    return f"{name}.xlsx", _bytes_of(book)


def stray(table: Table, name: str, chance: Random) -> tuple[str, bytes]:
    """An Excel workbook with a cell in the last corner."""
    book = Workbook()
    _fill(book, "Data", table)
    book["Data"].cell(1_048_576, 16_384).value = " "
    return f"{name}.xlsx", _bytes_of(book)


def zipped(table: Table, name: str, chance: Random) -> tuple[str, bytes]:
    """In a zip, or in a zip inside a zip."""
    data, member = _text(table).encode(), f"{name}.txt"
    for level in range(chance.choice((1, 2))):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(member, data)
        data, member = stream.getvalue(), f"{name}{level}.zip"
    return member, data


def damaged(table: Table, name: str, chance: Random) -> tuple[str, bytes]:
    """A zip or workbook with some bytes changed."""
    form = chance.choice((zipped, workbook))
    member, data = form(table, name, chance)
    spoiled = bytearray(data)
    for _ in range(8):
        spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    return member, bytes(spoiled)


def wrong_ending(table: Table, name: str, chance: Random) -> tuple[str, bytes]:
    """A workbook called a text, or a text called a workbook."""
    if chance.random() < 0.5:
        return f"{name}.xlsx", _text(table).encode()
    return f"{name}.txt", workbook(table, name, chance)[1]


FORMS: tuple[Form, ...] = (
    commas,
    decimal_commas,
    accountants,
    from_pandas,
    text_codes,
    encoded,
    title_lines,
    cut_off,
    workbook,
    percent,
    formulas,
    stray,
    zipped,
    damaged,
    wrong_ending,
)
SHARED_FORMS: tuple[Form, ...] = (
    commas,
    from_pandas,
    text_codes,
    encoded,
    title_lines,
    cut_off,
    workbook,
    stray,
    zipped,
    damaged,
    wrong_ending,
)
"""Those that happen to lists and local ratings as well."""
