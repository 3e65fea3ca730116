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

# What else than the event a place can be for, somewhere in front of 地点.
NOT_FOR_THE_EVENT = (
    "[一-鿿]{0,4}(?:报到|住宿|报名|集合|提交|领取|乘车|投稿|办理|手续|受理|缴费|征订|咨询|购买|发放)"
)
OTHER_PLACE = Rule(
    "venue.not_for_the_event",
    NOT_FOR_THE_EVENT,
    examples=("报名地点", "办理征订手续地点"),
    rejects=("会议地点", "比赛地点"),
)
VENUE_LINE = Rule(
    "venue.key_line",
    rf"(?!{NOT_FOR_THE_EVENT})[一-鿿]{{0,6}}" + PLACE_WORD + r"[：:][ ]?(?P<venue>[^。；\n]{2,80})",
    examples=("地点：市科技馆一楼", "会议地点：清河宾馆三楼会议室", "决赛地点：市科技馆"),
    rejects=("报到地点：清河宾馆", "住宿地点：清河宾馆", "办理手续地点：服务大厅"),
    where="start",
)
VENUE_IN_LINE = Rule(
    "venue.key_in_line",
    r"(?<=[，；。 ])(?:会议|活动|培训|竞赛|比赛|举办|决赛|考试|集中|大赛)"
    + PLACE_WORD
    + r"[：:][ ]?(?P<venue>[^。；\n]{2,80})",
    examples=("会议时间：5月7日，会议地点：清河宾馆",),
    rejects=("报到时间：5月6日，报到地点：清河宾馆", "会议地点另行通知"),
)
ADDRESS_WORD = "地址"
VENUE_ADDRESS = Rule(
    "venue.address",
    r"(?:展览|展出|展示|活动|会议|培训|竞赛|比赛|举办|演出|大赛)"
    + ADDRESS_WORD
    + r"[：:][ ]?(?P<venue>[^。；\n]{2,80})",
    examples=("展览时间：5月7日。展览地址：清河公园友谊馆", "活动地址：市科技馆"),
    rejects=("地址：文昌街3号", "送件地址：市文化馆"),
)
HELD_AT = Rule(
    "venue.held_at",
    HELD + r"(?P<venue>[^，。；：\n]{2,40}?)(?:隆重)?(?:召开|举行|举办)(?![之以]?[前后]|期间)",
    examples=("定于5月6日在市会议中心召开", "在清河宾馆举办"),
    rejects=("在全市范围内组织", "在理事会召开前"),
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
    PLACE_WORD + r"(?:保持)?(?:不变)?，?(?:仍|依旧|调整|改|变更)?(?:为|在|至|到)(?P<venue>[^，。；\n]{2,60})",
    examples=("举办地点不变，仍为市会展中心A馆、B馆", "地点调整为清河宾馆"),
    rejects=("地点另行通知", "地点由市会议中心调整为清河宾馆"),
)
MOVED_TO = Rule(
    "venue.moved_to",
    PLACE_WORD
    + r"(?:现)?由[^，。；\n]{2,60}?(?:调整|改|变更|更改|移)(?:为|在|至|到)(?P<venue>[^，。；\n]{2,60})",
    examples=("会议地点由市会议中心调整为清河宾馆",),
    rejects=("地点由各县区自定", "地点调整为清河宾馆"),
)
CHANGE_OF_PLACE = Rule(
    "venue.notice_of_change",
    r"补充|更正|调整|变更|延期|改期",
    examples=("关于会议有关事项的补充通知",),
    rejects=("关于召开会议的通知",),
)
SET_IN = Rule(
    "venue.set_in",
    r"(?:地点|(?<!分)会场)(?:设在|设于|位于|定在|安排在|为|在)(?P<venue>[^，。；：\n]{2,60})",
    examples=("地点设在清河职业学院", "主会场设在市政府三楼会议室"),
    rejects=("分会场设在各县区",),
)
BEHIND_A_MARK = Rule(
    "venue.behind_the_day",
    r"[（）一-鿿0-9:： ]{0,16}，(?P<venue>[^，。；：、\n]{2,50})[。]?$",
    examples=("，清河职业学院实训中心。", "上午9:00，市政府三楼会议室（文昌街3号）。"),
    rejects=("，会期一天，下午报到。",),
    where="start",
)
PLACE_LIKE = Rule(
    "venue.place_like",
    r"[楼厅室馆院校场店园站中心基地礼堂号]$|）$",
    examples=("市政府三楼会议室", "清河宾馆", "实训中心"),
    rejects=("会期一天", "下午报到"),
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
    if named:
        moved = _of_change(doc, named) if CHANGE_OF_PLACE.search(doc.title_words) else None
        found = moved or _of_lines(doc, named) or _of_place_section(doc) or _of_change(doc, named)
        if found is not None:
            return found
    return _of_preamble(doc) or _of_address(doc)


def _of_address(doc: ParsedText) -> Text | None:
    """展览地址：市文化馆: an address that is said to be the event's."""
    for span in _paragraphs_with(doc, ADDRESS_WORD):
        found = VENUE_ADDRESS.search(doc.folded, *span)
        if found is not None and not NOT_A_PLACE.search(found.group("venue")):
            return doc.text(found.span("venue"), VENUE_ADDRESS.name)
    return None


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
        rule = VENUE_LINE
        if found is None:
            found, rule = VENUE_IN_LINE.search(doc.folded, *span), VENUE_IN_LINE
        if found is not None and not NOT_A_PLACE.search(found.group("venue")):
            return doc.text(found.span("venue"), rule.name)
    return None


def _of_place_section(doc: ParsedText) -> Text | None:
    for node in doc.nodes:
        words = node.heading
        if PLACE_WORD not in words or node.level > 2 or OTHER_PLACE.search(words):
            continue
        for span in map(doc.trim, node.own):
            for rule in (SET_IN, HELD_AT, REPORT_TO, REPORT_AT):
                found = rule.search(doc.folded, *span)
                if found is not None and not NOT_A_PLACE.search(found.group("venue")):
                    return doc.text(found.span("venue"), rule.name)
            behind = _behind_the_day(doc, span) if "时间" in words else None
            if behind is not None:
                return behind
            bare = doc.trim(span, " \t　。；")
            if (
                bare
                and bare.end - bare.start <= 50
                and node.role == "venue"
                and "，" not in doc.folded[slice(*bare)]
            ):
                return doc.text(bare, "venue.section")
    return None


def _behind_the_day(doc: ParsedText, span: Span) -> Text | None:
    """时间地点 over 5月7日上午9:00，市政府三楼会议室: the place behind the last day."""
    times = doc.times_in(span)
    found = BEHIND_A_MARK.match(doc.folded, times[-1].end, span.end) if times else None
    if found is None or not PLACE_LIKE.search(found.group("venue")):
        return None
    return doc.text(found.span("venue"), BEHIND_A_MARK.name)


def _of_change(doc: ParsedText, named: list[Span]) -> Text | None:
    """The place that a notice of change confirms or names anew."""
    for span in named:
        for rule in (MOVED_TO, STAYS_AT):
            found = rule.search(doc.folded, *span)
            if found is not None and not NOT_A_PLACE.search(found.group("venue")):
                return doc.text(found.span("venue"), rule.name)
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
