"""Takes the pictures of the comparison page that the two READMEs show, from the family water-week of the corpus.

    python -m benchmarks.picture [--browser chromium]

Needs a Chromium and fonts with Chinese characters. The pictures are reduced to 128 colours, so that each stays under 200 kB.
"""

from __future__ import annotations

import argparse
import contextlib
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from noticeparse.cli.main import main as noticeparse

ROOT = Path(__file__).parents[1]
FAMILY = "corpus/dev/water-week"  # below the root, since the page shows the names as they are given
PICTURES = {"en": "comparison.png", "zh": "comparison.zh.png"}
WIDTH, HEIGHT = 1400, 800
COLOURS = 128


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--browser", default="chromium")
    args = parser.parse_args()
    with contextlib.chdir(ROOT), tempfile.TemporaryDirectory() as folder:
        for lang, name in PICTURES.items():
            page, shot = Path(folder, f"{lang}.html"), Path(folder, f"{lang}.png")
            pair = [f"{FAMILY}/parent.txt", f"{FAMILY}/county.txt"]
            noticeparse(["compare", *pair, "--lang", lang, "--format", "html", "-o", str(page)])
            subprocess.run(
                [
                    args.browser,
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--hide-scrollbars",
                    f"--user-data-dir={folder}/profile",
                    f"--window-size={WIDTH},{HEIGHT}",
                    f"--screenshot={shot}",
                    page.as_uri(),
                ],
                check=True,
                capture_output=True,
            )
            target = ROOT / "docs" / "images" / name
            Image.open(shot).convert("RGB").quantize(COLOURS).save(target, optimize=True)
            print(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
