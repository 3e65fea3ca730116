"""Whether a report still goes up the line of offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.compare.localise import REGION, plain, regions_of
from noticeparse.vocab.superior_acts import OUTSIDE_THE_LINE

if TYPE_CHECKING:
    from noticeparse.records.notice import Notice


def outside_the_line(recipient: str, parent: Notice, local: Notice, *, instead_of: str | None) -> bool:
    """Whether a recipient is neither an office of the line nor a body of the kind that the two notices already name.

    A company, an association, a newspaper is outside unless an issuer, an addressee or the parent's own recipient is one;
    so is an office of a place that neither notice is issued for.
    """
    name = plain(recipient)
    offices = [plain(one.text) for notice in (parent, local) for one in (*notice.issuers, *notice.addressees)]
    if instead_of is not None:
        offices.append(plain(instead_of))
    for word in OUTSIDE_THE_LINE:
        if word in name and not any(word in office for office in offices):
            return True
    place = REGION.match(name)
    return (
        place is not None
        and bool(regions := regions_of(parent, local))
        and not any(place["region"] in office or place["stem"] in office for office in (*offices, *regions))
    )
