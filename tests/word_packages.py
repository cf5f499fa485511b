"""Word documents as small as Word reads them, and the pieces to spoil them with."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
APPLICATION = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = (
    f'<Types xmlns="{P}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{APPLICATION}.document.main+xml"/>'
    "</Types>"
)
TOP = (
    f'<Relationships xmlns="{P}/relationships"><Relationship Id="r1" '
    f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
)


def story(inside, root="document", body=True):
    """A part with text; a body only where the main part has one."""
    middle = f"<w:body>{inside}</w:body>" if body else inside
    return f'<w:{root} xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}">{middle}</w:{root}>'


def paragraph(inside):
    return f"<w:p>{inside}</w:p>"


def package(body="", **changed):
    """A Word document of three parts; `changed`, by name, come beside them or instead."""
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": TOP,
        "word/document.xml": story(paragraph("<w:r><w:t>{{ lea_name }}</w:t></w:r>") + body),
    }
    parts |= changed
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return stream.getvalue()


def mark(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(*pieces):
    return "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)


def field(*pieces, result="<w:r><w:t>1</w:t></w:r>"):
    return mark("begin") + code(*pieces) + mark("separate") + result + mark("end")


def relations(*entries):
    return f'<Relationships xmlns="{P}/relationships">{"".join(entries)}</Relationships>'


def relation(kind, target="http://127.0.0.1:9/x", mode='TargetMode="External"'):
    return f'<Relationship Id="r9" Type="{R}/{kind}" Target="{target}" {mode}/>'
