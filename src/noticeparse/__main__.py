"""``python -m noticeparse`` is the command ``noticeparse``."""

import sys

from noticeparse.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
