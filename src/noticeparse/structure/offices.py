"""Names of offices as contacts give them: by their last word, and by what no name of an office holds."""

from __future__ import annotations

import re

from noticeparse.rules import Rule, any_of
from noticeparse.text.word_marks import by_first, by_last
from noticeparse.vocab.contacts import (
    CLASS_NAMES,
    CLASS_OPENERS,
    NO_OFFICE_ENDS,
    NOT_IN_A_NAME,
    NOT_UNLESS_FOLLOWED_BY,
    OFFICE_END_BEHIND,
    OFFICE_ENDS,
    POINTED_AT,
)
from noticeparse.vocab.organisations import ORGANISATION_ENDS

LONGEST_NAME = 40
LONGEST_BRACKET = 12  # code points of （市、区） and the words around it

NAME_MARKS = Rule(
    "contacts.office_marks",
    r"[一-鿿㐀-䶿A-Za-z0-9（）“”《》·、]{2,40}+",
    examples=("市科协（学会部）", "“扬帆杯”组委会", "《清河教研》编辑部"),
    rejects=("市科协：", "市科协，学会部"),
    where="whole",
)
ROOMS = ("室", "号", "楼", "层", "房", "房间", "办公室", "会议室", "教室", "座", "栋", "幢")
PLACE_AT_END = Rule(
    "contacts.room_at_end",
    rf"[0-9一二三四五六七八九十]{{1,5}}(?:-[0-9]{{1,4}})?{any_of(*ROOMS)}$",
    examples=("综合楼306室", "1号楼三层"),
    rejects=("办公室", "第一办公室人事处"),
)
BRACKET_IN_A_NAME = Rule(
    "contacts.bracket_in_an_office",
    r"[一-鿿]（[一-鿿、]{1,8}）$",
    examples=("请各县（市、区）",),
    rejects=("（一）", "林以宁（0000000）"),
    engine="regex",
)
LOCALITY = Rule(
    "contacts.locality",
    r"[一-鿿]{1,7}(?:(?<![省市县区镇])[省市县区镇乡]|街道)",
    examples=("青石镇", "枫桥县", "柳河街道", "云岭省"),
    rejects=("镇", "市区", "小学组", "市科协"),
    where="whole",
)
POINTED = Rule(
    "contacts.pointed_at",
    rf"[我本贵](?:{any_of(*POINTED_AT)})",
    examples=("我委", "本会", "我单位", "贵中心"),
    rejects=("我局基教科", "市卫健委", "校本部"),
    where="whole",
)
POINTED_IN_FRONT = Rule(
    "contacts.pointed_in_front",
    rf"[我本](?:{any_of(*POINTED_AT)})(?=[一-鿿]{{2}})",
    examples=("我局基教科", "本会秘书处"),
    rejects=("我局", "市科协"),
    where="start",
)
POINTED_AWAY = Rule(
    "contacts.pointed_away",
    r"[详参另]?见|同上|同前|另行|待定|暂无",
    examples=("详见附件", "见下表", "待定"),
    rejects=("人事科", "东见山社区"),
    where="start",
)
# Every alternative begins with a character of its own, not with a group: so the engine skips to the next that can begin one.
NOT_A_NAME = Rule(
    "contacts.not_in_an_office",
    "|".join(
        [
            *map(re.escape, NOT_IN_A_NAME),
            *(f"{word}(?![{after}])" for word, after in NOT_UNLESS_FOLLOWED_BY.items()),
            *(f"{digit}号" for digit in range(10)),
            *(f"{storey}楼" for storey in (*range(10), *"一二三四五六七八九十")),
        ]
    ),
    examples=("名单至办公室", "将总结报送市科协", "材料交市科协", "文昌街3号市科协", "市文化馆一楼大厅"),
    rejects=("市科协学会部", "市应急管理局", "后勤处", "信息中心", "材料科学学院"),
)


_ENDS = by_last({*ORGANISATION_ENDS, *OFFICE_ENDS})
_OTHER_ENDS = by_last(NO_OFFICE_ENDS)
_ROOM_ENDS = frozenset(room[-1] for room in ROOMS)
_OPENERS = by_first(CLASS_OPENERS)
# The characters in which the name of an office can end; most can't, which spares the closer look.
LAST_MARKS = frozenset({*_ENDS, "）"})


def is_office(words: str) -> bool:
    """Are these words the name of one office that can be called, and not of a class of them?

    >>> [is_office(words) for words in ("市科协学会部", "“扬帆杯”组委会", "实验室管理科", "理科", "各市科协", "综合楼306室", "报送市科协")]
    [True, True, True, False, False, False, False]
    """
    if words[-1:] not in LAST_MARKS or not 2 <= len(words) <= LONGEST_NAME or words in CLASS_NAMES:
        return False
    first = words[0]
    if (
        first in "号层室"
        or words.startswith(_OPENERS.get(first, ()))
        or (first in "我本贵" and POINTED.fullmatch(words) is not None)
    ):
        return False
    bare = _without_bracket(words)
    last = bare[-1]
    if not bare.endswith(_ENDS.get(last, ())) or _ends_in_another_word(bare):
        return False
    return (
        bare not in CLASS_NAMES
        and NAME_MARKS.fullmatch(words) is not None
        and NOT_A_NAME.search(words) is None
        and (last not in _ROOM_ENDS or PLACE_AT_END.search(bare) is None)
    )


def _ends_in_another_word(words: str) -> bool:
    """学科 and 主办 are no offices; 教学科 and 自主办 are, by the character in front."""
    ends = _OTHER_ENDS.get(words[-1], ())
    return words.endswith(ends) and any(
        words.endswith(end) and (words == end or words[-len(end) - 1] not in OFFICE_END_BEHIND.get(end, ()))
        for end in ends
    )


def is_locality(words: str) -> bool:
    """Do these words name one county, town or the like, which stands for the office there: 青石镇：林以宁?

    >>> [is_locality(words) for words in ("青石镇", "各县", "市区", "林以宁")]
    [True, False, False, False]
    """
    return LOCALITY.fullmatch(words) is not None and not words.startswith(_OPENERS.get(words[0], ()))


def points_elsewhere(words: str) -> bool:
    """Do the words of a label's value point to an office, or away, instead of naming one?

    >>> [points_elsewhere(words) for words in ("我局", "详见附件", "各区教育局", "云岭学苑")]
    [True, True, True, False]
    """
    return (
        words.startswith(CLASS_OPENERS)
        or POINTED.fullmatch(words) is not None
        or POINTED_AWAY.match(words) is not None
    )


def _without_bracket(words: str) -> str:
    """市科协（学会部） without its bracket."""
    at = words.rfind("（") if words.endswith("）") else -1
    return words[:at] if at >= 2 else words


def run_start(folded: str, start: int, end: int, marks: frozenset[str]) -> int:
    """Where the run of words that ends at ``end`` begins, at one of ``marks``; a short bracket inside a name is part of it.

    >>> run_start("请各县（市、区）教育局", 1, 11, frozenset("，、（）"))
    1
    """
    begin = _words_start(folded, start, end, marks)
    if start < begin < end and folded[begin - 1] == "）":
        inner = BRACKET_IN_A_NAME.search(folded, max(start, begin - LONGEST_BRACKET), begin)
        if inner is not None:
            return _words_start(folded, start, inner.start() + 1, marks)
    return begin


def _words_start(folded: str, start: int, end: int, marks: frozenset[str]) -> int:
    least = max(start, end - LONGEST_NAME)
    while end > least and folded[end - 1] not in marks:
        end -= 1
    return end
