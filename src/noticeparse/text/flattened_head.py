"""The head of a text that lost its line ends: 版头, 标题 and 主送机关, told apart by what each of them ends with.

The text is searched without its blanks, so that a rule need not say where they may stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from noticeparse.rules import Rule, any_of
from noticeparse.text.word_marks import by_last
from noticeparse.vocab.flattened import (
    BODY_OPENERS,
    FRAME_KEYS,
    FRAME_WORDS,
    NOT_AMONG_ADDRESSEES,
    OFFICE_ENDS,
    READER_ENDS,
    SENTENCE_OPENERS,
)
from noticeparse.vocab.kinds import ANNEX_KINDS, STATUTORY_KINDS
from noticeparse.vocab.organisations import ADDRESSEE_OPENERS

if TYPE_CHECKING:
    import re

LONGEST_HEAD = 900
LONGEST_TITLE = 160
LONGEST_LIST = 420
LONGEST_NAME = 40
_CODE = r"[一-鿿A-Z]{1,14}"
_NUMBER = r"[〔\[【（(][12][0-9]{3}[〕\]】）)]第?[0-9]{1,5}号"

TITLE_KIND = Rule(
    "flattened.title_kind",
    rf"(?:(?P<sure>(?:的|补充|紧急|招标|招聘|招生){any_of(*STATUTORY_KINDS, '公示', '启事')}|的复函|[（(][^（）()]{{0,6}}通知[）)])|{any_of(*STATUTORY_KINDS, *ANNEX_KINDS)})(?:[（(](?![^（）()]{{1,24}}号[）)])[^（）()]{{1,12}}[）)])?(?![》”）)、，。书])",
    examples=("的通知各学校", "实施方案（试行）为"),
    rejects=("的通知》精神", "办法、"),
)
UNDER_TITLE = Rule(
    "flattened.under_title",
    rf"(?:【[^【】]{{1,12}}】)?(?:[（(]?(?:{_CODE}?{_NUMBER}|[12][0-9]{{3}}年第[0-9]{{1,4}}号)[）)]?|[（(][^（）()]{{0,12}}[12][0-9]{{3}}年[0-9]{{1,2}}月[0-9]{{1,2}}日[^（）()]{{0,12}}[）)])",
    examples=("清教发〔2024〕9号各学校：", "（2024年3月1日）", "（2020年第7号）"),
    rejects=("各学校：",),
    where="start",
)
SALUTATION = Rule(
    "flattened.salutation",
    rf"(?P<names>[^\s。；：:！？《》][^。；：:！？《》\n]{{1,{LONGEST_LIST}}})[：:]",
    examples=("各县（市、区）教育局：", "市直各学校:"),
    rejects=("。各学校：", "《办法》各学校："),
    where="start",
)
NOT_A_LIST = Rule(
    "flattened.not_a_list",
    rf"{any_of(*NOT_AMONG_ADDRESSEES)}|[0-9]{{2}}|^[的和与及书表中]",
    examples=("各单位要加强管理", "的通知各学校"),
    rejects=("各县（市、区）教育局，市直各学校",),
)
BODY_OPENING = Rule(
    "flattened.body_opening",
    rf"{any_of(*BODY_OPENERS)}",
    examples=("为弘扬科学精神", "根据《办法》", "一、活动时间"),
    rejects=("的要求", "要求"),
    where="start",
)
ABOUT = Rule(
    "flattened.about",
    r"关于|转发|印发|批转|公布",
    examples=("清河市教育局关于开展活动的通知",),
    rejects=("清河市教育局文件",),
)
HEAD_NUMBER = Rule(
    "flattened.head_number",
    rf"(?P<code>{_CODE}){_NUMBER}(?![）)》、，])|(?P<kind>公告|通告)(?P<bare>[12][0-9]{{3}}年第[0-9]{{1,4}}号)",
    examples=("清教发〔2024〕9号", "清政办函（2024）12号清河市", "公告2024年第12号"),
    rejects=("（清教发〔2024〕9号）", "〔2024〕"),
)
FRONT_MARK = Rule(
    "flattened.front_mark",
    r"(?:[0-9]{6}(?![0-9])|(?:绝密|机密|秘密)(?:[★☆*](?:[0-9]{1,2}(?:年|个月)|长期))?|特急|加急|特提|平急|急件)",
    examples=("000012机密★1年", "特急清河市"),
    rejects=("清河市特急",),
    where="start",
)
MASTHEAD = Rule(
    "flattened.masthead",
    rf"[^\s，。；：:《》]{{2,60}}?{any_of(*OFFICE_ENDS)}(?P<word>文件)(?=[一-鿿])",
    examples=("清河市教育局文件清教发〔2024〕9号", "市科协市科技局文件关于"),
    rejects=("清河市教育局关于文件的通知",),
    where="start",
)
TWICE = Rule(
    "flattened.twice",
    rf"(?P<name>[一-鿿]{{4,{LONGEST_NAME}}})(?P<again>(?P=name))",
    examples=("清河市教育局清河市教育局关于",),
    rejects=("清河市教育局关于",),
    where="start",
)
PAGE_FRAME = Rule(
    "flattened.page_frame",
    rf"【?{any_of(*FRAME_KEYS)}[：:][^。；《》]{{1,160}}?(?<=[0-9】）)次闭印享])(?={any_of(*ADDRESSEE_OPENERS)})",
    examples=("发布时间：2024-05-06 09:15各学校：", "时间：2024-05-06打印关闭各县"),
    rejects=("各学校：", "发布时间：2024年5月6日园区各企业"),
    where="start",
)
FRAME_OPENING = Rule(
    "flattened.frame_opening",
    rf"[：:]|{any_of(*FRAME_KEYS)}[：:]",
    examples=("发布时间：2024-05-06", "：各学校"),
    rejects=("各学校：",),
    where="start",
)
FRAME_MARK = Rule(
    "flattened.frame_mark",
    rf"[>»|｜：:━─—\-=*_\#0-9]{{1,80}}(?:{any_of(*FRAME_WORDS)}){{0,3}}",
    examples=("首页>政务公开>通知公告", "━━━━"),
    rejects=("清河市教育局",),
)
JOINT_OFFICES = Rule(
    "flattened.joint_offices",
    rf"{any_of(*OFFICE_ENDS)}等[0-9一二三四五六七八九十]{{1,2}}(?:个|家)?(?:部门|单位|机关)$",
    examples=("清河市教育局等四部门",),
    rejects=("清河市教育局等",),
)
UNMARKED_SALUTATION = Rule(
    "flattened.unmarked_salutation",
    rf"[：:]?(?P<names>(?:各|全|有关|我)[^。；：:！？《》的]{{1,120}}?)(?={any_of(*SENTENCE_OPENERS)})",
    examples=("各系（部）、处室根据上级要求", "：各学校为进一步"),
    rejects=("各系（部）：", "根据上级要求"),
    where="start",
)
ANNEX_MARK = Rule(
    "flattened.annex_mark",
    r"(?:[（(](?:此件|此页|信息公开|公开|主动公开|联系)[^（）()]{0,160}[）)])?(?P<mark>附件?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})?(?![：:一-鿿])|附件(?:[0-9]{1,2}(?![0-9年])|[一二三四五六七八九十]{1,2})?(?![：:])|(?=[^附抄]))[：:]?",
    examples=("附件1清河市", "附件2024年", "（此件公开发布）附件"),
    rejects=("抄送：",),
    where="start",
)
ANNEX_TITLE = Rule(
    "flattened.annex_title",
    rf"[^。；：:！？\n]{{2,70}}?(?:{any_of(*ANNEX_KINDS, '表')})(?:[（(][^（）()]{{1,12}}[）)])?(?P<cut>)(?=(?:{any_of(*BODY_OPENERS)}))",
    examples=("清河市读书活动实施方案为", "管理办法（试行）第一章"),
    rejects=("。实施方案的要求",),
    where="start",
)
OFFICE_END = Rule(
    "flattened.office_end",
    rf"{any_of(*OFFICE_ENDS)}(?:[（(][^（）()]{{2,20}}[）)])?",
    examples=("清河市教育局",),
    rejects=("清河",),
)

_OFFICE_ENDS = by_last(OFFICE_ENDS)
_NAME_ENDS = by_last({*OFFICE_ENDS, *READER_ENDS})


class Head(NamedTuple):
    """Where the lines of a head begin, whose names it gives, and where the text below it begins."""

    cuts: tuple[int, ...]
    offices: tuple[str, ...]
    title: tuple[int, int]
    body: int


def find_head(text: str, start: int, end: int) -> Head | None:
    """The head that the text ``[start, end)`` opens with; None where no title ends in front of a salutation or a body."""
    if text.startswith("附件", start) and len(annex := find_annex(text, start, end)) == 3:
        return Head(annex[1:], (), (annex[1], annex[2]), annex[2])
    limit = min(end, start + LONGEST_HEAD)
    stop = text.find("。", start, limit)
    ended = _title_end(text, start, limit, stop if stop >= 0 else limit)
    if ended is None:
        return None
    title_end, behind, body = ended
    begin, cuts, offices = _masthead(text, start, title_end)
    if title_end - begin > LONGEST_TITLE:
        return None
    about = ABOUT.search(text, begin, title_end)
    if about is not None:
        begin = _title_start(text, begin, about.start())
        offices += split_offices(text[begin : about.start()])
    return Head(
        tuple(sorted(place for place in {*cuts, begin, title_end, behind, body} if start < place < end)),
        tuple(sorted({name for name in offices if len(name) > 3}, key=lambda name: -len(name))),
        (begin, title_end),
        body,
    )


def find_annex(text: str, start: int, end: int) -> tuple[int, ...]:
    """Where the lines of the head of a document begin that stands behind the end of a notice: its mark, its title, its text."""
    mark = ANNEX_MARK.match(text, start, end)
    if mark is None:
        return ()
    title = ANNEX_TITLE.match(text, mark.end(), min(end, mark.end() + LONGEST_TITLE))
    if title is None:
        return (mark.start("mark"),)
    return (mark.start("mark"), mark.end(), title.end("cut"))


def _title_end(text: str, start: int, limit: int, stop: int) -> tuple[int, int, int] | None:
    """Where the title ends, where what stands under it does, and where the body begins."""
    weak: tuple[int, int, int] | None = None
    bare: tuple[int, int, int] | None = None
    for kind in TITLE_KIND.finditer(text, start, min(limit, stop)):
        at = kind.end()
        if at - start < 6 or _is_quoted(text, start, at):
            continue
        sure = kind["sure"] is not None
        under = UNDER_TITLE.match(text, at, limit)
        behind = under.end() if under is not None else at
        frame = PAGE_FRAME.match(text, behind, limit) if sure else None
        salutation = SALUTATION.match(text, frame.end() if frame is not None else behind, limit)
        if salutation is not None and is_list_of_readers(salutation["names"], sure=sure):
            found = (at, salutation.start("names"), salutation.end())
            if sure:
                return found
            weak = weak or found
        elif sure and bare is None:
            listed = UNMARKED_SALUTATION.match(text, behind, limit)
            if listed is not None and is_list_of_readers(listed["names"], sure=True):
                bare = (at, behind, listed.end("names"))
            elif (
                frame is not None
                or FRAME_OPENING.match(text, behind, limit)
                or BODY_OPENING.match(text, behind, limit)
            ):
                bare = (at, behind, behind)
    return weak or bare


def _is_quoted(text: str, start: int, at: int) -> bool:
    """Does a document's name that is still open hold this place?"""
    return text.count("《", start, at) > text.count("》", start, at)


def is_list_of_readers(words: str, *, sure: bool) -> bool:
    """Are these words the addressees of a notice; ``sure`` says that a title has surely ended in front of them.

    >>> is_list_of_readers("各县（市、区）教育局，市直各学校", sure=True), is_list_of_readers("各单位要加强管理", sure=True)
    (True, False)
    """
    if NOT_A_LIST.search(words):
        return False
    first = words.replace("，", "、").split("、", 1)[0]
    return words.startswith(ADDRESSEE_OPENERS) or (
        len(first) > 1 and _ends_a_name(words) and (sure or _ends_a_name(first))
    )


def _ends_a_name(words: str) -> bool:
    bare = words[: words.rfind("（")] if words.endswith("）") else words
    return bare.endswith(_NAME_ENDS.get(bare[-1:], ()))


def _masthead(text: str, start: int, title_end: int) -> tuple[int, list[int], list[str]]:
    """Where the title begins, the places where lines above it begin, and the offices named there."""
    cuts: list[int] = []
    offices: list[str] = []
    at = start
    while (mark := FRONT_MARK.match(text, at, title_end)) is not None:
        at = mark.end()
        cuts.append(at)
    masthead = MASTHEAD.match(text, at, title_end)
    if masthead is not None:
        offices += split_offices(text[at : masthead.start("word")])
        at = masthead.end("word")
        cuts.append(at)
    number = _last_number(text, at, title_end)
    if number is not None:
        if number["bare"] is not None:
            cuts += [number.start("kind"), number.start("bare")]
            offices += split_offices(text[at : number.start()])
        elif masthead is None:
            code = _code_start(text, at, number.end("code"))
            if code > at:
                offices += split_offices(text[at:code])
                cuts.append(code)
        at = number.end()
        cuts.append(at)
    at, more = _behind_signatory(text, at, title_end, offices)
    cuts += more
    twice = TWICE.match(text, at, title_end)
    if twice is not None and _ends_an_office(twice["name"]):
        offices.append(twice["name"])
        at = twice.start("again")
        cuts.append(at)
    return at, cuts, offices


def _title_start(text: str, begin: int, about: int) -> int:
    """Where a title begins behind the frame of a page: with the office in front of its 关于, or with that."""
    if about == begin:
        return begin
    at = begin
    for mark in FRAME_MARK.finditer(text, begin, about):
        at = mark.end()
    words = text[at:about]
    return at if _ends_an_office(words) or JOINT_OFFICES.search(words) is not None else about


def _last_number(text: str, start: int, title_end: int) -> re.Match[str] | None:
    """The number above the title; one that the title itself gives stands behind its 关于."""
    found = None
    for number in HEAD_NUMBER.finditer(text, start, title_end):
        if title_end - number.end() < 4 or "关于" in text[start : number.start()]:
            break
        found = number
    return found


def _code_start(text: str, start: int, end: int) -> int:
    """Where the code of a number begins behind the name of the office that it is glued to."""
    best = start
    for office in OFFICE_END.finditer(text, start, end - 1):
        place = office.end()
        if place - start >= 4 and (text[place] in text[start:place] or best == start):
            best = place
    return best


def _behind_signatory(text: str, at: int, title_end: int, offices: list[str]) -> tuple[int, list[int]]:
    """签发人 stands between the number and the title, which begins with an office of the masthead or with 关于."""
    if not text.startswith(("签发人：", "签发人:"), at):
        return at, []
    names = at + 6
    places = [text.find(name, names, title_end) for name in (*offices, "关于")]
    begin = next((place for place in places if place >= 0), -1)
    return (begin, [at, begin]) if begin >= 0 else (at, [at])


def split_offices(words: str) -> list[str]:
    """The names in words that hold nothing but offices, each of which begins with the place of the first.

    >>> split_offices("清河市教育局清河市财政局"), split_offices("关于开展")
    (['清河市教育局', '清河市财政局'], [])
    """
    names: list[str] = []
    begin = 0
    for office in OFFICE_END.finditer(words):
        end = office.end()
        if end - begin > 2 and (end == len(words) or words.startswith(words[:2], end)):
            names.append(words[begin:end])
            begin = end
    return names if begin == len(words) and all(len(name) <= LONGEST_NAME for name in names) else []


def _ends_an_office(words: str) -> bool:
    bare = words[: words.rfind("（")] if words.endswith("）") else words
    return len(words) > 2 and bare.endswith(_OFFICE_ENDS.get(bare[-1:], ()))
