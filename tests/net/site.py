"""A tiny site on this computer, which answers as badly as a test wants."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

Answer = bytes | Callable[[socket.socket], None]

PAGE = b"<html><head><title>Quince</title></head><body>Tea and jam</body></html>"


def said(content: bytes = PAGE, *heads: str, status: str = "200 OK", sort: str = "text/html") -> bytes:
    """An answer as servers write it; the length is said unless the heads say something else about it."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {sort}", *heads]
    if not any(head.lower().startswith(("content-length", "transfer-encoding")) for head in heads):
        lines.append(f"Content-Length: {len(content)}")
    return "\r\n".join([*lines, "", ""]).encode() + content


def leading_to(place: str, status: str = "302 Found") -> bytes:
    return said(b"", f"Location: {place}", status=status)


A_PAGE = said()


class Site:
    """``asked`` are the requests as they came; ``address`` makes the address of a path."""

    def __init__(self, answers: Mapping[str, Answer], certificate: Path | None = None) -> None:
        self.asked: list[bytes] = []
        self._answers = answers
        self._secure = self._made_secure(certificate) if certificate else None
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def address(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http{'s' if self._secure else ''}://{host}:{self.port}{path}"

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    @staticmethod
    def _made_secure(certificate: Path) -> ssl.SSLContext:
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        made.load_cert_chain(certificate)
        return made

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, plain: socket.socket) -> None:
        with contextlib.suppress(OSError), plain:
            plain.settimeout(5)
            connection = self._secure.wrap_socket(plain, server_side=True) if self._secure else plain
            with connection:
                request = connection.recv(65536)
                self.asked.append(request)
                answer = self._answers.get(request.split(b" ")[1].decode("latin-1"), b"") if b" " in request else b""
                if callable(answer):
                    answer(connection)
                else:
                    connection.sendall(answer)


@contextlib.contextmanager
def a_site(answers: Mapping[str, Answer] | Answer = A_PAGE, certificate: Path | None = None) -> Iterator[Site]:
    site = Site(answers if isinstance(answers, Mapping) else {"/": answers}, certificate)
    try:
        yield site
    finally:
        site.close()
