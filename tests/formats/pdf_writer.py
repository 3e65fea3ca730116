"""A PDF of set pages by reportlab, with the Song type that every PDF reader knows by name."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from tests.formats.paper import HEIGHT, WIDTH, advance

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.formats.paper import Placed

# Word processors set Latin letters and numbers in runs of their own.
_RUN = re.compile(r"[!-~]+|[^!-~]+")


def write_pdf(
    pages: Sequence[Sequence[Placed]],
    *,
    font: str | None = None,
    before: Callable[[Any, int], None] | None = None,
    after: Callable[[Any, int], None] | None = None,
) -> bytes:
    """The PDF of these pages; ``font`` is the path of a TrueType font to embed; ``before`` and ``after`` draw on each page as well."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    name = "STSong-Light" if font is None else "embedded"
    pdfmetrics.registerFont(UnicodeCIDFont(name) if font is None else TTFont(name, font))
    out = BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=True)
    for number, page in enumerate(pages, 1):
        if before is not None:
            before(canvas, number)
        for line in page:
            canvas.setFont(name, line.size)
            left = line.left
            for words in _RUN.findall(line.text):
                canvas.drawString(left, HEIGHT - line.baseline, words)
                left += advance(words, line.size)
        if after is not None:
            after(canvas, number)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
