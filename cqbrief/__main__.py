"""``python -m cqbrief``."""

import sys

from cqbrief.cli import main

if __name__ == "__main__":
    sys.exit(main())
