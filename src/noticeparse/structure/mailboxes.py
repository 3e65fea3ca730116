"""Addresses of mail and of web sites."""

from __future__ import annotations

from itertools import islice

from noticeparse.rules import Rule
from noticeparse.spans import Span

MOST_MAILBOXES = 400

_MAILBOX = r"[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}+)"
_DOMAIN = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}+)(?:\.[A-Za-z0-9-]{1,63}+){1,4}+"

EMAIL = Rule(
    "contacts.email",
    rf"(?<![A-Za-z0-9._%+-]){_MAILBOX}[ ]?@[ ]?{_DOMAIN}(?!@)",
    examples=("a.b@example.cn", "发至a_b@mail.example.com。", "a @ example.cn"),
    rejects=("@example", "a@", "a@example"),
    engine="regex",
)
MASKED_EMAIL = Rule(
    "contacts.masked_email",
    rf"(?<![A-Za-z0-9._%+-]){_MAILBOX}[ ]?(?:\#|（at）|\(at\)|\[at\])[ ]?{_DOMAIN}",
    examples=("a#example.cn", "a（at）example.cn"),
    rejects=("a@example.cn", "#1"),
    engine="regex",
)
WEBSITE = Rule(
    "contacts.website",
    rf"(?:https?://)?{_DOMAIN}(?:/[A-Za-z0-9._~%?=&/-]{{0,200}}+)?",
    examples=("https://www.example.org/a", "www.example.cn"),
    rejects=("example",),
    engine="regex",
)


def find_emails(folded: str, start: int, end: int) -> list[Span]:
    """Every address of mail in a place.

    >>> text = "发至科普部邮箱（a.b@example.cn）"
    >>> [span.of(text) for span in find_emails(text, 0, len(text))]
    ['a.b@example.cn']
    """
    if folded.find("@", start, end) < 0:
        return []
    return [Span(*found.span()) for found in islice(EMAIL.finditer(folded, start, end), MOST_MAILBOXES)]
