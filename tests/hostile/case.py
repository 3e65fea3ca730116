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
    "E305": "empty", "E301": "unreadable", "E302": "not_a_file", "E303": "not_a_file", "E304": "unreadable", "E306": "not_a_file",
    "E307": "unreadable", "E308": "not_a_file", "E309": "unreadable", "E310": "corrupt", "E311": "unsupported", "E312": "unsupported",
    "E313": "unsupported", "E314": "unsupported", "E315": "unsupported", "E316": "unsupported", "E320": "needs_ocr",
    "E321": "needs_ocr", "E322": "encrypted", "E323": "encrypted", "E324": "corrupt", "E325": "empty", "E326": "corrupt",
    "E327": "corrupt", "E328": "corrupt", "E329": "corrupt", "E501": "limit", "E502": "limit", "E503": "limit", "E504": "limit",
    "E505": "limit", "E506": "limit", "E508": "limit", "E509": "limit",
}  # fmt: skip
