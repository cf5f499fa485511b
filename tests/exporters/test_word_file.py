"""No template reaches out of its file or does anything, however it is written.

The templates are made here, as small as Word reads them.
"""

import pytest

from sos_desktop.exporters.letter_docx import read_template
from sos_desktop.foundation.errors import InputProblem
from tests.letters import with_entry, word
from tests.word_packages import (
    APPLICATION,
    TYPES,
    W,
    code,
    field,
    mark,
    package,
    paragraph,
    relation,
    relations,
    story,
)


def box(inside):
    return f"<w:r><w:pict><w:txbxContent>{paragraph(inside)}</w:txbxContent></w:pict></w:r>"


def choice(inside):
    return (
        f'<mc:AlternateContent><mc:Choice Requires="x"><w:r>{inside}</w:r></mc:Choice>'
        "</mc:AlternateContent>"
    )


INCLUDE = 'INCLUDETEXT "C:\\\\x.docx"'
FIELDS = {
    "as it is": paragraph(field(f" {INCLUDE} ")),
    "lower case": paragraph(field(' ddeauto excel "x" "y" ')),
    "another": paragraph(field(" LINK Excel.Sheet.12 x ")),
    "asks": paragraph(field(" ASK name ")),
    "computed": paragraph(field(" = 1 + 1 ")),
    "split": paragraph(field(" INCL", "UDE", "TEXT x ")),
    "split by marks": paragraph(
        mark("begin") + code("LI") + "<w:proofErr/>" + code("NK x") + mark("separate")
    ),
    "over paragraphs": paragraph(mark("begin") + code("LI")) + paragraph(code("NK x")),
    "never ended": paragraph(mark("begin") + code("LINK x")),
    "no beginning": paragraph(code("LI", "NK x")),
    "simple": paragraph('<w:fldSimple w:instr=" Link x "/>'),
    "in a code": paragraph(mark("begin") + code("PAGE ") + field("LINK x") + mark("end")),
    "in a result": paragraph(field("PAGE", result=field("LINK x"))),
    "code in a result": paragraph(field("PAGE", result=code("LINK x"))),
    "after an allowed name": paragraph(field("PAGE LINK x")),
    "in a switch left open": paragraph(field('DATE \\@ "d" LINK x')),
    "as plain text": paragraph(
        mark("begin") + "<w:r><w:t>LINK x</w:t></w:r>" + code("PAGE") + mark("end")
    ),
    "in a box": paragraph(box(field("LINK x"))),
    "around a box": paragraph(
        mark("begin") + box(code('DATE \\@ "')) + code("LINK x") + box(code('"')) + mark("end")
    ),
    "around a choice": paragraph(
        mark("begin")
        + choice('<w:instrText>DATE \\@ "</w:instrText>')
        + code("LINK x")
        + choice('<w:instrText>"</w:instrText>')
        + mark("end")
    ),
    "in how text is set": paragraph("<w:r><w:rPr><w:instrText>LINK x</w:instrText></w:rPr></w:r>"),
    "deleted": paragraph("<w:r><w:delInstrText>LINK x</w:delInstrText></w:r>"),
    "a hidden quotation mark": paragraph(field('DATE \\@ d"LINK" ')),
    "a field to fill in": paragraph(field("FORMTEXT")),
    "with a place to fill in": paragraph(field("{{ lea_name }}")),
}


@pytest.mark.parametrize("body", FIELDS.values(), ids=FIELDS)
def test_a_field_that_is_not_allowed_is_found_however_it_is_written(body):
    with pytest.raises(InputProblem, match="only PAGE, NUMPAGES, SECTIONPAGES and DATE"):
        read_template(package(body), "a.docx")


@pytest.mark.parametrize(
    ("part", "root"),
    [
        ("word/header1.xml", "hdr"),
        ("word/footer9.xml", "ftr"),
        ("word/footnotes.xml", "footnotes"),
        ("word/endnotes.xml", "endnotes"),
        ("word/glossary/document.xml", "glossaryDocument"),
        ("word/anything.xml", "document"),
        ("customXml/item1.xml", "hdr"),
    ],
)
def test_a_field_is_found_in_every_part(part, root):
    text = story(paragraph(field("LINK x")), root, body=False)
    with pytest.raises(InputProblem, match="the Word field LINK"):
        read_template(package(**{part: text}), "a.docx")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.encode("utf-16"),
        lambda text: text.replace("w:", "v:").replace("xmlns:w=", "xmlns:v="),
        lambda text: text.replace("LINK", "&#76;I&#x4e;K"),
        lambda text: text.replace("LINK x", "<![CDATA[LINK x]]>"),
        lambda text: text.replace("LINK", "LI<!-- --><?x y?>NK"),
        lambda text: text.replace("LINK", "PAGE<!-- -->LINK"),
        lambda text: text.replace("LINK", "PAGE<w:t/>LINK"),
        lambda text: text.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    ],
    ids=[
        "UTF-16",
        "prefix",
        "references",
        "CDATA",
        "comments",
        "after a comment",
        "after an element",
        "strict",
    ],
)
def test_a_field_is_found_however_the_xml_is_written(change):
    text = change(story(paragraph(field("LINK x")), "hdr", body=False))
    with pytest.raises(InputProblem, match="the Word field"):
        read_template(package(**{"word/header1.xml": text}), "a.docx")


@pytest.mark.parametrize(
    "fields",
    [
        ("PAGE",),
        (" page ",),
        ("PA", "GE  \\* MERGE", "FORMAT "),
        ("NUMPAGES \\* Arabic",),
        ("SECTIONPAGES",),
        ('DATE \\@ "MMMM d, yyyy" \\* MERGEFORMAT',),
        ("DATE \\l",),
        ("PAGE \\# 0",),
        (" ",),
    ],
)
def test_what_counts_pages_or_says_the_date_is_allowed(fields):
    simple = f"<w:fldSimple w:instr='{''.join(fields)}'/>"
    template = read_template(
        package(paragraph(field(*fields)) + paragraph(box(field(*fields))) + paragraph(simple)),
        "a.docx",
    )
    assert (template.fields, template.odd) == (("lea_name",), ())


OUTSIDE = {
    "picture": relation("image"),
    "single quotes": relation("image").replace('"', "'"),
    "lower case": relation("image", mode='targetmode="EXTERNAL"'),
    "spaces": relation("image", mode='TargetMode=" External "'),
    "link": relation("hyperlink", "mailto:someone@example.org"),
    "field in a link": relation("hyperlink", "mailto:{{ contact_reach }}"),
    "template": relation("attachedTemplate", "file:///C:/x.dotm"),
    "object": relation("oleObject"),
    "unknown": relation("something"),
    "address without saying so": relation("image", mode=""),
    "share without saying so": relation("image", "\\\\host\\share\\x", mode=""),
    "share with slashes": relation("image", "//host/share/x", mode=""),
    "frame": relation("frame", "x.xml", mode=""),
    "another document": relation("aFChunk", "x.xml", mode=""),
    "embedded workbook": relation("package", "x.xml", mode=""),
    "control": relation("control", "x.xml", mode=""),
    "macros": relation("vbaProject", "x.xml", mode=""),
    "mail merge": relation("recipientData", "x.xml", mode=""),
}


@pytest.mark.parametrize("entry", OUTSIDE.values(), ids=OUTSIDE)
@pytest.mark.parametrize(
    "part",
    [
        "word/_rels/document.xml.rels",
        "word/_rels/settings.xml.rels",
        "word/_rels/webSettings.xml.rels",
        "word/glossary/_rels/document.xml.rels",
        "customXml/_rels/item1.xml.rels",
        "x/_RELS/y.XML.RELS",
    ],
)
def test_no_relation_leads_out_of_the_file_or_to_what_acts(entry, part):
    with pytest.raises(InputProblem) as problem:
        read_template(package(**{part: relations(entry)}), "a.docx")
    assert "damaged" not in problem.value.message


def test_how_to_write_a_link_is_said():
    links = relations(relation("hyperlink", "https://example.org"))
    data = package(**{"word/_rels/document.xml.rels": links})
    for found in (data, package(paragraph(field('HYPERLINK "https://example.org"')))):
        with pytest.raises(InputProblem, match="Remove Hyperlink, and write the address as text"):
            read_template(found, "a.docx")


def test_a_link_within_the_letter_and_an_inner_picture_are_allowed():
    inside = '<w:hyperlink w:anchor="x"><w:r><w:t>see below</w:t></w:r></w:hyperlink>'
    inner = relations(relation("image", "media/image1.png", mode=""))
    types = TYPES.replace("</Types>", '<Default Extension="png" ContentType="image/png"/></Types>')
    data = package(
        paragraph(inside),
        **{
            "word/_rels/document.xml.rels": inner,
            "word/media/image1.png": b"\x89PNG",
            "[Content_Types].xml": types,
        },
    )
    assert read_template(data, "a.docx").fields == ("lea_name",)


ELEMENTS = {
    '<w:altChunk r:id="r1"/>': "includes another document",
    '<w:subDoc r:id="r1"/>': "includes another document",
    "<w:frameset><w:frame/></w:frameset>": "includes another document",
    "<w:object/>": "embedded object",
    '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/>': "embedded object",
    '<w:control r:id="r1"/>': "embedded object",
    '<x:webVideoPr xmlns:x="http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing" '
    'embeddedHtml="&lt;iframe&gt;"/>': "embedded object",
    '<w:attachedTemplate r:id="r1"/>': "tied to another template",
    '<w:mailMerge><w:query w:val="x"/></w:mailMerge>': "mail merge",
    '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x"/></w:sdtPr></w:sdt>': "comes from elsewhere",
    '<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="http://127.0.0.1:9/x"/>': "draws on",
    '<v:rect xmlns:v="urn:schemas-microsoft-com:vml" href="\\\\host\\x"/>': "draws on",
}


@pytest.mark.parametrize(("element", "says"), ELEMENTS.items(), ids=range(len(ELEMENTS)))
@pytest.mark.parametrize("part", ["word/document.xml", "word/settings.xml", "word/header1.xml"])
def test_no_element_brings_something_in(element, says, part):
    data = package(**{part: story(paragraph(element))})
    with pytest.raises(InputProblem, match=says):
        read_template(data, "a.docx")


def test_a_drawing_that_runs_something_is_refused():
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>'
    with pytest.raises(InputProblem, match="embedded object"):
        read_template(package(**{"word/media/image1.svg": svg}), "a.docx")


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ("word/vbaProject.bin", "has macros"),
        ("word/VBAPROJECT.BIN", "has macros"),
        ("word/activeX/activeX1.bin", "embedded object"),
        ("word/embeddings/x.xlsx", "embedded object"),
        ("word/x.htm", "embedded object"),
        ("word/x", "embedded object"),
        ("word/x.rtf", "embedded object"),
    ],
)
def test_no_part_is_a_program_or_another_document(part, says):
    with pytest.raises(InputProblem, match=says):
        read_template(package(**{part: b"x"}), "a.docx")


def test_a_type_with_macros_is_refused():
    types = TYPES.replace("document.main+xml", "x").replace(
        f"{APPLICATION}.x", "application/vnd.ms-word.document.MACROENABLED.main+xml"
    )
    with pytest.raises(InputProblem, match="has macros"):
        read_template(package(**{"[Content_Types].xml": types}), "a.docx")


def test_words_own_documents_are_not_taken_for_something_else():
    data = with_entry(word("{{ lea_name }}"), "docMetadata/LabelInfo.xml", "<x/>")
    assert read_template(data, "a.docx").fields == ("lea_name",)
