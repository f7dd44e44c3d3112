"""Reading a briefing in a second process while this one is still loading Qt.

Loading Qt keeps Python as busy as reading and checking a briefing does, and of two threads one would wait
for the other. Side by side the window opens in two thirds of the time, and what it shows first is the
whole, checked edition. The second process begins before it is known what to read: it has modules to load.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from cqbrief.app.startup import interpreter
from cqbrief.briefing.storage.size import is_large

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from cqbrief.briefing.edition import Edition, LoadedEdition

# Modules that take long are imported where they are needed: until the second process runs, nothing does.

_PACKAGES = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
"""Where this package is found, in a checkout too."""
# As an argument: in PYTHONPATH it would come before Python's own modules, and may hold no colon.
_CODE = f"""\
import sys
if sys.argv[1] not in sys.path:
    sys.path.insert(0, sys.argv[1])
from {__name__} import main
main()
"""


class PreloadProcess:
    """Run a second process that gets ready to read: `read` tells it what, `edition` takes what it read."""

    def __init__(self, *, wanted: bool = True) -> None:
        """Start the second process; where it is not `wanted` there is none, and `edition` reads by itself."""
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: Path | None = None
        # A program that was frozen into one is no interpreter; Windows starts processes too slowly to gain.
        if wanted and os.name == "posix" and sys.executable and not getattr(sys, "frozen", False):
            import subprocess

            # Where no more processes are allowed, or open files, `edition` reads by itself.
            with suppress(OSError):
                self._process = subprocess.Popen(
                    # Without the current folder (-P): nothing that happens to lie there is imported.
                    [sys.executable, "-P", "-c", _CODE, _PACKAGES],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    # Ctrl+C is for the first process, which takes the second with it.
                    process_group=0,
                )

    def read(self, folder: Path) -> None:
        """Begin to read the briefing in `folder`; a large one is read only by `edition`."""
        if is_large(folder):
            self.forget()
        self._folder = folder
        if self._process is not None and self._process.stdin is not None:
            # Should the second process have failed, `edition` sees to it.
            with suppress(BrokenPipeError), self._process.stdin as asking:
                asking.write(os.fsencode(folder))

    def edition(self) -> Edition:
        """Return the briefing as `load.load_edition` reads it; comes after `read`, and once only."""
        assert self._folder is not None
        found = self._received()
        if found is None:
            # No second process, or one that failed: whatever went wrong there happens here again.
            from cqbrief.briefing.loading.load import load_edition

            return load_edition(self._folder)
        return found

    def begun(self) -> LoadedEdition:
        """Return the briefing for a window as `load_in_steps` reads it; called once, after `read`."""
        from cqbrief.briefing.edition import LoadedEdition

        assert self._folder is not None
        found = self._received()
        if found is None:
            from cqbrief.briefing.loading.load import load_in_steps

            return load_in_steps(self._folder)
        return LoadedEdition(found)

    def forget(self) -> None:
        """End the second process, should it still run: it is not needed."""
        if self._process is not None:
            self._process.kill()
            self._end()

    def _received(self) -> Edition | None:
        if self._process is None or self._process.stdout is None:
            return None
        import pickle

        # From our own process, by a pipe of nobody else's: what others have written is never unpickled.
        content = self._process.stdout.read()
        self._end()
        try:
            edition: Edition = pickle.loads(content)
        except (EOFError, pickle.UnpicklingError):
            # It failed before it had written everything.
            return None
        return edition

    def _end(self) -> None:
        """Close the pipes and wait for the end of the second process, which is near."""
        process, self._process = self._process, None
        if process is not None:
            with process:
                pass


def main() -> NoReturn:
    """Read, as the second process, a folder's name from standard input; write its edition to the output."""
    interpreter.pause_collection()
    status = 1
    try:
        _serve()
        status = 0
    except BrokenPipeError:
        pass  # The first process has gone.
    finally:
        # To tidy up what was made would be waited for.
        interpreter.end_at_once(status)


def _serve() -> None:
    import pickle
    from pathlib import Path

    from cqbrief.briefing.loading.load import load_edition

    with open(os.dup(1), "wb") as pipe:
        # Whatever else should be printed does not get into it.
        os.dup2(2, 1)
        with open(0, "rb") as asked:
            folder = os.fsdecode(asked.read())
        if folder:
            pickle.dump(load_edition(Path(folder)), pipe, protocol=pickle.HIGHEST_PROTOCOL)
