"""The one way out: what it refuses, where it ends, and what it says then; against a site on this computer."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from planner import net
from planner.net import Fetched, NotFetched, fetch
from tests.net.certificates import Certificates, made_certificates
from tests.net.site import PAGE, Site, a_site, leading_to, said

PUBLIC, METADATA = "93.184.215.14", "169.254.169.254"


def read(address: str, **values: Any) -> Fetched:
    return fetch(address, **{"most_bytes": 100_000, "seconds": 3.0, "allow_private": True} | values)


def refused(address: str, **values: Any) -> str:
    with pytest.raises(NotFetched) as found:
        read(address, **values)
    return str(found.value)


Names = dict[str, list[list[str]]]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Names:
    """What names are looked up as: the answers of one look-up after the other; the last one stays."""
    told: Names = {}

    def look_up(host: str, port: int, **_: Any) -> list[tuple[Any, ...]]:
        there = told.get(host, [[host]])
        numbers = there.pop(0) if len(there) > 1 else there[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in numbers]

    monkeypatch.setattr("planner.net.socket.getaddrinfo", look_up)
    return told


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[list[str], Site]]:
    """Every connection leads to one site, whatever it was meant for; gives what was meant."""
    meant: list[str] = []
    with a_site({"/": said(), "/on": leading_to("http://inside.example/"), "/back": leading_to("/on")}) as site:
        real = net._connection

        def connect(number: str, _port: int, limit: Any) -> socket.socket:
            meant.append(number)
            return real("127.0.0.1", site.port, limit)

        monkeypatch.setattr(net, "_connection", connect)
        yield meant, site


# what is read


def test_a_page_is_read_and_nothing_but_its_address_is_sent() -> None:
    with a_site({"/tea?a=1": said()}) as site:
        got = read(site.address("/tea?a=1#top"))
        assert got == Fetched(site.address("/tea?a=1"), 200, PAGE, "text/html", public=False)
        (request,) = site.asked
    lines = request.decode().split("\r\n")
    assert lines[:2] == ["GET /tea?a=1 HTTP/1.1", f"Host: 127.0.0.1:{site.port}"]
    assert {line.partition(":")[0] for line in lines[1:] if line} == {
        "Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"
    }  # fmt: skip


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone", "500 Oh", "204 No Content", "304 Not Modified"])
def test_any_status_is_told(status: str) -> None:
    with a_site(said(b"", status=status)) as site:
        assert read(site.address()).status == int(status[:3])


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, lambda one: zlib.compress(one)[2:-4]])
def test_what_is_packed_all_the_same_is_unpacked(pack: Callable[[bytes], bytes]) -> None:
    with a_site(said(pack(PAGE), "Content-Encoding: gzip")) as site:
        assert read(site.address()).content == PAGE


def test_pieces_are_put_together() -> None:
    pieces = b"5\r\n<html\r\n1\r\n>\r\n0\r\n\r\n"
    with a_site(said(pieces, "Transfer-Encoding: chunked")) as site:
        assert read(site.address()).content == b"<html>"


def test_an_answer_without_a_length_ends_with_the_connection() -> None:
    with a_site(b"HTTP/1.0 200 OK\r\n\r\n" + PAGE) as site:
        assert read(site.address()) == Fetched(site.address(), 200, PAGE, "", public=False)


def test_no_proxy_and_no_cookie_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    answers = {"/": said(b"", "Set-Cookie: a=b", "Location: /two", status="302 Found"), "/two": said()}
    with a_site(answers) as site:
        assert read(site.address()).content == PAGE
        assert not any(b"cookie" in request.lower() for request in site.asked)


# where it leads


def test_it_is_followed_to_where_it_ends() -> None:
    with a_site({"/": leading_to("/a/b"), "/a/b": leading_to("../c?d=é"), "/c?d=%C3%A9": said()}) as site:
        assert read(site.address()).address == site.address("/c?d=%C3%A9")


def test_too_many_steps_and_circles_end() -> None:
    with a_site({"/": leading_to("/1"), "/1": leading_to("/2"), "/2": leading_to("/1")}) as site:
        assert "in a circle" in refused(site.address())
        assert "leads on more than 1 times" in refused(site.address(), redirects=1)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("file:///etc/passwd", "not file"),
        ("ftp://127.0.0.1/", "not ftp"),
        ("javascript:alert(1)", "does not begin with https://"),
        ("data:text/html,x", "does not begin with https://"),
        ("http://name:word@127.0.0.1/", "name or password"),
        ("//[::1", "no address of the web"),
    ],
)
def test_nothing_else_is_followed(place: str, words: str) -> None:
    with a_site(leading_to(place)) as site:
        told = refused(site.address())
    assert told.startswith("127.0.0.1 leads on to what cannot be read. ")
    assert words in told


# who may be asked


def test_an_own_network_is_asked_only_when_that_is_allowed() -> None:
    with a_site() as site:
        for host in ("127.0.0.1", "localhost"):
            told = refused(site.address(host=host), allow_private=False)
            assert told.startswith(f"{host} lies on this computer or its own network")
            assert "settings" in told
        assert site.asked == []


@pytest.mark.parametrize("number", [METADATA, "0.0.0.0", "224.0.0.1", "255.255.255.255", "100.100.100.200"])
def test_what_is_no_site_is_never_asked(number: str) -> None:
    assert "belongs to no site" in refused(f"http://{number}/")


def test_a_name_that_leads_inside_is_refused(names: Names, connected: tuple[list[str], Site]) -> None:
    names["inside.example"] = [["10.0.0.7"]]
    assert "own network" in refused("http://inside.example/", allow_private=False)
    names["cloud.example"] = [[METADATA]]
    assert "no site" in refused("http://cloud.example/")
    assert connected[0] == []


def test_the_very_address_that_was_checked_is_connected_to(names: Names, connected: tuple[list[str], Site]) -> None:
    names["turns.example"] = [[PUBLIC], ["127.0.0.1"]]
    assert read("http://turns.example/", allow_private=False).public
    assert connected[0] == [PUBLIC]
    assert "own network" in refused("http://turns.example/", allow_private=False)


def test_of_several_addresses_only_those_that_may_be_asked_are(names: Names, connected: tuple[list[str], Site]) -> None:
    names["both.example"] = [["127.0.0.1", METADATA, PUBLIC]]
    assert read("http://both.example/").content == PAGE
    assert connected[0] == [PUBLIC]


@pytest.mark.parametrize("path", ["/on", "/back"])
def test_no_way_leads_from_the_internet_into_an_own_network(
    names: Names, connected: tuple[list[str], Site], path: str
) -> None:
    names["out.example"], names["inside.example"] = [[PUBLIC]], [["192.168.1.1"]]
    assert "own network" in refused(f"http://out.example{path}", allow_private=True)
    assert set(connected[0]) == {PUBLIC}


def test_pages_are_read_only_at_ports_of_sites(names: Names) -> None:
    names["out.example"] = [[PUBLIC]]
    for port in (22, 25, 6379):
        assert f"Port {port} of out.example" in refused(f"http://out.example:{port}/")
    assert "Port 25" in refused("http://127.0.0.1:25/")


def test_the_next_address_is_asked_when_one_takes_no_connection(names: Names, monkeypatch: pytest.MonkeyPatch) -> None:
    with a_site() as site:
        names["two.example"] = [["127.0.0.2", "127.0.0.1"]]
        assert read(f"http://two.example:{site.port}/").content == PAGE


# where it ends


def forever(piece: bytes, wait: float = 0.0) -> Callable[[socket.socket], None]:
    def answer(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(piece)
            time.sleep(wait)

    return answer


def test_a_page_without_an_end_is_left() -> None:
    with a_site(forever(b"x" * 65536)) as site:
        assert "sends more than the 0.1 MB" in refused(site.address())


def test_a_page_that_says_that_it_is_large_is_not_even_begun() -> None:
    with a_site(said(b"", "Content-Length: 5000000000")) as site:
        assert "sends more than the 0.1 MB" in refused(site.address())


def test_what_would_burst_when_unpacked_is_left() -> None:
    with a_site(said(gzip.compress(b"0" * 30_000_000), "Content-Encoding: gzip")) as site:
        assert "sends more than the 0.1 MB" in refused(site.address())


def test_heads_without_an_end_are_left() -> None:
    def answer(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        while True:
            connection.sendall(b"X: " + b"y" * 60_000 + b"\r\n")

    with a_site(answer) as site:
        assert "sends more than" in refused(site.address())
    with a_site(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200) as site:
        assert "does not answer as a site" in refused(site.address())
    with a_site(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000) as site:
        assert "does not answer as a site" in refused(site.address())


def test_answers_before_the_answer_end_too() -> None:
    with a_site(lambda connection: connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n" * 20_000)) as site:
        assert site.address().removeprefix("http://")[:9] in refused(site.address())


@pytest.mark.parametrize("answer", [forever(b"x", 0.01), lambda _: time.sleep(1)], ids=["drips", "is silent"])
def test_all_of_it_has_one_end_in_time(answer: Callable[[socket.socket], None]) -> None:
    with a_site(answer) as site:
        began = time.monotonic()
        assert "127.0.0.1 was not done after 0.3 seconds" in refused(site.address(), seconds=0.3)
        assert time.monotonic() - began < 0.9


def test_steps_share_the_time() -> None:
    def slowly(connection: socket.socket) -> None:
        time.sleep(0.15)
        connection.sendall(leading_to("/on"))

    with a_site({"/": slowly, "/on": lambda _: time.sleep(1)}) as site:
        began = time.monotonic()
        assert "was not done" in refused(site.address(), seconds=0.3)
        assert time.monotonic() - began < 0.6


def test_a_look_up_that_hangs_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    monkeypatch.setattr("planner.net.socket.getaddrinfo", lambda *_, **__: over.wait(5) and [])
    assert "slow.example was not done" in refused("http://slow.example/", seconds=0.2)
    over.set()


class Stopped(Exception):
    pass


def test_it_can_be_stopped_in_the_middle() -> None:
    began = threading.Event()

    def answer(connection: socket.socket) -> None:
        began.set()
        forever(b"x", 0.01)(connection)

    def breathe() -> None:
        if began.is_set():
            raise Stopped

    with a_site(answer) as site, pytest.raises(Stopped):
        read(site.address(), at_breath=breathe)


# what goes wrong


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (b"", "hung up before the end"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "does not answer as a site"),
        (b"HTTP/1.1 abc OK\r\n\r\n", "does not answer as a site"),
        (said(b"abc", "Content-Length: 10"), "hung up before the end"),
        (said(b"5\r\nab", "Transfer-Encoding: chunked"), "hung up before the end"),
        (said(b"zz\r\nab", "Transfer-Encoding: chunked"), "hung up before the end"),
        (said(b"no gzip", "Content-Encoding: gzip"), "does not answer as a site"),
        (said(gzip.compress(PAGE)[:20], "Content-Encoding: gzip"), "does not answer as a site"),
        (said(PAGE, "Content-Encoding: br"), "packed in a way that was not asked for (br)"),
    ],
)  # fmt: skip
def test_what_went_wrong_is_said(answer: bytes, words: str) -> None:
    with a_site(answer) as site:
        assert words in refused(site.address())


def test_nobody_is_there() -> None:
    with a_site() as site:
        address = site.address()
    assert "127.0.0.1 takes no connection" in refused(address)


def test_a_name_that_nobody_has(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr("planner.net.socket.getaddrinfo", fail)
    assert refused("https://nobody.example/").startswith("nobody.example was not found. Check how it is written")


@pytest.mark.parametrize("call", ["socket", "getaddrinfo"])
def test_without_a_network_it_says_so(monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        raise OSError(101, "Network is unreachable")

    monkeypatch.setattr(f"planner.net.socket.{call}", fail)
    told = refused("http://127.0.0.1/")
    assert "online" in told


# secure


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return made_certificates(tmp_path_factory.mktemp("certificates"))


def test_a_certificate_that_this_computer_trusts(monkeypatch: pytest.MonkeyPatch, certificates: Certificates) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.good))
    with a_site(certificate=certificates.good) as site:
        assert read(site.address(host="localhost")).content == PAGE
        assert "is for another name" in refused(site.address(host="127.0.0.1"))


@pytest.mark.parametrize(
    ("shown", "trusted", "words"), [("good", False, "is signed only by itself"), ("run_out", True, "has run out")]
)
def test_a_bad_certificate(
    monkeypatch: pytest.MonkeyPatch, certificates: Certificates, shown: str, trusted: bool, words: str
) -> None:
    file = getattr(certificates, shown)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with a_site(certificate=file) as site:
        told = refused(site.address(host="localhost"))
    assert told == f"localhost shows a certificate that {words}, so browsers warn of it. Its owner has to renew it."


def test_a_handshake_that_hangs_has_an_end_too() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"https://127.0.0.1:{silent.getsockname()[1]}/"
        assert "was not done after 0.2 seconds" in refused(address, seconds=0.2)


def test_a_site_that_is_not_secure_at_all() -> None:
    with a_site() as site:
        assert "secure language" in refused(site.address().replace("http:", "https:"))
