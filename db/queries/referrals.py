"""Every referral with the case it belongs to, read without reading cases."""

from dataclasses import fields

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.county import LeaRow
from db.models.registry import column, row_class
from sos_desktop.domain.casework.partners.referrals import LeaReferral
from sos_desktop.domain.casework.records import Case, Referral


def all_uses(session: Session) -> tuple[LeaReferral, ...]:
    """What providers were used for, in open and closed cases, newest first."""
    case, referral = row_class(Case), row_class(Referral)
    names = [item.name for item in fields(Referral)]
    rows = session.execute(
        sa.select(
            LeaRow.name,
            LeaRow.cds,
            column(Case.closed_on),
            *(getattr(referral, name) for name in names),
        )
        .join(case, case.id == referral.case_id)
        .join(LeaRow, LeaRow.cds == column(Case.cds))
        .order_by(column(Referral.referred_on).desc(), column(Case.opened_on), case.id)
    )
    return tuple(
        LeaReferral(
            Referral(**dict(zip(names, values, strict=True))), lea, cds, closed_on is not None
        )
        for lea, cds, closed_on, *values in rows
    )
