"""The questions that can be asked of results, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planner.domain.plan import Plan
from planner.domain.results.answer_words import question_words
from planner.domain.results.grouping import FORMAT, KIND, PILLAR, QUESTIONS, SLOT, STANCE
from planner.ui.search.palette_list import Found, heading
from planner.ui.words import tr

MIX, OFTEN, FOLLOWERS, COST = "look/mix", "look/often", "look/followers", "look/cost"
"""What is asked besides comparisons: pictures over time, and what a campaign cost."""

_SHORT: Mapping[str, tuple[str, str]] = {
    STANCE: ("Engagement or promotional?", "Do the ones do better than the others?"),
    KIND: ("Which kinds?", "Questions, tips, offers …"),
    PILLAR: ("Which pillars?", "What your posts are about"),
    FORMAT: ("Which formats?", "Image, reel, text …"),
    SLOT: ("Which part of the day?", "Weekdays and weekends"),
}

_OVER_TIME: Mapping[str, tuple[str, str]] = {
    MIX: ("How did the mix change?", "Against your rule, with the rates"),
    OFTEN: ("How often did we post?", "Against your cadence"),
    FOLLOWERS: ("How did followers change?", "Each channel, by day"),
}

_WHOLE: Mapping[str, str] = {
    MIX: "How did the mix change, and the rates with it?",
    OFTEN: "How often did each channel get something?",
    FOLLOWERS: "How did the number of followers change?",
    COST: "What did a campaign cost for each of its results?",
}


def question_rows(plan: Plan) -> Iterator[Found]:
    """The questions under headings; own sets of labels are asked about too. ``plan`` has the settings of the brand."""
    yield heading(tr("What did better?"))
    for key, (said, detail) in _SHORT.items():
        yield Found(key, tr(said), tr(detail))
    for one in plan.sets.values():
        if one.key not in QUESTIONS:
            yield Found(one.key, tr("Which of “{labels}”?", labels=one.name), tr("Labels of your own"))
    yield heading(tr("How did it go?"))
    for key, (said, detail) in _OVER_TIME.items():
        yield Found(key, tr(said), tr(detail))
    yield heading(tr("What did it cost?"))
    yield Found(COST, tr("What did a campaign cost?"), tr("For each of its results"))


def compares(question: str) -> bool:
    """Whether groups of entries are compared."""
    return question not in _WHOLE


def whole_words(question: str, plan: Plan) -> str:
    """The question as it stands over its answer."""
    if question in _WHOLE:
        return tr(_WHOLE[question])
    own = next((one.name for one in plan.sets.values() if one.key == question), "")
    if question not in QUESTIONS and own:
        return tr("Which labels of “{labels}” do better than others?", labels=own)
    return tr(question_words(question))
