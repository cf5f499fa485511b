"""The content of attached files."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class AttachmentContentRow(Base):
    """The bytes of attached files by hash; not in the history, which would hold them twice."""

    __tablename__ = "document_content"

    sha256: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    content: Mapped[bytes] = mapped_column(sa.LargeBinary)
