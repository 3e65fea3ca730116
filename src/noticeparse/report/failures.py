"""What the codes of files that were not read mean, in a few words."""

from __future__ import annotations

import re

from noticeparse.report.messages import CAUSES, pick
from noticeparse.sources.problems import PROBLEMS


def meaning(code: str, lang: str) -> str:
    """The cause that a code stands for; empty for one whose message says it.

    >>> meaning("E305", "en"), meaning("E505", "zh")
    ('the file is empty', '超过时限')
    """
    row = PROBLEMS.get(code)
    if row is not None:
        words = row.zh if lang == "zh" else row.en
        # What differs from file to file is left out.
        return re.sub(r"\{[^{}]{1,20}\}", "…", words.partition("：" if lang == "zh" else ":")[0])
    return pick(CAUSES[code], lang) if code in CAUSES else ""
