"""XML of strangers, read as it comes: no document type and so no entities, not too deep, nothing of it kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO
from xml.parsers import expat

from planner.exchange.format import BadFile
from planner.exchange.sheets.limits import DEEPEST

Attributes = dict[str, str]

_CHUNK = 1 << 16
_STRANGE = "The file is not built like a spreadsheet ({why}). Open it in a spreadsheet program and save it anew."


class XmlStream:
    """Calls ``starts`` and ``ends`` by the full name of an element, ``namespace local``, while a part is read.

    ``text`` collects what is written in elements while it is a list; None leaves it out.
    """

    def __init__(self) -> None:
        self.starts: dict[str, Callable[[Attributes], None]] = {}
        self.ends: dict[str, Callable[[], None]] = {}
        self.text: list[str] | None = None
        self.depth = 0

    def read(self, source: IO[bytes]) -> None:
        """Reads a part to its end. Raises BadFile when it is damaged or built to do harm."""
        parser = self._parser()
        try:
            while chunk := source.read(_CHUNK):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise damaged() from error

    def taken(self) -> str:
        """The text since ``text`` was set, which is left out from now on."""
        found = "".join(self.text or ())
        self.text = None
        return found

    def _parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        return parser

    def _start(self, name: str, attributes: Attributes) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise BadFile(_STRANGE.format(why="too many parts within each other"))
        act = self.starts.get(name)
        if act is not None:
            act(attributes)

    def _end(self, name: str) -> None:
        self.depth -= 1
        act = self.ends.get(name)
        if act is not None:
            act()

    def _characters(self, text: str) -> None:
        if self.text is not None:
            self.text.append(text)


def damaged() -> BadFile:
    """What is said of a file that breaks off or does not hold together."""
    return BadFile("The file is damaged and cannot be read. Open it in a spreadsheet program and save it anew.")


def _refuse(*_: object) -> None:
    raise BadFile(_STRANGE.format(why="it defines a document type"))
