"""地点 of the main event; where one reports or sleeps is given only where nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.rules import Rule

if TYPE_CHECKING:
    from noticeparse.parsed import ParsedText
    from noticeparse.records.notice import Text
    from noticeparse.spans import Span

HELD = "在"
NEAR_THE_DAY = 12  # code points from the day to the words that name the place
PLACE_WORD = "地点"  # in every line, heading and note of change that names the place

VENUE_LINE = Rule(
    "venue.key_line",
    r"(?!报到|住宿|报名|集合|提交|领取|乘车|投稿)[一-鿿]{0,6}"
    + PLACE_WORD
    + r"[：:][ ]?(?P<venue>[^。；\n]{2,80})",
    examples=("地点：市科技馆一楼", "会议地点：清河宾馆三楼会议室", "决赛地点：市科技馆"),
    rejects=("报到地点：清河宾馆", "住宿地点：清河宾馆"),
    where="start",
)
HELD_AT = Rule(
    "venue.held_at",
    HELD + r"(?P<venue>[^，。；：\n]{2,40}?)(?:隆重)?(?:召开|举行|举办)",
    examples=("定于5月6日在市会议中心召开", "在清河宾馆举办"),
    rejects=("在全市范围内组织",),
)
REPORT_TO = Rule(
    "venue.report_to",
    r"(?<![做达得受收看听找遇])到(?P<venue>[^，。；：、\n]{2,40}?)(?:报到|集合|参加)",
    examples=("凭身份证到第二中学体育馆报到",),
    rejects=("做到准时参加",),
)
REPORT_AT = Rule(
    "venue.report_at",
    HELD + r"(?P<venue>[^，。；：、\n]{2,40}?)(?:报到|集合|参加)",
    examples=("上午8时在市科技馆二楼报到",),
    rejects=("在报到前",),
)
STAYS_AT = Rule(
    "venue.stays",
    PLACE_WORD + r"(?:保持)?(?:不变)?，?(?:仍|依旧|调整|改|变更)?(?:为|在)(?P<venue>[^，。；\n]{2,60})",
    examples=("举办地点不变，仍为市会展中心A馆、B馆", "地点调整为清河宾馆"),
    rejects=("地点另行通知",),
)
NOT_A_PLACE = Rule(
    "venue.not_a_place",
    r"范围|全[国省市县区校]|各[地县市区单]|线上|期间|基础上|前后|时候|指导下|以下|如下|另行",
    examples=("全市范围内", "各地"),
    rejects=("市会议中心",),
)


def extract_venue(doc: ParsedText) -> Text | None:
    """The place of the main event as printed."""
    named = _paragraphs_with(doc, PLACE_WORD)
    found = _of_lines(doc, named) or _of_place_section(doc) or _of_change(doc, named) if named else None
    return found or _of_preamble(doc)


def _paragraphs_with(doc: ParsedText, word: str) -> list[Span]:
    """The paragraphs of the body that hold the word."""
    if not doc.body:
        return []
    spans: list[Span] = []
    at, end = doc.body[0].start, doc.body[-1].end
    while (at := doc.folded.find(word, at, end)) >= 0:
        spans.append(span := doc.paragraph_at(at))
        at = span.end
    return spans


def _of_lines(doc: ParsedText, named: list[Span]) -> Text | None:
    for span in named:
        node = doc.section_at(span.start)
        if node is not None and (
            node.role in ("activities", "contacts", "procedure")
            or (node.level > 1 and node.role not in ("venue", "period"))
        ):
            continue
        found = VENUE_LINE.match(doc.folded, doc.text_start(span), span.end)
        if found is not None and not NOT_A_PLACE.search(found.group("venue")):
            return doc.text(found.span("venue"), VENUE_LINE.name)
    return None


def _of_place_section(doc: ParsedText) -> Text | None:
    for node in doc.nodes:
        words = node.heading
        if PLACE_WORD not in words or "报名" in words or node.level > 2:
            continue
        for span in map(doc.trim, node.own):
            for rule in (HELD_AT, REPORT_TO, REPORT_AT):
                found = rule.search(doc.folded, *span)
                if found is not None and not NOT_A_PLACE.search(found.group("venue")):
                    return doc.text(found.span("venue"), rule.name)
            bare = doc.trim(span, " \t　。；")
            if (
                bare
                and bare.end - bare.start <= 50
                and node.role == "venue"
                and "，" not in doc.folded[slice(*bare)]
            ):
                return doc.text(bare, "venue.section")
    return None


def _of_change(doc: ParsedText, named: list[Span]) -> Text | None:
    """The place that a notice of change confirms or names anew."""
    for span in named:
        found = STAYS_AT.search(doc.folded, *span)
        if found is not None and not NOT_A_PLACE.search(found.group("venue")):
            return doc.text(found.span("venue"), STAYS_AT.name)
    return None


def _of_preamble(doc: ParsedText) -> Text | None:
    """定于某日在某处召开: only beside a day, so that 在某处举办过 is not taken."""
    preamble = doc.preamble
    if not preamble:
        return None
    for mention in doc.times_in((preamble[0].start, preamble[-1].end)):
        day_end = mention.end
        if doc.folded.find(HELD, day_end, day_end + NEAR_THE_DAY + 1) < 0:
            continue
        end = doc.paragraph_at(mention.start).end
        found = HELD_AT.search(doc.folded, day_end, min(end, day_end + 60)) if day_end <= end else None
        if (
            found is not None
            and found.start() - day_end <= NEAR_THE_DAY
            and not NOT_A_PLACE.search(found.group("venue"))
        ):
            return doc.text(found.span("venue"), HELD_AT.name)
    return None
