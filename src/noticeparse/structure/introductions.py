"""How a sentence brings in whom to write to or call: 报送市科协学会部（…）, 请联系教务处, 值班室设在办公楼三层."""

from __future__ import annotations

from typing import NamedTuple

from noticeparse.rules import Rule, any_of
from noticeparse.spans import Span, as_span
from noticeparse.structure.addresses import Address, read_address
from noticeparse.structure.offices import LAST_MARKS, LONGEST_NAME, is_office, run_start
from noticeparse.structure.people import People, is_name, read_people
from noticeparse.text.word_marks import by_first
from noticeparse.vocab.contacts import AFTER_AN_OFFICE, ASKING, ASKING_A_PERSON, HANDING_IN, NOT_BEFORE_A_VERB
from noticeparse.vocab.surnames import PERSON_TITLES

IN_WRITING = "书面"
MOST_NAMES = 10  # that one sentence brings in
HOST_NAME = 3  # code points; of two, many are what an office is for
LONGEST_MODIFIER = 6  # code points
FURTHEST = 200  # code points before a number in which the office is looked for

VERB = Rule(
    "contacts.introducing_verb",
    any_of(*HANDING_IN, *ASKING),
    examples=("报送市科协", "请联系教务处", "向市教育局咨询"),
    rejects=("市科协学会部",),
)
NAME_RUN = Rule(
    "contacts.name_run",
    r"[一-鿿㐀-䶿“”《》·]{1,40}+(?:（[一-鿿、]{1,12}）[一-鿿]{1,12})?",
    examples=("市科协学会部", "县（市、区）科协", "“扬帆杯”组委会", "《清河教研》编辑部"),
    rejects=("，", "0000"),
)
DUTY_OFFICE = Rule(
    "contacts.duty_office",
    r"(?:^|(?<=[\n。；，：、]))(?P<office>[一-鿿]{1,14}?值班室)",
    examples=("园区总值班室全天有人值守", "分校区值班室设在办公楼三层"),
    rejects=("值班室设在办公楼三层",),
    engine="regex",
)
RESPONSIBLE_OFFICE = Rule(
    "contacts.responsible_office",
    r"(?:^|(?<=[\n。；，：]))(?P<office>[一-鿿（）]{2,24}?)(?:具体|统一|牵头|主要)?(?:负责|承担|牵头)",
    examples=("市民政局负责资格审核，值班电话", "市财政局具体负责资金拨付（"),
    rejects=("负责资格审核", "报送市民政局"),
    engine="regex",
)
PLACE = Rule(
    "contacts.place",
    r"""
    (?: 设在|设于|位于|送到|送至|送交|交到|交至|报送至|报送到|递交至|递交到|提交至|提交到|寄至|寄到|寄送至|邮寄至|投递至|地点在|地点为 )
    (?P<address> [^\s，。；：:！？（）@、]{0,30}? [0-9一二三四五六七八九十]{1,5}(?:-[0-9]{1,4})? (?:办公室|会议室|房间|室|房|号) )
    (?=$|[，。；（）！\s])
    """,
    examples=("值班室设在办公楼四层402室，", "送到政务楼306室，"),
    rejects=("送到市科协学会部", "设在一楼大厅"),
)

SENT_TO = Rule(
    "contacts.sent_to",
    r"(?:寄至|寄到|寄往|寄送至|寄送到|邮寄至|邮寄到|快递至|邮寄)[：:]?(?P<address>[^，。；：:！？（）@]{4,80})",
    examples=("寄至清河市文昌街3号市教育局（邮编：000000）",),
    rejects=("寄送总结",),
)
ADDRESS_LIKE = Rule(
    "contacts.address_like",
    r"""
    [^，。；：:！？（）@]{1,50}?[0-9一二三四五六七八九十]{1,5}(?:-[0-9]{1,4})?
    (?:号|室|楼|层|房间|房|座|栋|单元|办公室|会议室)[^，。；：:（）@]{0,24}
    | [一-鿿]{1,16}[楼座栋馆厦][A-Za-z0-9]{0,2}[座区]?[A-Za-z]?[0-9]{3,4}
    """,
    examples=("清河市人民路1号市民中心B座502室", "行政楼三层", "明理楼A座310"),
    rejects=("市科协学会部", "0000-0000000"),
    where="whole",
)

HOUSED = Rule(
    "contacts.housed_in_brackets",
    r"设[在于]",
    examples=("设在市妇联宣传部",),
    rejects=("学会部", "秘书处设在市妇联"),
    where="start",
)
ASKED_BEHIND = Rule(
    "contacts.asked_behind_number",
    "与|向|找|联系|咨询",
    examples=("联系市大数据中心", "向市科协咨询"),
    rejects=("，市科协",),
    where="start",
)
ROOM_IN_FRONT = Rule(
    "contacts.room_in_front",
    r"[一-鿿0-9]{0,30}[0-9]{2,5}(?:室|房间|房)(?=[一-鿿]{3})",
    examples=("市民中心2号楼316室市体育总会",),
    rejects=("市民中心316室", "市体育总会316室", "市体育总会"),
    where="start",
)
TITLE_IN_FRONT = Rule(
    "contacts.title_in_front",
    any_of(*PERSON_TITLES),
    examples=("技术人员林以宁", "工作人员周若川"),
    rejects=("林以宁",),
)

_SENTENCE_MARKS = frozenset("\n。；！？：:、（")
_BOUNDARIES = frozenset("，。；：:、！？（）()【】[] \t\n,;@%/")
_AFTER = by_first(AFTER_AN_OFFICE)
_AFTER_A_NAME = by_first(("老师", "同志", "处", *AFTER_AN_OFFICE))


class Introduction(NamedTuple):
    """The office that is to be written to or called, and who in it, where the sentence says so.

    ``in_front`` says that the name stands right in front of the bracket or the label, not behind a verb.
    """

    office: Span | None
    names: tuple[Span, ...]
    in_front: bool = False


def introduced_before(folded: str, start: int, at: int) -> Introduction | None:
    """Who the words in front of ``at`` bring in, the nearest first.

    >>> text = "请于6月20日前将总结报送市科协学会部，邮箱"
    >>> introduced_before(text, 0, len(text)).office.of(text)
    '市科协学会部'
    """
    start = max(start, at - FURTHEST)
    opening = folded.rfind("（", start, at)
    inside = opening >= 0 and folded.find("）", opening, at) < 0
    return (
        _in_front_of(folded, start, at)
        or _in_front_of_clause(folded, start, at)
        or (_in_front_of(folded, start, opening + 1) if inside else None)
        or _behind_a_verb(folded, start, at)
    )


def _in_front_of(folded: str, start: int, at: int) -> Introduction | None:
    """市科协学会部（联系人：…）: the name ends where the bracket or the label begins."""
    end = at
    while end > start and folded[end - 1] in "（( 的":
        end -= 1
    apart = folded.endswith("，", start, end)
    end -= apart
    if folded.endswith("）", start, end):
        opening = folded.rfind("（", start, end)
        # 秘书处（设在市妇联宣传部）联系人：, 清河宾馆（滨河路18号），电话：
        inside = opening + 1, end - 1
        if HOUSED.match(folded, *inside) or (apart and ADDRESS_LIKE.fullmatch(folded, *inside)):
            end = opening
    begin = run_start(folded, start, end, _BOUNDARIES)
    if apart and begin > 0 and folded[begin - 1] not in _SENTENCE_MARKS:
        return None  # 市医保中心窗口，地址：, but not …，市医保中心窗口，电话：
    room = ROOM_IN_FRONT.match(folded, begin, end) if apart else None
    if room is not None:
        begin = room.end()  # 报名地点：市民中心316室市体育总会，电话：
    if start < begin < end and folded[begin - 1] in "）)" and folded[begin] in "和及与或":
        begin += 1
    if end - begin < 2:
        return None
    if is_office(folded[begin:end]):
        return Introduction(Span(begin, end), (), in_front=True)
    if folded[end : end + 1] in ("（", "("):
        found = read_people(folded, begin, end, labelled=False)
        if found.office is not None or found.names:
            return Introduction(found.office, found.names, in_front=True)
    return None


def _in_front_of_clause(folded: str, start: int, at: int) -> Introduction | None:
    """清河宾馆，总台 | 电话：the words between the comma and the label only tell one label from another."""
    begin = run_start(folded, start, at, _BOUNDARIES)
    if not start < begin < at or at - begin > LONGEST_MODIFIER or folded[begin - 1] != "，":
        return None
    return _in_front_of(folded, start, begin)


def _behind_a_verb(folded: str, start: int, at: int) -> Introduction | None:
    """Whom the last verb that names anybody brings in.

    A verb inside a name is none: 报送市教育局体育卫生与艺术教育科 hands in to all of that, not to 艺术教育科.
    """
    found: Introduction | None = None
    inside = at
    for verb in reversed(list(VERB.finditer(folded, start, at))):
        words, begin = verb[0], verb.start()
        if found is not None and inside - begin > LONGEST_NAME:
            break
        # 申报, 印发, 抄送: the character in front makes another word of a verb of one character.
        if (
            begin > 0
            and folded[begin - 1] in NOT_BEFORE_A_VERB.get(words, "")
            and not folded.endswith(IN_WRITING, 0, begin)  # 面向, but 书面|向市科技局提出
        ):
            continue
        if words == "设在" and folded[begin - 1 : begin] == "（":
            continue  # 报市普查办（设在市统计局）
        named = _named_at(folded, verb.end(), at, words)
        if named is not None and (found is None or _holds(folded, named.office, inside)):
            found, inside = named, begin
    return found


def _holds(folded: str, office: Span | None, at: int) -> bool:
    """Does the name go on behind ``at``, and would not be one without what follows?"""
    return office is not None and office.start < at < office.end and not is_office(folded[office.start : at])


def _named_at(folded: str, start: int, limit: int, verb: str) -> Introduction | None:
    """The longest name of an office that begins at ``start`` and is followed by what can follow a name; or a person."""
    run = NAME_RUN.match(folded, start, limit)
    if run is None:
        return None
    end = run.end()
    for cut in range(end, start + 1, -1):
        if folded[cut - 1] in LAST_MARKS and is_office(folded[start:cut]):
            bracket = folded.rfind("（", start, cut) if folded[cut - 1] == "）" else -1
            if bracket >= 0 and is_name(folded[bracket + 1 : cut - 1]):
                # 与市住建局房产科（林以宁）联系
                return Introduction(Span(start, bracket), (Span(bracket + 1, cut - 1),))
            if (host := _host(folded, start, cut)) is not None:
                return host
            rest = folded[cut:end]
            if (
                not rest
                or rest.startswith(_AFTER.get(rest[0], ()))
                or (end == limit and len(rest) <= LONGEST_MODIFIER and verb in ASKING_A_PERSON)
            ):
                return Introduction(Span(start, cut), ())
            names = _names_behind(folded, cut, end)
            if names:
                return Introduction(Span(start, cut), _and_others(folded, names, limit))
    names = _names_behind(folded, start, end) or _titled_names(folded, start, end)
    if not names or (verb not in ASKING_A_PERSON and TITLE_IN_FRONT.match(folded, names[0].end, end) is None):
        return None  # 发至林以宁老师邮箱, but not 发至云岭邮箱
    return Introduction(None, _and_others(folded, names, limit))


def _names_behind(folded: str, start: int, end: int) -> tuple[Span, ...]:
    """市科协学会部 | 副主任 | 林以宁联系."""
    title = TITLE_IN_FRONT.match(folded, start, end)
    start = title.end() if title is not None else start
    for length in (3, 2, 4):
        rest = folded[start + length : end]
        if (
            start + length <= end
            and is_name(folded[start : start + length])
            and (not rest or rest.startswith(_AFTER_A_NAME.get(rest[0], ())))
        ):
            return (Span(start, start + length),)
    return ()


def _host(folded: str, start: int, end: int) -> Introduction | None:
    """报教育局安全股林以宁 | 处: where somebody is, not an office by that name."""
    at = end - 1 - HOST_NAME
    if folded[end - 1] != "处" or at - start < 2:
        return None
    if not is_name(folded[at : end - 1]) or not is_office(folded[start:at]):
        return None
    return Introduction(Span(start, at), (Span(at, end - 1),))


def _titled_names(folded: str, start: int, end: int) -> tuple[Span, ...]:
    """培训班班主任 | 林以宁联系."""
    title = TITLE_IN_FRONT.search(folded, start, end)
    return _names_behind(folded, title.end(), end) if title is not None else ()


def _and_others(folded: str, names: tuple[Span, ...], limit: int) -> tuple[Span, ...]:
    """The names with those that a mark joins to them: 与教务处林以宁 | 、周若川联系."""
    while len(names) < MOST_NAMES and folded[names[-1].end : names[-1].end + 1] in ("、", "和"):
        start = names[-1].end + 1
        run = NAME_RUN.match(folded, start, limit)
        further = _names_behind(folded, start, run.end()) if run is not None else ()
        if not further:
            break
        names += further
    return names


def duty_office(folded: str, start: int, end: int) -> Span | None:
    """The duty room that a clause is about: 园区总值班室…，值班室设在….

    >>> text = "园区总值班室全天有人值守，值班室设在办公楼402室，"
    >>> duty_office(text, 0, len(text)).of(text)
    '园区总值班室'
    """
    found = DUTY_OFFICE.search(folded, start, end)
    return as_span(found.span("office")) if found is not None else None


def responsible_office(folded: str, start: int, end: int) -> People | None:
    """The one office that a sentence gives a task to, or somebody there, before it says how to reach it.

    >>> text = "市民政局负责资格审核（联系人："
    >>> responsible_office(text, 0, len(text)).office.of(text)
    '市民政局'
    """
    given = [
        who
        for found in RESPONSIBLE_OFFICE.finditer(folded, start, end)
        if (who := read_people(folded, *found.span("office"), labelled=False)).office is not None
    ]
    return given[0] if len(given) == 1 else None


def place_in(folded: str, start: int, end: int) -> Span | None:
    """The last room or house that the words name as the place to go or to send to."""
    last: Span | None = None
    for found in PLACE.finditer(folded, start, end):
        last = as_span(found.span("address"))
    return last


def mail_address_in(folded: str, start: int, end: int) -> Address | None:
    """The address that papers are to be sent to: 寄至清河市文昌街3号（000000）."""
    sent = SENT_TO.search(folded, start, end)
    if sent is None or ADDRESS_LIKE.fullmatch(folded, *sent.span("address")) is None:
        return None
    found = read_address(folded, sent.start("address"), end)
    return found if found is not None and found.address else None


def room_in_front(folded: str, office: Span, start: int) -> Span | None:
    """The room that stands in front of an office: 市民中心2号楼316室市体育总会."""
    begin = run_start(folded, start, office.end, _BOUNDARIES)
    found = ROOM_IN_FRONT.match(folded, begin, office.end)
    return as_span(found.span()) if found is not None and found.end() == office.start else None


def asked_behind(folded: str, at: int, end: int) -> Span | None:
    """The office that is named behind its number: 可拨打0000-0000000 | 联系市大数据中心.

    >>> text = "联系市大数据中心。"
    >>> asked_behind(text, 0, len(text)).of(text)
    '市大数据中心'
    """
    verb = ASKED_BEHIND.match(folded, at, end)
    named = _named_at(folded, verb.end(), end, verb[0]) if verb is not None else None
    return named.office if named is not None else None


def address_behind(folded: str, office: Span, end: int) -> Span | None:
    """The address in the bracket behind the name of an office: 市科协（清河市人民路1号，电话：…）."""
    named = office.end
    if folded[named : named + 1] != "（":
        # 交至科研处（行政楼709室），电子版发送至科研处邮箱（…）
        first = folded.rfind(office.of(folded) + "（", max(0, office.start - FURTHEST), office.start)
        named = first + office.end - office.start
        if first < 0 or folded.find("\n", first, office.start) >= 0:
            return None
    start = stop = named + 1
    while stop < end and folded[stop] not in "，。；）：:":
        stop += 1
    return Span(start, stop) if ADDRESS_LIKE.fullmatch(folded, start, stop) is not None else None
