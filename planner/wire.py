"""A connection that is waited for and read with an end, in time and in bytes; who opens it is ``planner.net``."""

from __future__ import annotations

import io
from collections.abc import Callable
from time import monotonic
from typing import Any, Protocol, TypeVar

from planner.domain.web.fetched import NotFetched
from planner.domain.web.packed import TooLarge

T = TypeVar("T")

_BREATH_SECONDS = 0.1
PIECE = 64 * 1024
"""Bytes that are read at once."""


class Connection(Protocol):
    """What a socket does as far as it is needed here."""

    def settimeout(self, value: float | None, /) -> None: ...

    def recv_into(self, buffer: Any, /) -> int: ...

    def send(self, data: bytes, /) -> int: ...


class Limit:
    """How long all of it may take; ``host`` is who is waited for."""

    def __init__(self, seconds: float, at_breath: Callable[[], None]) -> None:
        self.host = ""
        self._seconds = seconds
        self._end = monotonic() + seconds
        self._at_breath = at_breath

    def breathe(self) -> float:
        """How long may be waited until it is asked again; raises NotFetched when the time is over."""
        self._at_breath()
        left = self._end - monotonic()
        if left <= 0:
            raise NotFetched(
                f"{self.host} was not done after {self._seconds:g} seconds; networks wait no longer either."
            )
        return min(left, _BREATH_SECONDS)

    def patiently(self, connection: Connection, step: Callable[[], T]) -> T:
        """A step that waits for the other side, with a breath in between."""
        while True:
            connection.settimeout(self.breathe())
            try:
                return step()
            except TimeoutError:
                continue


class Wire(io.RawIOBase):
    """What comes over a connection, ``left`` bytes of it; stands for the socket of which a response makes its file."""

    def __init__(self, connection: Connection, limit: Limit, left: int) -> None:
        super().__init__()
        self._connection = connection
        self._limit = limit
        self.left = left

    def makefile(self, _mode: str) -> io.BufferedReader:
        """The bytes to read."""
        return io.BufferedReader(self, PIECE)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self.left <= 0:
            raise TooLarge
        with memoryview(buffer)[: self.left] as part:
            came = self._limit.patiently(self._connection, lambda: self._connection.recv_into(part))
        self.left -= came
        return came


def send(connection: Connection, request: bytes, limit: Limit) -> None:
    """Sends all of a request."""
    left = request
    while left:
        left = left[limit.patiently(connection, lambda: connection.send(left)) :]  # noqa: B023  sent at once
