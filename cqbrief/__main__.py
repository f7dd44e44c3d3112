"""``python -m cqbrief``."""

from cqbrief.cli.main import program

if __name__ == "__main__":
    program()
