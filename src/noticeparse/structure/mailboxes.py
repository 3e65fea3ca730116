"""Addresses of mail and of web sites."""

from __future__ import annotations

from string import ascii_letters, digits

from noticeparse.rules import Rule
from noticeparse.spans import Span, as_span

MOST_MAILBOXES = 400

_MAILBOX_MARKS = f"{ascii_letters}{digits}._%+-"
_LONGEST_MAILBOX = 63
_MAILBOX = r"[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}+)"
_DOMAIN = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}+)(?:\.[A-Za-z0-9-]{1,63}+){1,4}+"
ADDRESS_OF_MAIL = rf"{_MAILBOX}[ ]?@[ ]?{_DOMAIN}"

EMAIL = Rule(
    "contacts.email",
    rf"(?<![A-Za-z0-9._%+-]){ADDRESS_OF_MAIL}(?!@)",
    examples=("a.b@example.cn", "发至a_b@mail.example.com。", "a @ example.cn"),
    rejects=("@example", "a@", "a@example"),
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
    emails: list[Span] = []
    done = start
    at = folded.find("@", start, end)
    while at >= 0 and len(emails) < MOST_MAILBOXES:
        # The name in front of the sign can begin only where the run of its characters does.
        name_end = at - 1 if folded.endswith(" ", start, at) else at
        before = folded[max(start, name_end - _LONGEST_MAILBOX - 1) : name_end]
        begin = name_end - len(before) + len(before.rstrip(_MAILBOX_MARKS))
        found = EMAIL.match(folded, begin, end) if begin >= done else None
        if found is not None:
            emails.append(as_span(found.span()))
            done = found.end()
        at = folded.find("@", max(done, at + 1), end)
    return emails
