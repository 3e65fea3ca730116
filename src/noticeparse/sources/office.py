"""Old office documents (.doc, .wps, .rtf, .odt): LibreOffice, where somebody asks for it, writes them as DOCX, and that is read.

It runs without macros and, on Linux, without a network, with a profile of its own below a folder that only the user can enter
and that is gone afterwards; it is ended when its time is up, or when this process ends.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from noticeparse.sources.docx import read_docx
from noticeparse.sources.packages import Package
from noticeparse.sources.problems import problem
from noticeparse.sources.sniff import office_form

if TYPE_CHECKING:
    from noticeparse.sources.draft import Draft
    from noticeparse.sources.limits import Limits

_PROGRAMS = ("soffice", "libreoffice")
_OPTIONS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck")
# What LibreOffice answers when it has made its profile and wants to be started anew.
_AGAIN = 81
_STARTS = 3
_MEMORY = 2 << 30
# Macros off, links of documents never followed, and a proxy at which nobody answers.
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def read_office(data: bytes, *, office: bool, limits: Limits, file: str | None = None) -> Draft:
    """The text of a document that LibreOffice turns into DOCX; ``notes`` say so.

    Raises ``UnreadableSourceError`` without ``office``, and for what LibreOffice can't read; ``MissingDependencyError`` where it is not
    installed; ``LimitError`` where it takes longer than ``office_seconds``.
    """
    form = office_form(data)
    if not office or form is None:
        english, chinese = (form.english, form.chinese) if form is not None else ("?", "?")
        raise problem("E314", file=file, kind=english, zh={"kind": chinese})
    if form.ending == "odt":
        # Looked at before LibreOffice unpacks it.
        Package(data, limits, file=file)
    program = _program()
    if program is None:
        raise problem("E403", file=file, kind=form.english, zh={"kind": form.chinese})
    converted = _converted(program, data, form.ending, limits, file)
    draft = read_docx(converted, limits=limits, file=file)
    return draft._replace(
        media_type=form.media_type, reader="libreoffice", notes=(("converted", "LibreOffice"), *draft.notes)
    )


def _program() -> Path | None:
    found = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if found is None:
        return None
    # On Linux this is a script that starts another program, which would outlive it.
    inner = Path(found).resolve().with_name("soffice.bin")
    return inner if sys.platform == "linux" and inner.is_file() else Path(found)


def _converted(program: Path, data: bytes, ending: str, limits: Limits, file: str | None) -> bytes:
    with tempfile.TemporaryDirectory(prefix="noticeparse-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        given, made = folder / f"notice.{ending}", folder / "out" / "notice.docx"
        given.write_bytes(data)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_profile(), encoding="utf-8")
        call = [
            *_fences(),
            str(program),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *_OPTIONS,
            "--convert-to",
            "docx:Office Open XML Text",
            "--outdir",
            str(made.parent),
            str(given),
        ]
        for _ in range(_STARTS):
            code = _run(call, folder, limits, file)
            if code != _AGAIN:
                break
        try:
            if made.stat().st_size > limits.max_bytes:
                raise problem("E501", file=file, size=made.stat().st_size, limit=limits.max_bytes)
            return made.read_bytes()
        except OSError as error:
            raise problem("E336", file=file) from error


def _run(call: list[str], folder: Path, limits: Limits, file: str | None) -> int:
    """What the program answers; it and all that it started are gone when this returns."""
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if key in os.environ}
    places = dict.fromkeys(("HOME", "TMPDIR", "TMP", "TEMP", "XDG_RUNTIME_DIR"), str(folder))
    with subprocess.Popen(  # noqa: S603 - the program that the user asked for, on a file of ours
        call,
        cwd=folder,
        env={**kept, **places, "LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            _bound(process.pid, limits)
            return process.wait(limits.office_seconds)
        except subprocess.TimeoutExpired as error:
            raise problem("E529", file=file, limit=f"{limits.office_seconds:g}") from error
        finally:
            _end(process)


def _bound(pid: int, limits: Limits) -> None:
    """Memory and the size of files, where the system lets one process bound another."""
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415 - not on Windows

    for limit, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_FSIZE, limits.max_unpacked_bytes)):
        with suppress(OSError, ValueError):
            _, hard = resource.prlimit(pid, limit)
            value = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.prlimit(pid, limit, (value, value))


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _fences() -> list[str]:
    """Programs that start another one without a network, and that end it when its parent ends, as far as they are there and may."""
    fences: list[str] = []
    for fence in (("unshare", "--user", "--map-root-user", "--net"), ("setpriv", "--pdeathsig", "KILL")):
        if sys.platform == "linux" and _works(*fence):
            fences += fence
    return fences


@cache
def _works(*fence: str) -> bool:
    try:
        done = subprocess.run([*fence, "true"], check=False, capture_output=True, timeout=10)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def _profile() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>'
    )
