"""Every referral with the case it belongs to, read without reading cases."""

from dataclasses import fields

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.casework import SupportCaseRow
from db.models.dashboard import LeaRow
from db.models.engagement import ReferralRow
from sos_desktop.domain.casework.engagement import Referral
from sos_desktop.domain.casework.referrals import Use


def all_uses(session: Session) -> tuple[Use, ...]:
    """What providers were used for, in open and closed cases, newest first."""
    names = [item.name for item in fields(Referral)]
    rows = session.execute(
        sa.select(
            LeaRow.name, LeaRow.cds, SupportCaseRow.closed_on,
            *(getattr(ReferralRow, name) for name in names),
        )
        .join(SupportCaseRow, SupportCaseRow.id == ReferralRow.case_id)
        .join(LeaRow, LeaRow.cds == SupportCaseRow.cds)
        .order_by(ReferralRow.referred_on.desc(), SupportCaseRow.opened_on, SupportCaseRow.id)
    )  # fmt: skip
    return tuple(
        Use(Referral(**dict(zip(names, values, strict=True))), lea, cds, closed_on is not None)
        for lea, cds, closed_on, *values in rows
    )
