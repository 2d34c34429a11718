"""The mix of a week against the rule, in the words of the strip."""

from __future__ import annotations

from collections.abc import Iterator

from planner.app.live import OnChannel, Shown, WholeWeek
from planner.app.over_time import mix_over_time
from planner.app.reports.says import brief
from planner.app.reports.week_case import Part, WeekCase
from planner.domain.balance import Judgement, WeekBalance
from planner.domain.plan import Plan
from planner.domain.records import Stance
from planner.domain.reports import Bars, Block, Column, Grid, Points, Section, Share, Tone, Words
from planner.domain.rule_words import rule_sentence
from planner.domain.rules import MixRule, Mode, Unit
from planner.domain.wording import channel_sentence, counts_words, range_words, unit_words

_WEEKS = 10
"""Weeks of the picture."""

_PARTS = ((Stance.PROMOTIONAL, "promote"), (Stance.ENGAGEMENT, "educate"), (Stance.NEUTRAL, "neutral"))
"""The parts of a bar from its foot, with their hues."""


def mix(case: WeekCase) -> Part:
    """The sentence of the strip, the counts beside those of the week before, and the last weeks as a picture."""
    title = "The mix"
    try:
        whole, before = case.live.whole(case.week), case.live.judged(case.week.shifted(-1))
    except ValueError as error:
        return Part(Section(title, (Words(f"The mix cannot be judged: {error}."),)), "The mix", "cannot be judged")
    settings = case.live.settings
    blocks = [Words(whole.main.sentence), *_rule(whole.main.rule, settings), *_also(whole)]
    blocks += [_counts(whole.main, before), *_picture(case, whole.main.rule)]
    short = f"{whole.main.state}: {counts_words(whole.main.balance.own)}" if whole.main.rule else "no rule is set"
    return Part(Section(title, tuple(blocks)), "The mix", short)


def _rule(rule: MixRule | None, settings: Plan) -> Iterator[Block]:
    if rule is None:
        return
    channels = {one.id: one.name for one in settings.channels.values()}
    campaigns = {one.id: one.name for one in settings.campaigns.values()}
    yield Words(f"The rule “{brief(rule.name)}”: {rule_sentence(rule, channels, campaigns)}", Tone.QUIET)


def _also(whole: WholeWeek) -> Iterator[Block]:
    """What is watched beside the main rule and broken."""
    watched = [f"{brief(one.rule.name)}: {one.sentence}" for one in whole.watched_off if one.rule is not None]
    channels = [_on_channel(one) for one in whole.channels if one.shown.off and one.shown.rule is not None]
    if watched or channels:
        yield Points((*watched, *channels))


def _on_channel(one: OnChannel) -> str:
    assert one.shown.rule is not None
    return f"{brief(one.channel.name)}: {channel_sentence(one.shown.rule, one.shown.balance)}."


def _counts(shown: Shown, before: Shown) -> Grid:
    """The parts of the rule, or else the stances, in this week and in the one before."""
    own, earlier = shown.balance.own, before.balance.own
    rows = _group_rows(own, earlier) if len(own.groups) > 1 else _stance_rows(own, earlier)
    if own.tally.unlabelled or earlier.tally.unlabelled:
        rows.append(("Without a kind", f"{own.tally.unlabelled}", "", f"{earlier.tally.unlabelled}"))
    unit = unit_words(shown.balance.unit, 2)
    columns = ("This week", "Allowed", "The week before")
    return Grid(
        title=f"Counted in {unit}",
        columns=(Column("Part"), *(Column(words, number=True) for words in columns)),
        rows=tuple(rows),
    )


def _group_rows(own: Judgement, earlier: Judgement) -> list[tuple[str, ...]]:
    past = {one.group: one.count for one in earlier.groups}
    return [
        (brief(one.group), f"{one.count}", range_words(one.part, one.allowed), f"{past.get(one.group, 0)}")
        for one in own.groups
    ]


def _stance_rows(own: Judgement, earlier: Judgement) -> list[tuple[str, ...]]:
    allowed = {one.group: range_words(one.part, one.allowed) for one in own.groups}
    rows = [
        (
            stance.value.capitalize(),
            f"{own.tally.stances[stance]}",
            allowed.get(stance.value, ""),
            f"{earlier.tally.stances[stance]}",
        )
        for stance, _ in _PARTS
    ]
    return [row for row in rows if row[0] != Stance.NEUTRAL.value.capitalize() or (row[1], row[3]) != ("0", "0")]


# the picture


def _picture(case: WeekCase, rule: MixRule | None) -> Iterator[Block]:
    weeks = mix_over_time(case.document, case.brand, case.catalogue, case.week.shifted(1).monday).weeks[-_WEEKS:]
    if len(weeks) < 2:
        return
    least, most, words = _allowed(rule)
    yield Bars(
        labels=tuple(one.week.words.removeprefix("week ") for one in weeks),
        parts=tuple(_share(weeks, stance, hue) for stance, hue in _PARTS),
        grid=_grid(weeks),
        allowed=(least, most) if words else None,
        allowed_words=words,
        notes=tuple(f"{sum(one.own.tally.stances.values())}" for one in weeks),
    )


def _share(weeks: tuple[WeekBalance, ...], stance: Stance, hue: str) -> Share:
    return Share(stance.value.capitalize(), hue, tuple(float(one.own.tally.stances[stance]) for one in weeks))


def _grid(weeks: tuple[WeekBalance, ...]) -> Grid:
    unit = unit_words(weeks[-1].unit, 2)
    rows = tuple(
        (one.week.words.capitalize(), *(f"{one.own.tally.stances[stance]}" for stance, _ in _PARTS)) for one in weeks
    )
    columns = (Column("Week"), *(Column(stance.value.capitalize(), number=True) for stance, _ in _PARTS))
    return Grid(title=f"Week by week, in {unit}", columns=columns, rows=rows)


def _allowed(rule: MixRule | None) -> tuple[float, float, str]:
    """The shares of promotional posts that a simple rule allows, with its tolerance; no words for any other rule."""
    parts = rule.parts if rule is not None else ()
    if rule is None or len(parts) != 1 or parts[0].count is not None or rule.unit is Unit.MINUTES:
        return 0, 1, ""
    if any(clause.stances != {Stance.PROMOTIONAL} for clause in parts[0].clauses):
        return 0, 1, ""
    share, tolerance, mode = float(parts[0].share), float(rule.tolerance), parts[0].mode
    least = 0.0 if mode is Mode.CAP else max(share - tolerance, 0.0)
    most = 1.0 if mode is Mode.FLOOR else min(share + tolerance, 1.0)
    return least, most, "allowed"
