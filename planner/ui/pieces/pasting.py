"""What is pasted or dropped into a text: words without their looks."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from PySide6.QtCore import QMimeData

_BREAKS = re.compile("\r\n|[\r\u2028\u2029]")
_BLOCKS = re.compile(
    "address|article|blockquote|div|d[ldt]|figure|footer|form|h[1-6r]|header|li|main|[ou]l|p|pre|section|table|tr"
)
_UNSEEN = frozenset(("script", "style", "head", "title", "template"))
_SPACES = re.compile(r"[ \t\r\n\f]+")


def pasted_text(mime: QMimeData) -> str:
    """The plain text of what is pasted, with its line breaks; "" when it holds no text."""
    if mime.hasText():
        return with_plain_breaks(mime.text())
    return text_of_html(mime.html()) if mime.hasHtml() else ""


def with_plain_breaks(text: str) -> str:
    """The text with every line break as other programs know it; all other characters stay."""
    return _BREAKS.sub("\n", text)


def text_of_html(html: str) -> str:
    """The words of rich text: each paragraph and each item of a list is a line; nothing in it is loaded."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return reader.text()


class _Words(HTMLParser):
    """Collects what would be read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = [""]
        self._unseen = 0

    def text(self) -> str:
        """All lines."""
        return "\n".join(line.strip(" ") for line in self._lines).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Blocks and breaks begin a line."""
        del attrs
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "br":
            self._lines.append("")
        elif _BLOCKS.fullmatch(tag):
            self._begin_line()

    def handle_endtag(self, tag: str) -> None:
        """What follows a block is in a line of its own."""
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif _BLOCKS.fullmatch(tag):
            self._begin_line()

    def handle_data(self, data: str) -> None:
        """Words; line breaks in the source are spaces."""
        if not self._unseen:
            words = _SPACES.sub(" ", data)
            self._lines[-1] += words.lstrip(" ") if not self._lines[-1] else words

    def _begin_line(self) -> None:
        if self._lines[-1]:
            self._lines.append("")
