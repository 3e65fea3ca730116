"""发文机关: the signature (7.3.5.1); where absent the masthead (7.2.4); where absent the offices that the title names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.records.notice import Text
from noticeparse.rules import Rule, any_of
from noticeparse.spans import Span, as_span
from noticeparse.structure.closing import SEAL, SEAL_SIGN
from noticeparse.structure.lines import is_organisation, is_organisation_line
from noticeparse.vocab.organisations import (
    CENTRAL_BODIES,
    CENTRAL_MINISTRIES,
    INNER_DEPARTMENTS,
    INNER_OFFICE_ENDS,
)

if TYPE_CHECKING:
    from noticeparse.parsed import ParsedText

_CENTRAL = sorted((*CENTRAL_BODIES, *CENTRAL_MINISTRIES - INNER_DEPARTMENTS), key=len, reverse=True)

TITLE_ISSUERS = Rule(
    "issuers.title",
    r"(?!转发|印发|批转)(?P<names>[^关“《0-9]{2,60}?)[ \n]?(?=关于|转发|印发|批转|[12][0-9]{3}年)",
    examples=("清河市科协 清河市科技局关于开展活动的通知", "云岭省科协2024年“科普周”实施方案"),
    rejects=("关于开展活动的通知", "2024年工作方案"),
)
NAME = Rule("issuers.name", r"[^\s、，]{2,60}", examples=("清河市科协",), rejects=("、",))
INNER_OFFICE = Rule(
    "issuers.inner_office",
    rf"[一-鿿]{{0,6}}{any_of(*INNER_OFFICE_ENDS)}",
    examples=("护理部", "办公室", "人事处"),
    rejects=("清河市教育局",),
)
OFFICE_INSIDE = Rule(
    "issuers.office_inside",
    any_of("办公室", "办公厅", "委员会", "工会", "团委", "中心", "人民政府"),
    examples=("清河学院委员会办公室清河学院校长办公室",),
    rejects=("清河学院",),
)
LONGEST_INNER_OFFICE = 6
SHORTEST_BODY = 4  # characters of the name of a body that two of its offices begin with


def extract_issuers(doc: ParsedText) -> tuple[Text, ...]:
    """The offices that issued the notice, lead office first."""
    signed = [name for found in doc.elements.signature for name in _split(doc, found.span)]
    if signed:
        return tuple(_named(doc, span) for span in signed)
    marked = [name for found in doc.elements.issuer_marks for name in _split(doc, found.span)]
    if marked:
        return tuple(doc.text(span, "issuers.masthead") for span in _without_repeats(doc, marked))
    return tuple(doc.text(span, TITLE_ISSUERS.name) for span in title_issuers(doc))


def _named(doc: ParsedText, span: Span) -> Text:
    """A signed name; the blank before an inner office is layout."""
    name = doc.text(span, "issuers.signature")
    return name if " " not in name.text else Text(text=name.text.replace(" ", ""), evidence=name.evidence)


def title_issuers(doc: ParsedText) -> list[Span]:
    """The offices in front of 关于 or of the year, where they are offices and nothing else."""
    title = doc.elements.title
    if title is None:
        return []
    found = TITLE_ISSUERS.match(doc.folded, title.span.start, title.span.end)
    if found is None:
        return []
    names = [as_span(name.span()) for name in NAME.finditer(doc.folded, *found.span("names"))]
    for name in names:
        if not is_organisation_line(doc.folded, name):
            return []
    return names


def _without_repeats(doc: ParsedText, names: list[Span]) -> list[Span]:
    first = {doc.words(name): name for name in reversed(names)}
    return [name for name in names if first[doc.words(name)] == name]


def _split(doc: ParsedText, span: Span) -> list[Span]:
    """The names on a signature line: parted by blanks, or run together by letter-spacing."""
    names = [as_span(name.span()) for name in NAME.finditer(doc.folded, *span)]
    if doc.folded.find(SEAL_SIGN, *span) >= 0:
        names = [_without_seal(doc, name) for name in names]
    if len(names) == 1:
        return _run_together(doc, names[0]) or names
    joined: list[Span] = []
    for name in names:
        words = doc.words(name)
        if (
            joined
            and len(words) <= LONGEST_INNER_OFFICE
            and words not in CENTRAL_MINISTRIES
            and INNER_OFFICE.fullmatch(words)
            and not INNER_OFFICE.fullmatch(doc.words(joined[-1]))  # 党政办公室 宣传部 stand side by side
        ):
            joined[-1] = Span(joined[-1].start, name.end)
        else:
            joined.append(name)
    return joined


def _without_seal(doc: ParsedText, name: Span) -> Span:
    seal = SEAL.search(doc.folded, name.start, name.end)
    return Span(name.start, seal.start()) if seal is not None and seal.start() > name.start else name


def _parted(doc: ParsedText, name: Span, words: str) -> list[Span] | None:
    """Two names whose blank was lost: 校工会（妇委会） 体育学院 beside a bracket, and names that begin with the same body."""
    bracket = doc.folded.find("）", name.start, name.end - 1) + 1
    if bracket:
        written = doc.evidence(Span(bracket - 1, bracket + 1), NAME.name).quote
        if written[1:2].isspace():
            return [Span(name.start, bracket), Span(bracket, name.end)]
    for found in OFFICE_INSIDE.finditer(words):
        at = found.end()
        body = words[at : at + SHORTEST_BODY]
        if len(body) == SHORTEST_BODY and 0 <= words.find(body) < at and is_organisation(words[at:]):
            return [Span(name.start, name.start + at), Span(name.start + at, name.end)]
    return None


def _run_together(doc: ParsedText, name: Span) -> list[Span]:
    """Letter-spaced names lose the blank between them; the title, the masthead or a known name tells where one ends."""
    words = doc.words(name)
    known = [doc.words(span) for span in title_issuers(doc)]
    known += [marked for found in doc.elements.issuer_marks if (marked := doc.words(found.span)) != words]
    known += _CENTRAL
    if (parted := _parted(doc, name, words)) is not None:
        return parted
    parts: list[Span] = []
    at = 0
    while at < len(words):
        part = next((office for office in known if words.startswith(office, at)), None)
        if part is None:
            return []
        parts.append(Span(name.start + at, name.start + at + len(part)))
        at += len(part)
    return parts
