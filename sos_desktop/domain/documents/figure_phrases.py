"""A figure that stands in a finding, in words for paper."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sos_desktop.domain.casework.records import KeptFigure
from sos_desktop.domain.casework.words import FigureOrigin
from sos_desktop.domain.dashboard.codes import ALL_STUDENTS, INDICATORS, Indicator
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.formats import number_words, signed_words
from sos_desktop.domain.local.standing import RATINGS, FigureStanding, Standing


def figure_words(figure: KeptFigure, catalog: Catalog) -> str:
    """What it is about, what it says, and where it stood; what is not known is left out."""
    terms = catalog.terms
    if figure.origin is FigureOrigin.RATING:
        return _rating(figure, catalog)
    about = figure.measure or terms.indicator(figure.indicator)
    when = figure.period or (str(figure.year) if figure.year is not None else "")
    group = terms.group(figure.group) if figure.group != ALL_STUDENTS else ""
    parts = [part for part in (about, group, figure.place, when) if part]
    told = (", ".join(parts), _told(figure, catalog), _where(figure, catalog))
    return "; ".join(part for part in told if part)


def figures_words(
    figures: Iterable[KeptFigure],
    catalog: Catalog,
    since: Mapping[str, FigureStanding] | None = None,
) -> str | None:
    """Several, a line each, with what became of them since where that is known; None for none."""
    lines: list[str] = []
    for figure in figures:
        lines.append(figure_words(figure, catalog))
        stands = (since or {}).get(figure.id)
        if stands is not None and stands.standing is not Standing.SAME:
            lines.append(_since(stands, catalog))
    return "\n".join(lines) or None


def _since(stands: FigureStanding, catalog: Catalog) -> str:
    """What became of a figure; a local one is not told anew, because that is not this paper's."""
    if stands.standing is Standing.GONE:
        return catalog.say("figure_gone")
    if stands.figure.origin is not FigureOrigin.DASHBOARD:
        return catalog.say("figure_otherwise")
    now = stands.now
    fresh = replace(
        stands.figure,
        value=now.value,
        numerator=now.numerator,
        denominator=now.denominator,
        change=now.change,
    )
    return catalog.say("figure_again", now=_told(fresh, catalog) or catalog.page.not_reported)


def _told(figure: KeptFigure, catalog: Catalog) -> str:
    said = [part for part in (_value(figure, catalog), _counts(figure, catalog)) if part]
    if figure.change is not None:
        said.append(catalog.say("figure_change", change=signed_words(figure.change, 1)))
    return ", ".join(said)


def _rating(figure: KeptFigure, catalog: Catalog) -> str:
    """What an LEA rated itself: "local indicator of Priority 3, 2025; met"."""
    priority = figure.indicator.removeprefix("P")
    about = catalog.say("figure_rating", priority=priority, year=figure.year or "")
    said = catalog.say(f"rating_{figure.color}") if figure.color in RATINGS else ""
    return "; ".join(part for part in (about, said) if part)


def _value(figure: KeptFigure, catalog: Catalog) -> str:
    if figure.value is None:
        return ""
    known = figure.indicator in set(Indicator)
    percent = INDICATORS[Indicator(figure.indicator)].percent if known else figure.denominator
    said = number_words(figure.value, 1)
    if percent:
        return f"{said}%"
    return catalog.say("figure_points", value=said) if known else said


def _counts(figure: KeptFigure, catalog: Catalog) -> str:
    if figure.denominator is None:
        return ""
    if figure.numerator is None:
        return catalog.say("figure_students", count=number_words(figure.denominator, 0))
    counted, students = (number_words(n, 0) for n in (figure.numerator, figure.denominator))
    return catalog.say("figure_counts", counted=counted, students=students)


def _where(figure: KeptFigure, catalog: Catalog) -> str:
    if not figure.file_name or figure.source_row is None:
        return figure.file_name
    return catalog.say("figure_row", name=figure.file_name, row=figure.source_row)
