"""What a server answered, or why there is nothing to read."""

from __future__ import annotations

from dataclasses import dataclass


class NotFetched(Exception):
    """It could not be read; the message says in a sentence what happened, and what can be done.

    ``sure`` says that it would fail for others too; else the reason may lie with this computer or this moment.
    """

    def __init__(self, sentence: str, *, sure: bool = False) -> None:
        super().__init__(sentence)
        self.sure = sure


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered: ``address`` is where the way ended, ``content`` is unpacked.

    ``public`` says that some step of the way was on the public internet, so that it may not lead into an own network.
    """

    address: str
    status: int
    content: bytes
    content_type: str
    public: bool = True
