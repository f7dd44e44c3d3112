"""Work in threads beside the one that paints: what reads or writes files is done there."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import NoReturn, TypeVar

from PySide6.QtCore import QObject, Signal

Result = TypeVar("Result")


class _Carrier(QObject):
    """Carry an answer out of a thread; the thread keeps it, for whoever asked may be gone by then."""

    arrived = Signal(int, object)


class BackgroundWork(QObject):
    """Run work in a thread and call back with its result in the thread of this object.

    Work begun later supersedes what is still running: of that no result comes any more. With `lasting` the
    program does not end before the work has, so that a file that is being written is whole.
    """

    def __init__(self, parent: QObject, *, lasting: bool = False) -> None:
        super().__init__(parent)
        self._lasting = lasting
        self._turn = 0
        """Count what was begun or given up: an answer to an earlier turn is dropped."""
        self.running = False
        """Whether the work begun last is still under way."""
        self._carrier = _Carrier()
        self._carrier.arrived.connect(self._deliver)

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], object],
        failed: Callable[[], object] | None = None,
    ) -> None:
        """Run `work` in a thread and call `done` with what it returns.

        What `work` raises is raised here, after `failed` was called.
        """
        self._turn += 1
        self.running = True
        asked = (work, done, failed, self._turn, self._carrier)
        Thread(target=_run, args=asked, daemon=not self._lasting).start()

    def give_up(self) -> None:
        """Drop what is under way: `done` is not called any more."""
        self._turn += 1
        self.running = False

    def _deliver(self, turn: int, answer: Callable[[], object]) -> None:
        if turn != self._turn:
            return
        self.running = False
        answer()


def _run(
    work: Callable[[], Result],
    done: Callable[[Result], object],
    failed: Callable[[], object] | None,
    turn: int,
    carrier: _Carrier,
) -> None:
    """Do the work, in its thread."""
    try:
        answer: Callable[[], object] = partial(done, work())
    except BaseException as error:
        answer = partial(_fail, error, failed)
    # The program may have ended meanwhile.
    with suppress(RuntimeError):
        carrier.arrived.emit(turn, answer)


def _fail(error: BaseException, failed: Callable[[], object] | None) -> NoReturn:
    if failed is not None:
        failed()
    raise error
