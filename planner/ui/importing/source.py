"""Where a sheet comes from, and how it gets into the hands of what reads it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from planner.app.intake import Intake
from planner.app.reviewing import is_reply
from planner.app.week_files import content_of


class IsReply(Exception):  # noqa: N818  no error: it only ends the reading
    """The file is no sheet but the reply to a review sheet; ``content`` are its bytes."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.content = content


@dataclass(frozen=True, slots=True)
class Source:
    """Where a sheet comes from, a file or cells that were copied, and the encoding and separator that were chosen."""

    name: str
    path: Path | None = None
    text: str = ""
    html: str = ""
    encoding: str = ""
    separator: str = ""

    def open_in(self, intake: Intake) -> None:
        """Reads it, in any thread; raises BadFile when it cannot be read, and IsReply."""
        content = self.text.encode(errors="replace") if self.path is None else content_of(self.path)
        if is_reply(content):
            raise IsReply(content)
        if self.path is None:
            intake.paste(self.text, self.html)
        else:
            intake.open(content, self.name, encoding=self.encoding, separator=self.separator)
