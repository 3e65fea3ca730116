"""How the local notice points at its parent, and whether the proposed parent can be one at all."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from noticeparse.compare.localise import plain, rank_of
from noticeparse.compare.similarity import dice, grams
from noticeparse.numerals import squash
from noticeparse.records.comparison import Link
from noticeparse.rules import Rule
from noticeparse.vocab.kinds import STATUTORY_KINDS

if TYPE_CHECKING:
    from noticeparse.records.notice import Evidence, Notice, Reference

SAME_TITLE = 0.85  # of the pairs of characters of two titles without issuers and years
_PLANS = ("方案", "计划", "要点", "安排", "细则", "办法", "意见", "预案", "规程", "清单")
TELLING = 8  # characters from which on a title that is part of another names the same document
_SUPERIOR = ("basis", "forwards", "encloses")
_NOTICE_LIKE = (*STATUTORY_KINDS, "方案", "计划", "要点")

NUMBER = Rule(
    "compare.document_number",
    r"(?P<organ>[^〔\[【(（]{1,20})[〔\[【(（](?P<year>[0-9]{2,4})[〕\]】)）]第?0*(?P<sequence>[0-9]{1,6})号?",
    examples=("云水节〔2025〕8号", "云植字[2023]082号"),
    rejects=("云水节8号",),
    where="whole",
)
YEARS = Rule(
    "compare.years",
    r"(?<![0-9])(?P<first>(?:19|20)[0-9]{2})年?(?:[至到—–~－-]{1,2}(?P<last>(?:19|20)[0-9]{2}))?(?=年|学年)",
    examples=("关于开展2025年活动的通知", "2024—2025年冬季", "2021-2025年"),
    rejects=("〔2023〕13号",),
    engine="regex",
)

Standing = Literal["cascade", "series", "same", "wrong"]
Reason = Literal["date", "year", "rank"]
Misquote = Literal["number", "year"]


class Relationship(NamedTuple):
    """Where two notices stand to one another.

    ``series`` is the same issuer in another year. ``cited`` is whether the local names this parent; ``other`` is another
    superior document that it names instead; ``reason`` says why a parent is wrong, with the values of parent and local.
    """

    standing: Standing
    link: Link
    cited: bool
    misquote: tuple[Misquote, str, str] | None = None
    reason: tuple[Reason, str, str] | None = None
    other: Reference | None = None


def relate(parent: Notice, local: Notice) -> Relationship:
    """The link between two notices; never raises, whatever is missing in them."""
    if same_document(parent, local):
        return Relationship("same", Link(by="title", resolved=True), cited=True)
    by_number = next((one for one in local.references if _cites_number(one, parent)), None)
    by_title = next((one for one in local.references if _cites_title(one, parent)), None)
    if by_number is not None:
        link = Link(by="document_number", evidence=by_number.evidence, resolved=True)
        return Relationship("cascade", link, cited=True, misquote=_misquoted_year(by_number, parent))
    if by_title is not None:
        link = Link(by="title", evidence=by_title.evidence, resolved=True)
        return Relationship("cascade", link, cited=True, misquote=_misquoted_number(by_title, parent))
    unresolved = Link(by="given", resolved=False)
    wrong = _wrong(parent, local)
    if wrong is not None:
        return Relationship("wrong", unresolved, cited=False, reason=wrong)
    if _another_year(parent, local):
        evidence = local.title.evidence if local.title is not None else None
        return Relationship("series", Link(by="title", evidence=evidence, resolved=True), cited=True)
    return Relationship("cascade", unresolved, cited=False, other=superior_reference(local))


def cites(local: Notice, parent: Notice) -> bool:
    """Whether the local names the parent, by its document number or by its title."""
    return any(_cites_number(one, parent) or _cites_title(one, parent) for one in local.references)


def superior_references(local: Notice) -> list[Reference]:
    """The documents of an office, not laws, that the notice rests on or forwards."""
    return [
        one
        for one in local.references
        if one.relation in _SUPERIOR
        and (one.document_number or squash(one.title or "").rstrip("》〉”").endswith(_NOTICE_LIKE))
    ]


def superior_reference(local: Notice) -> Reference | None:
    """The first of them."""
    return next(iter(superior_references(local)), None)


def enclosed_twin(outer: Notice, wanted: Notice) -> tuple[Notice, Evidence] | None:
    """The notice inside ``outer`` that is ``wanted``, with the entry of the list of attachments that it stands under."""
    for attachment in outer.attachments:
        if attachment.notice is None:
            continue
        if same_document(attachment.notice, wanted):
            return attachment.notice, attachment.evidence
        deeper = enclosed_twin(attachment.notice, wanted)
        if deeper is not None:
            return deeper
    return None


def forwarded(parent: Notice, local: Notice) -> Reference | None:
    """The reference by which the local puts its parent into force as a whole (转发, 印发)."""
    return next(
        (
            one
            for one in local.references
            if one.relation in ("forwards", "encloses")
            and (_cites_number(one, parent) or _cites_title(one, parent))
        ),
        None,
    )


def number_key(text: str) -> str:
    """A document number in one form: any brackets, no leading zeros.

    >>> number_key("云植字【2023】082 号") == number_key("云植字〔2023〕82号")
    True
    """
    squashed = squash(text)
    match = NUMBER.fullmatch(squashed)
    return f"{match['organ']}〔{match['year']}〕{match['sequence']}号" if match is not None else squashed


def title_key(title: str) -> str:
    """What a title is about: without issuers, years and 关于…的通知.

    >>> title_key("云岭省水利厅关于开展2025年节约用水宣传周活动的通知")
    '节约用水宣传周活动'
    """
    about = title.rpartition("关于")[2] if title.count("关于") == 1 else title.partition("关于")[2] or title
    words = re.sub(r"(?:19|20)[0-9]{2}年?度?", "", plain(about))
    words = re.sub(r"^(?:组织|认真)?(?:开展|举办|印发|做好|报送|转发|下达|公布)", "", words)
    return re.sub(r"的?(?:通知|函|意见)$", "", words)


def years_of(notice: Notice) -> frozenset[int]:
    """The years that a notice is about: those of its title, else those of its period."""
    if notice.title is not None:
        found = {
            year
            for match in YEARS.finditer(squash(notice.title.text))
            for year in range(int(match["first"]), int(match["last"] or match["first"]) + 1)
        }
        if found:
            return frozenset(found)
    period = notice.period
    return (
        frozenset(day.year for day in (period.start, period.end) if day is not None)
        if period is not None
        else frozenset()
    )


def _wrong(parent: Notice, local: Notice) -> tuple[Reason, str, str] | None:
    if (
        parent.issue_date is not None
        and local.issue_date is not None
        and parent.issue_date.date > local.issue_date.date
    ):
        return "date", parent.issue_date.date.isoformat(), local.issue_date.date.isoformat()
    if _another_year(parent, local) and not (
        _share_issuer(parent, local) and min(years_of(local)) > min(years_of(parent))
    ):
        return "year", _listed(years_of(parent)), _listed(years_of(local))
    ranks = rank_of(parent), rank_of(local)
    if ranks[0] is not None and ranks[1] is not None and ranks[0] < ranks[1]:
        return "rank", _names(parent), _names(local)
    return None


def _names(notice: Notice) -> str:
    return "、".join(issuer.text for issuer in notice.issuers)


def _listed(years: frozenset[int]) -> str:
    return "、".join(str(year) for year in sorted(years))


def _another_year(parent: Notice, local: Notice) -> bool:
    mine, theirs = years_of(parent), years_of(local)
    return bool(mine) and bool(theirs) and not mine & theirs


def _share_issuer(one: Notice, other: Notice) -> bool:
    return bool(
        {plain(issuer.text) for issuer in one.issuers} & {plain(issuer.text) for issuer in other.issuers}
    )


def same_document(one: Notice, other: Notice) -> bool:
    """Whether two records are of the same document."""
    if one.document_number is not None and other.document_number is not None:
        return number_key(one.document_number.text) == number_key(other.document_number.text)
    titles = [plain(notice.title.text) if notice.title is not None else "" for notice in (one, other)]
    if titles[0] != titles[1] or not titles[0]:
        # A title that was read in one of them only, or not to its end, leaves the words to tell.
        return (titles[0] in titles[1] or titles[1] in titles[0]) and _same_words(one, other)
    dates = {notice.issue_date.date for notice in (one, other) if notice.issue_date is not None}
    return len(dates) < 2 and (not one.issuers or not other.issuers or _share_issuer(one, other))


def _same_words(one: Notice, other: Notice) -> bool:
    """Whether most sections of two notices of one day are the same, word for word."""
    words = [
        [plain(f"{section.title or ''}{section.text}") for section in notice.walk()]
        for notice in (one, other)
    ]
    dates = {notice.issue_date.date for notice in (one, other) if notice.issue_date is not None}
    shared = sum((Counter(words[0]) & Counter(words[1])).values())
    return len(dates) < 2 and shared > max(map(len, words)) / 2


def _cites_number(reference: Reference, parent: Notice) -> bool:
    number = parent.document_number
    if number is None or reference.document_number is None:
        return False
    cited, key = number_key(reference.document_number), number_key(number.text)
    if cited == key:
        return True
    # A number that follows its office without a mark is read with the office's name: 省林业局云林保〔2025〕7号.
    office = cited.removesuffix(key)
    return office != cited and any(_short_for(office, plain(issuer.text)) for issuer in parent.issuers)


def _cites_title(reference: Reference, parent: Notice) -> bool:
    if reference.title is None or parent.title is None or _own_plan(reference, parent):
        return False
    years, cited = _title_years(parent.title.text), _title_years(reference.title)
    if (years and cited and not years & cited) or not _by_issuer_of(reference, parent):
        return False
    mine, theirs = title_key(parent.title.text), title_key(reference.title)
    if mine == theirs != "":
        return not _other_organ(reference, parent)
    if parent.document_number is not None and reference.document_number is not None:
        return False
    if min(len(mine), len(theirs)) >= TELLING and (mine in theirs or theirs in mine):
        return True
    return dice(grams(mine), grams(theirs)) >= SAME_TITLE


def _own_plan(reference: Reference, parent: Notice) -> bool:
    """Whether the reference is to a plan that the local prints to carry out the parent: 清河市…活动实施方案."""
    if reference.relation != "encloses" or reference.title is None or parent.title is None:
        return False
    title, about = plain(reference.title), plain(parent.title.text)
    return any(title.endswith(kind) and kind not in about for kind in _PLANS)


def _by_issuer_of(reference: Reference, parent: Notice) -> bool:
    """Whether the issuers that the reference names, if any, can be the parent's: 省安委会 is 云岭省安全生产委员会."""
    title = reference.title or ""
    named = reference.issuers or tuple(title.partition("关于")[0].split() if "关于" in title else ())
    names = [name for one in named if (name := plain(one))]
    issuers = [plain(issuer.text) for issuer in parent.issuers]
    return not names or not issuers or any(_short_for(name, issuer) for name in names for issuer in issuers)


def _short_for(name: str, full: str) -> bool:
    """Whether the marks of the shorter stand, in order, in the longer."""
    short, long = sorted((name, full), key=len)
    rest = iter(long)
    return all(mark in rest for mark in short)


def _other_organ(reference: Reference, parent: Notice) -> bool:
    """Whether the reference has a number of another office, so that an equal title is a sibling's."""
    if parent.document_number is None or reference.document_number is None:
        return False
    organs = {
        match["organ"]
        for text in (parent.document_number.text, reference.document_number)
        if (match := NUMBER.fullmatch(squash(text))) is not None
    }
    return len(organs) > 1


def _title_years(title: str) -> set[str]:
    return {match["first"] for match in YEARS.finditer(squash(title))}


def _misquoted_year(reference: Reference, parent: Notice) -> tuple[Misquote, str, str] | None:
    if reference.title is None or parent.title is None:
        return None
    years, cited = _title_years(parent.title.text), _title_years(reference.title)
    if years and cited and not years & cited:
        return "year", "、".join(sorted(years)), "、".join(sorted(cited))
    return None


def _misquoted_number(reference: Reference, parent: Notice) -> tuple[Misquote, str, str] | None:
    number = parent.document_number
    if number is None or reference.document_number is None:
        return None
    return "number", number.text, reference.document_number
