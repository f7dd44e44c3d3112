"""Reads a program as a screen reader does: over AT-SPI, the bus of assistive technology.

    dbus-run-session -- /usr/bin/python3 tests/accessibility/reader.py PROGRAM [ARGUMENT …]

Run by the system's own Python, for which Debian packs pyatspi. Starts the program, then answers requests:
a JSON object on each line of the standard input, its answer on the standard output.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pyatspi
from gi.repository import Atspi, GLib

LONGEST = 30.0
"""Seconds: a bound for a program that hangs, not a wait."""
DEEPEST = 40

heard: list[str] = []
"""What was announced."""


def node(accessible: Any, states: Any = None, depth: int = 0) -> dict[str, Any]:
    """What is told of an object, with everything in it that is on screen; `states` where they are known."""
    states = states or accessible.getState()
    found: dict[str, Any] = {
        "role": accessible.getRoleName(),
        "name": accessible.name,
        "description": accessible.description,
        "states": [state.value_nick for state in states.getStates()],
        "children": [],
    }
    if found["role"] == "table":
        table = accessible.queryTable()
        columns, rows = range(table.nColumns), range(table.nRows)
        found["columns"] = [table.getColumnHeader(column).name for column in columns]
        found["rows"] = [table.getRowHeader(row).name for row in rows]
        found["cells"] = [[table.getAccessibleAt(row, column).name for column in columns] for row in rows]
    elif depth < DEEPEST:
        found["children"] = [node(child, states, depth + 1) for child, states in children(accessible)]
    return found


def children(accessible: Any) -> Iterator[tuple[Any, Any]]:
    """What is on screen right inside an object, with its states; its iterator asks its length each time."""
    for index in range(accessible.childCount):
        child = accessible.getChildAtIndex(index)
        if child is not None and (states := child.getState()).contains(pyatspi.STATE_SHOWING):
            yield child, states


def application(process: int) -> Any:
    """The program with this process id, as soon as it is on the bus."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        for found in pyatspi.Registry.getDesktop(0):
            if found is not None and found.get_process_id() == process and found.childCount:
                found.set_cache_mask(Atspi.Cache.NONE)  # what is there now, not what was there
                return found
        turn()
    raise TimeoutError("the program is not on the bus of assistive technology")


def turn() -> None:
    """What has come over the bus is heard."""
    context = GLib.MainContext.default()
    while context.iteration(False):
        pass
    time.sleep(0.02)  # between two looks, not before the answer


def first(accessible: Any, role: str, part: str) -> Any:
    """The first object on screen of this role whose name holds `part`; what is hidden is not gone through."""
    for child, _ in children(accessible):
        if child.getRoleName() == role and part in (child.name or ""):
            return child
        found = first(child, role, part)
        if found is not None:
            return found
    return None


def seek(root: Any, role: str, part: str) -> Any:
    """The first object on screen of this role whose name holds `part`, as soon as there is one."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        found = first(root, role, part)
        if found is not None:
            return found
        turn()
    raise TimeoutError(f"no {role} “{part}”")


def answer(request: dict[str, str], process: int) -> Any:
    """What is asked for."""
    root = application(process)
    if request["do"] == "tree":
        return node(root)
    if request["do"] == "forget":
        turn()
        return heard.clear()
    if request["do"] == "heard":
        end = time.monotonic() + LONGEST
        while not heard and time.monotonic() < end:
            turn()
        said, heard[:] = list(heard), []
        return said
    found = seek(root, request["role"], request["name"])
    if request["do"] == "focus":
        return found.queryComponent().grabFocus()
    if request["do"] == "press":
        actions = found.queryAction()
        names = [actions.getName(index) for index in range(actions.nActions)]
        return actions.doAction(names.index("Press"))
    return node(found)


def main(command: list[str]) -> None:
    """Until the input ends."""
    pyatspi.Registry.getDesktop(0)  # the bus is there before the program looks for it
    pyatspi.Registry.registerEventListener(lambda event: heard.append(event.any_data), "object:announcement")
    program = subprocess.Popen(command, stdout=sys.stderr)
    try:
        for line in sys.stdin:
            try:
                reply = {"answer": answer(json.loads(line), program.pid)}
            except Exception as error:
                reply = {"failed": f"{type(error).__name__}: {error}"}
            print(json.dumps(reply), flush=True)
    finally:
        program.terminate()
        program.wait()


if __name__ == "__main__":
    main(sys.argv[1:])
