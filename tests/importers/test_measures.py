"""A measure's table as people save it; what is not measured is never 0."""

from datetime import date

import pytest

from sos_desktop.foundation.errors import AppError, InputProblem
from sos_desktop.importers.measures import read_measures


@pytest.fixture
def read(tmp_path):
    def reading(text, *, encoding="utf-8"):
        path = tmp_path / "absence.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return read_measures(path)

    return reading


@pytest.mark.parametrize(
    "text",
    [
        "date,value\n2025-09-05,14\n9/12/2025,15.5\n",
        "Date;Value\r\n2025-09-05;14\r\n9/12/25;15.5\r\n",
        'date\tvalue\n2025-09-05\t14\n"Sep 12, 2025"\t15.5\n',
        "value,date,who\n14,2025-09-05,x\x0by\n15.5,2025-09-12,y\u2028z\n",
        "\n\ndate,value\n2025-09-05,14\n\n2025-09-12,15.5\n,\n",
        "sep=;\ndate;value\n2025-09-05;14\n2025-09-12;15.5\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_tables_as_programs_save_them(read, text, encoding):
    table = read(text, encoding=encoding)
    assert [(p.on, p.value) for p in table.points] == [
        (date(2025, 9, 5), 14),
        (date(2025, 9, 12), 15.5),
    ]
    assert table.unit == ""


@pytest.mark.parametrize("blank", ["", "NA", "n/a", "nan", "-", "–", "NULL", "*"])
def test_a_blank_is_not_measured(read, blank):
    table = read(f"date,value\n2025-09-05,{blank}\n2025-09-12,0\n")
    assert [p.value for p in table.points] == [0]
    assert table.left_out == ("Row 2, Sep 5, 2025, has no value and is left out.",)


def test_counts_are_kept(read):
    table = read('date,numerator,denominator\n2025-09-05,5,"1,000"\n2025-09-12,0,0\n')
    (point,) = table.points
    assert (point.numerator, point.denominator, point.value) == (5, 1000, 0.005)
    assert table.left_out == ("Row 3, Sep 12, 2025, counts none out of 0 and is left out.",)


def test_percent_signs_are_a_unit(read):
    assert read("date,value\n2025-09-05,14%\n2025-09-12,15 %\n").unit == "%"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is empty"),
        ("\n  \n", "is empty"),
        ("day,value\n2025-09-05,1\n", "it has day, value"),
        ("date,numerator\n2025-09-05,1\n", "needs the columns date and value"),
        ("date,value\nSeptember,1\n", "Row 2 of absence.csv has “September” as its date"),
        ("date,value\n9/5,1\n", "has “9/5” as its date"),
        ("date,value\n2025-02-30,1\n", "has “2025-02-30” as its date"),
        ("date,value\n2025-09-05,many\n", "“many” as its value, which is no number"),
        ("date,value\n2025-09-05,1e999\n", "which is no number"),
        ("date;value\n2025-09-05;14,5\n", "write decimals with a point"),
        ("date,value\n2025-09-05,1\n9/5/2025,2\n", "Row 3 of absence.csv and row 2 both give"),
        ("date,value\n2025-09-05,14%\n2025-09-12,14\n", "another unit than row 2"),
        ("date,numerator,denominator\n2025-09-05,3,0\n", "counts 3 out of 0, which cannot be"),
        ("date,numerator,denominator\n2025-09-05,-3,9\n", "counts −3 out of 9"),
        ('date,value\n2025-09-05,"1\n2025-09-12,2\n', "quotation mark in line 2"),
        ("date,value\n2025-09-05,1,234\n", "more cells than the first row names"),
        ("date,value,value\n2025-09-05,1,2\n", "two columns named value"),
        ("date;value\n2025-09-05;0,125\n", "write decimals with a point"),
        ("date;value\n2025-09-05;1.234,5\n", "write decimals with a point"),
        ("date,numerator,denominator\n2025-09-05,3%,100%\n", "percent sign at a count"),
        ("date,value,numerator,denominator\n2025-09-05,14,,\n", "not both of its counts"),
        ("2025-09-05,1\n", "named in its first row"),
        ("date,value\n-3,1\n", "has “-3” as its date"),
        ("date,value\n+3,1\n", "has “+3” as its date"),
        (b"date\x00\x01\x02", "not a text file"),
        (b"%PDF-1.7 date,value", "PDF"),
        (f"date,value\n2025-09-05,{'9' * 308}\n", "too large to be measured"),
    ],
)
def test_what_cannot_be_read_is_said(read, text, sentence):
    with pytest.raises(InputProblem) as caught:
        read(text)
    assert sentence in caught.value.message


@pytest.mark.parametrize(
    "written",
    [
        "2025-9-5",
        "2025/09/05",
        "20250905",
        "2025-09-05T00:00:00",
        "2025-09-05 08:30",
        "9/5/2025 8:30 AM",
        "5-Sep-2025",
        "5 Sep 25",
        "Sept 5, 2025",
        "September 5 2025",
    ],
)
def test_days_as_programs_write_them(read, written):
    assert read(f'date,value\n"{written}",1\n').points[0].on == date(2025, 9, 5)


def test_a_value_beside_counts_is_told_to_be_unread(read):
    table = read("date,value,numerator,denominator\n2025-09-05,14,7,50\n")
    assert table.points[0].value == 0.14
    assert table.left_out == ("The column value is not read: numerator and denominator count.",)


def test_a_file_that_is_gone_is_said(tmp_path):
    with pytest.raises(AppError, match="not there any more"):
        read_measures(tmp_path / "gone.csv")
