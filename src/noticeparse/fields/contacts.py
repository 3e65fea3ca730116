"""联系方式: whom to ask or to write to, wherever the notice says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.records.notice import Contact, Text, trusted
from noticeparse.rules import Rule
from noticeparse.spans import Span, as_span
from noticeparse.structure.addresses import GOES_ON, POSTCODE, read_address
from noticeparse.structure.closing import COPY_TO
from noticeparse.structure.contact_groups import Group, Grouping, merge_groups
from noticeparse.structure.contact_labels import word_ending_at
from noticeparse.structure.contact_lines import LONGEST_LABEL, NOTHING, read_line
from noticeparse.structure.contact_pieces import OFFICE, Piece, piece
from noticeparse.structure.contact_prose import REQUESTS, brought_in
from noticeparse.structure.contact_tables import read_cells, read_columns
from noticeparse.structure.lines import print_line
from noticeparse.structure.offices import is_office
from noticeparse.structure.people import HAN_RUN
from noticeparse.structure.phones import DIGITS
from noticeparse.text.numbering import label_at

if TYPE_CHECKING:
    from noticeparse.parsed import ParsedText
    from noticeparse.structure.contact_pieces import PieceKind

LONGEST_LINE = 60
FURTHEST_LABEL = 8  # code points of numbering and the like in front of a label that opens a line
MOST_LINES_BELOW = 40
MOST_PLACES = 4000  # paragraphs; a file with more lines of contacts than that is no notice

# A paragraph that holds one of these words may hold a contact, if it also says who or where. They stand under a rare
# character that all of them have at the same place; it is found in a tenth of the time that a word takes.
HINTS = {
    "联": ("联系", "联络"),
    "话": ("电话",),
    "址": ("地址",),
    "邮": ("邮编", "邮箱", "邮政编码"),
    "热": ("热线",),
    "询": ("咨询",),
    "收": ("收件人",),
    "经": ("经办人",),
    "真": ("传真",),
    "寄": ("寄",),
    "函": ("信函",),
}
_HINTS = tuple((mark, hints[0].index(mark), hints) for mark, hints in HINTS.items())
# Most of what holds 联系 is about something else; with a contact goes a label, a request or a short number.
SAYS_WHO = Rule(
    "contacts.says_who",
    "|".join(("：", ":", *REQUESTS, *(rf"{word}[0-9]{{5}}(?![0-9])" for word in "话线"))),
    examples=("联系人：林以宁", "请联系教务处", "咨询电话12345"),
    rejects=("加强与各界联系", "12345", "电话123456"),
)

# 附注 is mostly this alone.
DISCLOSURE = Rule(
    "contacts.disclosure",
    r"（(?:此件|信息公开(?:形式|选项|属性|方式)：)(?:主动|依申请|不予)公开）",
    examples=(
        "（此件主动公开）",
        "（信息公开形式：主动公开）",
        "（信息公开选项：依申请公开）",
        "（信息公开属性：不予公开）",
    ),
    rejects=("（此件主动公开。联系人：林以宁）", "（此件公开）"),
    where="whole",
)


def extract_contacts(doc: ParsedText) -> tuple[Contact, ...]:
    """Every contact of the notice, in document order; an office that is not printed with a contact is null.

    Read are the body, 附注 (7.3.6), and lines of contacts that follow the signature.
    """
    about = [Span(node.start, node.end) for node in doc.nodes if node.role == "contacts"]
    places = _places(doc, about)
    if not places:
        return ()
    folded, paragraphs = doc.folded, doc.paragraphs
    grouping = Grouping(folded)
    before, awaiting = NOTHING
    last = -2
    for at in places:
        if at <= last:
            continue
        if grouping.full:
            break
        rows = _table_at(doc, at)
        if rows:
            for last, pieces in rows:
                grouping.take(pieces, last, last, doc.section_at(paragraphs[last].start))
            before, awaiting = NOTHING
            continue
        span = paragraphs[at]
        goes_on = at == last + 1
        if not goes_on:
            before, awaiting = NOTHING
        in_contacts = (bool(before) and span.end - span.start <= LONGEST_LINE) or any(
            section.holds(span) for section in about
        )
        line = read_line(folded, span, in_contacts=in_contacts, awaiting=awaiting)
        if line == NOTHING:
            continue
        before, awaiting = line
        if not goes_on and _opens(before, span) and (above := _line_above(doc, at)):
            grouping.take(above, at - 1, at - 1, doc.section_at(paragraphs[at - 1].start))
        pieces, last = before, at
        if pieces and pieces[-1].kind == "address":
            pieces, last = _with_next_line(doc, pieces, at)
        grouping.take(pieces, at, last, doc.section_at(span.start))
    return tuple(_contact(doc, group) for group in merge_groups(grouping.groups, folded))


def _table_at(doc: ParsedText, at: int) -> list[tuple[int, list[Piece]]]:
    """The cells of a table of contacts whose heads stand at this paragraph, each with its number."""
    if doc.paragraphs[at].end - doc.paragraphs[at].start > LONGEST_LABEL:
        return []
    first, last = doc.elements.body
    last = last if at < last else doc.part.last
    columns = read_columns(doc.folded, doc.paragraphs, at, first, last)
    return read_cells(doc.folded, doc.paragraphs, columns, last) if columns is not None else []


def _places(doc: ParsedText, about: list[Span]) -> list[int]:
    """The numbers of the paragraphs that may hold a contact, in order."""
    first, last = doc.elements.body
    places: set[int] = set()
    unknown = last  # the paragraphs before this one have to be searched for hints
    for section in about:
        begin, stop = (
            doc.paragraph_number(section.start),
            min(doc.paragraph_number(section.end - 1) + 1, last),
        )
        places.update(range(begin, stop))
        if stop == last:
            unknown = min(unknown, begin)
    if first < unknown:
        places |= _hinted(doc, first, unknown)
    if doc.elements.remark is not None:
        remark = doc.paragraph_number(doc.elements.remark.span.start)
        if DISCLOSURE.fullmatch(doc.folded, *doc.paragraphs[remark]) is None:
            places.add(remark)
    places.update(_after_signature(doc, last))
    places.update(_above_signature(doc, last))
    return sorted(places)[:MOST_PLACES]


def _hinted(doc: ParsedText, first: int, last: int) -> set[int]:
    folded, paragraphs = doc.folded, doc.paragraphs
    start, end = paragraphs[first].start, paragraphs[last - 1].end
    places: set[int] = set()
    at = folded.find("@", start, end)
    while at >= 0:
        places.add(place := doc.paragraph_number(at))
        at = folded.find("@", paragraphs[place].end, end)
    digits = DIGITS.search(folded, start, end)
    while digits is not None:
        places.add(place := doc.paragraph_number(digits.start()))
        digits = DIGITS.search(folded, paragraphs[place].end, end)
    for mark, into, hints in _HINTS:
        at = folded.find(mark, start, end)
        while at >= 0:
            done = at + 1
            if folded.startswith(hints, at - into):
                place = doc.paragraph_number(at)
                span = paragraphs[place]
                done = span.end
                if place not in places and _may_name_somebody(folded, span):
                    places.add(place)
                    if place + 1 < last and _leaves_value(folded, span):
                        places.add(place + 1)
            at = folded.find(mark, done, end)
    return places


def _may_name_somebody(folded: str, span: Span) -> bool:
    return span.end - span.start <= LONGEST_LABEL or SAYS_WHO.search(folded, *span) is not None


def _leaves_value(folded: str, span: Span) -> bool:
    """A label alone on its line (联系人：, or a cell of a table), whose value stands on the next."""
    return folded[span.end - 1] in "：:" or span.end - span.start <= LONGEST_LABEL


def _after_signature(doc: ParsedText, last: int) -> list[int]:
    """Lines of contacts below the date; the first line of another kind ends them, for the frame of a page may follow."""
    if doc.elements.issue_date is None:
        return []
    places: list[int] = []
    below = doc.elements.issue_date.span.end
    for at in range(last, min(doc.part.last, last + MOST_LINES_BELOW)):
        span = doc.paragraphs[at]
        if span.start < below or _is_form(doc, span):
            continue
        pieces, _ = read_line(doc.folded, span, in_contacts=False)
        if pieces:
            places.append(at)
        elif not is_office(doc.folded[slice(*span)]):
            break
    return places


def _above_signature(doc: ParsedText, last: int) -> list[int]:
    """Lines of contacts between the list of attachments and the date."""
    if doc.elements.issue_date is None:
        return []
    stop = doc.elements.issue_date.span.start
    places: list[int] = []
    for at in range(last, min(doc.part.last, last + MOST_LINES_BELOW)):
        span = doc.paragraphs[at]
        if span.start >= stop:
            break
        pieces, _ = read_line(doc.folded, span, in_contacts=False)
        if any(one.labelled for one in pieces) and pieces[0].begin - span.start <= 1:
            places.append(at)
    return places


def _is_form(doc: ParsedText, span: Span) -> bool:
    """附注 and 版记: elements of the form that stand below the date."""
    remark = doc.elements.remark
    if remark is not None and remark.span.start == span.start:
        return True
    folded = doc.folded
    return COPY_TO.match(folded, *span) is not None or print_line(folded, *span) is not None


def _opens(pieces: list[Piece], span: Span) -> bool:
    """Does the line begin with a contact whose office, if it has one, must stand above?"""
    return bool(pieces) and pieces[0].kind != "office" and pieces[0].begin - span.start <= FURTHEST_LABEL


def _line_above(doc: ParsedText, at: int) -> list[Piece]:
    """The office that the paragraph above a contact names: alone on its line, or as whom to turn to."""
    if at <= doc.elements.body[0]:
        return []
    span = doc.paragraphs[at - 1]
    label = label_at(doc.folded, *span)
    office = doc.trim((label.end if label is not None else span.start, span.end), " \t：:　")
    if is_office(doc.folded[slice(*office)]):
        return [piece(office, "office", OFFICE)]
    # 受理单位：市科技服务中心 · 如有异议，请向市科技局机关党委反映。 · 发送到市科技局计划科邮箱。
    named, _ = read_line(doc.folded, span, in_contacts=False)
    if not named and (word := word_ending_at(doc.folded, span.start, doc.trim(span, "。，").end)) is not None:
        named = [one for one in brought_in(doc.folded, span.start, word[0]) if one.kind == "office"]
    if named and all(one.kind == "office" for one in named):
        return named
    return _names_alone(doc.folded, span)


def _names_alone(folded: str, span: Span) -> list[Piece]:
    """A line of names, with their offices, and nothing else: 林以宁（省科协）、周若川（省教育厅）."""
    if span.end - span.start > LONGEST_LINE:
        return []
    named, _ = read_line(folded, span, in_contacts=True)
    told = [one.span for one in named if one.kind in ("office", "person")]
    runs = [as_span(run.span()) for run in HAN_RUN.finditer(folded, *span)]
    whole = len(told) == len(named) and all(any(one.meets(run) for one in told) for run in runs)
    return named if whole else []


def _with_next_line(doc: ParsedText, pieces: list[Piece], at: int) -> tuple[list[Piece], int]:
    """The pieces, the last of which is an address, with its house or room on the next line, and the paragraph where that ends."""
    address = pieces[-1]
    if address.span.end != doc.paragraphs[at].end or at + 1 >= doc.part.last:
        return pieces, at
    following = doc.paragraphs[at + 1]
    if GOES_ON.match(doc.folded, *following) is None:
        return pieces, at
    whole = read_address(doc.folded, address.span.start, following.end)
    if whole is None or (whole.address.end <= address.span.end and whole.postcode is None):
        return pieces, at
    coded = [piece(whole.postcode, "postcode", POSTCODE)] if whole.postcode is not None else []
    return [*pieces[:-1], address._replace(span=whole.address), *coded], at + 1


def _contact(doc: ParsedText, group: Group) -> Contact:
    span = group.span
    texts: dict[PieceKind, list[Text]] = {}
    for place, kind, rule, _, _ in group.pieces:
        text = doc.text(place, rule)
        if kind == "email" and " " in text.text:
            text = text.model_copy(update={"text": text.text.replace(" ", "")})
        texts.setdefault(kind, []).append(text)
    office = group.office
    return trusted(
        Contact,
        {
            "organisation": doc.text(office.span, office.rule) if office is not None else None,
            "people": tuple(texts.get("person", ())),
            "phones": tuple(texts.get("phone", ())),
            "faxes": tuple(texts.get("fax", ())),
            "emails": tuple(texts.get("email", ())),
            "websites": tuple(texts.get("website", ())),
            "address": texts["address"][0] if "address" in texts else None,
            "postcode": texts["postcode"][0] if "postcode" in texts else None,
            "path": doc.path_at(span.start),
            "evidence": doc.evidence(span, "contacts.labelled" if group.labelled else "contacts.sentence"),
        },
    )
