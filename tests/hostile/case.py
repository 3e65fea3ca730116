"""What a hostile case is, and the notice that the good ones hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOTICE = """清河市教育局文件
清教发〔2024〕7号

清河市教育局关于开展2024年读书月活动的通知

各县教育局、市直属学校：

为推进全民阅读，市教育局决定开展2024年读书月活动。现将有关事项通知如下：

一、活动主题
书香清河

二、活动时间
2024年5月1日至6月10日

三、有关要求
（一）加强组织。各县教育局要明确专人负责。
（二）按时报送。请于2024年6月20日前将总结报送市教育局。
联系人：周某某，联系电话：0000-1234567

清河市教育局
2024年4月8日
"""


class Case(NamedTuple):
    """A file by its name, what may be said of it, and how it is made; ``make`` gives its bytes.

    ``accepted`` are words of :data:`STATUSES`, apart by ``|``.
    """

    name: str
    accepted: str
    make: Callable[[], bytes]


class Placed(NamedTuple):
    """A case that is more than bytes: ``place`` puts it into a folder and gives its path there."""

    name: str
    accepted: str
    place: Callable[[Path], bytes]


# What an error says about a file; all others are in the words of their own codes.
STATUSES = {
    **dict.fromkeys(("E305", "E318", "E319", "E325", "E329"), "empty"),
    **dict.fromkeys(("E301", "E304", "E307", "E309"), "unreadable"),
    **dict.fromkeys(("E302", "E303", "E306", "E308"), "not_a_file"),
    **dict.fromkeys(("E310", "E324", "E326", "E327", "E328"), "corrupt"),
    **dict.fromkeys(("E313", "E314", "E315"), "unsupported"),
    **dict.fromkeys(("E317", "E320", "E321"), "needs_ocr"),
    **dict.fromkeys(("E322", "E323"), "encrypted"),
    **dict.fromkeys((f"E{number}" for number in (501, 502, 503, 504, 505, 506, *range(521, 529))), "limit"),
}
