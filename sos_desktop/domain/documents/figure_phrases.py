"""A figure that stands in a finding, in words for paper."""

from collections.abc import Iterable

from sos_desktop.domain.casework.records import KeptFigure
from sos_desktop.domain.dashboard.codes import ALL_STUDENTS, INDICATORS, Indicator
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.formats import number_words, signed_words


def figure_words(figure: KeptFigure, catalog: Catalog) -> str:
    """What it is about, what it says, and where it stood; what is not known is left out."""
    terms = catalog.terms
    about = figure.measure or terms.indicator(figure.indicator)
    when = figure.period or (str(figure.year) if figure.year is not None else "")
    group = terms.group(figure.group) if figure.group != ALL_STUDENTS else ""
    parts = [part for part in (about, group, figure.place, when) if part]
    said = [part for part in (_value(figure), _counts(figure, catalog)) if part]
    if figure.change is not None:
        said.append(catalog.say("figure_change", change=signed_words(figure.change, 1)))
    return "; ".join(
        part for part in (", ".join(parts), ", ".join(said), _where(figure, catalog)) if part
    )


def figures_words(figures: Iterable[KeptFigure], catalog: Catalog) -> str | None:
    """Several, a line each; None for none."""
    return "\n".join(figure_words(figure, catalog) for figure in figures) or None


def _value(figure: KeptFigure) -> str:
    if figure.value is None:
        return ""
    known = figure.indicator in set(Indicator)
    percent = INDICATORS[Indicator(figure.indicator)].percent if known else figure.denominator
    return f"{number_words(figure.value, 1)}{'%' if percent else ''}"


def _counts(figure: KeptFigure, catalog: Catalog) -> str:
    if figure.denominator is None:
        return ""
    if figure.numerator is None:
        return catalog.say("figure_students", count=figure.denominator)
    return catalog.say("figure_counts", counted=figure.numerator, students=figure.denominator)


def _where(figure: KeptFigure, catalog: Catalog) -> str:
    if not figure.file_name or figure.source_row is None:
        return figure.file_name
    return catalog.say("figure_row", name=figure.file_name, row=figure.source_row)
