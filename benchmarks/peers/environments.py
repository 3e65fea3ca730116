"""A virtual environment a peer, made under a cache folder outside the repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

REQUIREMENTS = Path(__file__).parent / "requirements"
LONGEST = 900  # seconds that an installation may take


class CannotInstallError(Exception):
    """Why a peer could not be installed, in one line."""


def cache_folder() -> Path:
    """Where environments are kept unless the user names another folder: ``XDG_CACHE_HOME`` or ``~/.cache``."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "noticeparse-peers"


def python_of(name: str, cache: Path) -> Path:
    """The interpreter of the peer's environment, which is made where it is missing or its pinned versions changed.

    Raises :class:`CannotInstallError` where the installation fails; what was half made is made again next time.
    """
    pinned = (REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8")
    home = cache / f"{name}-{sys.version_info.major}.{sys.version_info.minor}"
    python = home / "bin" / "python"
    done = home / "installed.txt"
    if python.exists() and done.exists() and done.read_text(encoding="utf-8") == pinned:
        return python
    _run([sys.executable, "-m", "venv", "--clear", str(home)])
    _run([str(python), "-m", "pip", "install", "--quiet", "-r", str(REQUIREMENTS / f"{name}.txt")])
    done.write_text(pinned, encoding="utf-8")
    return python


def _run(command: list[str]) -> None:
    try:
        ran = subprocess.run(
            command, capture_output=True, text=True, errors="replace", timeout=LONGEST, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CannotInstallError(str(error).splitlines()[0]) from error
    if ran.returncode:
        said = [line for line in (ran.stderr + ran.stdout).splitlines() if line.strip()]
        wrong = [line for line in said if line.startswith("ERROR")] or said or ["no message"]
        raise CannotInstallError(wrong[-1].strip())
