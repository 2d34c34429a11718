"""A mix rule in one plain sentence: what of, how counted, over which time, where, how strictly; cadences in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from planner.domain.rules import OTHER, Cadence, MixRule, Mode, Part, Reach, Residual, Severity, Unit, Window

NO_PARTS = "No parts yet"

MODE_WORDS = {Mode.CAP: "at most", Mode.FLOOR: "at least", Mode.BOTH: "about"}
"""How the ends that are tested are said."""

UNIT_WORDS = {
    Unit.POST: "each post counted once",
    Unit.PLACEMENT: "each entry counted",
    Unit.MINUTES: "counted in minutes",
}
_JUDGED = {Unit.POST: "posts", Unit.PLACEMENT: "entries", Unit.MINUTES: "posts"}
_LET_PASS = {Mode.CAP: "more", Mode.FLOOR: "less"}
_SEVERITY = {Severity.HINT: "only a hint", Severity.MUST_FIX: "must be fixed"}


def rule_sentence(rule: MixRule, channels: Mapping[str, str] = {}, campaigns: Mapping[str, str] = {}) -> str:
    """The rule as a whole; ``channels`` and ``campaigns`` are names by id, those that are gone are said so."""
    if not rule.parts:
        return f"{NO_PARTS}."
    counted = [parts_words(rule), UNIT_WORDS[rule.unit], over_words(rule), where_words(rule, channels, campaigns)]
    whole = "; ".join([", ".join(counted), *strictness_words(rule)])
    return f"{whole[:1].upper()}{whole[1:]}."


def parts_words(rule: MixRule) -> str:
    """``at most 20 % promotional``, or all parts, with what becomes of the rest."""
    named = [part for part in rule.parts if part.clauses]
    modes = {(part.mode, part.count is None, part.window) for part in named}
    said = [_figure_words(part) for part in named]
    alike = {(part.share, part.count) for part in named}
    if len(modes) == len(alike) == 1 < len(named) and named[0].window is None:
        words = f"{_mode_words(named[0])} {_amount_words(named[0])} each of {listed([one.group for one in named])}"
    elif len(modes) == 1 and named[0].window is None:
        words = f"{_mode_words(named[0])} {listed(said)}"
    else:
        words = listed([f"{_mode_words(part)} {one}{_own_window(part)}" for part, one in zip(named, said, strict=True)])
    return f"{words}{_rest_words(rule)}"


def over_words(rule: MixRule) -> str:
    """``over 4 weeks``, ``in the week``, ``over the last 20 posts``."""
    return _window_words(rule.window, _JUDGED[rule.unit])


def where_words(rule: MixRule, channels: Mapping[str, str], campaigns: Mapping[str, str]) -> str:
    """``on all channels``, or those that it is about, with formats and campaigns that are in or left out."""
    where = f"on {listed(_names(rule.channels, channels, 'a channel'))}" if rule.channels else "on all channels"
    if rule.each_channel:
        where = f"{where}, each apart" if rule.channels else "on every channel apart"
    return ", ".join((where, *_narrowed(rule, campaigns)))


def strictness_words(rule: MixRule) -> list[str]:
    """What is let pass, from how many on it is judged, and how strongly it is said where that is unusual."""
    said = [_tolerance_words(rule)] if any(part.count is None for part in rule.parts) else []
    if rule.minimum > 1:
        said.append(f"from {rule.minimum} {_JUDGED[rule.unit]} on")
    return [*said, *([_SEVERITY[rule.severity]] if rule.severity in _SEVERITY else [])]


def wanted_words(cadence: Cadence) -> str:
    """Who asks for it: a channel's own figures are the user's, the others are shipped ones to start from."""
    return "you want" if cadence.channel_id else "the start value is"


def target_words(cadence: Cadence) -> str:
    """``4``, ``2.5``, ``one in 2 weeks``."""
    return f"{cadence.target:g}" if cadence.period == 1 else f"one in {cadence.period} weeks"


def listed(words: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def percent_words(part: Part) -> str:
    """``20 %``, ``33.3 %``."""
    return f"{float(part.share * 100):.3g} %"


def _mode_words(part: Part) -> str:
    return "exactly" if part.count is not None and part.mode is Mode.BOTH else MODE_WORDS[part.mode]


def _figure_words(part: Part) -> str:
    return f"{_amount_words(part)} {part.group}"


def _amount_words(part: Part) -> str:
    return percent_words(part) if part.count is None else str(part.count)


def _own_window(part: Part) -> str:
    return "" if part.window is None else f" {_window_words(part.window, 'posts')}"


def _window_words(window: Window, judged: str) -> str:
    if window.reach is Reach.WEEKS:
        return "in the week" if window.length == 1 else f"over {window.length} weeks"
    if window.reach is Reach.LAST:
        return f"over the last {window.length} {judged}"
    return "in the month" if window.reach is Reach.MONTH else "over the campaigns of the week"


def _rest_words(rule: MixRule) -> str:
    if rule.residual is Residual.EMPTY:
        return ", nothing else"
    rest = next((part for part in rule.parts if part.group == OTHER and not part.clauses), None)
    return f", at most {percent_words(rest)} anything else" if rest else ""


def _narrowed(rule: MixRule, campaigns: Mapping[str, str]) -> Iterable[str]:
    if rule.formats:
        yield f"only {listed(sorted(rule.formats))}"
    if rule.without_formats:
        yield f"without {listed(sorted(rule.without_formats))}"
    if rule.campaigns:
        yield f"only for {listed(_names(rule.campaigns, campaigns, 'a campaign'))}"
    if rule.without_campaigns:
        yield f"without {listed(_names(rule.without_campaigns, campaigns, 'a campaign'))}"


def _names(ids: Iterable[str], names: Mapping[str, str], what: str) -> list[str]:
    """The names in the order of ``names``, so that the sentence is always the same."""
    wanted = set(ids)
    known = [name for id_, name in names.items() if id_ in wanted]
    return known + [f"{what} that is gone"] * len(wanted - names.keys())


def _tolerance_words(rule: MixRule) -> str:
    points = float(rule.tolerance * 100)
    if not points:
        return "only rounding is let pass"
    modes = {part.mode for part in rule.parts if part.count is None and part.clauses}
    more = _LET_PASS.get(next(iter(modes), Mode.BOTH), "more or less") if len(modes) == 1 else "more or less"
    return f"up to {points:g} {'point' if points == 1 else 'points'} {more} {'is' if points == 1 else 'are'} let pass"
