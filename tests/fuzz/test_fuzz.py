"""A bounded run of the fuzzer; `tests/fuzz/run.py` does two hundred thousand inputs."""

from __future__ import annotations

import pytest

from tests.fuzz import run

ROUNDS = 4000


@pytest.mark.parametrize(("target", "count"), list(run.shares(ROUNDS)))
def test_no_input_makes_a_room_fail_hang_or_fill_the_memory(target: str, count: int) -> None:
    done, _, _, _, findings = run.run(target, 0, count, "2")
    assert findings == []
    assert done == count
