"""Runs a tour in which a socket of the internet ends the process: ``python -m tests.tour.offline FOLDER WORD ...``."""

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
_KILL, _ALLOW = 0x80000000, 0x7FFF0000
_LOAD, _EQUALS, _RETURN = 0x20, 0x15, 0x06  # linux/filter.h
_NUMBER_AT, _FAMILY_AT = 0, 16  # offsets in struct seccomp_data


def forbid_internet() -> None:
    """From now on the system kills this process when it opens a socket of the families INET or INET6."""
    steps = [
        (_LOAD, 0, 0, _NUMBER_AT),
        (_EQUALS, 0, 4, SOCKET_CALLS[platform.machine()]),
        (_LOAD, 0, 0, _FAMILY_AT),
        (_EQUALS, 1, 0, socket.AF_INET),
        (_EQUALS, 0, 1, socket.AF_INET6),
        (_RETURN, 0, 0, _KILL),
        (_RETURN, 0, 0, _ALLOW),
    ]
    program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    described = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(steps), ctypes.addressof(program)))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.prctl(_SET_SECCOMP, _FILTER, described):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def main() -> None:
    """Forbid, then walk to the named places."""
    forbid_internet()
    folder, *places = sys.argv[1:]
    if not places:
        socket.socket()
    from tests.tour.walk import LOOKS, SIZES, walk  # noqa: PLC0415  only now: its imports may not open one either

    for place in places:
        for picture in walk(Path(folder), place, LOOKS[:1], SIZES[:1]):
            print(picture, flush=True)


if __name__ == "__main__":
    main()
