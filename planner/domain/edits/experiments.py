"""What the user can do to trials: take one up, decline it, end it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from planner.domain.edits.change import Edit, changed, created, new_id
from planner.domain.records import (
    Brand,
    Experiment,
    Per,
    Placement,
    Post,
    Routine,
    Status,
    Trial,
)
from planner.domain.results.experiments import Suggestion


def accept(suggestion: Suggestion, brand: Brand, *, who: str = "", at: datetime) -> Edit:
    """A trial taken up, with a routine and an idea on each of its days; ``at`` is the aware moment of it.

    No rule of the brand changes.
    """
    routine = Routine(
        id=new_id(),
        brand_id=brand.id,
        name=suggestion.name,
        times=suggestion.times,
        per=Per.WEEK,
        channel_id=suggestion.channel_id,
    )
    ideas = [_idea(suggestion, brand, day, number) for number, day in enumerate(suggestion.days, 1)]
    trial = replace(
        _trial(suggestion, brand, who, at),
        routine_id=routine.id,
        post_ids=tuple(post.id for post, _ in ideas),
    )
    records = (trial, routine, *(record for idea in ideas for record in idea))
    return changed(f"Try {suggestion.name}", created(*records))


def decline(suggestion: Suggestion, brand: Brand, *, who: str = "", at: datetime, reason: str = "") -> Edit:
    """A trial that is not wanted, so that it is not offered again."""
    trial = replace(_trial(suggestion, brand, who, at), state=Trial.DECLINED, learnt=reason.strip())
    return changed(f"Decline {suggestion.name}", created(trial))


def end(experiment: Experiment, routine: Routine | None, *, day: date, learnt: str = "") -> Edit:
    """A trial that is over, with what was learnt; it ends early where ``day`` is before its end.

    Its routine is put away; its posts stay.
    """
    ends = min(experiment.ends or day, day)
    over = replace(experiment, state=Trial.ENDED, ends=ends, learnt=learnt.strip() or experiment.learnt)
    away = [(routine, replace(routine, archived=True))] if routine is not None else []
    return changed(f"End the trial {experiment.title}", [(experiment, over), *away])


def keep_trial(wanted: Experiment, before: Experiment, merge_key: str = "") -> Edit:
    """Other words on what was learnt; steps of the same key become one."""
    return changed(f"Edit the trial {before.title}", [(before, wanted)], merge_key=merge_key)


def drop_trial(experiment: Experiment) -> Edit:
    """A trial that is over, or was declined, taken out; what it was about may be offered again. Its posts stay."""
    return changed(f"Delete the trial {experiment.title}", [(experiment, None)])


def _trial(suggestion: Suggestion, brand: Brand, who: str, at: datetime) -> Experiment:
    return Experiment(
        id=new_id(),
        brand_id=brand.id,
        question=suggestion.question,
        about=suggestion.about,
        title=suggestion.title,
        channel_id=suggestion.channel_id,
        starts=suggestion.starts,
        ends=suggestion.ends,
        look_again=suggestion.look_again,
        at=at,
        who=who.strip(),
        basis=suggestion.basis,
    )


def _idea(suggestion: Suggestion, brand: Brand, day: date, number: int) -> tuple[Post, Placement]:
    label = suggestion.label
    is_pillar = label is not None and suggestion.question == "pillar"
    post = Post(
        id=new_id(),
        brand_id=brand.id,
        title=f"Trial {number} of {len(suggestion.days)}: {suggestion.group}",
        kind_id=suggestion.kind_id,
        stance=suggestion.stance,
        pillar_id=label.id if label is not None and is_pillar else None,
        label_ids=(label.id,) if label is not None and not is_pillar else (),
        notes=suggestion.why,
    )
    place = Placement(
        id=new_id(),
        post_id=post.id,
        channel_id=suggestion.channel_id,
        zone=brand.zone,
        format=suggestion.format,
        date=day,
        time=suggestion.clock,
        status=Status.IDEA,
    )
    return post, place
