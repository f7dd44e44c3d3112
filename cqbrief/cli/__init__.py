"""The command line: a module for each command, and the table of them in `commands`.

A command's module holds its options (a frozen dataclass), `add_arguments`, `run` and `COMMAND`. It is
imported for its help alone, too, and where packages are missing: so it imports what it works with inside
`run`, once it is known that all of that is installed.
"""
