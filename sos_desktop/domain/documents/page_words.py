"""The words every printed page has, whatever it is about; a language is an instance."""

from sos_desktop.domain.formats import ENGLISH_DATES, DateWords
from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass(kw_only=True)
class PageWords:
    """Words with their places in braces; English unless said otherwise."""

    public_copy: str = "Public copy"
    working_copy: str = "Working copy"
    team_copy: str = "Copy for the district’s team"
    page: str = "page {page} of {pages}"
    sheet_page: str = "{page} of {pages}"
    sources: str = "Sources"
    overview: str = "Overview"
    sheet: str = "Sheet"
    see_table: str = "See the sheet {name} ({rows} rows)."
    see_sheet: str = "See the sheet {name}."
    shortened: str = " … shortened: an Excel cell holds no more; the PDF has the whole text"
    student_group: str = "Student group"
    color_of: str = "{name}: color"
    counted: str = "{word}; counts toward a priority"
    total: str = "Total"
    total_of_known: str = "Total of those known"
    back: str = "Back to {name}"
    not_reported: str = "not reported"
    system_of_support: str = "{county} County Office of Education · System of Support"
    unreadable: str = "What cannot be read"
    unreadable_fields: str = "{kind}: {fields} cannot be read."
    last_of_list: str = "{before} and {last}"
    dates: DateWords = ENGLISH_DATES

    def joined(self, parts: tuple[str, ...] | list[str]) -> str:
        """A list in a sentence: "a, b and c"; "" for none."""
        if len(parts) < 2:
            return "".join(parts)
        return self.last_of_list.format(before=", ".join(parts[:-1]), last=parts[-1])


ENGLISH_PAGE = PageWords()
