"""Counts of students by period, place and group; what tells them apart stays in here."""

import numpy as np

from sos_desktop.domain.local.cells import LocalCell
from sos_desktop.importers.local_sums import RowIds


def counted_students(
    groups: RowIds,
    others: tuple[RowIds, RowIds],
    rows: np.ndarray,
    students: np.ndarray,
    yes: np.ndarray | None,
    scores: np.ndarray | None,
) -> list[LocalCell]:
    """How many different students, and how many of them count, by period, place and group."""
    period, place = others
    rows = rows & (period.of >= 0) & (place.of >= 0) & (groups.of >= 0)
    places, kinds = max(1, len(place.labels)), max(1, len(groups.labels))
    keys = (period.of[rows] * places + place.of[rows]) * kinds + groups.of[rows]
    different, of = np.unique(keys, return_inverse=True)
    sizes = _different(of, students[rows], len(different))
    counts = None
    if yes is not None:
        chosen = yes[rows]
        counts = _different(of[chosen], students[rows][chosen], len(different))
    means = None if scores is None else _score_means(of, scores[rows], len(different))
    cells: list[LocalCell] = []
    for n, key in enumerate(different.tolist()):
        label = (
            period.labels[key // (places * kinds)],
            place.labels[key // kinds % places],
            groups.labels[key % kinds],
        )
        size = float(sizes[n])
        if means is not None:
            mean, scored = means
            value = None if np.isnan(mean[n]) else float(mean[n])
            cells.append(LocalCell(*label, None, float(scored[n]), value))
        elif counts is None:
            cells.append(LocalCell(*label, size, None, None))
        else:
            cells.append(LocalCell(*label, float(counts[n]), size, 100 * float(counts[n]) / size))
    return cells


def _different(of: np.ndarray, students: np.ndarray, count: int) -> np.ndarray:
    width = int(students.max()) + 1 if len(students) else 1
    pairs = np.unique(of * width + students)
    return np.bincount(pairs // width, minlength=count)


def _score_means(of: np.ndarray, scores: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    there = ~np.isnan(scores)
    scored = np.bincount(of[there], minlength=count)
    total = np.bincount(of[there], weights=scores[there], minlength=count)
    return total / np.where(scored > 0, scored, np.nan), scored
