"""Runs a tour in which a socket of the internet ends the process: ``python -m tests.tour.offline FOLDER WORD ...``.

With ``--refuse`` such a socket cannot be had instead. The words are places of the tour, and ``every-tab`` (all tabs of
the places that stand in for the calendar), ``fetch`` (a page is asked for) and ``socket``.
"""

from __future__ import annotations

import ctypes
import os
import platform
import socket
import struct
import sys
from pathlib import Path

SOCKET_CALLS = {"x86_64": 41, "aarch64": 198}
"""Number of the system call "socket" by machine (Linux headers, asm/unistd.h)."""

_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2  # linux/prctl.h, linux/seccomp.h
_KILL, _REFUSE, _ALLOW = 0x80000000, 0x00050000, 0x7FFF0000
_NETWORK_IS_DOWN = 100  # asm-generic/errno.h
_LOAD, _EQUALS, _RETURN = 0x20, 0x15, 0x06  # linux/filter.h
_NUMBER_AT, _FAMILY_AT = 0, 16  # offsets in struct seccomp_data


def forbid_internet(*, refuse: bool = False) -> None:
    """From now on a socket of the families INET or INET6 has the system kill this process, or cannot be had."""
    steps = [
        (_LOAD, 0, 0, _NUMBER_AT),
        (_EQUALS, 0, 4, SOCKET_CALLS[platform.machine()]),
        (_LOAD, 0, 0, _FAMILY_AT),
        (_EQUALS, 1, 0, socket.AF_INET),
        (_EQUALS, 0, 1, socket.AF_INET6),
        (_RETURN, 0, 0, _REFUSE | _NETWORK_IS_DOWN if refuse else _KILL),
        (_RETURN, 0, 0, _ALLOW),
    ]
    program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    described = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(steps), ctypes.addressof(program)))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.prctl(_SET_SECCOMP, _FILTER, described):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def main() -> None:
    """Forbid, then walk to the named places."""
    refuse = "--refuse" in sys.argv
    forbid_internet(refuse=refuse)
    folder, *words = (one for one in sys.argv[1:] if one != "--refuse")
    for word in words:
        _go(Path(folder), word)
    print("net" if "planner.net" in sys.modules else "no net", flush=True)


def _go(folder: Path, word: str) -> None:
    if word == "socket":
        socket.socket()
    elif word == "fetch":
        _fetch()
    else:
        _walk(folder, word)


def _walk(folder: Path, word: str) -> None:
    from tests.tour.every_tab import every_tab  # noqa: PLC0415  only now: its imports may not open one either
    from tests.tour.walk import LOOKS, SIZES, walk  # noqa: PLC0415

    seen = every_tab() if word == "every-tab" else walk(folder, word, LOOKS[:1], SIZES[:1])
    for picture in seen:
        print(picture, flush=True)


def _fetch() -> None:
    from planner.net import NotFetched, fetch  # noqa: PLC0415  after the system was told to watch

    try:
        fetch("http://127.0.0.1/", most_bytes=1000, seconds=2.0, allow_private=True)
    except NotFetched as error:
        print(error, flush=True)


if __name__ == "__main__":
    main()
