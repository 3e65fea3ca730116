"""How the time of parse_text grows with what a notice holds: linear growth keeps a character at its price.

    python -m benchmarks.growth [CASE ...]

Each case is one notice in three sizes, each ten times the one before. Times are the best of the rounds, in one process and
one thread. The ratio is the price of a character against that in the size before: about 1 where the time grows as the text
does, about 10 where it grows with its square. Ends with 1 where the ratio of the largest size is above the bound.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

from noticeparse import parse_text

if TYPE_CHECKING:
    from collections.abc import Callable

BOUND = 2.0
_ROUNDS = ((5_000, 20), (50_000, 5))  # rounds for a text up to so many characters
_HEAD = (
    "清河市教育局关于开展读书活动的通知\n各县区教育局，市直各学校：\n为做好读书活动，现将有关事项通知如下。\n"
)
_FOOT = "清河市教育局\n2024年5月6日\n"
NOTICE = (
    f"{_HEAD}一、活动时间\n2024年5月10日至6月30日。\n二、活动内容\n（一）读书分享会。各学校组织一次读书分享会。\n"
    "（二）征文比赛。每校报送征文5篇。\n三、工作要求\n1.加强领导。各学校要高度重视，按照《关于加强阅读工作的意见》（清教发〔2023〕8号）组织实施。\n"
    f"2.按时报送。请各学校于6月20日前将总结报送市教育局基础教育科。\n联系人：林以宁，电话：0000-0000000，邮箱：a@example.cn\n附件：1.报名表\n{_FOOT}"
)
_NUMERALS = "零一二三四五六七八九"


class Case(NamedTuple):
    """One kind of growth: the text with so many of a thing."""

    name: str
    text: Callable[[int], str]
    sizes: tuple[int, int, int] = (10, 100, 1000)


def _numeral(number: int) -> str:
    """A Chinese numeral below a hundred; one above begins the count anew."""
    tens, ones = divmod(number % 99 + 1, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens]}十"
    return head + (_NUMERALS[ones] if ones else "")


def _body(line: Callable[[int], str], lead: str = "") -> Callable[[int], str]:
    """A notice with ``lead`` and so many lines in its body."""
    return lambda size: f"{_HEAD}{lead}{''.join(line(at) for at in range(size))}{_FOOT}"


def _run(piece: Callable[[int], str], lead: str = "") -> Callable[[int], str]:
    """A notice with so many pieces in one paragraph."""
    return lambda size: f"{_HEAD}{lead}{''.join(piece(at) for at in range(size))}。\n{_FOOT}"


def _nested(size: int) -> str:
    return _HEAD + "".join(
        f"{_numeral(at)}、任务\n（一）内容\n1.要求\n（1）各校要落实责任。\n" for at in range(size)
    )


def _attachments(size: int) -> str:
    return f"{_HEAD}附件：" + "".join(f"{at + 1}.报名表{at}\n" for at in range(size)) + _FOOT


def _number(at: int) -> str:
    return f"0000-{at:07}"


CASES = (
    Case("notices in one text", lambda size: NOTICE * size, (1, 10, 100)),
    Case("long paragraph", _run(lambda _: "各学校要加强组织领导，落实工作责任，"), (10, 100, 1000)),
    Case("sections", _body(lambda at: f"{at + 1}.第{at}项任务\n各学校要按要求落实。\n")),
    Case("short sections", _body(lambda at: f"{at + 1}.报名表。\n")),
    Case("sections of four levels", _nested),
    Case("blank-numbered sections", _body(lambda at: f"{at + 1} 报名方式\n各学校自行组织。\n")),
    Case("contacts, a line each", _body(lambda at: f"联系人：林以宁，电话：{_number(at)}\n")),
    Case(
        "contacts of offices", _body(lambda at: f"清河市第{at}中学 林以宁 {_number(at)} a{at}@example.cn\n")
    ),
    Case(
        "contacts of one office",
        _body(lambda at: f"清河市教育局联系人：林{_NUMERALS[at % 10]}宁，电话：{_number(at)}\n"),
    ),
    Case(
        "contacts, a paragraph each",
        _body(lambda at: f"联系人：林以宁\n电话：{_number(at)}\n各校按时报送。\n"),
    ),
    Case("numbers of one contact", _run(lambda at: f"{_number(at)}、", "联系人：林以宁，电话：")),
    Case(
        "names of one contact",
        _run(lambda at: f"林{_NUMERALS[at % 10]}{_NUMERALS[at // 10 % 10]}、", "联系人："),
    ),
    Case("mailboxes", _body(lambda at: f"材料报送市教育局（a{at}@example.cn）。\n")),
    Case("deadlines", _body(lambda at: f"请各学校于6月{at % 28 + 1}日前将材料{at}报送市教育局。\n")),
    Case("deadlines of one sentence", _run(lambda at: f"6月{at % 28 + 1}日前报送材料{at}，")),
    Case("listed days", _run(lambda at: f"6月{at % 28 + 1}日、", "请于")),
    Case("windows", _body(lambda at: f"第{at}批报名时间：5月1日至6月{at % 28 + 1}日。\n")),
    Case(
        "references",
        _body(lambda at: f"根据《关于做好工作{at}的通知》（清教发〔2023〕{at + 1}号）要求落实。\n"),
    ),
    Case("open titles", _run(lambda _: "《关于")),
    Case("open brackets", _run(lambda _: "（")),
    Case("attachments", _attachments),
    Case(
        "offices addressed",
        lambda size: (
            f"关于开展活动的通知\n{'、'.join(f'第{at}中学' for at in range(size))}：\n请落实。\n{_FOOT}"
        ),
    ),
    Case("signatures", lambda size: _HEAD + "清河市教育局\n" * size + "2024年5月6日\n"),
    Case("wrapped lines", _body(lambda _: "各学校要认真组织好各项工作，确保活动取得实效并及时地报送材料\n")),
    Case("blanks", _run(lambda _: "联 系 ")),
    Case("blank lines", _body(lambda _: "\n\n　　各学校按时报送。\n")),
    Case("dated lines", _body(lambda at: f"2024年5月{at % 28 + 1}日\n")),
    Case("items", _run(lambda at: f"{_numeral(at)}是加强领导；")),
)


def best(text: str) -> float:
    """The shortest time to parse the text, in milliseconds."""
    rounds = next((rounds for most, rounds in _ROUNDS if len(text) <= most), 2)
    times = []
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        parse_text(text)
        times.append(time.perf_counter() - start)
    return 1000 * min(times)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("case", nargs="*", help="names of cases, or parts of them; default: all")
    args = parser.parse_args()
    parse_text(NOTICE)
    over = []
    print(f"{'work':28}{'size':>6}{'characters':>12}{'ms':>10}{'us/char':>9}{'ratio':>7}")
    for name, make, sizes in CASES:
        if args.case and not any(part in name for part in args.case):
            continue
        price = ratio = 0.0
        for size in sizes:
            text = make(size)
            took = best(text)
            before, price = price, 1000 * took / len(text)
            ratio = price / before if before else 0.0
            shown = f"{ratio:7.2f}" if before else f"{'-':>7}"
            print(f"{name:28}{size:6,}{len(text):12,}{took:10.2f}{price:9.2f}{shown}", flush=True)
        if ratio > BOUND:
            over.append(name)
    if over:
        print(f"not linear: {', '.join(over)}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
