"""Character recognition by rapidocr, whose models lie in its package: text with boxes, and how sure it is of each line."""

from __future__ import annotations

import logging
import multiprocessing
import re
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from noticeparse.sources.draft import Draft
from noticeparse.sources.placed import Piece, PlacedText, join_pages, lay_out
from noticeparse.sources.problems import problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from noticeparse.sources.limits import Limits

# Below this the recognition of a line is doubtful: misread characters are rare above it.
_SURE = 0.85
_DPI = 200
_POINTS = 72.0
# An image that does not say how fine it is was scanned so that its longer side is that of A4.
_A4_INCHES = 11.7
_FINEST = 1_200


class Recognised(NamedTuple):
    """A page that was recognised, and its doubtful lines as (start, end, confidence)."""

    placed: PlacedText
    uncertain: tuple[tuple[int, int, float], ...]


def recognise_page(page: Any, limits: Limits, *, file: str | None = None) -> Recognised:
    """The text of this page of pypdfium2, drawn at 200 dpi or as fine as the limit of pixels allows."""
    width, height = page.get_size()
    scale = _DPI / _POINTS
    pixels = round(width * scale) * round(height * scale)
    if pixels > limits.max_pixels or width <= 0 or height <= 0:
        raise problem("E526", file=file, pixels=pixels, limit=limits.max_pixels)
    engine = _engine_for(file)
    bitmap = page.render(scale=scale)
    try:
        return _recognise(engine, bitmap.to_numpy(), 1 / scale)
    finally:
        bitmap.close()


def recognise_image(data: bytes, media_type: str, limits: Limits, *, file: str | None = None) -> Draft:
    """The text of an image, or of each image of a TIFF."""
    engine = _engine_for(file)
    import numpy as np  # noqa: PLC0415 - comes with the engine
    from PIL import Image, ImageSequence, UnidentifiedImageError  # noqa: PLC0415 - comes with the engine

    pages: list[Recognised] = []
    notes: list[tuple[str, str]] = []
    try:
        # Its own limit warns only; ours is looked at before a pixel is unpacked.
        Image.MAX_IMAGE_PIXELS = None
        with Image.open(BytesIO(data)) as image:
            for frame in ImageSequence.Iterator(image):
                if len(pages) == limits.max_pages:
                    notes.append(("pages-cut", str(limits.max_pages)))
                    break
                pixels = frame.width * frame.height
                if pixels > limits.max_pixels:
                    raise problem("E526", file=file, pixels=pixels, limit=limits.max_pixels)
                pages.append(_recognise(engine, np.asarray(frame.convert("RGB")), _POINTS / _dpi(frame)))
    except (OSError, ValueError, SyntaxError, EOFError, UnidentifiedImageError) as error:
        raise problem("E307", file=file, reason=str(error)) from error
    joined = join_pages([page.placed for page in pages])
    if not joined.text.strip():
        raise problem("E329", file=file)
    return Draft(
        joined.text,
        media_type,
        "ocr",
        pages=len(pages),
        notes=(*notes, ("ocr", str(len(pages)))),
        doubts=tuple(
            ("ocr-uncertain", f"{score:.0%}", begin + low, begin + high)
            for begin, settled, page in zip(joined.starts, joined.pages, pages, strict=False)
            for start, end, score in page.uncertain
            for low, high in settled.moved([(start, end)])
        ),
        asides=joined.asides,
        places=joined.places,
    )


def _recognise(engine: Any, image: Any, scale: float) -> Recognised:
    """``scale`` is the size of a pixel in points."""
    found = engine(image)
    if found.boxes is None or found.txts is None:
        return Recognised(PlacedText("", ()), ())
    texts = [_dash().sub("—", words) for words in found.txts]
    placed = lay_out(
        (_piece(box, words, scale) for box, words in zip(found.boxes, texts, strict=True) if words),
        image.shape[0] * scale,
    )
    scores = {
        (words, round(_left(box) * scale, 1)): float(score)
        for box, words, score in zip(found.boxes, texts, found.scores, strict=True)
    }
    uncertain = [
        (start, start + len(piece.text), score)
        for start, piece in placed.runs
        if (score := scores.get((piece.text, round(piece.left, 1)), 1.0)) < _SURE
    ]
    return Recognised(placed, tuple(uncertain))


def _piece(box: Sequence[Sequence[float]], words: str, scale: float) -> Piece:
    """A line of print; its letters are taken to be spread evenly over its box, ASCII ones half as wide as the others."""
    left, right = _left(box) * scale, max(corner[0] for corner in box) * scale
    top, bottom = min(corner[1] for corner in box) * scale, max(corner[1] for corner in box) * scale
    widths = [0.5 if mark.isascii() else 1.0 for mark in words]
    step = (right - left) / sum(widths)
    stops = [float(left)]
    for width in widths:
        stops.append(stops[-1] + width * float(step))
    return Piece(words, float(top), float(bottom), tuple(stops))


def _left(box: Sequence[Sequence[float]]) -> float:
    return min(corner[0] for corner in box)


def _dpi(image: Any) -> float:
    given = image.info.get("dpi", (0, 0))[0]
    if _POINTS < given <= _FINEST:
        return float(given)
    return float(max(image.width, image.height) / _A4_INCHES)


def _engine_for(file: str | None) -> Any:
    try:
        return _engine()
    except ImportError as error:
        raise problem("E402", file=file, package=error.name or "rapidocr") from error


@cache
def _dash() -> re.Pattern[str]:
    """What is read as 一 between two numbers or days is the dash between them."""
    return re.compile("(?<=[0-9年月日旬时分点号）])一(?=[0-9])")


@cache
def _engine() -> Any:
    """One engine for the process: its models take a second to load. A worker, of which there is one a processor, takes one thread."""
    from rapidocr import RapidOCR  # noqa: PLC0415 - an optional part

    params: dict[str, Any] = {"Global.log_level": "error"}
    if multiprocessing.parent_process() is not None:
        params["EngineConfig.onnxruntime.intra_op_num_threads"] = 1
    engine = RapidOCR(params=params)
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return engine
