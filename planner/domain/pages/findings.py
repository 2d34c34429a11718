"""What a page lacks, in plain sentences, with the exact tags that say it."""

from __future__ import annotations

import html
from collections.abc import Callable, Collection, Iterator, Mapping

from planner.domain.pages import asked_links, asked_pictures, asked_words
from planner.domain.pages.case import PageCase, Values
from planner.domain.pages.model import PageFacts, PageFinding
from planner.domain.pages.proposed import proposed
from planner.domain.pages.requirements import Need, Requirements

ASKED: Mapping[str, Callable[[PageCase], Values | None]] = {
    "needs-script": asked_words.needs_scripts,
    "noindex": asked_words.hidden,
    "og-title": asked_words.without("og:title"),
    "og-title-long": asked_words.longer(lambda case: case.facts.said("og:title"), "title_most", "title"),
    "og-image": asked_pictures.none_named,
    "image-for-x-only": asked_pictures.only_for_x,
    "image-relative": asked_pictures.not_complete,
    "image-lost": asked_pictures.did_not_come,
    "image-insecure": asked_pictures.not_secure,
    "image-type": asked_pictures.of_a_strange_type,
    "image-too-small": asked_pictures.too_small,
    "image-small": asked_pictures.small,
    "image-shape": asked_pictures.of_another_shape,
    "image-heavy": asked_pictures.heavy,
    "image-size-unsaid": asked_pictures.size_unsaid,
    "image-alt": asked_pictures.undescribed,
    "og-description": asked_words.without("og:description"),
    "og-description-long": asked_words.longer(
        lambda case: case.facts.said("og:description"), "description_most", "description"
    ),
    "og-url": asked_words.without("og:url"),
    "og-type": asked_words.without("og:type"),
    "x-card": asked_links.no_large_card,
    "og-site-name": asked_words.without("og:site_name"),
    "og-name": asked_words.named_not_property,
    "page-title": asked_words.no_title,
    "page-title-long": asked_words.longer(lambda case: case.facts.title, "page_title_most", "title"),
    "page-description": asked_words.without("description"),
    "page-description-long": asked_words.longer(
        lambda case: case.facts.description, "page_description_most", "description"
    ),
    "canonical": asked_links.no_canonical,
    "canonical-several": asked_links.several_canonical,
    "canonical-relative": asked_links.canonical_not_complete,
    "canonical-differs": asked_links.canonical_differs,
    "canonical-tracked": asked_links.canonical_tracked,
    "insecure": asked_links.not_secure,
    "language": asked_words.no_language,
    "charset": asked_words.letters_unsaid,
    "letters": asked_words.letters_broken,
    "viewport": asked_words.not_for_phones,
    "things-broken": asked_words.broken_things,
    "things": asked_words.no_things,
    "things-partly": asked_words.partly_described,
    "icon": asked_links.no_icon,
    "touch-icon": asked_links.no_touch_icon,
    "nopin": asked_links.pins_forbidden,
    "share-control": asked_links.no_share_control,
    "rel-me": asked_links.accounts_not_named,
}
"""Each need of resources/pages/needs.toml but the one that leaves nothing else to be said."""

_UNREADABLE = "unreadable"
_NOT_OF_THE_HEAD, _FIRST = "<html", "<meta charset"


def share_findings(
    facts: PageFacts, requirements: Requirements, accounts: Collection[str] = ()
) -> tuple[PageFinding, ...]:
    """What the page lacks, in the order of the needs; ``accounts`` are its owner's profiles on networks."""
    case = PageCase(facts, requirements.figures, accounts)
    return tuple(_findings(case, requirements))


def _findings(case: PageCase, requirements: Requirements) -> Iterator[PageFinding]:
    if asked_words.nothing_found(case) is not None:
        yield _finding(requirements.needs[_UNREADABLE], {}, {})
        return
    common = proposed(case)
    for need in requirements.needs.values():
        values = ASKED[need.key](case) if need.key in ASKED else None
        if values is not None:
            yield _finding(need, common, values)


def _finding(need: Need, common: Mapping[str, str], values: Values) -> PageFinding:
    said = {name: str(value) for name, value in values.items()}
    return PageFinding(
        key=need.key,
        severity=need.severity,
        sentence=need.sentence.format_map({**common, **said}),
        tag="\n".join(_tags(need, common, values)),
        why=need.why.format_map({**common, **said}),
        source=need.source,
    )


def _tags(need: Need, common: Mapping[str, str], values: Values) -> Iterator[str]:
    """The tag with everything that is filled in escaped; once for each profile where it names one."""
    said = {**common, **{name: str(value) for name, value in values.items()}}
    escaped = {name: value if name == "thing" else _escaped(value) for name, value in said.items()}
    profiles = values.get("profiles")
    for profile in profiles if isinstance(profiles, list) else [""]:
        if need.tag:
            yield need.tag.format_map(escaped | {"profile": _escaped(profile)})


def _escaped(value: str) -> str:
    """A value as it stands between double quotes or in an element."""
    return html.escape(value, quote=False).replace('"', "&quot;")


def tags_for(facts: PageFacts, requirements: Requirements, accounts: Collection[str] = ()) -> str:
    """All missing tags as one block for the head of the page; what belongs elsewhere stands there as a remark.

    How letters are written comes first: browsers look for it in the first bytes alone.
    """
    blocks = [one.tag for one in share_findings(facts, requirements, accounts) if one.tag]
    blocks.sort(key=lambda block: not block.startswith(_FIRST))
    return "\n".join(dict.fromkeys(line for block in blocks for line in _lines(block)))


def _lines(block: str) -> list[str]:
    if block.startswith(_NOT_OF_THE_HEAD):
        return [f"<!-- in the first tag of the page: {block} -->"]
    return [block] if block.startswith("<script") else block.splitlines()
