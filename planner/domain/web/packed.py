"""Content as servers pack it, unpacked as far as there is room for it."""

from __future__ import annotations

import zlib

PLAIN = frozenset({"", "identity"})
PACKED = frozenset({"gzip", "x-gzip", "deflate"})
"""The ways to send content (RFC 9110, 8.4.1) that are understood."""

_WITH_HEADER = 32 + zlib.MAX_WBITS
"""Has zlib find out itself whether it is gzip or its own form."""


class TooLarge(Exception):
    """There is more than there is room for."""


def unpacked(content: bytes, most: int) -> bytes:
    """What was packed, at most so many bytes; raises TooLarge, and ValueError when it is broken."""
    for bits in (_WITH_HEADER, -zlib.MAX_WBITS):
        unpacking = zlib.decompressobj(bits)
        try:
            plain = unpacking.decompress(content, most + 1)
        except zlib.error:
            continue
        if len(plain) > most:
            raise TooLarge
        if unpacking.eof:
            return plain
    raise ValueError("broken")
