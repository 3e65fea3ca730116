"""What all pages of a site share: the language, the way to the other pages, and how an entry is linked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from noticeparse.report.messages import pick
from noticeparse.report.site.words import LEVELS, PAGES, words
from noticeparse.version import __version__

if TYPE_CHECKING:
    from noticeparse.report.site.entries import Entry


class Frame(NamedTuple):
    """The language of a site, and whether people are hidden in it; a page that stands alone leads to no other."""

    lang: str
    redact: bool
    alone: bool = False

    def around(self, page: str) -> dict[str, Any]:
        """What the templates ask for on the page with this file name."""
        said = words(self.lang)
        return {
            "lang": "zh-CN" if self.lang == "zh" else "en",
            "up": "../" * page.count("/"),
            "pages": []
            if self.alone
            else [(file, pick(pair, self.lang), file == page) for file, pair in PAGES.values()],
            "said": said,
            "line_of": line_of,
            "levels": {level: pick(pair, self.lang) for level, pair in LEVELS.items()},
            "note": said["redacted"] if self.redact else "",
            "made_by": said["made_by"].format(version=__version__),
        }

    def ways(self, page: str, *, parent: str, local: str) -> list[tuple[str, str]]:
        """The ways from the page of a comparison: to the list, the parent and the local."""
        up, said = "../" * page.count("/"), words(self.lang)
        return [
            (up + to, said[key])
            for to, key in (("index.html", "archive"), (parent, "parent"), (local, "local"))
        ]


def line_of(entry: Entry) -> Markup:
    """What stands below the title of a notice in a list; a day is not broken at its hyphens.

    >>> from noticeparse.report.site.entries import Entry
    >>> str(line_of(Entry("", b"", "", "", "清教〔2025〕3号", "清河市教育局", "2025-03-04", *[None] * 10)))
    '清河市教育局 · 清教〔2025〕3号 · <span class="day">2025-03-04</span>'
    """
    day = Markup('<span class="day">{}</span>').format(entry.day) if entry.day else ""
    return Markup(" · ").join(filter(None, (entry.issuer, entry.number, day)))
