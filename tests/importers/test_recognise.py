"""Every indicator and year is known by its header; names only decide where headers cannot."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.contract import ParsedFile, Scope
from sos_desktop.importers.files import Source
from sos_desktop.importers.parse import parse_source
from sos_desktop.importers.recognise import NeedsChoice, NotRead
from tests.importers import files

_INDICATORS = {
    "ela": Indicator.ELA,
    "math": Indicator.MATH,
    "science": Indicator.SCIENCE,
    "elpi": Indicator.ELPI,
    "chronic": Indicator.CHRONIC,
    "susp": Indicator.SUSPENSION,
    "grad": Indicator.GRADUATION,
    "cci": Indicator.CCI,
}
_CASES = [*files.HEADERS, ("math", 2018), ("math", 2022), ("math", 2025)]


def parse(path, **more) -> ParsedFile:
    return parse_source(Source(path), scope=Scope.ALL, county_code="27", **more)


def save(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


@pytest.mark.parametrize(("stem", "year"), _CASES, ids=lambda value: str(value))
def test_each_indicator_and_year_is_recognised(stem, year, tmp_path):
    parsed = parse(files.write(tmp_path, stem, year))
    assert (parsed.identity.indicator, parsed.identity.year) == (_INDICATORS[stem], year)
    assert parsed.identity.series == ""
    assert parsed.rows_kept == 1


@pytest.mark.parametrize(("stem", "year"), _CASES, ids=lambda value: str(value))
def test_headers_from_2023_on_need_no_helpful_name(stem, year, tmp_path):
    path = save(tmp_path, "export.txt", files.text(stem, year))
    if stem in ("ela", "math") and year < 2023:
        with pytest.raises(NeedsChoice) as question:
            parse(path)
        assert question.value.indicators == (Indicator.ELA, Indicator.MATH)
        chosen = parse(path, choice=Indicator.MATH)
        assert chosen.identity.indicator is Indicator.MATH
    else:
        assert parse(path).identity.indicator is _INDICATORS[stem]


def test_the_header_wins_over_a_wrong_name(tmp_path):
    parsed = parse(save(tmp_path, "mathdownload2025.txt", files.text("susp", 2025)))
    assert parsed.identity.indicator is Indicator.SUSPENSION
    assert any("the columns count" in issue.meaning for issue in parsed.issues)


@pytest.mark.parametrize("year_text", ["2017f", "2017s", "2017"])
def test_the_year_is_the_first_four_characters(year_text, tmp_path):
    rows = [files.row("grad", 2017, reportingyear=year_text)]
    assert parse(files.write(tmp_path, "grad", 2017, rows)).identity.year == 2017


def test_a_year_not_yet_known_loads_and_says_so(tmp_path):
    rows = [files.row("susp", 2025, reportingyear="2031")]
    parsed = parse(save(tmp_path, "suspdownload2031.txt", files.text("susp", 2025, rows)))
    assert parsed.identity.year == 2031
    assert any("not known to this version" in issue.meaning for issue in parsed.issues)


def test_a_year_missing_in_the_rows_is_taken_from_the_name(tmp_path):
    lines = [line.rsplit("\t", 1)[0] for line in files.text("grad", 2021).splitlines()]
    parsed = parse(save(tmp_path, "graddownload2021.txt", "\n".join(lines)))
    assert parsed.identity.year == 2021
    assert any("taken from its name" in issue.meaning for issue in parsed.issues)


def test_grade_11_and_five_year_rates_are_kept_apart(tmp_path):
    names = "cds rtype schoolname districtname countyname charter_flag coe_flag studentgroup "
    eleven = names + "currdenom currstatus priordenom priorstatus change caa_denom reportingyear"
    values = [
        files.DISTRICT,
        "D",
        "",
        "Cañada",
        "Monterey",
        "",
        "",
        "ALL",
        "50",
        "-3.1",
        "49",
        "-2.0",
        "-1.1",
        "",
        "2017f",
    ]
    lines = "\t".join(eleven.split()) + "\n" + "\t".join(values) + "\n"
    assert parse(save(tmp_path, "ela11download2017f.txt", lines)).identity.series == "grade11"
    blank = files.row(
        "grad",
        2018,
        priornumer="",
        priordenom="",
        priorstatus="",
        change="",
        statuslevel="",
        changelevel="",
        color="",
        box="",
    )
    path = save(tmp_path, "gradrate1617_5yr.txt", files.text("grad", 2018, [blank]))
    assert parse(path).identity.series == "5year"


@pytest.mark.parametrize(
    ("name", "header", "words"),
    [
        ("g.txt", "cds\tsubject\trtype\tperformancecategory\tx", "growth"),
    ],
)
def test_other_files_of_cde_are_named_and_left_alone(name, header, words, tmp_path):
    with pytest.raises(NotRead, match=words):
        parse(save(tmp_path, name, header + "\n" + "\t".join("1" for _ in header.split("\t"))))


def test_a_table_of_something_else_is_refused(tmp_path):
    content = "cds\tflavor\tprice\tshop\n27661590000000\tvanilla\t3\tx\n"
    with pytest.raises(InputProblem, match="not those of a Dashboard indicator file"):
        parse(save(tmp_path, "ice.txt", content))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    case=st.sampled_from([c for c in _CASES if c[1] >= 2023]),
    seed=st.integers(0, 10_000),
    extra=st.lists(st.text("abcdefgh", min_size=3, max_size=8), max_size=4, unique=True),
)
def test_order_case_and_extra_columns_do_not_matter(case, seed, extra, tmp_path):
    stem, year = case
    plain = parse(files.write(tmp_path, stem, year))
    chance = random.Random(seed)
    names, values = files.header(stem, year), files.row(stem, year)
    pairs = [*zip(names, values, strict=True), *((f"zz{name}", "7") for name in extra)]
    chance.shuffle(pairs)
    spelled = [chance.choice((str.upper, str.title, str.lower))(name) for name, _ in pairs]
    lines = "\t".join(spelled) + "\n" + "\t".join(value for _, value in pairs) + "\n"
    shuffled = parse(save(tmp_path, "shuffled.txt", lines))
    assert shuffled.identity == plain.identity
    assert shuffled.values is not None
    assert plain.values is not None
    assert str(shuffled.values.tolist()) == str(plain.values.tolist())
