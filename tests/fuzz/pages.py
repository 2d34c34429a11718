"""Mutated web pages through their reader: an answer for any bytes, in a second, in 200 MB.

``python3 -m tests.fuzz --only pages --rounds 5000`` plays as many as the program is held to. The pages are those of the
shared folder where it is there, and one of the tests' own.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from planner.app.page_audit import audited
from planner.domain.pages import as_table, facts_of
from planner.exchange.pages import read_page
from tests.fuzz.rounds import Found, Tally, run
from tests.page_sources import page

LONGEST_SECONDS, MOST_MEGABYTES = 1.0, 200

_TYPES = ("", "text/html", "text/html; charset=utf-8", "text/html; charset=shift_jis", "x; charset=\x00", "=" * 500)
_PIECES = (
    *(b"<div>", b"<b>", b"<p><b x=1>", b"<table><tr><td>", b"<select><option>", b"<svg><g>", b"<a '", b'<a "', b"<!--"),
    *(b"<script>", b"</script>", b'<script type="application/ld+json">', b'{"@graph":[', b"<template>", b"<title>"),
    *(
        b'<meta property="og:image" content="',
        b"<meta charset=utf-16>",
        b"<base href=//[>",
        b"<link rel=canonical href=//[::1>",
        b"<meta property=og:url content=http://[>",
        b"\x00",
        b"\xff\xfe",
        b"&#x",
    ),
    *(b"<p itemscope itemtype=x itemprop=a>", b"</p>", b"<frameset>", b"<plaintext>", b"<![CDATA[", b"\xed\xa0\x80"),
)
_ENCODINGS = ("utf-16", "utf-32", "cp1252", "koi8-r", "shift_jis", "utf-7")
_LONGEST = 3_000_000


@cache
def _saved() -> tuple[bytes, ...]:
    root = Path(os.environ.get("EVENWEEK_SHARED", Path(__file__).parents[3] / "shared")) / "samples" / "html"
    return (page(), *(file.read_bytes() for file in sorted(root.glob("*/*.html"))))


def mutated_page(chance: random.Random) -> bytes:
    """A page, damaged in one to three ways."""
    content = chance.choice(_saved())
    for _ in range(chance.choice((1, 1, 2, 3))):
        content = chance.choice(_HARMS)(content, chance)[:_LONGEST]
    return content


def _flipped(content: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(chance.choice((1, 10, 100, 1_000)) if damaged else 0):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _filled(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content) + 1)
    piece = chance.choice(_PIECES) * chance.choice((1, 1, 50, 2_000, 100_000))
    return content[:place] + piece + content[place:]


def _shuffled(content: bytes, chance: random.Random) -> bytes:
    tags = content.split(b"<")
    chance.shuffle(tags)
    return b"<".join(tags)


def _without_ends(content: bytes, chance: random.Random) -> bytes:
    return content.replace(chance.choice((b">", b'"', b"</", b"</script>", b"}", b"<head>")), b"")


def _twice(content: bytes, chance: random.Random) -> bytes:
    return content * chance.choice((2, 5, 20))


def _in_other_letters(content: bytes, chance: random.Random) -> bytes:
    return content.decode("utf-8", "replace").encode(chance.choice(_ENCODINGS), "replace")


def _crossed(content: bytes, chance: random.Random) -> bytes:
    other = chance.choice(_saved())
    return _cut(content, chance) + other[chance.randrange(len(other)) :]


def _noise(content: bytes, chance: random.Random) -> bytes:
    return chance.randbytes(chance.choice((0, 1, 50, 5_000, 1_000_000)))


_HARMS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(_flipped, _flipped, _cut, _filled, _filled, _filled, _shuffled, _without_ends, _twice),
    *(_in_other_letters, _crossed, _noise),
)


def fuzz_pages(_folder: Path, rounds: int, seed: int, before: Callable[[], object] = int) -> Tally:
    """Mutated pages through the reader, and what is said of them."""
    _saved()
    begun_with = _most_megabytes()

    def play(chance: random.Random) -> str:
        content = mutated_page(chance)
        begun = time.process_time()
        facts = read_page(content, address="https://shop.example/a", content_type=chance.choice(_TYPES))
        taken = time.process_time() - begun
        if taken > LONGEST_SECONDS:
            raise Found(f"a page of {len(content)} bytes took {taken:.2f} s")
        if _most_megabytes() - begun_with > MOST_MEGABYTES:
            raise Found(f"a page of {len(content)} bytes took more than {MOST_MEGABYTES} MB")
        assert facts_of(as_table(facts)) == facts
        return audited(facts).verdict.words.removeprefix("This link will show ").partition(",")[0].rstrip(".")

    return run(Tally("Pages"), rounds, seed, play, before)


def _most_megabytes() -> float:
    """The most memory that the process had; 0 where the system does not say it."""
    if sys.platform == "win32":
        return 0.0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1_000_000 if sys.platform == "darwin" else 1_000)
