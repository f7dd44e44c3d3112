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

from cqbrief.briefing.storage.size import is_large

if TYPE_CHECKING:
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
    """A second process that gets ready to read. Told what by `read`, asked for it by `edition`."""

    def __init__(self, *, wanted: bool = True) -> None:
        """Where it is not `wanted`, there is no second process, and `edition` reads by itself."""
        self._process = 0
        self._folder: Path | None = None
        # A program that was frozen into one is no interpreter; Windows starts processes too slowly to gain.
        if wanted and hasattr(os, "posix_spawn") and sys.executable and not getattr(sys, "frozen", False):
            # Where no more processes are allowed, or open files, `edition` reads by itself.
            with suppress(OSError):
                self._start()

    def _start(self) -> None:
        asked, self._asking = os.pipe()
        receiving, sending = os.pipe()
        self._receiving = open(receiving, "rb", buffering=0)  # noqa: SIM115
        # Without the current folder (-P): nothing that happens to lie there is imported.
        command = [sys.executable, "-P", "-c", _CODE, _PACKAGES]
        try:
            self._process = os.posix_spawn(
                sys.executable,
                command,
                os.environ,
                file_actions=[(os.POSIX_SPAWN_DUP2, asked, 0), (os.POSIX_SPAWN_DUP2, sending, 1)],
                # Ctrl+C (2) is for the first process, which takes the second with it.
                setsigmask=[2],
            )
        finally:
            os.close(asked)
            os.close(sending)
            if not self._process:
                os.close(self._asking)
                self._receiving.close()

    def read(self, folder: Path) -> None:
        """The briefing in `folder` is being read from now on; a large one only by `edition`."""
        if is_large(folder):
            self.forget()
        self._folder = folder
        if self._process:
            # A path is short: it fits into the pipe whether or not the other side has come to it.
            # Should the second process have failed, `edition` sees to it.
            with suppress(BrokenPipeError):
                os.write(self._asking, os.fsencode(folder))
            os.close(self._asking)

    def edition(self) -> Edition:
        """The briefing as `load.load_edition` reads it; comes after `read`, and once only."""
        assert self._folder is not None
        found = self._received()
        if found is None:
            # No second process, or one that failed: whatever went wrong there happens here again.
            from cqbrief.briefing.loading.load import load_edition

            return load_edition(self._folder)
        return found

    def begun(self) -> LoadedEdition:
        """The same for a window, as `load.begin` reads it."""
        from cqbrief.briefing.edition import LoadedEdition

        assert self._folder is not None
        found = self._received()
        if found is None:
            from cqbrief.briefing.loading.load import begin

            return begin(self._folder)
        return LoadedEdition(found)

    def forget(self) -> None:
        """The second process has ended; it was not needed."""
        if self._process:
            if self._folder is None:
                os.close(self._asking)
            # Closed already where Ctrl+C came while the edition was waited for.
            self._receiving.close()
            # Whoever started the program may have seen to it that nobody has to wait for processes.
            with suppress(ProcessLookupError):
                os.kill(self._process, 9)
            self._ended()

    def _received(self) -> Edition | None:
        if not self._process:
            return None
        import pickle

        with self._receiving as pipe:
            content = pipe.readall()
        # From our own process, by a pipe of nobody else's: what others have written is never unpickled.
        edition: Edition | None = pickle.loads(content) if self._ended() and content else None
        return edition

    def _ended(self) -> bool:
        """The second process is gone; whether it is known to have done what it was to do."""
        process, self._process = self._process, 0
        try:
            return os.waitpid(process, 0)[1] == 0
        except ChildProcessError:
            # Where SIGCHLD is ignored, which a program inherits, the system forgets how processes ended.
            return False


def main() -> NoReturn:
    """The second process: a folder comes in by standard input, its edition goes out by standard output."""
    import gc

    # It makes many objects and ends: nothing is garbage before that.
    gc.disable()
    status = 1
    try:
        _serve()
        status = 0
    except BrokenPipeError:
        pass  # The first process has gone.
    finally:
        # To tidy up what was made would be waited for.
        os._exit(status)


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
