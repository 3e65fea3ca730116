"""The comparison of a local notice with its parent, from two records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.compare.findings import find_additions, find_changed_duties, find_omissions
from noticeparse.compare.link import Relationship, forwarded, relate, superior_reference
from noticeparse.compare.messages import message
from noticeparse.compare.pair import Pair
from noticeparse.compare.parts import chosen_parts
from noticeparse.compare.passages import of_title
from noticeparse.compare.values import find_deadlines, find_period, find_theme
from noticeparse.records.comparison import Alignment, Comparison, Finding, Link, Passage, Side

if TYPE_CHECKING:
    from noticeparse.records.notice import Notice

FOREIGN = 0.3  # a local that cites another document and answers less than this share of the parent belongs to the other
UNRELATED = 0.2  # below this share there is nothing to compare, only the missing citation to report
_CHANGES = ("changed_theme", "changed_period", "changed_deadline", "changed_quantity", "changed_obligation")
_LOSSES = ("omitted_duty", "omitted_deadline")


def compare_notices(parent: Notice | None, local: Notice, *, lang: str = "zh") -> Comparison:
    r"""What the local notice left out, added or changed against its parent; never raises.

    Where a record holds several notices, the one that the other side cites is compared. ``parent=None`` only asks whether
    a parent is cited. ``lang`` is the language of the messages, ``zh`` or ``en``. Findings are in the order of the parent,
    additions last. Days are ISO 8601, ``days`` is new minus old.

    >>> from noticeparse import parse_text
    >>> notice = parse_text("清河市教育局关于开展读书活动的通知\n各学校：\n请于6月20日前报送总结。\n")
    >>> compare_notices(notice, notice).findings
    ()
    """
    if parent is None:
        return _without_parent(local, lang)
    if parent == local:
        return _with_itself(local)
    pair = paired(parent, local, lang)
    relationship = pair.relationship
    if relationship.standing == "wrong":
        return _wrong(pair)
    if not relationship.cited:
        share = _answered_share(pair)
        if relationship.other is not None and share < FOREIGN:
            return _foreign(pair)
        if not (_is_bare_plan(pair.local) and share >= FOREIGN):
            _not_cited(pair)
        if share < UNRELATED:
            return _comparison(pair, ())
    _misquoted(pair)
    find_theme(pair)
    find_period(pair)
    find_deadlines(pair)
    find_changed_duties(pair)
    if not pair.incorporated:
        find_omissions(pair)
    find_additions(pair)
    return _comparison(pair, _alignments(pair))


def paired(parent: Notice, local: Notice, lang: str) -> Pair:
    """The two notices that are to be compared, how they stand to one another, and whether one is within the other."""
    chosen = chosen_parts(parent, local)
    if chosen.inside is not None:
        link = Link(by="embedded", evidence=chosen.inside, resolved=True)
        relationship, incorporated = Relationship("cascade", link, cited=True), True
    else:
        relationship = relate(chosen.parent, chosen.local)
        incorporated = (
            relationship.standing == "cascade" and forwarded(chosen.parent, chosen.local) is not None
        )
    return Pair(*chosen.as_compared(), relationship, incorporated=incorporated, lang=lang)


def _alignments(pair: Pair) -> tuple[Alignment, ...]:
    if pair.incorporated:
        return tuple(
            Alignment(parent=unit.path, local=None, relation="incorporated", score=1.0) for unit in pair.ups
        )
    changed = _touched(pair, _CHANGES)
    lost = _touched(pair, _LOSSES)
    found = []
    for match in pair.matches:
        unit = pair.ups[match.parent] if match.parent is not None else None
        other = pair.downs[match.local] if match.local is not None else None
        relation = match.relation
        if unit is not None and relation in ("same", "adapted") and unit.path in lost:
            relation = "partial"
        elif unit is not None and relation == "same" and unit.path in changed:
            relation = "adapted"
        found.append(
            Alignment(
                parent=unit.path if unit is not None else None,
                local=other.path if other is not None else None,
                relation=relation,
                score=round(min(1.0, match.score), 3),
            )
        )
    return tuple(found)


def _touched(pair: Pair, kinds: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {
        finding.parent.path
        for _, finding in pair.findings
        if finding.kind in kinds and finding.parent is not None
    }


def _answered_share(pair: Pair) -> float:
    """How many of the parent's items the local answers; 1 where the parent has none to answer."""
    items = {unit.at for unit in pair.ups if not unit.children}
    answered = {match.parent for match in pair.matches if match.local is not None}
    return len(items & answered) / len(items) if items else 1.0


def _not_cited(pair: Pair) -> None:
    pair.add(
        "parent_not_cited",
        "review",
        "parent_not_cited",
        of_title(pair.parent),
        of_title(pair.local),
        at=(0, 0),
    )


def _is_bare_plan(local: Notice) -> bool:
    """Whether the local is a plan without its cover, in which a parent would be cited."""
    return (
        local.document_number is None and not local.addressees and not local.issuers and not local.references
    )


def _misquoted(pair: Pair) -> None:
    misquote = pair.relationship.misquote
    if misquote is None:
        return
    what, old, new = misquote
    evidence = pair.relationship.link.evidence
    cited = Passage(path=(), text=evidence.quote if evidence is not None else new, evidence=evidence)
    detail = {"misquoted": what, "old": old, "new": new}
    key = f"misquoted_{what}"
    pair.add(
        "parent_not_cited",
        "review",
        key,
        of_title(pair.parent),
        cited,
        at=(0, 0),
        detail=detail,
        old=old,
        new=new,
    )


def _wrong(pair: Pair) -> Comparison:
    reason = pair.relationship.reason
    assert reason is not None
    what, old, new = reason
    key = {"date": "parent_younger", "year": "parent_of_another_year", "rank": "parent_lower"}[what]
    sides = of_title(pair.parent), of_title(pair.local)
    pair.add(
        "wrong_parent", "conflict", key, *sides, at=(0, 0), detail={"old": old, "new": new}, old=old, new=new
    )
    return _comparison(pair, ())


def _foreign(pair: Pair) -> Comparison:
    other = pair.relationship.other
    assert other is not None
    name = other.document_number or other.title or ""
    cited = Passage(path=(), text=other.evidence.quote, evidence=other.evidence)
    number = pair.parent.document_number
    old = (
        number.text
        if number is not None
        else pair.parent.title.text
        if pair.parent.title is not None
        else None
    )
    detail = {"old": old, "new": name}
    pair.add(
        "wrong_parent",
        "conflict",
        "another_parent_cited",
        of_title(pair.parent),
        cited,
        at=(0, 0),
        detail=detail,
        new=name,
    )
    return _comparison(pair, ())


def _without_parent(local: Notice, lang: str) -> Comparison:
    cited = superior_reference(local)
    by = "given" if cited is None else "document_number" if cited.document_number else "title"
    findings: tuple[Finding, ...] = ()
    if cited is None:
        words = message("no_parent_cited", lang)
        findings = (
            Finding(
                kind="parent_not_cited", severity="review", parent=None, local=of_title(local), message=words
            ),
        )
    return Comparison(
        parent=Side(title=None, document_number=None, issuers=()),
        local=side_of(local),
        link=Link(by=by, evidence=cited.evidence if cited is not None else None, resolved=False),
        findings=findings,
    )


def _with_itself(notice: Notice) -> Comparison:
    return Comparison(
        parent=side_of(notice),
        local=side_of(notice),
        link=Link(by="given", resolved=True),
        alignments=tuple(
            Alignment(parent=section.path, local=section.path, relation="same", score=1.0)
            for section in notice.walk()
        ),
    )


def _comparison(pair: Pair, alignments: tuple[Alignment, ...]) -> Comparison:
    findings = sorted(pair.findings, key=lambda row: row[0])
    return Comparison(
        parent=side_of(pair.parent),
        local=side_of(pair.local),
        link=pair.relationship.link,
        alignments=alignments,
        findings=tuple(finding for _, finding in findings),
    )


def side_of(notice: Notice) -> Side:
    """How a comparison names a notice."""
    return Side(
        title=notice.title.text if notice.title is not None else None,
        document_number=notice.document_number.text if notice.document_number is not None else None,
        issuers=tuple(issuer.text for issuer in notice.issuers),
    )
