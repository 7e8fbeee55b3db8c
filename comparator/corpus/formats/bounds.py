"""Packed files are read in a process of its own, which may take so much time and memory.

A PDF of 4 kB can draw two million characters, by forms that draw one another twice, and what reads
it is a library that cannot be stopped from within: it fills the memory and ends its process. So may
a numbered list in a DOCX, whose every number is a page long. In a process of its own such a file is
one that cannot be read, and nothing else is lost.
"""

import faulthandler
import os
import pickle
import signal
import sys
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, TypeVar

from comparator.corpus.formats.detection import UnreadableError

_Read = TypeVar("_Read")
_LONGEST_S = 60  # of processor time; 400 pages with 1.4 million characters take 28
_LONGEST_WAIT_S = 900  # what hangs takes no processor time
_ENDS_WITH_PARENT = 1  # PR_SET_PDEATHSIG of linux/prctl.h
_MOST_BYTES = 3 << 29  # besides what is there already


def read_in_bounds(read: Callable[[], _Read]) -> _Read:
    """Return what `read` returns, or raise what it raises; only on Linux in a process of its own.

    Raises:
        UnreadableError: It took too much time or memory, or was ended by the library it calls.
    """
    if sys.platform == "linux":
        return _read_apart(read)
    else:  # types are read for other systems, too
        return read()


if sys.platform == "linux":

    def _read_apart(read: Callable[[], _Read]) -> _Read:
        answer, into = os.pipe()
        with warnings.catch_warnings():
            # Of other threads none is needed: they wait for pages, or compute.
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if child == 0:
            _read_and_tell(read, into)
        os.close(into)
        try:
            with os.fdopen(answer, "rb") as pipe:
                told = pipe.read()
        finally:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)  # whoever reads may have been stopped
            os.waitpid(child, 0)
        if not told:
            raise UnreadableError("it takes more time or memory to read than any declaration")
        error: Exception | None
        value: _Read
        error, value = pickle.loads(told)  # noqa: S301 - our own process wrote it
        if error is not None:
            raise error
        return value

    def _read_and_tell(read: Callable[[], object], into: int) -> NoReturn:
        """Read, within bounds, write what came of it, and end this process."""
        try:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(_LONGEST_WAIT_S)
            import ctypes
            import resource

            faulthandler.disable()
            ctypes.CDLL(None).prctl(_ENDS_WITH_PARENT, signal.SIGKILL)
            resource.setrlimit(resource.RLIMIT_CPU, (_LONGEST_S, _LONGEST_S))
            pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
            most = pages * os.sysconf("SC_PAGE_SIZE") + _MOST_BYTES
            resource.setrlimit(resource.RLIMIT_AS, (most, most))
            os.dup2(
                os.open(os.devnull, os.O_WRONLY), sys.__stderr__.fileno() if sys.__stderr__ else 2
            )
            try:
                told = pickle.dumps((None, read()))
            except MemoryError:
                os._exit(1)
            except Exception as error:
                error.add_note(traceback.format_exc())
                told = pickle.dumps((error, None))
            with os.fdopen(into, "wb") as pipe:
                pipe.write(told)
        finally:
            os._exit(0)
