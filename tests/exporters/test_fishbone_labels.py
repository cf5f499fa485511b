"""Headings of a fishbone stand on the middle of their bones, on paper as on the screen."""

from xml.etree import ElementTree

from reportlab.graphics.shapes import Group, String

from sos_desktop.domain.needs.bones import BoneText
from sos_desktop.exporters.pdf_fishbone import fishbone_drawing
from sos_desktop.exporters.pdf_style import ACCENT, MUTED, register_fonts
from sos_desktop.exporters.svg_diagram import DrawnText, fishbone_svg

HEAD = "Students with disabilities begin the year without the adult their plan names"
LABEL, CAUSE = "Labor and management of all schools", "Nobody owns the date of posting a job"
FIRST_WORDS = {"Students": "middle", "Labor": "middle", "Nobody": "start"}


def first_words(found):
    return {text.split()[0]: side for text, side in found if text.split()[0] in FIRST_WORDS}


def strings_of(boxes) -> list[String]:
    register_fonts()  # as whoever makes the page does
    strings: list[String] = []
    waiting = list(fishbone_drawing(HEAD, boxes, 500).contents)
    while waiting:
        found = waiting.pop()
        if isinstance(found, Group):
            waiting += found.contents
        elif isinstance(found, String):
            strings.append(found)
    return strings


def test_in_a_pdf():
    boxes = [
        BoneText("b", LABEL, None, bone=True),
        BoneText("c", CAUSE, "b", root=True),
    ]
    strings = strings_of(boxes)
    assert first_words((made.text, made.textAnchor) for made in strings) == FIRST_WORDS
    middles = {made.x for made in strings if made.text and made.textAnchor == "middle"}
    assert len(middles) == 2, "the lines of a label share their middle"


def test_in_a_picture():
    boxes = [DrawnText("b", LABEL), DrawnText("c", CAUSE, "b", strong=True)]
    drawn = ElementTree.fromstring(fishbone_svg("Causes", DrawnText("h", HEAD), boxes, "Words"))
    texts = list(drawn.iter("{http://www.w3.org/2000/svg}text"))
    sides = ((made.text or "", made.get("text-anchor", "start")) for made in texts)
    assert first_words(sides) == FIRST_WORDS
    assert len({made.get("x") for made in texts if made.get("text-anchor")}) == 2


def test_a_root_out_of_the_districts_hands_is_muted():
    """The words below say that it is gray; it was drawn as any root."""
    inks = {
        outside: {
            made.fillColor
            for made in strings_of([BoneText("c", CAUSE, None, root=True, outside=outside)])
            if made.text.startswith("Nobody")
        }
        for outside in (False, True)
    }
    assert inks == {False: {ACCENT}, True: {MUTED}}
    drawn = [
        fishbone_svg("Causes", DrawnText("h", HEAD), [box], "Words").decode()
        for box in (
            DrawnText("c", CAUSE, strong=True, faint=True),
            DrawnText("c", CAUSE, faint=True),
        )
    ]
    text = [[line for line in one.split("<") if "Nobody" in line] for one in drawn]
    fills = [line[0].partition('fill="')[2][:7] for line in text]
    assert fills[0] == fills[1], "as what is no root is muted"
    assert "<circle" in drawn[0], "it keeps its dot"
