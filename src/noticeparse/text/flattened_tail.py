"""The end of a text that lost its line ends: 署名, 成文日期, 附注 and 版记, found from the date backwards."""

from __future__ import annotations

from string import ascii_letters, digits
from typing import TYPE_CHECKING

from noticeparse.rules import Rule, any_of
from noticeparse.text.flattened_head import split_offices
from noticeparse.vocab.flattened import FORM_NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_SIGNATURE = 120
MOST_NAMES = 12
_YEAR = "(?:[12][0-9]{3}|[一二][〇○零OoОΟ◯0一二三四五六七八九]{3})"
_SMALL = "(?:[0-9]{1,2}|[一二三四五六七八九十元廿卅]{1,3})"

DATE = Rule(
    "flattened.date",
    rf"{_YEAR}年{_SMALL}月{_SMALL}日|(?:19|20)[0-9]{{2}}(?P<mark>[-./])[0-9]{{1,2}}(?P=mark)[0-9]{{1,2}}(?![0-9:：])",
    examples=("2024年5月6日", "二〇二四年五月六日", "2024-5-6附"),
    rejects=("2024年5月", "5月6日", "0000-2024-5"),
    engine="regex",
)
BEHIND_DATE = Rule(
    "flattened.behind_date",
    r"[）)]?(?:附件|附[：:]|抄[送报][：:]|主题词[：:]|联系人|[（(](?:此件|此页|信息公开|公开|联系|主动公开|共印)|(?:信息)?公开(?:方式|形式|属性|选项)[：:]|[【—━\-]|打印|关闭|第[0-9]{1,3}页)",
    examples=("附件1", "抄送：市委", "（此件公开发布）", "【打印本页】"),
    rejects=("至9日", "前报送"),
    where="start",
)
SEAL = Rule(
    "flattened.seal",
    r"[（(](?:印|盖|公|代)?章[）)]$",
    examples=("清河市教育局（印章）",),
    rejects=("（盖章有效）",),
)
FORM_NOUN = Rule(
    "flattened.form_noun",
    any_of(*FORM_NOUNS, "特此通知", "特此函告", "此复", "此函"),
    examples=("报名表清河市教育局",),
    rejects=("清河市教育局",),
)
NOT_IN_A_SIGNATURE = Rule(
    "flattened.not_in_a_signature",
    r"[的请将为于把]|应当|报送|通知|关于|根据|截至|[0-9]",
    examples=("请各单位", "截至"),
    rejects=("清河市教育局",),
)
REMARK = Rule(
    "flattened.remark",
    r"[（(](?:此件|此页|信息公开|公开|主动公开|联系)[^（）()]{0,120}[）)]",
    examples=("（此件公开发布）清河市教育局办公室",),
    rejects=("（一）此件",),
    where="start",
)
_STOPS = frozenset("。！；：:》）)”…】" + digits + ascii_letters)
_BREAKS = _STOPS | frozenset("，、？!?;,.．")
PRINTED = "印发"


def find_tail(text: str, start: int, end: int, offices: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """Where the lines begin that close a notice or its imprint: the names in front of a date, the date, what is behind it.

    ``offices`` are names that the head gives: where one of them stands in front of a date, it signs the notice.
    """
    low = start
    for date in DATE.finditer(text, start, end):
        begin, stop = date.span()
        if text.startswith(PRINTED, stop):
            signed = _words_start(text, low, begin)
            low = stop + len(PRINTED)
            yield (*signed[:1], low) if signed else (low,)
            continue
        last = end - stop < 3
        closes = last or BEHIND_DATE.match(text, stop, end) is not None or _is_printed_behind(text, stop, end)
        names = _known(text, low, begin, offices)
        if not names and closes:
            names = _words_start(text, low, begin)
        if names and (closes or _may_follow(text, stop)):
            yield (*names, begin, stop)
        elif closes and begin > low and text[begin - 1] in "。！）":
            yield (begin, stop)
        low = stop


def _may_follow(text: str, stop: int) -> bool:
    """Does the sentence not go on behind the date?"""
    return text[stop : stop + 1] not in frozenset("前至起止、，—-－期内的印和及与后")


def _is_printed_behind(text: str, stop: int, end: int) -> bool:
    """Is the next date behind this one that of the imprint?"""
    remark = REMARK.match(text, stop, end)
    begin = remark.end() if remark is not None else stop
    following = DATE.search(text, begin, min(end, begin + 80))
    return (
        following is not None
        and text.startswith(PRINTED, following.end())
        and "。" not in text[begin : following.start()]
    )


def _known(text: str, low: int, begin: int, offices: Sequence[str]) -> list[int]:
    """The places of the known names that end in front of a date."""
    places: list[int] = []
    at = begin
    for _ in range(MOST_NAMES):
        at = _without_seal(text, low, at)
        name = next((name for name in offices if text.endswith(name, low, at)), None)
        if name is None:
            break
        at -= len(name)
        places.insert(0, at)
    return places


def _without_seal(text: str, low: int, at: int) -> int:
    seal = SEAL.search(text, max(low, at - 4), at)
    return seal.start() if seal is not None else at


def _words_start(text: str, low: int, begin: int) -> list[int]:
    """The places of the offices in front of a date; none where the words are no offices or nothing parts them off."""
    stop = at = _without_seal(text, low, begin)
    least = max(low, at - LONGEST_SIGNATURE)
    while at > least and (text[at - 1] not in _BREAKS or at == stop):
        at -= 1
    apart = at == low or (at > least and text[at - 1] in _STOPS)
    forms = list(FORM_NOUN.finditer(text, at, stop))
    if forms:
        at = forms[-1].end()
    elif not apart:
        return []
    words = text[at:stop]
    if NOT_IN_A_SIGNATURE.search(words):
        return []
    places = [at]
    for name in split_offices(words):
        places.append(places[-1] + len(name))
    return places[:-1]
