"""The standard security handler of PDF in its oldest form, as far as a file needs it that asks for a password."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_IDENTITY = b"0123456789abcdef"
_PERMISSIONS = -4
_STREAM = re.compile(rb"(\d+) 0 obj\n(<<[^\n]*>>\nstream\n)(.*?)(\nendstream)", re.DOTALL)


def rc4(key: bytes, data: bytes) -> bytes:
    """Insecure, and what the format asks for.

    >>> rc4(b"Key", b"Plaintext").hex()
    'bbf316e8d940af0ad3'
    """
    box = list(range(256))
    other = 0
    for at in range(256):
        other = (other + box[at] + key[at % len(key)]) % 256
        box[at], box[other] = box[other], box[at]
    out = bytearray()
    at = other = 0
    for byte in data:
        at = (at + 1) % 256
        other = (other + box[at]) % 256
        box[at], box[other] = box[other], box[at]
        out.append(byte ^ box[(box[at] + box[other]) % 256])
    return bytes(out)


def encrypt(user: bytes, build: Callable[..., bytes]) -> bytes:
    """What ``build`` makes, its streams encrypted under a user's password; strings outside of streams are not."""
    owner = rc4(_md5(_padded(b"owner"))[:5], _padded(user))
    key = _md5(_padded(user) + owner + _PERMISSIONS.to_bytes(4, "little", signed=True) + _IDENTITY)[:5]
    handler = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >> /ID [<%s> <%s>]" % (
        owner.hex().encode(), rc4(key, _PAD).hex().encode(), _PERMISSIONS, _IDENTITY.hex().encode(), _IDENTITY.hex().encode(),
    )  # fmt: skip

    def sealed(found: re.Match[bytes]) -> bytes:
        number = int(found[1]).to_bytes(3, "little") + b"\0\0"
        return b"%s 0 obj\n%s%s%s" % (found[1], found[2], rc4(_md5(key + number)[:10], found[3]), found[4])

    return _STREAM.sub(sealed, build(trailer=handler))


def _padded(password: bytes) -> bytes:
    return (password + _PAD)[:32]


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()
