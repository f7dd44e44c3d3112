"""A printing system of its own for tests: a real cupsd on loopback with one queue that prints into a file."""

from __future__ import annotations

import getpass
import grp
import os
import socket
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.programs import system_program

PRINTER = "Office"

FILES = """\
SystemGroup root
User {user}
Group {group}
ServerRoot {folder}/root
StateDir {folder}/state
CacheDir {folder}/cache
RequestRoot {folder}/spool
TempDir {folder}/tmp
AccessLog {folder}/access
ErrorLog {folder}/error
PageLog {folder}/page
FileDevice Yes
Sandboxing relaxed
Printcap
"""
DAEMON = """\
Listen 127.0.0.1:{port}
LogLevel debug
Browsing No
DefaultAuthType None
WebInterface No
<Location />
  Order allow,deny
  Allow localhost
</Location>
<Location /admin>
  Order allow,deny
  Allow localhost
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
DRIVER = """\
*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "PDF.PPD"
*Manufacturer: "Test"
*Product: "(PDF)"
*ModelName: "PDF printer"
*ShortNickName: "PDF printer"
*NickName: "PDF printer"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*FileSystem: False
*cupsVersion: 2.3
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize/Paper: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595 842"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
"""


@dataclass(frozen=True)
class Queue:
    """A running queue."""

    server: str
    printed: Path
    log: Path

    def wait_for_job(self) -> None:
        """Return when the queue has finished a job; fails after a minute."""
        until(lambda: "Job completed." in self.log.read_text("utf-8", "replace"), "the job was not finished")


def until(holds: Callable[[], bool], otherwise: str, seconds: float = 60) -> None:
    """Return as soon as `holds`."""
    pause = threading.Event()
    for _ in range(int(seconds / 0.02)):
        if holds():
            return
        pause.wait(0.02)
    raise AssertionError(otherwise)


@contextmanager
def running_queue() -> Iterator[Queue]:
    """A queue that lives as long as the block; it takes a free port and a folder of its own."""
    daemon = system_program("/usr/sbin/cupsd")
    # A short path: cupsd refuses long ones.
    with tempfile.TemporaryDirectory(prefix="cups-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        for part in ("root", "state", "cache", "spool", "tmp"):
            (folder / part).mkdir()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        # As root cupsd lets its filters run as somebody else; anybody else runs them as themselves.
        root = os.geteuid() == 0
        user = "lp" if root else getpass.getuser()
        group = "lp" if root else grp.getgrgid(os.getegid()).gr_name
        (folder / "files.conf").write_text(FILES.format(folder=folder, user=user, group=group))
        (folder / "cupsd.conf").write_text(DAEMON.format(port=port))
        (folder / "pdf.ppd").write_text(DRIVER)
        server = f"127.0.0.1:{port}"
        process = subprocess.Popen(
            [daemon, "-f", "-c", str(folder / "cupsd.conf"), "-s", str(folder / "files.conf")],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            until(lambda: _answers(port) or process.poll() is not None, "cupsd does not answer")
            assert process.poll() is None, (folder / "error").read_text("utf-8", "replace")
            printed = folder / "printed.pdf"
            subprocess.run(
                ["lpadmin", "-p", PRINTER, "-E", "-v", f"file://{printed}", "-P", str(folder / "pdf.ppd")],
                env={**os.environ, "CUPS_SERVER": server}, check=True, capture_output=True,
                stdin=subprocess.DEVNULL,
            )  # fmt: skip
            yield Queue(server, printed, folder / "error")
        finally:
            process.terminate()
            process.wait()


def _answers(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0
