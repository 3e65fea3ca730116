"""活动时间: when the main event takes place; a window in which papers are handed in is a deadline instead."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from noticeparse.rules import Rule
from noticeparse.spans import Span
from noticeparse.structure.changes import NEW_DAY, is_replaced, may_be_replaced
from noticeparse.structure.duties import sentence_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from noticeparse.parsed import ParsedText
    from noticeparse.records.notice import Period
    from noticeparse.structure.model import SectionNode
    from noticeparse.temporal import TimeMention

EVENT_TIME = Rule(
    "period.key_line",
    r"[一-鿿]{0,8}?(?:时间|日期|期限)(?:及地点|和地点|与地点|、地点)?[：:为]",
    examples=("活动时间：5月上旬", "时间：5月30日上午", "举办时间为5月1日至3日", "停水时间：9月12日"),
    rejects=("主题：", "地点："),
    where="start",
)
NOT_THE_EVENT = Rule(
    "period.not_the_event",
    r"(?:报名|报到|申报|报送|提交|推荐|缴费|交费|缴纳|开放|参保|享受|执行|公示|受理|投稿|填报|截止|工作|答疑|咨询|发放|领取|服务|办公|值班|营业|上班|作息|发车|乘车|集合|出发|截稿|收稿|到账|开标|投标|购买|查询|打印|更新|发布|发表|就诊|门诊|入住|离会|公告|获取|征订|收订|订阅|资格|印发|成文|联系|预约|签到|入场|意见|征求|反馈|申请|登记|审核|评审|评选|推荐)(?:的)?(?:起止)?(?:的)?(?:时间|日期|期限|时限)",
    examples=("报名时间", "申报截止时间", "报到时间："),
    rejects=("活动时间", "征文时间"),
)
EVENT_SECTION = Rule(
    "period.section",
    r"(?:时间|日期|期限|时段)(?:[、和与及，]?(?:地点|安排|内容|方式|对象|形式|主题|人员|范围)){0,2}$|主题[、和与及]时间|(?:放假|休假)(?:安排|事宜)?$",
    examples=("活动时间", "时间与地点", "考核时间、地点", "主题与时间", "放假安排"),
    rejects=("活动主题", "工作时间的计算"),
)
HELD_ON = Rule(
    "period.held_on",
    r"(?<!原)(?:定于|兹定于|拟于|将于|计划于|决定于|(?:决定|定|拟|将)[自从]|(?:时间|[展会赛]期)(?:为|是|定于|(?:安排|确定|暂定|初定|定)(?:在|于|为)?))[ ]?$",
    examples=("学校定于", "本次活动举办时间为", "体检时间安排在"),
    rejects=("请于", "年会原定于"),
)
HELD = Rule(
    "period.held",
    r"[^。；\n]{0,40}?(?:召开|举行|举办|开展|进行|组织|启动|开幕|开班|实施)",
    examples=("在市会议中心召开", "上午举行"),
    rejects=("前报送材料。",),
)
AROUND = Rule(
    "period.around", r"[^。；，\n]{0,30}?前后", examples=("第七个“环卫工人节”前后",), rejects=("举行",)
)
STATED = Rule(
    "period.stated",
    r"(?:时间|[展会赛]期)(?:为|是|定于|(?:安排|确定|暂定|初定|定)(?:在|于|为)?)[ ]?$",
    examples=("活动时间为", "体检时间安排在", "展期为"),
    rejects=("定于",),
)
RUNS_FROM = Rule(
    "period.runs_from",
    r"(?:活动|行动|检查|整治|治理|比赛|展览|会议|培训|考试|演练)(?:时间)?[自从][ ]?$",
    examples=("专项行动从", "本次展览自"),
    rejects=("自", "本办法自"),
)
MOST_WORDS_TO_HELD = 40
TAKES_PLACE = Rule(
    "period.takes_place",
    rf"[，, ]{{0,2}}(?:在[^。；，\n]{{1,{MOST_WORDS_TO_HELD}}}?)?(?:隆重)?(?:召开|举行|举办|开幕)",
    examples=("在市会议中心召开", "举行"),
    rejects=("报送材料", "前召开会议部署"),
    where="start",
)
STANDS_AT = Rule(
    "period.stands_at",
    r"(?<![请须应均])(?<!原定)(?<!原计划)[于在][ ]?$",
    examples=("全市技能竞赛于", "会议于"),
    rejects=("请于", "应于", "大会由", "年会原定于"),
)
OPENS_CAMPAIGN = Rule(
    "period.opens_campaign",
    r"，(?:决定|将|拟)?(?:集中)?在?(?:全[国省市县区校镇乡系]|我[省市县区校]|本[省市县区校]|各地)[^。；，\n]{0,24}?(?:开展|组织|举办|实施)",
    examples=("，在全市组织开展送技下乡活动", "，全省集中开展整治"),
    rejects=("，市局组织检查", "，各学校报送总结"),
    where="start",
)
SUSPENDED = Rule(
    "period.suspended",
    r"[，, ]{0,2}(?:将|对[^。；，\n]{1,20})?(?:暂停|停止|停水|停电|停气|停暖|停办|停课|闭馆|封闭|交通管制)",
    examples=("停水", "暂停办理业务", "对文昌街封闭"),
    rejects=("报送材料", "前停止使用"),
    where="start",
)
SESSION = Rule(
    "period.session",
    r"第[一二三四五六七八九十0-9]{1,2}[期批班轮](?:[：:（ 为于]|(?=[0-9]))",
    examples=("第一期：9月10日", "第2批（5月）", "第一期5月6日"),
    rejects=("第一期培训班", "第一届"),
)
IN_SESSIONS = Rule(
    "period.in_sessions",
    r"(?:培训|活动|会议|学习|学习班|讲座|考试|考核|比赛|竞赛|展览|展演|演出|巡展|体检|演练|检查)(?:共|拟|将|计划)?分(?:为|成)?[一二两三四五六2-6][期批轮](?:进行|举办|举行|开展|组织|实施)?[，：:。]第[一1][期批轮][：:为于]?$",
    examples=("培训分两期，第一期", "现场考核共分3批进行：第1批于"),
    rejects=("申报分两批进行：第一批", "培训分两期，"),
)
MOST_BEFORE = 14  # characters in front of a day that may say what it is
LONGEST_SESSIONS = 80  # characters from the days of the first session to those of the last
CHECK_IN = Rule(
    "period.check_in",
    r"[^。；\n]{0,16}?(?:报到|集合|签到|到会|到场|入场|出发|乘车)",
    examples=("前到市科技馆报到", "到东门广场集合"),
    rejects=("前报送材料",),
    where="start",
)
LONGEST_OPENING = 800  # characters in which a notice without a title says that it moves an event
MOST_CELLS = 3  # cells of a table that hold nothing but a day; one more makes a table of days
COMMEMORATED = Rule(
    "period.commemorated",
    r"[ ]?(?:为|是)(?:我国|全国|全省|全市)?第[0-9〇零一二三四五六七八九十百]{1,4}[个届次]“?(?P<name>[一-鿿]{2,16}?(?:月|周))",
    examples=("为第36个爱国卫生月", "是第十届“全民阅读月”"),
    rejects=("为第36个护士节", "为集中宣传周"),
    where="start",
)
NAMED_SPAN = Rule(
    "period.named_span",
    r"[ ]?(?:（[^（）]{0,20}）)?为[^，。；：\n]{0,20}(?:期|宣传周|活动周|活动月|宣传月|行动月|安全月)",
    examples=("为全省森林防火戒严期", "为集中宣传周"),
    rejects=("为稿件征集阶段", "为准"),
    where="start",
)
PUBLICITY_TIME = Rule(
    "period.publicity",
    r"公示(?:时间|期|期限)(?:为|：|:)",
    examples=("公示时间：", "公示期为"),
    rejects=("公示单位：",),
    where="start",
)
CHANGE_OF_DAY = Rule(
    "period.change_of_day",
    r"延期|改期|推迟|顺延|调整|变更|提前",
    examples=("关于延期举办展览会的通知",),
    rejects=("关于举办展览会的通知",),
)
FRAME_TIME = Rule(
    "period.time_of_posting",
    r"(?:时间|日期)[：:][ ]?[12][0-9]{3}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?:[ ]?[0-9:：]{4,8})?",
    examples=("时间：2024-05-06", "日期: 2024/5/6 09:15"),
    rejects=("时间：2024年5月6日",),
    where="whole",
)
MOVES_THE_EVENT = Rule(
    "period.moves_the_event",
    r"(?:会议|年会|大会|活动|比赛|竞赛|展览|展览会|博览会|培训|培训班|论坛|考试|[会赛展班])[”）]?(?:将|拟|现)?(?:延期|推迟|改期|顺延)(?:至|到)",
    examples=("将本届年会延期至", "本次展览会推迟到"),
    rejects=("报名时间延期至", "有效期延期至"),
)
ARRIVES = Rule(
    "period.arrives",
    r"[（）一-鿿0-9:：]{0,12}?(?:报到|签到|抵达)(?![，、]?(?:及|和|并)?(?:开幕|开会|召开|开班|举行))",
    examples=("报到，", "下午3点报到"),
    rejects=("培训，报到", "上午召开", "报到并开班"),
    where="start",
)
DAYS_OFF_AFTER = Rule(
    "period.days_off",
    r"[ ]?(?:（[^（）]{0,20}）)?(?:放假|休假|调休)",
    examples=("放假，共7天", "（除夕）放假5天"),
    rejects=("上班",),
)
DAYS_OFF_BEFORE = Rule(
    "period.days_off_lead",
    r"放假[^。；，\n]{0,8}[：:]$|放假时间[：:为]?$",
    examples=("放假二天：", "放假时间为"),
    rejects=("放假期间",),
)


def extract_period(doc: ParsedText) -> Period | None:
    """The period of the main event; None where the notice names none or several of the same rank.

    即日起 leaves the start open: the notice does not print that day.
    """
    return _of_sections(doc) or _of_lines(doc) or _of_sentences(doc) or _of_check_in(doc)


def _of_sections(doc: ParsedText) -> Period | None:
    for node in doc.nodes:
        if node.level > 2 or node.role in ("activities", "requirements"):
            continue
        words = node.heading
        if not EVENT_SECTION.search(words) or (NOT_THE_EVENT.search(words) and not _is_publicity(doc)):
            continue
        if node.role == "schedule" and (node.children or not _is_one_span(doc, node)):
            if (sessions := _of_sessions(doc, node)) is not None:
                return sessions
            continue
        period = _of_section(doc, node)
        if period is not None:
            return period
    return None


def _is_one_span(doc: ParsedText, node: SectionNode) -> bool:
    """Does the section name one day or span, or a span and days of it: 5月6日至8日，其中6日上午开幕?"""
    times = doc.times_in((node.start, node.end))
    if len(times) < 2:
        return True
    first, last = times[0].first, times[0].last
    if times[0].type != "range" or first is None or last is None:
        return False
    return all(
        time.type == "date" and time.first is not None and first <= time.first <= last for time in times[1:]
    )


def _is_publicity(doc: ParsedText) -> bool:
    """In a 公示 the 公示时间 is the event; elsewhere it is a step of the procedure."""
    return "公示" in doc.title_words


def _of_section(doc: ParsedText, node: SectionNode) -> Period | None:
    """The line that a key names first (培训时间：), else the first day or span of days; None for several holidays."""
    times = doc.times_in((node.start, node.end))
    if not times:
        return None
    if len(times) > 1:
        whole = times[0]
        if whole.type == "range" and TAKES_PLACE.match(doc.folded, whole.end, node.end):
            return _period(doc, whole, TAKES_PLACE.name)
        if (sessions := _of_sessions(doc, node)) is not None:
            return sessions
        days_off = [mention for mention in times if DAYS_OFF_AFTER.match(doc.folded, mention.end, node.end)]
        if (
            len(days_off) > 1
            or (len(times) >= MOST_CELLS and _is_table_of_days(doc, times))
            or is_in_sessions(doc, node.start, node.end)
        ):
            return None
    lines = [doc.trim(span) for span in node.own] + [
        doc.trim((child.label.end, child.end)) for child in node.children
    ]
    for line in lines:
        if line and _names_the_event(doc, *line) and (mention := _first(doc, line)) is not None:
            return _period(doc, mention, EVENT_TIME.name)
    for line in lines:
        if line and not NOT_THE_EVENT.match(doc.folded, *line) and (mention := _first(doc, line)) is not None:
            return _period(doc, mention, EVENT_SECTION.name)
    return None


def _is_table_of_days(doc: ParsedText, times: Sequence[TimeMention]) -> bool:
    """Several days, each alone on its line: the table of a year's holidays."""
    alone = 0
    for mention in times:
        span = doc.trim(doc.paragraph_at(mention.start))
        alone += mention.type == "range" and (mention.start, mention.end) == tuple(span)
    return alone >= MOST_CELLS


def is_in_sessions(doc: ParsedText, start: int, end: int) -> bool:
    """Whether the event comes in several sessions (第一期：…；第二期：…), none of which is the main one."""
    return sum(1 for _ in islice(SESSION.finditer(doc.folded, start, end), 2)) > 1


def _of_sessions(doc: ParsedText, within: SectionNode | Span) -> Period | None:
    """第一期5月6日至8日，第二期5月13日至15日: from the first day of the first to the last day of the last."""
    days: list[TimeMention] = []
    for found in SESSION.finditer(doc.folded, within.start, within.end):
        day = doc.next_time(found.end())
        if day is None or day.start > found.end() or day.type not in ("date", "range"):
            return None
        days.append(day)
    if len(days) < 2:
        return None
    opens, closes = days[0], days[-1]
    if opens.first is None or closes.last is None or opens.precision != closes.precision:
        return None
    if opens.first > closes.last or closes.end - opens.start > LONGEST_SESSIONS:
        return None
    steps = *opens.derivation, *closes.derivation, f"{SESSION.name}: {opens.first}/{closes.last}"
    period = doc.period(opens._replace(end=closes.end, last=closes.last), SESSION.name)
    return period.model_copy(update={"derivation": steps})


def _names_the_event(doc: ParsedText, start: int, end: int) -> bool:
    """Does the line open with 某某时间： of the event itself, and not of a step before or after it?"""
    label = EVENT_TIME.match(doc.folded, start, end)
    return label is not None and NOT_THE_EVENT.search(label.group()) is None


def _of_lines(doc: ParsedText) -> Period | None:
    """A 时间： line outside numbered activities."""
    for span in doc.body:
        if (
            doc.folded.find("时间", span.start, span.start + 12) < 0
            and doc.folded.find("日期", span.start, span.start + 12) < 0
        ):
            continue
        node = doc.section_at(span.start)
        if node is not None and (
            node.role in ("activities", "schedule", "contacts") or NOT_THE_EVENT.search(node.heading)
        ):
            continue
        begin = doc.text_start(span)
        if span == doc.body[0] and FRAME_TIME.fullmatch(doc.folded, *span):
            continue
        keyed = _names_the_event(doc, begin, span.end) or (
            _is_publicity(doc) and PUBLICITY_TIME.match(doc.folded, begin, span.end)
        )
        if keyed and (sessions := _of_sessions(doc, Span(begin, span.end))) is not None:
            return sessions
        if keyed and (mention := _first(doc, Span(begin, span.end))) is not None:
            return _period(doc, mention, EVENT_TIME.name)
    return None


def _of_sentences(doc: ParsedText) -> Period | None:
    spans = doc.preamble if doc.sections and not _changes_the_day(doc) else doc.body
    for span in spans:
        for mention in doc.times_in(span):
            if mention.type not in ("date", "range"):
                continue
            if mention.first is None:
                if (moved := _moved_to(doc, mention, span)) is None:
                    continue
                mention = moved  # noqa: PLW2901 - the same day, read as the new day of the event
            before = doc.folded[max(span.start, mention.start - MOST_BEFORE) : mention.start]
            if IN_SESSIONS.search(before) and (sessions := _of_sessions(doc, span)) is not None:
                return sessions
            if DAYS_OFF_AFTER.match(doc.folded, mention.end, span.end) or DAYS_OFF_BEFORE.search(before):
                return _period(doc, mention, DAYS_OFF_AFTER.name)
            if mention.type == "range" and NAMED_SPAN.match(doc.folded, mention.end, span.end):
                return _period(doc, mention, NAMED_SPAN.name)
            if mention.type == "range" and _is_commemorated(doc, mention, span):
                return _period(doc, mention, COMMEMORATED.name)
            if _is_replaced(doc, mention, span):
                continue
            if NEW_DAY.search(before) and _changes_the_day(doc):
                return _period(doc, mention, NEW_DAY.name)
            if HELD_ON.search(before) and not AROUND.match(doc.folded, mention.end, span.end):
                stated = STATED.search(before) is not None
                if stated and NOT_THE_EVENT.search(before):
                    continue
                if stated or HELD.match(doc.folded, mention.end, span.end):
                    return _period(doc, mention, HELD_ON.name)
            if _is_to_come(doc, mention) and (
                STANDS_AT.search(before) and TAKES_PLACE.match(doc.folded, mention.end, span.end)
            ):
                return _period(doc, mention, TAKES_PLACE.name)
            if mention.type == "range" and mention.last is not None:
                if (
                    OPENS_CAMPAIGN.match(doc.folded, mention.end, span.end)
                    and not before.strip(" \u3000")[-1:].isalpha()
                ):
                    return _period(doc, mention, OPENS_CAMPAIGN.name)
                if SUSPENDED.match(doc.folded, mention.end, span.end):
                    return _period(doc, mention, SUSPENDED.name)
            if mention.type == "range" and mention.last is not None and RUNS_FROM.search(before):
                return _period(doc, mention, RUNS_FROM.name)
    return None


def _is_to_come(doc: ParsedText, mention: TimeMention) -> bool:
    issued = doc.elements.issue_date
    return issued is not None and mention.first is not None and mention.first >= issued.date


def _of_check_in(doc: ParsedText) -> Period | None:
    """会议时间 over 2月1日上午8:30前报到: where no other day is given, the day of the check-in is that of the event."""
    for mention in doc.times:
        if mention.last is None or not _is_check_in(doc, mention):
            continue
        node = doc.section_at(mention.start)
        while node is not None and not EVENT_SECTION.search(node.heading):
            node = node.parent
        if node is not None and node.level <= 2 and not NOT_THE_EVENT.search(node.heading):
            return _period(doc, mention._replace(first=mention.last), CHECK_IN.name)
    return None


def _is_check_in(doc: ParsedText, mention: TimeMention) -> bool:
    if mention.type != "deadline":
        return False
    return CHECK_IN.match(doc.folded, mention.end, doc.paragraph_at(mention.start).end) is not None


def _moved_to(doc: ParsedText, mention: TimeMention, within: Span) -> TimeMention | None:
    """延期至某日举办: not the end of a span but the new day itself."""
    if mention.last is None or not _changes_the_day(doc):
        return None
    before = doc.folded[max(within.start, mention.start - 14) : mention.start]
    if not NEW_DAY.search(before) or not HELD.match(
        doc.folded, mention.end, min(within.end, mention.end + 8)
    ):
        return None
    whole_month = mention.precision == "month"
    return mention._replace(first=mention.last.replace(day=1) if whole_month else mention.last)


def _is_commemorated(doc: ParsedText, mention: TimeMention, within: Span) -> bool:
    """今年4月为第36个爱国卫生月, in a notice whose title names it."""
    named = COMMEMORATED.match(doc.folded, mention.end, within.end)
    return named is not None and named["name"] in doc.title_words


def _changes_the_day(doc: ParsedText) -> bool:
    """Is this the notice of a change: by its title or, where it has none, by a sentence above its sections?"""
    if doc.elements.title is not None or not doc.preamble:
        return CHANGE_OF_DAY.search(doc.title_words) is not None
    begin = doc.preamble[0].start
    end = min(doc.preamble[-1].end, begin + LONGEST_OPENING)
    return MOVES_THE_EVENT.search(doc.folded, begin, end) is not None


def _is_replaced(doc: ParsedText, mention: TimeMention, within: Span) -> bool:
    if not may_be_replaced(doc.folded, mention.start, within.start):
        return False
    sentence = sentence_of(doc.folded, mention.start, within)
    return is_replaced(doc.folded, (mention.start, mention.end), sentence)


def _first(doc: ParsedText, span: Span) -> TimeMention | None:
    days = [
        mention
        for mention in doc.times_in(span)
        if mention.type in ("date", "range", "deadline", "from")
        and (mention.first is not None or mention.last is not None)
        and not _is_replaced(doc, mention, span)
        and not _is_check_in(doc, mention)
    ]
    if len(days) > 1 and days[0].type == "date" and ARRIVES.match(doc.folded, days[0].end, span.end):
        return days[1]  # 5月6日报到，7日至8日培训
    return days[0] if days else None


def _period(doc: ParsedText, mention: TimeMention, rule: str) -> Period:
    period = doc.period(mention, rule)
    if "start" not in mention.inferred:
        return period
    inferred = tuple(part for part in mention.inferred if part != "start")
    return period.model_copy(update={"start": None, "inferred": inferred})
