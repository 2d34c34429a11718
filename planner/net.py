"""The only way out to the network: one page or picture read, when the user asked for it.

Nothing else in the program may open a connection (``tests/ui/test_offline.py``), and nothing imports this module before
it is needed. A host is looked up first; only addresses that may be asked are connected to, and exactly these, at every
step of the way. Nothing is sent but the address and the name of this program. No cookies are kept, no proxies taken
from the surroundings, no scripts run; certificates are always checked; bytes and time have an end.
"""

from __future__ import annotations

import http.client
import io
import selectors
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from errno import EALREADY, EINPROGRESS, EWOULDBLOCK
from time import monotonic

from planner import VERSION
from planner.domain.quote import one_line
from planner.domain.web.fetched import Fetched, NotFetched
from planner.domain.web.networks import Reach, is_read, reach_of
from planner.domain.web.packed import PACKED, PLAIN, TooLarge, unpacked
from planner.domain.web.web_address import WebAddress, followed, web_address
from planner.wire import PIECE, Limit, Wire, send

_LEADS_ON = frozenset({301, 302, 303, 307, 308})
_UNDER_WAY = frozenset({0, EINPROGRESS, EWOULDBLOCK, EALREADY, 10035})  # the last one on Windows
_MOST_OF_HEAD = 128 * 1024
"""Bytes of an answer before its content; the library takes at most 100 lines of them."""
_CONNECT_SECONDS = 4.0
_RUN_OUT, _SIGNED_BY_ITSELF, _OF_ANOTHER = 10, 18, (62, 64)  # openssl/x509_vfy.h


def fetch(
    address: str,
    *,
    most_bytes: int,
    seconds: float,
    allow_private: bool,
    redirects: int = 5,
    at_breath: Callable[[], None] = lambda: None,
) -> Fetched:
    """Reads an address by GET, within ``seconds`` for all of it; raises NotFetched with a sentence.

    ``allow_private`` also reads from this computer and its own network, but never on the way from the public internet.
    ``at_breath`` is called several times a second while something is waited for; what it raises ends the reading.
    """
    limit = Limit(seconds, at_breath)
    here = _understood(web_address, address)
    been: set[str] = set()
    public = False
    while len(been) <= redirects:
        if str(here) in been:
            raise NotFetched(f"{here.host} sends readers round in a circle. Its owner has to mend that.", sure=True)
        been.add(str(here))
        answer, leads_on = _asked(here, limit, most_bytes, own=allow_private and not public)
        public = public or answer.public
        if not leads_on:
            return Fetched(str(here), answer.status, answer.content, answer.content_type, public)
        here = _understood(followed, here, leads_on)
    raise NotFetched(f"The address leads on more than {redirects} times. Link to where it ends instead.", sure=True)


def _understood(read: Callable[..., WebAddress], *said: object) -> WebAddress:
    try:
        return read(*said)
    except ValueError as error:
        raise NotFetched(str(error), sure=True) from None


def _asked(address: WebAddress, limit: Limit, most: int, *, own: bool) -> tuple[Fetched, str]:
    """One step of the way: what is there, or where it leads on."""
    limit.host = address.host
    numbers, reach = _may_be_asked(address, limit, own=own)
    with _failing_in_words(address, most), _connected(address, numbers, limit) as connection:
        send(connection, _request(address), limit)
        wire = Wire(connection, limit, _MOST_OF_HEAD)
        with closing(http.client.HTTPResponse(wire, method="GET")) as response:  # type: ignore[arg-type]
            response.begin()
            wire.left += most
            where = response.getheader("Location", "").encode("latin-1", "replace").decode("utf-8", "replace")
            leads_on = where if response.status in _LEADS_ON else ""
            content = b"" if leads_on else _content(address, response, most)
            sort = response.getheader("Content-Type", "")
            return Fetched(str(address), response.status, content, sort, reach is Reach.PUBLIC), leads_on


# looking up


def _may_be_asked(address: WebAddress, limit: Limit, *, own: bool) -> tuple[list[str], Reach]:
    """The addresses in figures of a host that may be asked, and where they lie; raises NotFetched when none may."""
    found = [(number, reach_of(number)) for number in _looked_up(address, limit)]
    for reach in (Reach.PUBLIC, Reach.OWN) if own else (Reach.PUBLIC,):
        numbers = [number for number, lies in found if lies is reach]
        if numbers and not is_read(address.port, reach):
            raise NotFetched(f"Port {address.port} of {address.host} is none at which pages are read.")
        if numbers:
            return numbers, reach
    if any(lies is Reach.OWN for _, lies in found):
        raise NotFetched(
            f"{address.host} lies on this computer or its own network, where nothing is read. "
            "The settings can allow it for pages that you ask for yourself."
        )
    raise NotFetched(f"{address.host} leads to an address that belongs to no site. Check how it is written.")


def _looked_up(address: WebAddress, limit: Limit) -> list[str]:
    """What the host is in figures; the system's own look-up cannot be stopped, so it is left behind if need be."""
    found: list[str] = []
    over = threading.Event()

    def look() -> None:
        try:
            rows = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(row[4][0]) for row in rows))
        except (OSError, UnicodeError):
            found.clear()
        over.set()

    threading.Thread(target=look, name="evenweek look-up", daemon=True).start()
    while not over.wait(limit.breathe()):
        pass
    if not found:
        raise NotFetched(f"{address.host} was not found. Check how it is written, and whether this computer is online.")
    return found


# connecting


@contextmanager
def _connected(address: WebAddress, numbers: list[str], limit: Limit) -> Iterator[socket.socket]:
    """A connection to the first of the checked addresses that takes one, made secure where that is wanted."""
    with closing(_opened(address, numbers, limit)) as plain:
        if address.scheme == "http":
            yield plain
            return
        secure = ssl.create_default_context()
        secure.minimum_version = ssl.TLSVersion.TLSv1_2
        with secure.wrap_socket(plain, server_hostname=address.host, do_handshake_on_connect=False) as covered:
            limit.patiently(covered, covered.do_handshake)
            yield covered


def _opened(address: WebAddress, numbers: list[str], limit: Limit) -> socket.socket:
    for number in numbers[:-1]:
        try:
            return _connection(number, address.port, limit)
        except OSError:
            continue
    return _connection(numbers[-1], address.port, limit)


def _connection(number: str, port: int, limit: Limit) -> socket.socket:
    with ExitStack() as opened:
        made = socket.socket(socket.AF_INET6 if ":" in number else socket.AF_INET, socket.SOCK_STREAM)
        opened.callback(made.close)
        made.setblocking(False)
        _require_none(made.connect_ex((number, port)), _UNDER_WAY)
        _wait_until_connected(made, limit)
        _require_none(made.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR), frozenset({0}))
        opened.pop_all()
    return made


def _wait_until_connected(made: socket.socket, limit: Limit) -> None:
    until = monotonic() + _CONNECT_SECONDS
    with selectors.DefaultSelector() as waiting:
        waiting.register(made, selectors.EVENT_WRITE)
        while not waiting.select(limit.breathe()):
            if monotonic() > until:
                raise TimeoutError


def _require_none(trouble: int, fine: frozenset[int]) -> None:
    if trouble not in fine:
        raise OSError(trouble, "no way there")


# talking


def _request(address: WebAddress) -> bytes:
    lines = (
        f"GET {address.target} HTTP/1.1",
        f"Host: {address.authority}",
        f"User-Agent: Evenweek/{VERSION} (a planner that reads a page when its user asks)",
        "Accept: text/html,application/xhtml+xml,image/*;q=0.9,*/*;q=0.5",
        "Accept-Encoding: identity",
        "Connection: close",
    )
    return "".join(f"{line}\r\n" for line in (*lines, "")).encode("ascii")


def _content(address: WebAddress, response: http.client.HTTPResponse, most: int) -> bytes:
    """All of the content, unpacked."""
    packed = response.getheader("Content-Encoding", "").strip().lower()
    if packed not in PLAIN | PACKED:
        packing = f"packed in a way that was not asked for ({one_line(packed, 20)})"
        raise NotFetched(f"{address.host} sends the page {packing}. Its owner has to mend that.", sure=True)
    if response.length is not None and response.length > most:
        raise TooLarge
    with io.BytesIO() as taken:
        while piece := response.read(PIECE):
            taken.write(piece)
            if taken.tell() > most:
                raise TooLarge
        content = taken.getvalue()
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)
    return unpacked(content, most) if packed in PACKED else content


# failing

_OF_THE_SITE = (TooLarge, ssl.SSLError, http.client.HTTPException, ValueError)


@contextmanager
def _failing_in_words(address: WebAddress, most: int) -> Iterator[None]:
    try:
        yield
    except (*_OF_THE_SITE, OSError) as error:
        sure = isinstance(error, _OF_THE_SITE) and not isinstance(error, ConnectionError | http.client.IncompleteRead)
        raise NotFetched(f"{address.host} {_trouble(error, most)}", sure=sure) from None


def _trouble(error: Exception, most: int) -> str:
    """What happened, said of the host, and what can be done."""
    match error:
        case TooLarge():
            return f"sends more than the {most / 1_000_000:g} MB that are read here, and more than networks read."
        case ssl.SSLCertVerificationError():
            return f"shows a certificate that {_flaw(error)}, so browsers warn of it. Its owner has to renew it."
        case ssl.SSLError():
            return "does not speak the secure language of https. Is the address right?"
        case http.client.IncompleteRead() | ConnectionResetError() | BrokenPipeError():
            return "hung up before the end. Try again."
        case http.client.HTTPException() | ValueError():
            return "does not answer as a site of the web does. Is the address right?"
        case ConnectionRefusedError():
            return "takes no connection. Its server may be down; try again later."
        case TimeoutError():
            return "does not answer. Its server may be down; try again later."
        case _:
            return "cannot be reached from here. Is this computer online?"


def _flaw(error: ssl.SSLCertVerificationError) -> str:
    if error.verify_code in _OF_ANOTHER:
        return "is for another name"
    flaws = {_RUN_OUT: "has run out", _SIGNED_BY_ITSELF: "is signed only by itself"}
    return flaws.get(error.verify_code, "this computer does not trust")
