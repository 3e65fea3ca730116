"""Packed documents (DOCX, OFD): their members, each read under a limit that holds whatever the directory of the archive says."""

from __future__ import annotations

import posixpath
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from noticeparse.sources.markup import Budget, read_xml
from noticeparse.sources.problems import problem

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element
    from zipfile import ZipInfo

    from noticeparse.sources.limits import Limits

_SMALL = 1 << 20
_ENCRYPTED = 0x1


class Package:
    """The members of a zip file by name; nothing is written to disk, and no name is a path outside."""

    def __init__(self, data: bytes, limits: Limits, *, file: str | None = None) -> None:
        """Raises ``UnreadableSourceError`` for a damaged archive and ``LimitError`` for one with too many members."""
        self._limits = limits
        self._file = file
        self._left = limits.max_unpacked_bytes
        self._budget = Budget(limits)
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise problem("E326", file=file, reason=str(error)) from error
        members = self._zip.infolist()
        if len(members) > limits.max_members:
            raise problem("E523", file=file, count=len(members), limit=limits.max_members)
        # Producers disagree on slashes and on capitals; of two members with one name the first counts.
        self._members: dict[str, ZipInfo] = {}
        for member in members:
            self._members.setdefault(_key(member.filename), member)

    def find(self, name: str) -> str | None:
        """The name of this member as it is packed, however it is capitalised."""
        member = self._members.get(_key(name))
        return None if member is None else member.filename

    def names(self, prefix: str) -> list[str]:
        """The members whose names begin so, in the order of the archive."""
        return [member.filename for key, member in self._members.items() if key.startswith(prefix.lower())]

    def beside(self, base: str, location: str | None) -> str | None:
        """The member that this location means, seen from the member ``base``; None where there is none inside the archive."""
        if not location or not location.strip():
            return None
        location = location.strip().replace("\\", "/")
        if location.startswith("/"):
            return self.find(location)
        return self.find(posixpath.normpath(posixpath.join(posixpath.dirname(base), location)))

    def read(self, name: str) -> bytes:
        """The content of a member; raises ``LimitError`` before it is unpacked, or while it is when the directory lies."""
        member = self._members[_key(name)]
        limits = self._limits
        if member.flag_bits & _ENCRYPTED:
            raise problem("E323", file=self._file)
        most = min(limits.max_member_bytes, self._left)
        if member.file_size > most:
            raise problem("E521", file=self._file, member=name, size=member.file_size, limit=most)
        if member.file_size > _SMALL and member.file_size > limits.max_ratio * member.compress_size:
            ratio = member.file_size // max(member.compress_size, 1)
            raise problem("E522", file=self._file, member=name, ratio=ratio, limit=limits.max_ratio)
        try:
            with self._zip.open(member) as stream:
                data = stream.read(most + 1)
        except (BadZipFile, OSError, EOFError, ValueError, NotImplementedError, zlib.error) as error:
            raise problem("E326", file=self._file, reason=str(error)) from error
        if len(data) > most:
            raise problem("E521", file=self._file, member=name, size=len(data), limit=most)
        self._left -= len(data)
        return data

    def xml(self, name: str) -> Element:
        """The root element of a member; errors as for ``read`` and ``read_xml``."""
        return read_xml(self.read(name), self._budget, member=name, file=self._file)


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
