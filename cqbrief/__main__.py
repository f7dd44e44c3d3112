"""``python -m cqbrief``."""

from cqbrief.cli import program

if __name__ == "__main__":
    program()
