"""What a site may show of an archive: records, texts and comparisons, without people where that is asked for."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

from noticeparse.display import one_line
from noticeparse.report.pages.comparison import Document
from noticeparse.report.redaction import redacted, redacted_comparison, redacted_text

if TYPE_CHECKING:
    from noticeparse.archive.store import Held, Store
    from noticeparse.records.comparison import Comparison
    from noticeparse.records.notice import Notice

_NAME = 20  # marks of a hash that name a page


def page_of(kind: str, *key: object) -> str:
    """The file of a page: nothing of it comes from a notice or its name.

    >>> page_of("n", "0a")
    'n/68/6856c5a3a26b5a3f2ead.html'
    """
    name = hashlib.sha256("\0".join(map(str, key)).encode("utf-8", "surrogatepass")).hexdigest()[:_NAME]
    return f"{kind}/{name[:2]}/{name}.html"


class Shelf:
    """An archive as a site shows it; the last records are kept, since a parent is asked for with each of its locals."""

    def __init__(self, store: Store, *, redact: bool) -> None:
        self.store = store
        self.redact = redact
        self._printed = lru_cache(maxsize=4)(store.notice)

    def notice(self, held: Held) -> Notice:
        notice = self._printed(*held)
        return redacted(notice) if self.redact else notice

    def document(self, held: Held, part: int = 0) -> Document:
        """The notice of a content, or one that it encloses, with the text of the file and its name."""
        notice = self.notice(held)
        text = self.words(self.store.text(held.content), held)
        return Document(self.name(held.path, held), [notice, *notice.enclosed()][part], text)

    def comparison(self, comparison: Comparison, *held: Held) -> Comparison:
        return redacted_comparison(comparison, *self._people(held)) if self.redact else comparison

    def name(self, path: str, *held: Held) -> str:
        """The name of a file, for people."""
        return one_line(self.words(path, *held))

    def words(self, text: str, *held: Held) -> str:
        """A text that tells something of these contents."""
        return redacted_text(text, *self._people(held)) if self.redact else text

    def _people(self, held: tuple[Held, ...]) -> list[Notice]:
        return [self._printed(*one) for one in held]
