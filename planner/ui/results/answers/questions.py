"""The questions that can be asked of results, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planner.domain.plan import Plan
from planner.domain.results.answer_words import question_words
from planner.domain.results.grouping import FORMAT, KIND, PILLAR, QUESTIONS, SLOT, STANCE
from planner.ui.pieces.found_rows import Found, heading
from planner.ui.words import tr

MIX, OFTEN, FOLLOWERS, COST = "look/mix", "look/often", "look/followers", "look/cost"
"""What is asked besides comparisons: pictures over time, and what a campaign cost."""

_SHORT: Mapping[str, tuple[str, str, str]] = {
    STANCE: ("Engagement or promotional?", "Each judged by what it is for", "scales"),
    KIND: ("Which kinds?", "Questions, tips, offers …", "tag-simple"),
    PILLAR: ("Which pillars?", "What your posts are about", "columns"),
    FORMAT: ("Which formats?", "Image, reel, text …", "image-square"),
    SLOT: ("Which part of the day?", "Weekdays and weekends", "clock"),
}
"""The question in short, what it looks at, and its icon."""

_OVER_TIME: Mapping[str, tuple[str, str, str]] = {
    MIX: ("How did the mix change?", "Against your rule", "chart-bar"),
    OFTEN: ("How often did we post?", "Against your cadence", "calendar-check"),
    FOLLOWERS: ("How did followers change?", "Each channel, week by week", "user"),
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
    for key, (said, detail, icon) in _SHORT.items():
        yield Found(key, tr(said), tr(detail), icon=icon)
    for one in plan.sets.values():
        if one.key not in QUESTIONS:
            yield Found(one.key, tr("Which of “{labels}”?", labels=one.name), tr("Labels of your own"), icon="hash")
    yield heading(tr("How did it go?"))
    for key, (said, detail, icon) in _OVER_TIME.items():
        yield Found(key, tr(said), tr(detail), icon=icon)
    yield heading(tr("What did it cost?"))
    yield Found(COST, tr("What did a campaign cost?"), tr("For each of its results"), icon="target")


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
