"""The shipped data files as domain values: mix rules, cadences, the checklist, kinds and platforms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from planner.app.data_files import BadData, made_of, read_table
from planner.domain.plan import Plan
from planner.domain.platforms import Fact, FactName, Late, Platform, Platforms
from planner.domain.records import Label, LabelSet, Stance
from planner.domain.rulebook import Rulebook, Shipped
from planner.domain.rules import (
    Cadence,
    CheckFact,
    MixRule,
    cadence,
    check_fact,
    effort_of,
    group,
    mix_rule,
    refuse_unknown,
)

if TYPE_CHECKING:
    from planner.app.own_facts import FactImport, OwnFacts
    from planner.app.special_days import SpecialDays
    from planner.domain.lore import Lore
    from planner.domain.results.metrics import Measure, Metric
    from planner.domain.results.thresholds import Thresholds
    from planner.exchange.reading.lexicon import Lexicon

__all__ = ["RESOURCES", "BadData", "Catalogue"]

RESOURCES = Path(__file__).parents[2] / "resources"

V = TypeVar("V")

_TABLES = "\n[["
"""Begins the first of several tables of one name in a file."""


class Catalogue:
    """Reads each file when it is first asked for; raises BadData when one is wrong."""

    def __init__(self, folder: Path = RESOURCES, own_facts: Path | None = None) -> None:
        self._folder = folder
        self._own_facts = own_facts
        self._listeners: list[Callable[[], None]] = []

    @cached_property
    def mix_rules(self) -> Mapping[str, MixRule]:
        """The shipped mix rules by key; one that hangs on the labels of a brand has no parts here."""
        groups = self.rules.groups
        return self._read("rules/mix.toml", lambda key, table: mix_rule(key, table, groups))

    @cached_property
    def rules(self) -> Shipped:
        """All shipped rules, to be read together with those of a brand."""
        suggested = self._read("rules/suggested.toml", _suggested)
        return Shipped(
            mixes=read_table(self._folder / "rules/mix.toml"),
            groups=self._read("rules/groups.toml", group),
            cadences=self.cadences,
            effort=self._read("rules/effort.toml", lambda _, table: effort_of(table))["minutes"],
            for_days=suggested["special_days"],
            offers=suggested["offers"],
        )

    def rulebook(self, plan: Plan) -> Rulebook:
        """The rules of the brand of a plan; ``plan`` holds its settings."""
        return Rulebook(self.rules, plan)

    @cached_property
    def label_sets(self) -> Mapping[str, tuple[LabelSet, tuple[Label, ...]]]:
        """Label sets that a brand may take up, by key, with their labels; ids are given when they are copied."""
        return self._read("labels/sets.toml", _label_set)

    @cached_property
    def cadences(self) -> tuple[Cadence, ...]:
        """The shipped cadences."""
        return tuple(self._read("rules/cadence.toml", cadence).values())

    @cached_property
    def checks(self) -> tuple[CheckFact, ...]:
        """The items of the checklist in their order."""
        return tuple(self._read("checks/checklist.toml", check_fact).values())

    @cached_property
    def kinds(self) -> tuple[Label, ...]:
        """The kinds that a new brand starts with; their ids and set are given when they are copied."""
        kinds = self._read("labels/kinds.toml", _kind)
        return tuple(kinds.values())

    @cached_property
    def fact_names(self) -> Mapping[str, FactName]:
        """What facts about networks are called, by key, in the order in which they are shown."""
        from planner.app.platform_files import fact_name  # noqa: PLC0415  facts are not in the first frame

        return self._read("facts.toml", fact_name) if (self._folder / "facts.toml").exists() else {}

    @cached_property
    def platforms(self) -> Platforms:
        """All networks that the program knows, with the user's own facts; ask again when facts have changed."""
        if not self._has_own_facts:
            return Platforms(self._shipped.values())
        return Platforms(map(self.own_facts.merged, self._shipped.values()))

    @cached_property
    def own_facts(self) -> OwnFacts:
        """What the user changed and imported; its ``note`` says when the file could not be used."""
        from planner.app.own_facts import OwnFacts  # noqa: PLC0415  most users have none

        return OwnFacts(self._own_facts, self._shipped, self.fact_names)

    def shipped(self, key: str) -> Platform:
        """A network as the program knows it, without what the user changed; KeyError when there is none."""
        return self._shipped[key]

    def change_fact(self, platform: str, fact: Fact) -> None:
        """Keeps the user's own fact in the place of the one of its name and formats, and tells who listens.

        Raises ValueError when it cannot be one, NotWritten when the disk does not take it.
        """
        self.own_facts.change(platform, fact)
        self._facts_changed()

    def revert_fact(self, platform: str, name: str, formats: frozenset[str] | None = None) -> bool:
        """Uses what is shipped or imported again, for certain formats or wherever the user changed it.

        False when there was nothing to revert. Raises NotWritten when the disk does not take it.
        """
        reverted = self.own_facts.revert(platform, name, formats)
        if reverted:
            self._facts_changed()
        return reverted

    def read_facts(self, file: Path) -> FactImport:
        """What a file with newer facts would change; raises BadData with a sentence when it cannot be used."""
        from planner.app.platform_files import LARGEST_FILE  # noqa: PLC0415  facts are not in the first frame

        if file.is_file() and file.stat().st_size > LARGEST_FILE:
            raise BadData(f"{file} is larger than {LARGEST_FILE // 1_000_000} MB, so it holds no facts.")
        table = read_table(file)
        return made_of(file, file.stem, self.own_facts.planned, table)

    def take_facts(self, planned: FactImport) -> None:
        """Keeps the facts of a file that was read; raises NotWritten when the disk does not take it."""
        self.own_facts.take(planned)
        self._facts_changed()

    def import_facts(self, file: Path) -> tuple[str, ...]:
        """Reads and keeps a file with newer facts, and says in sentences what is new; see the two before."""
        from planner.domain.fact_words import difference_words  # noqa: PLC0415  not in the first frame

        planned = self.read_facts(file)
        self.take_facts(planned)
        return tuple(difference_words(one, self.fact_names) for one in planned.differences)

    def revert_import(self) -> bool:
        """Forgets all imported facts; False when there were none. Raises NotWritten."""
        reverted = self.own_facts.revert_import()
        if reverted:
            self._facts_changed()
        return reverted

    def listen(self, listener: Callable[[], None]) -> None:
        """Calls ``listener`` when facts of networks have changed."""
        self._listeners.append(listener)

    def unlisten(self, listener: Callable[[], None]) -> None:
        """Calls it no longer."""
        self._listeners.remove(listener)

    @cached_property
    def special_days(self) -> SpecialDays:
        """Holidays and awareness days; holidays that were computed are kept beside the user's own facts."""
        from planner.app.special_days import SpecialDays  # noqa: PLC0415  not in the first frame

        return SpecialDays(self._folder, self._own_facts and self._own_facts.with_name("holidays.json"))

    @cached_property
    def metrics(self) -> Mapping[str, Metric]:
        """The numbers that can be kept, by key, each with what the networks that give it call it."""
        from planner.domain.results.metrics import metric, source  # noqa: PLC0415  results are not in the first frame

        sources = self._read("results/networks.toml", source).values()
        return self._read("results/metrics.toml", lambda key, table: metric(key, table, sources))

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        """What entries are compared by, by key."""
        from planner.domain.results.metrics import measure  # noqa: PLC0415  results are not in the first frame

        return self._read("results/measures.toml", lambda key, table: measure(key, table, self.metrics))

    @cached_property
    def thresholds(self) -> Thresholds:
        """Where the words of answers begin, and how times of the day are cut."""
        from planner.domain.results.thresholds import thresholds  # noqa: PLC0415  results are not in the first frame

        tables = read_table(self._folder / "results/answers.toml")
        return made_of(self._folder / "results/answers.toml", "answers", lambda _, table: thresholds(table), tables)

    @cached_property
    def lore(self) -> Lore:
        """The words and labels that checks know, see ``app/lore.py``."""
        from planner.app.lore import read_lore  # noqa: PLC0415  the checks are not in the first frame

        return made_of(self._folder / "words", "words", lambda *_: read_lore(self._folder, read_table), {})

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words that sheets of others are understood with, see ``app/import_words.py``."""
        from planner.app.import_words import read_lexicon  # noqa: PLC0415  the import is not in the first frame

        return made_of(self._folder / "import", "import", lambda *_: read_lexicon(self._folder, read_table), {})

    @cached_property
    def tracking(self) -> str:
        """The shipped template of tracking, as a brand's own; see ``domain/tracking.py``."""
        return self._read("links.toml", _template)["tracking"]

    @cached_property
    def _shipped(self) -> Mapping[str, Platform]:
        files = sorted((self._folder / "platforms").glob("*.toml"))
        return {file.stem: self._late_platform(file) for file in files}

    def _late_platform(self, file: Path) -> Platform:
        """A network as the head of its file says; the rest, which is most of it, is read when somebody asks."""
        whole = cache(lambda: made_of(file, file.stem, self._platform, read_table(file)))
        rest: dict[str, Any] = {"extras": Late(lambda: whole().extras), "facts": Late(lambda: whole().facts)}
        return made_of(file, file.stem, lambda key, table: _platform_head(key, table, rest), self._head(file))

    def _platform(self, key: str, table: Mapping[str, Any]) -> Platform:
        from planner.app.platform_files import platform_of  # noqa: PLC0415  facts are not in the first frame

        return platform_of(key, table, self.fact_names if table.keys() & {"facts", "extras"} else {})

    @property
    def _has_own_facts(self) -> bool:
        return "own_facts" in vars(self) or (self._own_facts is not None and self._own_facts.exists())

    def _facts_changed(self) -> None:
        self.__dict__.pop("platforms", None)
        for listener in tuple(self._listeners):
            listener()

    def _read(self, name: str, make: Callable[[str, Mapping[str, Any]], V]) -> dict[str, V]:
        file = self._folder / name
        return {key: made_of(file, key, make, table) for key, table in read_table(file).items()}

    def _head(self, file: Path) -> Mapping[str, Any]:
        """What stands before the first of several tables."""
        return read_table(file, until=_TABLES)


def _platform_head(key: str, table: Mapping[str, Any], rest: Mapping[str, Any]) -> Platform:
    told: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}
    return Platform(key=key, **told, **rest)


def _kind(key: str, table: Mapping[str, Any]) -> Label:
    values = {**table, "stance": Stance(table["stance"])}
    return Label(id="", set_id="", key=key, **values)


def _suggested(_key: str, table: Mapping[str, Any]) -> frozenset[str]:
    refuse_unknown(table, {"kinds"})
    return frozenset(table["kinds"])


def _label_set(key: str, table: Mapping[str, Any]) -> tuple[LabelSet, tuple[Label, ...]]:
    refuse_unknown(table, {"name", "labels", "source"})
    named = enumerate(table["labels"].items())
    labels = tuple(Label(id="", set_id="", key=one, name=name, position=at) for at, (one, name) in named)
    return LabelSet(id="", brand_id="", key=key, name=table["name"]), labels


def _template(_key: str, table: Mapping[str, Any]) -> str:
    from planner.domain.tracking import unknown_names  # noqa: PLC0415  not in the first frame

    refuse_unknown(table, {"template", "source", "note"})
    template = str(table["template"])
    if unknown_names(template):
        raise ValueError(f"“{unknown_names(template)[0]}” is no name of a template")
    return template
