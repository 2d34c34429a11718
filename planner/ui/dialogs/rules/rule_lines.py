"""The rules of a brand as lines: name, what the rule says, where it is from, and what it is used for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.domain.plan import Plan
from planner.domain.records import RuleSort
from planner.domain.rule_words import rule_sentence
from planner.domain.rulebook import Rulebook, Tables
from planner.domain.rules import MixRule
from planner.ui.words import tr

NO_RULE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """``rule`` None is no rule at all, or with a key one that cannot be read.

    What is ``shipped`` can be gone back to when it is ``own`` as well.
    """

    key: str
    name: str
    sentence: str
    origin: str = ""
    note: str = ""
    rule: MixRule | None = None
    own: bool = False
    shipped: bool = False

    @property
    def is_unreadable(self) -> bool:
        """Whether it is there and nobody can say what it says: it can only be deleted, or the shipped one taken."""
        return bool(self.key) and self.rule is None

    @property
    def for_channels(self) -> bool:
        """Whether it judges every channel apart."""
        return self.rule is not None and self.rule.each_channel


def lines_of(book: Rulebook, plan: Plan, shipped: Tables) -> Iterator[RuleLine]:
    """No rule, the brand's own ones, then those that come with the program."""
    nothing = tr("Posts are counted, and nothing is held against a week.")
    yield RuleLine(key=NO_RULE, name=tr("No rule"), sentence=nothing)
    own = {one.key for one in plan.own_rules if one.sort is RuleSort.MIX and not one.archived}
    channels = {one.id: one.name for one in plan.channels.values()}
    campaigns = {one.id: one.name for one in plan.campaigns.values()}
    for key in book.keys:
        try:
            rule = book.mix(key)
        except ValueError as error:
            name, said = tr("A rule that cannot be read"), tr(f"{error}.")
            yield RuleLine(key=key, name=name, sentence=said, own=True, shipped=key in shipped)
            continue
        changed = key in own and book.mix_table(key) != shipped.get(key)
        yield RuleLine(
            key=key,
            name=tr(rule.name),
            sentence=_sentence(rule, book, channels, campaigns),
            origin=_origin(rule, book, own=changed),
            note=tr(rule.note) if rule.note else "",
            rule=rule,
            own=changed,
            shipped=key in shipped,
        )


def _sentence(rule: MixRule, book: Rulebook, channels: dict[str, str], campaigns: dict[str, str]) -> str:
    each = book.mix_table(rule.key).get("each")
    if each and not rule.parts:
        return tr("One part for each of your {set}s, all alike; there is none yet.", set=each)
    return rule_sentence(rule, channels, campaigns)


def _origin(rule: MixRule, book: Rulebook, *, own: bool) -> str:
    if not own:
        return rule.source
    made_of = _name_of(book, rule.copied_from)
    begun = tr("Yours, begun with “{rule}”", rule=tr(made_of)) if made_of else tr("Yours")
    return f"{begun} · {rule.source}" if rule.source else begun


def _name_of(book: Rulebook, key: str) -> str:
    """What a rule is called; nothing for one that is gone or cannot be read."""
    try:
        return book.mix(key).name if key in book.keys else ""
    except ValueError:
        return ""
