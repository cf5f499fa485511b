"""What follows page 1 of a brief: how we will know, who helps, the changes, the annex."""

from collections.abc import Iterable
from dataclasses import replace

from sos_desktop.domain.casework.access.withheld import Withheld
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.costs import CaseCosts, case_costs, pursued
from sos_desktop.domain.casework.partners.coherence import ties
from sos_desktop.domain.casework.records import Action, Cause, Evidence, Referral, Voice
from sos_desktop.domain.casework.support_words import LooseEndKind
from sos_desktop.domain.casework.words import (
    CauseState,
    DistrictChoice,
    Perspective,
    Stage,
    VoiceState,
)
from sos_desktop.domain.documents.board_questions import questions
from sos_desktop.domain.documents.brief_charts import (
    charts_behind,
    front_charts,
    measure_charts,
)
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.document_kind import DocumentKind
from sos_desktop.domain.documents.focus import focus_group
from sos_desktop.domain.documents.glossary import used_terms
from sos_desktop.domain.documents.plan import PlanMaterial
from sos_desktop.domain.documents.plan_measures import MeasurePages, for_readers
from sos_desktop.domain.documents.report import (
    Block,
    Bullets,
    Cell,
    ChartBlock,
    HeatMapBlock,
    Paragraph,
    ReportDocument,
    Section,
    SideBySide,
    TableBlock,
    Tally,
    TallyRow,
    texts_in,
)
from sos_desktop.domain.documents.results import results_block, with_open
from sos_desktop.domain.improvement.thread import LooseEnd, golden_thread

_SIDE_BY_SIDE, _NAMED_ENDS = 2, 3


def back_sections(material: PlanMaterial, catalog: Catalog) -> tuple[Section, ...]:
    """Page 2 and what goes on behind it, the first section at the head of a page."""
    file = material.file
    sections = [
        _know(material, catalog),
        _helps(file, catalog),
        _do(file, catalog),
        _found(file, catalog),
        _questions(material, catalog),
    ]
    kept = [section for section in sections if section.blocks]
    return tuple(replace(section, new_part=n == 0) for n, section in enumerate(kept))


def annex(
    material: PlanMaterial, catalog: Catalog, front: tuple[Section, ...]
) -> tuple[Section, ...]:
    """The words that were used, further charts, the figures of the Dashboard."""
    sections = [_more_charts(material, catalog), _results(material, catalog)]
    found = [section for section in sections if section is not None]
    texts = [text for section in (*front, *found) for text in texts_in(section)]
    return (*glossary_sections(catalog, texts), *found)


def with_words(
    document: ReportDocument, catalog: Catalog, explained: Iterable[str], kind: DocumentKind
) -> ReportDocument:
    """A paper with the words it uses which need explaining, at its end or before a last heat map.

    Args:
        document: The paper.
        catalog: That of the brief, which has the glossary.
        explained: What stands before it in the same pack; its words are not explained again.
        kind: Of the paper; it says whether words are explained, and whether in a note.
    """
    if not kind.explains:
        return document
    words = glossary_sections(catalog, texts_in(document), explained, short=kind.short)
    sections = document.sections
    last = sections[-1].blocks if sections else ()
    ends_with_map = any(isinstance(block, HeatMapBlock) for block in last)
    place = len(sections) - ends_with_map  # it takes a page
    return replace(document, sections=(*sections[:place], *words, *sections[place:]))


def glossary_sections(
    catalog: Catalog, texts: Iterable[str], explained: Iterable[str] = (), *, short: bool = False
) -> list[Section]:
    """The words of some texts that need explaining; no section where there are none."""
    known = frozenset(explained)
    used = used_terms(catalog.part["glossary"], texts)
    terms = [(term, meaning) for term, meaning in used if meaning not in known]
    if short:
        return _note(terms, catalog)
    if not terms:
        return []
    column, sheet = catalog.column, catalog.sheet("glossary")
    columns = (column("term", width=1.2), column("meaning", width=4.0))
    table = TableBlock(sheet, columns, tuple(terms), missing="")
    return [Section(catalog.heading("glossary"), (table,), sheet=sheet, whole=True)]


def _note(terms: Iterable[tuple[str, str]], catalog: Catalog) -> list[Section]:
    """The abbreviations alone: what is a word says by itself enough of what it means."""
    told = " ".join(f"{term}: {meaning}" for term, meaning in terms if term.isupper())
    if not told:
        return []
    note = Paragraph(catalog.say("words_used", words=told), small=True)
    return [Section("", (note,), whole=True)]


def _know(material: PlanMaterial, catalog: Catalog) -> Section:
    """The charts of the measures, and below them every measure."""
    blocks = MeasurePages(material.file, catalog).section().blocks
    charts = _charts(material, catalog)[:_SIDE_BY_SIDE]
    found: list[Block] = []
    if len(charts) > 1:
        found.append(SideBySide(tuple((chart,) for chart in charts)))
    else:
        found += charts
    found += [block for block in blocks if isinstance(block, TableBlock | Paragraph)]
    return Section(catalog.heading("know"), tuple(found), sheet=catalog.sheet("measures"))


def _charts(material: PlanMaterial, catalog: Catalog) -> list[ChartBlock]:
    """The charts of measures that do not stand on page 1."""
    front = front_charts(focus_group(material.file, material.results), material, catalog)
    return charts_behind(front, measure_charts(material, catalog))


def _helps(file: CaseFile, catalog: Catalog) -> Section:
    """Who helps with what: the county office, and others the district chose."""
    found: dict[str, list[str]] = {}
    for action in pursued(file):
        if action.provider:
            found.setdefault(action.provider, []).append(action.text)
    for referral in file.referrals:
        if referral.choice is DistrictChoice.CHOSEN:
            found.setdefault(referral.provider, []).append(referral.purpose)
    rows = tuple(
        (catalog.typed(who), "\n".join(catalog.typed(text) for text in dict.fromkeys(what)))
        for who, what in found.items()
    )
    blocks: list[Block] = []
    if file.case.service_level:
        level = catalog.term(file.case.service_level)
        blocks.append(Paragraph(catalog.say("service", level=level)))
    if rows:
        column = catalog.column
        columns = (column("provider", width=1.4), column("helps_with", width=4.0))
        blocks.append(TableBlock(catalog.sheet("help"), columns, rows, missing=""))
    if file.withheld.lacks(Referral):
        blocks.append(Paragraph(catalog.say("more_help")))
    return Section(catalog.heading("help"), tuple(blocks), sheet=catalog.sheet("help"))


def _do(file: CaseFile, catalog: Catalog) -> Section:
    actions, costs = pursued(file), case_costs(file)
    if not actions:
        return Section(catalog.heading("do"), ())
    column = catalog.column
    columns = (
        column("change", width=3.2),
        column("who", width=1.7),
        column("when", width=1.5),
        column("cost", "money", 0.9),
        column("part_of", width=1.6),
    )
    open_ids = {part.action.id for part in costs.open_parts}
    rows = tuple(_change(file, action, costs, open_ids, catalog) for action in actions)
    marked = tuple(n for n, action in enumerate(actions) if action.id in open_ids)
    table = TableBlock(
        catalog.sheet("changes"), columns, rows, missing=catalog.unset, marked=marked
    )
    blocks = (for_readers(file, table), *_loose_ends(file, catalog))
    return Section(catalog.heading("do"), blocks, sheet=catalog.sheet("changes"))


def _loose_ends(file: CaseFile, catalog: Catalog) -> tuple[Paragraph, ...]:
    """Where the thread ends too soon, the first few by name; nothing where it does not."""
    ends = golden_thread(file).loose_ends
    told = [_loose_end(end, catalog) for end in ends[:_NAMED_ENDS]]
    if len(ends) > _NAMED_ENDS:
        told.append(catalog.say("loose_more", number=len(ends) - _NAMED_ENDS))
    return (Paragraph(catalog.say("loose", ends="; ".join(told))),) if told else ()


def _loose_end(end: LooseEnd, catalog: Catalog) -> str:
    what, (kind, _colon, code) = catalog.term(end.kind), end.at.id.partition(":")
    if end.kind is LooseEndKind.PROBLEM:
        return what
    at = catalog.terms.group(code) if kind == "group" else catalog.typed(end.at.text)
    return catalog.say("loose_at", at=at, what=what)


def _change(
    file: CaseFile, action: Action, costs: CaseCosts, open_ids: set[str], catalog: Catalog
) -> tuple[Cell, ...]:
    part_of = "\n".join(ties(file, action, catalog.terms))
    if action.id in open_ids:
        part_of = "\n".join(part for part in (catalog.say("for_decision"), part_of) if part)
    return (
        catalog.typed(action.text),
        catalog.typed(action.owner) or None,
        catalog.page.dates.span(action.starts_on, action.ends_on),
        costs.of(action),
        part_of or None,
    )


def _found(file: CaseFile, catalog: Catalog) -> Section:
    blocks: list[Block] = []
    if rows := _tally(file.voices, catalog):
        columns = catalog.part["columns"]
        blocks.append(Tally(catalog.sheet("voices"), rows, (columns["who"], columns["many"])))
    if file.case.problem_of_practice:
        typed = catalog.typed(file.case.problem_of_practice)
        blocks.append(Paragraph(catalog.say("problem", text=typed)))
    roots = [c for c in file.causes if c.state is CauseState.VALIDATED]
    if roots:
        blocks.append(_causes(file, roots, catalog))
    elif not file.withheld.lacks(Cause):
        blocks.append(Paragraph(catalog.say("found_nothing")))
    return Section(catalog.heading("found"), tuple(blocks), sheet=catalog.sheet("causes"))


def _tally(voices: tuple[Voice, ...], catalog: Catalog) -> tuple[TallyRow, ...]:
    """Whose voices were heard while needs were studied, else in any stage; none when nobody's."""
    kept = [voice for voice in voices if voice.stage is Stage.NEEDS] or list(voices)
    heard = {v.perspective: v for v in kept if v.state is VoiceState.HEARD}
    if not heard:
        return ()
    rows = []
    for perspective in Perspective:
        voice = heard.get(perspective)
        words = catalog.say("heard_uncounted" if voice else "not_heard")
        count = voice.count if voice and voice.count else None
        rows.append(TallyRow(catalog.term(perspective), count, words))
    return tuple(rows)


def _causes(file: CaseFile, roots: list[Cause], catalog: Catalog) -> Block:
    column = catalog.column
    columns = (
        column("cause", width=2.4),
        column("evidence", width=3.6),
        column("agreed", "percent", 0.9),
    )
    rows = tuple(
        (catalog.typed(cause.text), _evidence(file, cause, catalog), cause.agreement)
        for cause in roots
    )
    return TableBlock(catalog.sheet("causes"), columns, rows, missing=catalog.say("unasked")).lean()


def _evidence(file: CaseFile, cause: Cause, catalog: Catalog) -> str:
    withheld: Withheld = file.withheld
    told = [catalog.typed(e.text) for e in file.evidence if e.cause_id == cause.id]
    if told and withheld.lacks(Evidence, cause.id):
        told.append(catalog.say("more_evidence"))
    return "\n".join(told) or withheld.instead(
        Evidence,
        cause.id,
        absent=catalog.say("nothing_evidence"),
        withheld=catalog.say("withheld_evidence"),
    )


def _questions(material: PlanMaterial, catalog: Catalog) -> Section:
    found = questions(material.file, catalog)
    items = tuple(f"{asked} {answer}" for asked, answer in found)
    return Section(
        catalog.heading("questions"), (Bullets(items),), sheet=catalog.sheet("questions")
    )


def _results(material: PlanMaterial, catalog: Catalog) -> Section | None:
    results = material.results
    if results is None or not results.groups:
        return None
    sheet = catalog.sheet("heat_map")
    block = results_block(
        results,
        catalog.terms,
        name=sheet,
        caption=with_open(catalog.say("heat_caption", year=results.year), results, catalog),
        missing=catalog.page.not_reported,
    )
    title = catalog.heading("heat_map")  # it takes a page, and would be cut below the words
    return block and Section(title, (block,), sheet=sheet, new_part=True)


def _more_charts(material: PlanMaterial, catalog: Catalog) -> Section | None:
    charts = _charts(material, catalog)[_SIDE_BY_SIDE:]
    if not charts:
        return None
    pairs = [charts[n : n + _SIDE_BY_SIDE] for n in range(0, len(charts), _SIDE_BY_SIDE)]
    blocks = tuple(
        SideBySide(tuple((chart,) for chart in pair)) if len(pair) > 1 else pair[0]
        for pair in pairs
    )
    return Section(catalog.heading("charts"), blocks, sheet=catalog.sheet("charts"))
