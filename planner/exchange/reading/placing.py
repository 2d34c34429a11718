"""The channels of each row: those of the plan, new ones, all but some, and names that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planner.domain.quote import quoted
from planner.domain.records import Channel
from planner.exchange.reading.asking import LEAVE_OUT, NONE, Asking, Question
from planner.exchange.reading.cell_words import words_in
from planner.exchange.reading.channel_cells import ChannelsText, ChannelText
from planner.exchange.reading.known import Known
from planner.exchange.reading.model import NO_CHANNEL, TAKEN, Field, Free, Option
from planner.exchange.reading.row import Row, Target
from planner.exchange.reading.words import Words

_ALL, _NEW = "all", "new"
_NOBODY = Option(NONE, "No channel yet")
_NONE, _NONE_ALONE = "These rows name no channel. Which one is it?", "This row names no channel. Which one is it?"


class Placer:
    """Gives the rows of a file their channels."""

    def __init__(self, rows: Sequence[Row], words: Words, asking: Asking, known: Known) -> None:
        self._rows = [row for row in rows if row.sort in TAKEN and not row.ideas]
        self._words, self._asking, self._platforms = words, asking, known.platforms
        self._channels = {one.id: one for one in known.plan.channels.values()}
        self._open = [one for one in self._channels.values() if not one.archived]
        self._options = tuple(Option(one.name, one.name) for one in self._open)
        self._met: dict[str, Target] = {target.name.casefold(): target for target in self._named_anywhere()}
        self._told: set[str] = set()
        self._followers = self._continued()

    def place(self) -> None:
        """Sets the channels of all posts and of the rows that belong to them."""
        for row in self._rows:
            found = [*self._cell(row), *(self._switched(row, one) for one in row.switches)]
            if not found and row.taken:
                found = list(self._nowhere(row)) or [Target("", "")]
            row.targets = tuple(self._formatted(row, target) for target in _once(found)) if row.taken else ()
            for target in row.targets:
                self._tell_new(row, target)

    # the cell

    def _cell(self, row: Row) -> Iterator[Target]:
        cell = row[Field.CHANNEL]
        if not cell:
            return
        said = self._words.channels(cell)
        if said.every:
            yield from self._every(row, cell, said)
        for one in said.channels:
            yield self._target(row, one)
        for name in said.unknown:
            yield from self._unknown(row, name)

    def _switched(self, row: Row, switch: Target) -> Target:
        """The channel of a column of its own, with what is said there."""
        named = self._words.channels(switch.name).channels
        one = replace(named[0], format=switch.format) if len(named) == 1 else _as_text(switch)
        return replace(self._target(row, one), text=switch.text, media=switch.media)

    def _target(self, row: Row, one: ChannelText) -> Target:
        channel = self._channels.get(one.channel_id or "")
        if channel is not None:
            return Target(channel.name, channel.platform, one.format)
        several = [each for each in self._open if one.platform and each.platform == one.platform]
        if len(several) > 1:
            name = self._asking.ask(row, _which(one, several))
            return Target(name, one.platform, one.format)
        network = self._platforms.named(one.platform) if one.platform else None
        return Target(network.name if network else one.name, one.platform, one.format)

    def _every(self, row: Row, cell: str, said: ChannelsText) -> Iterator[Target]:
        answer = self._asking.ask(row, self._all_question(cell, said))
        if answer == LEAVE_OUT:
            return
        if answer == _ALL:
            named = {target.name.casefold() for one in self._followers.get(row, ()) for target in self._cell(one)}
            yield from (target for target in self._all_but(said) if target.name.casefold() not in named)
            return
        yield from self._answered(row, answer)

    def _all_question(self, cell: str, said: ChannelsText) -> Question:
        names = ", ".join(target.name for target in self._all_but(said))
        option = Option(_ALL, f"{names}, but for those with a row of their own below" if names else "None is known yet")
        text = f"Which channels are {quoted(cell)}?"
        return Question(f"channels:{self._words.folded(cell)[:60]}", text, (option,), _ALL, Free.CHANNELS)

    def _all_but(self, said: ChannelsText) -> list[Target]:
        """The channels of the plan, or those that the file names where the plan has none."""
        known = [Target(one.name, one.platform) for one in self._open] or list(self._met.values())
        return [target for target in known if target.platform not in said.but]

    def _unknown(self, row: Row, name: str) -> Iterator[Target]:
        options = (Option(_NEW, f"A new channel: {name[:40]}"), *self._options, _NOBODY)
        id_, text = f"channel:{self._words.folded(name)[:60]}", f"Which channel is {quoted(name)}?"
        network = self._platforms.guessed(name)
        on_it = [one.name for one in self._open if network and one.platform == network.key]
        question = Question(id_, text, options, on_it[0] if len(on_it) == 1 else _NEW, Free.CHANNELS)
        answer = self._asking.ask(row, question)
        if answer == _NEW:
            yield Target(name, network.key if network else "")
        elif answer not in (NONE, LEAVE_OUT):
            yield from self._answered(row, answer)

    def _answered(self, row: Row, answer: str) -> Iterator[Target]:
        said = self._words.channels(answer)
        yield from (self._all_but(said) if said.every else (self._target(row, one) for one in said.channels))

    def _nowhere(self, row: Row) -> Iterator[Target]:
        """The channel of a row that names none: that of its title or sheet, or what is answered for all such rows."""
        title = words_in(row[Field.TITLE], self._words)
        if title.channel:
            yield from (self._target(row, one) for one in self._words.channels(title.channel).channels)
            row.remark(Field.CHANNEL, f"the channel is that of the title {quoted(row[Field.TITLE])}")
            row.cells[Field.TITLE] = title.text
            return
        if row.block.channel:
            yield from (self._target(row, one) for one in self._words.channels(row.block.channel).channels)
            row.remark(Field.CHANNEL, f"the channel is that of the heading {quoted(row.block.channel)}")
            return
        sheet = self._words.channels(row.block.sheet) if row.block.sheet else ChannelsText()
        if sheet.channels and not sheet.unknown:
            yield from (self._target(row, one) for one in sheet.channels)
            row.remark(Field.CHANNEL, f"the channel is that of the sheet {quoted(row.block.sheet)}")
            return
        answer = self._asking.ask(row, self._no_channel(row))
        if answer == NONE:
            yield Target("", "")
        elif answer != LEAVE_OUT:
            yield from self._answered(row, answer)

    def _no_channel(self, row: Row) -> Question:
        """The question on rows that name no channel, one for each sheet where one is likely."""
        number, every = row.at.sheet, self._asking.likely
        id_, likely = f"{NO_CHANNEL}:{row.block.sheet}" if number and every else NO_CHANNEL, every.get(number)
        if likely is None:
            return Question(id_, _NONE, (_NOBODY, *self._options), NONE, Free.CHANNELS, alone=_NONE_ALONE)
        others = (option for option in self._options if option.value != likely.channel)
        options = (Option(likely.channel, likely.channel), _NOBODY, *others)
        text, alone = f"{_NONE} {likely.why}", f"{_NONE_ALONE} {likely.why}"
        return Question(id_, text, options, likely.channel, Free.CHANNELS, alone=alone)

    # what goes with it

    def _formatted(self, row: Row, target: Target) -> Target:
        """The channel with the format that a column of its own says."""
        said = row[Field.FORMAT]
        form = self._words.format(said, target.platform) if said and not target.format else ""
        return replace(target, format=form) if form else target

    def _tell_new(self, row: Row, target: Target) -> None:
        name = target.name.casefold()
        known = not name or name in self._told or any(name == one.name.casefold() for one in self._channels.values())
        if not known:
            self._told.add(name)
            row.remark(Field.CHANNEL, f"{quoted(target.name)} is new: the plan gets a channel of this name")

    def _named_anywhere(self) -> Iterator[Target]:
        seen: set[str] = set()
        for row in self._rows:
            cell = row[Field.CHANNEL]
            if cell and cell not in seen:
                seen.add(cell)
                for one in self._words.channels(cell).channels:
                    network = self._platforms.named(one.platform) if one.platform else None
                    yield Target(network.name if network else one.name, one.platform)

    def _continued(self) -> dict[Row, list[Row]]:
        followers: dict[Row, list[Row]] = {}
        for row in self._rows:
            if row.head is not None:
                followers.setdefault(row.head, []).append(row)
        return followers


def _as_text(target: Target) -> ChannelText:
    return ChannelText(target.name, target.platform, target.format)


def _options(channels: Sequence[Channel]) -> tuple[Option, ...]:
    return tuple(Option(one.name, one.name) for one in channels)


def _which(one: ChannelText, several: Sequence[Channel]) -> Question:
    text = f"The plan has several channels on {quoted(one.name)}. Which one is it?"
    return Question(f"channel:{one.platform}", text, _options(several), several[0].name)


def _once(targets: Sequence[Target]) -> list[Target]:
    return list({target.key: target for target in targets}.values())
