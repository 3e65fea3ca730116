"""The second opinion on a PDF that pdfium can't open: pdfplumber, in a process of its own that can be ended.

On a damaged file pdfminer may raise anything, or never come back; a file of one kilobyte is enough.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

from noticeparse.sources.draft import Draft
from noticeparse.sources.problems import problem

if TYPE_CHECKING:
    from noticeparse.sources.limits import Limits

_MOST_BYTES = 5 * 1024 * 1024
_MOST_MEMORY = 1 << 30


def second_opinion(data: bytes, reason: str, limits: Limits, file: str | None) -> Draft:
    """The text that pdfplumber finds; where it finds none within the limits, ``reason`` is why the file can't be read."""
    # Without an object and a stream there is no page to read.
    if len(data) > _MOST_BYTES or b" obj" not in data or b"stream" not in data or not sys.executable:
        raise problem("E324", file=file, reason=reason)
    call = [sys.executable, "-m", "noticeparse.sources.pdf_second", str(limits.max_pages)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            call,
            input=data,
            capture_output=True,
            timeout=limits.second_reader_seconds,
            check=True,
            env=environment,
        )
        pages = json.loads(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        raise problem("E324", file=file, reason=reason) from error
    text = "\n\f".join(pages)
    if not text.strip() or text.count("(cid:") * 6 > len(text) / 2:
        raise problem("E324", file=file, reason=reason)
    return Draft(
        text, "application/pdf", "pdfplumber", pages=len(pages), notes=(("second-reader", "pdfplumber"),)
    )


def _pages(data: bytes, most: int) -> list[str]:
    import pdfplumber  # noqa: PLC0415 - only the process of its own needs it

    texts: list[str] = []
    with pdfplumber.open(BytesIO(data)) as document:
        for page in document.pages[:most]:
            texts.append((page.extract_text() or "").replace("\f", "").strip("\n"))
            page.close()
    return texts


def _main() -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - there is none on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    pages = _pages(sys.stdin.buffer.read(), int(sys.argv[1]))
    sys.stdout.write(json.dumps(pages))


if __name__ == "__main__":
    _main()
