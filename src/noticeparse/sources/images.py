"""An image of a page (PNG, JPEG, TIFF, BMP): character recognition where it is asked for, else a clear refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noticeparse.sources.problems import problem
from noticeparse.sources.sniff import image_format

if TYPE_CHECKING:
    from noticeparse.sources.draft import Draft
    from noticeparse.sources.limits import Limits

_MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "TIFF": "image/tiff", "BMP": "image/bmp"}


def read_image(data: bytes, *, ocr: bool = False, limits: Limits, file: str | None = None) -> Draft:
    """The text of an image, or of each image of a TIFF, by character recognition.

    Raises ``NoTextLayerError`` without ``ocr``, ``MissingDependencyError`` where the extra ``ocr`` is not installed,
    ``LimitError`` for too many pixels, ``UnreadableSourceError`` for a damaged image or one without text.
    """
    form = image_format(data) or "?"
    if not ocr:
        raise problem("E320", file=file, kind=form)
    from noticeparse.sources.ocr import recognise_image  # noqa: PLC0415 - an optional part

    return recognise_image(data, _MEDIA_TYPES.get(form, "image/*"), limits, file=file)
