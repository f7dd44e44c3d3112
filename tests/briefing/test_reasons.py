"""Why the system refused is said in words that can be translated."""

from __future__ import annotations

import errno
import os

import pytest

from cqbrief.i18n.os_errors import reason
from cqbrief.i18n.translator import Translator


@pytest.mark.parametrize("code", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EISDIR])
def test_common_reasons_are_said_in_chinese(code: int) -> None:
    said = Translator("zh").render(reason(OSError(code, os.strerror(code))))
    assert not said.isascii()


def test_a_rare_reason_is_said_as_the_system_says_it() -> None:
    assert (
        Translator("zh").render(reason(OSError(errno.EBADF, "Bad {file} descriptor")))
        == "Bad {file} descriptor"
    )
