"""An export from the plan into files: made, written, and noted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from planner.app.document import Document
from planner.app.failures import PlanError
from planner.app.handover import Leaving, changed_since, note, outgoing
from planner.app.targets import Made, Target
from planner.app.written_files import NewFile, NotExported, WrittenFiles, write_files
from planner.domain.records import Brand, Placement
from planner.exchange.format import NotWritable, Outgoing
from planner.exchange.handoff import OutFile, Preview

Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Written:
    """Files that were written, and older ones that were kept beside them because they had been changed."""

    made: Made
    paths: tuple[Path, ...]
    kept: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Export:
    """What of a brand shall leave as what; ``out`` is read from the plan at once. ``now`` is aware, in its zone."""

    document: Document
    brand: Brand
    leaving: Leaving
    target: Target
    now: datetime
    out: Outgoing = field(init=False)

    def __post_init__(self) -> None:
        out = outgoing(self.document, self.brand, self.leaving, self.now, self.target.key)
        object.__setattr__(self, "out", out)

    def made(self) -> Made:
        """The files, in any thread; raises NotExported with a sentence when what leaves does not fit into them."""
        try:
            return self.target.made(self.out)
        except (NotWritable, ValueError) as error:
            raise NotExported(str(error)) from None

    def preview(self, made: Made) -> Preview:
        """The first rows of what goes, or of what would be refused when nothing goes."""
        goes = self._going(made)
        return self.target.preview(replace(self.out, placements=goes) if goes else self.out)

    def write(self, made: Made, place: Path, known: WrittenFiles, at_step: Step = lambda *_: None) -> Written:
        """Writes one file to ``place``, several into the folder ``place``, in any thread; raises NotExported."""
        files = [NewFile(path, one.content) for path, one in _places(made.files, place)]
        kept = write_files(files, self.target.wrote, plan=self.document.path, known=known, at_step=at_step)
        return Written(made, tuple(file.path for file in files), kept)

    def note(self, made: Made) -> str:
        """Keeps in the plan what is in the files; why that did not work, in a sentence, or ""."""
        out = replace(self.out, placements=self._going(made))
        try:
            note(self.document, self.brand, out, self.target.key, gone=self._gone())
        except PlanError as error:
            return str(error)
        return ""

    def _going(self, made: Made) -> tuple[Placement, ...]:
        refused = {one.placement_id for one in made.refused}
        return tuple(one for one in self.out.placements if one.id not in refused)

    def _gone(self) -> frozenset[str]:
        """The entries that are not there any more, which an export of changes has told."""
        if not self.leaving.only_changed:
            return frozenset()
        since = changed_since(self.document, self.brand, self.leaving, self.target.key)
        return frozenset(one.placement_id for one in since if one.now is None)


def _places(files: Sequence[OutFile], place: Path) -> list[tuple[Path, OutFile]]:
    if not files:
        raise NotExported("Nothing is left to write. Nothing was written.")
    if len(files) == 1:
        return [(place, files[0])]
    if not place.is_dir():
        count = len(files)
        raise NotExported(f"These are {count} files, and {place} is no folder. Nothing was written; name a folder.")
    return [(place / one.name, one) for one in files]
