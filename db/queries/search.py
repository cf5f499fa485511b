"""Asking the full-text index, and listing the places one can go to."""

import re
from collections.abc import Collection
from itertools import islice

import sqlalchemy as sa
from sqlalchemy.orm import Session

from sos_desktop.foundation.frozen import frozen_dataclass

_WORD = re.compile(r"\w+")
_START, _END = "\x02", "\x03"
_TITLE_WEIGHT, _EXCERPT_WORDS = 4.0, 14


@frozen_dataclass
class TextMatch:
    """A row whose texts hold every word.

    Attributes:
        kind: The table it is in.
        excerpt: The text around the match; matched words stand between `START` and `END`.
    """

    kind: str
    row_id: str
    case_id: str | None
    cds: str | None
    title: str
    excerpt: str


START, END = _START, _END
MOST_WORDS = 24


def match_words(text: str) -> str:
    """What somebody typed as a question to the index: its words, each as the start of one.

    A word counts once, and of a long text pasted by mistake the first words are enough: what holds
    them all is found, and the index is not kept busy.
    """
    words = dict.fromkeys(_WORD.findall(text.casefold()))
    return " ".join(f'"{word}"*' for word in islice(words, MOST_WORDS))


def find(
    session: Session,
    text: str,
    *,
    kinds: Collection[str] = (),
    case_id: str | None = None,
    limit: int = 50,
) -> list[TextMatch]:
    """Rows that hold every word of `text`, best first; empty when nothing can be looked for.

    Args:
        session: An open session.
        text: What somebody typed; the last letters of a word may be missing, accents too.
        kinds: Only these tables; empty for all.
        case_id: Only this case.
        limit: At most so many.
    """
    wanted = match_words(text)
    if not wanted:
        return []
    statement = (
        "SELECT e.kind, e.row_id, e.case_id, e.cds, e.title, "
        f"snippet(search_text, -1, '{_START}', '{_END}', '…', {_EXCERPT_WORDS}) "
        "FROM search_text JOIN search_entry e ON e.id = search_text.rowid "
        "WHERE search_text MATCH :wanted"
    )
    values: dict[str, object] = {"wanted": wanted, "limit": limit}
    if case_id is not None:
        statement += " AND e.case_id = :case_id"
        values["case_id"] = case_id
    query = sa.text(
        f"{statement}{' AND e.kind IN :kinds' if kinds else ''} "
        f"ORDER BY bm25(search_text, {_TITLE_WEIGHT}, 1.0), e.id DESC LIMIT :limit"
    )
    if kinds:
        query = query.bindparams(sa.bindparam("kinds", expanding=True))
        values["kinds"] = list(kinds)
    return [TextMatch(*row) for row in session.execute(query, values)]
