"""Where pages are made: templates that escape everything, styles and scripts inside the page, nothing from outside."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from noticeparse.display import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FOLDER = "templates"
_ENDS_DATA = re.compile("[<>&\u2028\u2029]")


def render(
    name: str, *, styles: tuple[str, ...] = (), scripts: tuple[str, ...] = (), **content: object
) -> str:
    """The page of a template, with the named style sheets and scripts inside it.

    The page's own policy (CSP) forbids every other script, every connection and every outside file.
    """
    return "".join(render_pieces(name, styles=styles, scripts=scripts, **content))


def render_pieces(
    name: str, *, styles: tuple[str, ...] = (), scripts: tuple[str, ...] = (), **content: object
) -> Iterator[str]:
    """The same page piece by piece; what the content gives as an iterator is taken only when its place is reached."""
    script = "\n".join(map(_asset, scripts))
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    allowed = f"script-src 'sha256-{digest}'; " if script else ""
    policy = f"default-src 'none'; {allowed}style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    return (
        _environment()
        .get_template(f"{name}.html.j2")
        .generate(policy=policy, style="\n".join(map(_asset, styles)), script=script, **content)
    )


def data_lines(rows: Iterable[Iterable[str | int | None]]) -> Iterator[Markup]:
    """Rows as JSON, one a line, for a block of data inside a page: nothing in them ends the block or acts."""
    for row in rows:
        words = json.dumps([_shown(cell) for cell in row], ensure_ascii=False, separators=(",", ":"))
        yield Markup(_ENDS_DATA.sub(lambda mark: f"\\u{ord(mark.group()):04x}", words) + "\n")  # noqa: S704 - no mark of HTML is left


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("noticeparse.report.pages", _FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )


def _shown(content: object) -> object:
    """Bidi marks and their like would act on the page as they do on a terminal; what is marked as safe is our own."""
    return printable(content, keep="\n\t") if type(content) is str else content


def _asset(name: str) -> str:
    return resources.files("noticeparse.report.pages").joinpath(_FOLDER, name).read_text(encoding="utf-8")
