"""Where the words of an act begin and end: 将总结报送市科协, the words behind a day; 推荐申报, those in front of it."""

from __future__ import annotations

from noticeparse.rules import Rule, any_of
from noticeparse.spans import Span, as_span
from noticeparse.structure.duty_parties import HANDS_OVER, MODAL, SUBJECT
from noticeparse.vocab.submissions import (
    DUTY_OPENERS,
    PREPARING,
    SUBMISSION_ACTS,
    SUBMITTED_THINGS,
    WINDOW_WORDS,
)

LONGEST_ACTION = 120
_LONG_ACTS = tuple(act for act in SUBMISSION_ACTS if len(act) > 1)

SUBJECT_BEHIND = Rule(
    "deadline.subject_after",
    rf"""
    (?P<asked>请|由|要求)? (?P<who>{SUBJECT})
    (?: (?P<modal>{MODAL}){{1,2}}
        (?:(?:按照|根据|依据|参照|对照|结合)[^，。；\n]{{1,30}}?(?:原则|要求|规定|精神|部署|安排|标准|方案|办法|通知|实际)+(?=[^，。；\n]{{2}}))?
      | (?=将|把) | (?P<act>(?={any_of(*DUTY_OPENERS)})) )
    """,
    examples=("试点地区完成改造工作", "各地要摸清底数", "各部门和各有关单位要按照本方案要求制定措施"),
    rejects=("电子版报送省厅", "以设区市为单位将材料报送", "报送总结"),
    where="start",
)
MODAL_IN_FRONT = Rule(
    "deadline.modal_in_front",
    MODAL,
    examples=("须全部拆除到位", "务必完成", "请将材料"),
    rejects=("要求各地", "完成", "应聘", "请示"),
    where="start",
)
INSIDE = Rule(
    "deadline.inside",
    r"的?(?:期间|之间|之内|内|间)(?!隔|容)",
    examples=("期间登录报名网站", "内提交"),
    rejects=("内容报送", "提交"),
    where="start",
)
HOURS = Rule(
    "deadline.hours",
    r"(?:每[日天周]|工作日|上午|下午|[0-9]{1,2}[:时])(?:[^，。；（\n]|（[^）\n]{0,40}）){0,50}，",
    examples=("每日上午8:30—11:30，", "下午2时至5时（节假日除外），"),
    rejects=("报送总结，", "上午到校"),
    where="start",
)
NO_ACT = Rule(
    "deadline.no_act",
    r"逾期|过期|过时|超期|超过|未按|未在|不予|概不|视为|否则|另行通知|关闭|截止|以[^，。；\n]{1,16}为准|[为是至止]|以来",
    examples=("逾期不再受理", "以寄出邮戳为准", "过期不候"),
    rejects=("以书面形式反映", "报送"),
    where="start",
)
PREPARATION = Rule(
    "deadline.preparation",
    r"对[^，。；\n]{1,60}?(?:进行|开展|加以|予以)[一-鿿]{0,4}(?:总结|梳理|评估|分析|汇总|归纳|自评)，(?=形成|撰写|编制|写出)",
    examples=("对工作情况进行总结，形成报告", "对成效开展全面评估，撰写材料"),
    rejects=("对隐患进行整改，报市局", "对工作进行总结。"),
    where="start",
)
TRAILING = Rule(
    "deadline.trailing",
    r"(?:(?<=[箱址])[（(][^（）()]{0,60}[）)]|[（(](?:联系|电话)[^（）()]{0,60}[）)]|[：:](?!//)[^，。；）)]{0,80}|[.．]?(?:联系人|联系电话|咨询电话)[^，。；]{0,80})$",
    examples=(
        "报送组联部电子邮箱（a@example.cn）",
        "发至科技处邮箱：a@example.cn",
        "报送至邮箱a@example.com.联系人",
    ),
    rejects=("报送总结", "登录平台（http://a.example.org）填报", "登录http://a.example.org填报"),
)
CONTINUES = Rule(
    "deadline.continues",
    r"[，、](?:并(?![将把])|形成|连同|一并)(?![^，。；]{0,3}[0-9])[^，。；\n]{0,60}?(?:报送|上报|报|提交|交|送|备案)",
    examples=("，形成总结报告并报送市政府", "，并报市局备案", "，连同证明材料报区教育局"),
    rejects=("，我们将适时通报", "形成总结", "，并将报告报市局"),
    where="start",
)
OTHER_THINGS = Rule(
    "deadline.other_things",
    rf"，(?!同时|如|若|逾期|电子|纸质|扫描件)[^，。；\n0-9]{{2,30}}?(?:电子|纸质|扫描件|原件|word版|PDF版)[^，。；\n]{{0,40}}?{HANDS_OVER.pattern}",
    examples=("，总结、照片电子版发市科协邮箱", "，推荐表原件寄送至市局"),
    rejects=("，同时报送电子版", "，逾期不受理", "，电子版发送至邮箱", "，电子版格式见附件"),
    where="start",
)
PREPARES = Rule(
    "deadline.prepares",
    any_of(*PREPARING),
    examples=("持户口簿", "携带身份证原件", "登录申报系统"),
    rejects=("报送", "将材料报送"),
    where="start",
)
ACTS = Rule(
    "deadline.acts",
    any_of(*_LONG_ACTS, "报到", "填写", "审查", "参加", "完成"),
    examples=("到学校登记", "完成填报"),
    rejects=("到学校",),
)
ASKS_FOR = Rule(
    "deadline.asks_for",
    r"，(?:索要|索取|领取|获取|说明|告知|确认|预约|咨询|沟通|申请|了解)",
    examples=("，索要填报系统的账号", "，领取登录账号"),
    rejects=("，逾期不候",),
    where="start",
)
TURNS_TO = Rule(
    "deadline.turns_to",
    r"致电|电话联系|联系(?![人电方])|咨询|拨打|与[^，。；\n]{{1,30}}?联系",
    examples=("致电科技处", "联系技术科"),
    rejects=("联系电话", "联系人"),
    where="start",
)
NOT_ON = Rule(
    "deadline.not_on",
    r"，(?:同时|逾期|过期|过时|联系|电话|邮箱|如|若|否则|未|以[^，。；]{1,16}为准|由|我|届时|不|[^，。；\n]{0,24}?[0-9]{1,2}[月日])",
    examples=("，逾期不予受理", "，同时报送电子版", "，并于6月"),
    rejects=("，到学校登记",),
    where="start",
)
BRACKET_BEHIND = Rule(
    "deadline.bracket_behind",
    r"[ ]?（[^）\n]{0,60}）",
    examples=("（以邮戳为准）",),
    rejects=("（未闭合", "报送（附件二）"),
    where="start",
)
CLAUSE_MARK = Rule(
    "deadline.clause_mark",
    r"[，（(《“）)》”]",
    examples=("报送总结，", "报送（见附件）"),
    rejects=("报送总结。", "总结、照片"),
)
LABEL = Rule(
    "deadline.action_before",
    r"(?:^|[。；，、：:\n])[ ]?(?P<action>[^。；，：:\n]{2,24}?)(?<![于在请须应将])(?:的)?(?:起止|截止|截至|截稿|最后)?(?:时间|日期|期限|时限|阶段|日)?(?:[及和与、]?(?:地点|方式))?(?:原则上)?[为是：:]?[ ]?$"
    r"|(?P<short>报名|申报|投稿|报送|提交|缴费|征集)[^。；，\n]{0,10}$",
    examples=("。推荐申报截止时间为", "集中报名时间原则上为", "文件递交截止时间及地点："),
    rejects=("，", "考生应于"),
)
MOVED_FROM = Rule(
    "deadline.moved_from",
    r"(?:[由从][^，。；\n]{2,30}?)?(?:调整|变更|延期|延长|推迟|顺延|改期|提前|改|延)(?:为|至|到)[ ]?$",
    examples=("报名截止时间由9月10日顺延至", "截止日期延长至"),
    rejects=("报送至",),
)
STAGE = Rule(
    "deadline.stage",
    r"(?:^|[。；，：:、\n])[ ]?(?P<action>(?![请在于如凡])[^。；，：:、\n（）]{2,12}?)(?<![内间])(?:阶段|环节|时间|日期)?[（(][ ]?$",
    examples=("动员部署阶段（", "组织推荐（"),
    rejects=("组织推荐：", "请在公示期内（", "规定时间内（"),
)
WINDOW_ACT = Rule(
    "deadline.window_name",
    rf"""
    (?P<action>(?:{any_of(*SUBMITTED_THINGS)}|网上|线上|现场|集中|统一|补充|自主)?
        {any_of(*WINDOW_WORDS)}(?:[和及、与]?{any_of(*WINDOW_WORDS)})?)
    (?=的?(?:起止|原则上|截[止至])?(?:系统|平台|通道|入口)?(?:开放|开通|关闭)?(?:时间|日期|期限|时限|阶段|期|日|[：:为]|将?[于在]))
    """,
    examples=("网上报名时间为", "集中参保和缴费时间在校学生为", "材料提交时间：", "申报系统关闭时间："),
    rejects=("活动时间为",),
)
WINDOW_WORD = Rule(
    "deadline.window_word",
    any_of(*WINDOW_WORDS),
    examples=("到学校报名",),
    rejects=("到会议中心",),
)


def find_action_behind(folded: str, day: Span, sentence: Span) -> tuple[Span | None, Span | None]:
    """The act in the words behind the day, and its subject where that stands between the two.

    It begins behind the subject and 应, 须, 要, and ends with the clause; it goes on where the clause only prepares the act
    (持户口簿，到学校登记), where a second one completes it (，形成报告并报送) or hands over more (，照片电子版发市科协邮箱). That
    the same goes somewhere else in another form (，电子版发市科协邮箱) is no part of it.

    >>> text = "6月底前，各地要摸清底数，建立台账"
    >>> [part.of(text) for part in find_action_behind(text, Span(0, 4), Span(0, len(text)))]
    ['摸清底数', '各地']
    """
    begin = day.end
    bracket = BRACKET_BEHIND.match(folded, begin, sentence.end)
    if bracket is not None:
        begin = bracket.end()
    inside = INSIDE.match(folded, begin, sentence.end)
    if inside is not None:
        begin = inside.end()
    while begin < sentence.end and folded[begin] in "，、 ）":
        begin += 1
    if begin >= sentence.end or NO_ACT.match(folded, begin, sentence.end):
        return None, None
    apart = begin > day.end
    while (hours := HOURS.match(folded, begin, sentence.end)) is not None:
        begin = hours.end()
    end = clause_end(folded, begin, sentence.end)
    begin, who = without_subject(folded, Span(begin, end), apart=apart)
    prepared = PREPARATION.match(folded, begin, sentence.end)
    if prepared is not None:
        begin = prepared.end()
        end = clause_end(folded, begin, sentence.end)
    for _ in range(2):
        if not _goes_on(folded, Span(begin, end), sentence.end):
            break
        end = clause_end(folded, end + 1, sentence.end)
    end = min(end, begin + LONGEST_ACTION)
    while (trailing := TRAILING.search(folded, begin, end)) is not None and trailing.start() > begin:
        end = trailing.start()
    if end - begin > 2 and folded[end - 1] == "的":  # 未在某日前办理手续的，
        end -= 1
    if end - begin < 2 or NO_ACT.match(folded, begin, end):
        return None, who
    return Span(begin, end), who


def without_subject(folded: str, clause: Span, *, apart: bool) -> tuple[int, Span | None]:
    """Where the act of a clause begins, and its subject; a clause that is not set ``apart`` needs 应, 须, 要 or 将 behind it."""
    subject = SUBJECT_BEHIND.match(folded, *clause)
    if subject is not None and (apart or subject["act"] is None):
        return subject.end(), as_span(subject.span("who"))
    modal = MODAL_IN_FRONT.match(folded, *clause)
    return (modal.end() if modal is not None else clause.start), None


def _goes_on(folded: str, clause: Span, limit: int) -> bool:
    """Whether the act goes on over the comma that ends this clause."""
    begin, end = clause
    if end >= limit:
        return False
    if CONTINUES.match(folded, end, limit) or (
        OTHER_THINGS.match(folded, end, limit) and HANDS_OVER.search(folded, begin, end)
    ):
        return True
    if TURNS_TO.match(folded, begin, end):
        return ASKS_FOR.match(folded, end, limit) is not None
    if PREPARES.match(folded, begin, end) is None or ACTS.search(folded, begin, end) is not None:
        return False
    if NOT_ON.match(folded, end, limit) is not None:
        return False
    return ACTS.search(folded, end, clause_end(folded, end + 1, limit)) is not None


def clause_end(folded: str, begin: int, limit: int) -> int:
    """Where the clause that begins here ends: at the next comma outside of brackets and quotes, or at ``limit``."""
    depth = 0
    for found in CLAUSE_MARK.finditer(folded, begin, limit):
        mark = found[0]
        if mark == "，":
            if depth <= 0:
                return found.start()
        elif mark in "（(《“":
            depth += 1
        else:
            depth -= 1
            if depth < 0:
                return found.start()
    return limit


def bracketed_action(folded: str, day: Span, sentence: Span) -> Span | None:
    """动员部署阶段（某日前）: the name of the stage that the day in brackets closes."""
    if day.start - 1 < sentence.start or folded[day.start - 1] not in "（( ":
        return None
    if folded[day.end : day.end + 1] not in ("）", ")"):
        return None
    low = max(sentence.start, day.start - 20)
    found = STAGE.search(folded[low : day.start])
    return Span(low + found.start("action"), low + found.end("action")) if found is not None else None


def label_action(folded: str, day: Span, sentence: Span, *, with_act: bool = False) -> Span | None:
    """推荐申报截止时间为某日: the act that the words before the day name; ``with_act`` asks for a known one.

    >>> text = "推荐申报截止时间为"
    >>> label_action(text, Span(9, 9), Span(0, 9)).of(text)
    '推荐申报'
    """
    low = max(sentence.start, day.start - 48)
    words = folded[low : day.start]
    moved = MOVED_FROM.search(words)
    found = LABEL.search(words if moved is None else words[: moved.start()])
    if found is None or (with_act and (found["action"] is None or found.end("action") == found.end())):
        return None
    group = "action" if found["action"] is not None else "short"
    span = Span(low + found.start(group), low + found.end(group))
    short = span.end - span.start <= 12
    at, act = max((folded.rfind(act, *span), act) for act in _LONG_ACTS)
    if at < 0:
        return span if group == "action" and short and not with_act else None
    return Span(span.start if short else at, at + len(act))
