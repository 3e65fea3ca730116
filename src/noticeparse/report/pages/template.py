"""Where pages are made: templates that escape everything, styles and scripts inside the page, nothing from outside."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined

from noticeparse.display import printable

_FOLDER = "templates"


def render(
    name: str, *, styles: tuple[str, ...] = (), scripts: tuple[str, ...] = (), **content: object
) -> str:
    """The page of a template, with the named style sheets and scripts inside it.

    The page's own policy (CSP) forbids every other script, every connection and every outside file.
    """
    script = "\n".join(map(_asset, scripts))
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    allowed = f"script-src 'sha256-{digest}'; " if script else ""
    policy = f"default-src 'none'; {allowed}style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    return (
        _environment()
        .get_template(f"{name}.html.j2")
        .render(policy=policy, style="\n".join(map(_asset, styles)), script=script, **content)
    )


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
