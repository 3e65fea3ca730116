"""Records without people, telephones and addresses (脱敏), for passing on what an archive holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from noticeparse.numerals import squash
from noticeparse.records.comparison import Comparison
from noticeparse.records.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

HIDDEN = "＊"
_SHORTEST = 2  # characters of a name; one alone stands in too many words
# Numbers and mailboxes are hidden wherever they stand, also those that no contact holds. Blanks and line ends may
# stand inside them.
_REACHABLE = (
    r"[A-Za-z0-9._%+-]{1,64}\s{0,2}[@＠]\s{0,2}[A-Za-z0-9-]{1,63}(?:\s{0,2}\.\s{0,2}[A-Za-z0-9-]{1,63}){1,5}"
    r"|(?<![0-9０-９])[0０][0-9０-９]{2,3}\s{0,3}[-－—–)）]\s{0,3}[0-9０-９]{7,8}(?:\s{0,2}[-－转]\s{0,2}[0-9０-９]{1,5})?(?![0-9０-９])"
    r"|(?<![0-9０-９])[1１][0-9０-９]{10}(?![0-9０-９])"
    r"|(?<![0-9０-９Xx])[0-9０-９]{17}[0-9０-９Xx](?![0-9０-９Xx])"
)


def redacted(notice: Notice) -> Notice:
    """The record with every person, telephone, mailbox, address and postcode of its contacts hidden, wherever it stands.

    The 签发人 is hidden too. Each hidden mark becomes one ``＊``; texts keep their lengths and places, so that offsets still
    point where they did, while the words there differ from those of the source.
    """
    return Notice.model_validate(_hidden(notice.model_dump(), _pattern(notice)))


def redacted_comparison(comparison: Comparison, *notices: Notice) -> Comparison:
    """The same for a comparison: the people of the notices given, and numbers and mailboxes of anybody, are hidden."""
    return Comparison.model_validate(_hidden(comparison.model_dump(), _pattern(*notices)))


def redacted_text(text: str, *notices: Notice) -> str:
    """The same for any text about these notices; it keeps its length."""
    return str(_hidden(text, _pattern(*notices)))


def _pattern(*notices: Notice) -> re.Pattern[str]:
    names = sorted({name for notice in notices for name in _names(notice)}, key=len, reverse=True)
    spelled = [
        r"[\s\u3000*#`]{0,8}".join(map(_in_any_width, squash(name)))
        for name in names
        if len(squash(name)) >= _SHORTEST
    ]
    return re.compile("|".join([*spelled, _REACHABLE]))


def _in_any_width(mark: str) -> str:
    """A record's values are of ordinary width; the text may have printed them in full width (０２５～８３３０).

    >>> re.fullmatch("".join(map(_in_any_width, "0-a")), "０－ａ") is not None
    True
    """
    return f"[{re.escape(mark)}{chr(ord(mark) + 0xFEE0)}]" if "!" <= mark <= "~" else re.escape(mark)


def _names(notice: Notice) -> Iterator[str]:
    for one in (notice, *notice.enclosed()):
        if one.signatory is not None:
            yield one.signatory.text
        for contact in one.contacts:
            for texts in (contact.people, contact.phones, contact.faxes, contact.emails):
                yield from (text.text for text in texts)
            yield from (text.text for text in (contact.address, contact.postcode) if text is not None)


def _hidden(content: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(content, str):
        return pattern.sub(lambda found: re.sub(r"\S", HIDDEN, found.group()), content)
    if isinstance(content, dict):
        # Names of fields, rules and files are no words of the notice.
        return {
            key: value if key in ("rule", "sha256", "name") else _hidden(value, pattern)
            for key, value in content.items()
        }
    if isinstance(content, (list, tuple)):
        return [_hidden(value, pattern) for value in content]
    return content
