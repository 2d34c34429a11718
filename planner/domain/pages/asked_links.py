"""What is asked of the addresses of a page: its own, its icons, ways to share it, the accounts of its owner."""

from __future__ import annotations

from urllib.parse import urlsplit

from planner.domain.link_form import joined
from planner.domain.pages.case import PageCase, Values
from planner.domain.pages.shown import is_complete, page_of
from planner.domain.quote import shortened

_LONGEST = 60


def no_canonical(case: PageCase) -> Values | None:
    """No address that the page wants to be known by."""
    return None if case.facts.canonical else {}


def several_canonical(case: PageCase) -> Values | None:
    """More than one."""
    count = len(_own(case))
    return {"count": count} if count > 1 else None


def canonical_not_complete(case: PageCase) -> Values | None:
    """One that does not say where it lies."""
    return {} if any(not is_complete(address) for address in case.facts.canonical) else None


def canonical_differs(case: PageCase) -> Values | None:
    """Another one than the Open Graph says."""
    own, said = _own(case), case.facts.said("og:url")
    other = joined(case.facts.address, said)
    if len(own) != 1 or not said or _plain(case, own[0]) == _plain(case, other):
        return None
    return {"first": shortened(own[0], _LONGEST), "second": shortened(other, _LONGEST)}


def canonical_tracked(case: PageCase) -> Values | None:
    """One that says where a reader came from."""
    said = (*_own(case), joined(case.facts.address, case.facts.said("og:url")))
    return {} if any("?" in one and _plain(case, one) != _as_written(one) for one in said) else None


def not_secure(case: PageCase) -> Values | None:
    """A page over an open connection."""
    return {} if page_of(case.facts).lower().startswith("http://") else None


def no_icon(case: PageCase) -> Values | None:
    """No small picture of the site."""
    return None if case.facts.icons else {}


def no_touch_icon(case: PageCase) -> Values | None:
    """One for tabs, none for phones."""
    icons = case.facts.icons
    return {} if icons and not any(rel.startswith("apple-touch-icon") for rel in icons) else None


def no_large_card(case: PageCase) -> Values | None:
    """X is not asked for a large card; one that plays something is as good."""
    said = case.facts.said("twitter:card").lower()
    return None if said in ("summary_large_image", "player", "app") else {}


def pins_forbidden(case: PageCase) -> Values | None:
    """Nobody may save the page's pictures."""
    return {} if "nopin" in case.facts.said("pinterest").lower() else None


def no_share_control(case: PageCase) -> Values | None:
    """An article without a way to share it."""
    facts = case.facts
    return {} if case.is_article and not facts.share_controls and not _shares(case) else None


def _shares(case: PageCase) -> bool:
    beginnings = tuple(one.lower() for one in case.figures["share_links"])
    return any(_bare(link).startswith(beginnings) for link in case.facts.links)


def accounts_not_named(case: PageCase) -> Values | None:
    """Accounts of the owner that the home page does not mark as such."""
    if urlsplit(case.plain(page_of(case.facts))).path.strip("/"):
        return None
    named = {_bare(address).rstrip("/") for address in case.facts.profiles}
    missing = [one for one in case.accounts if is_complete(one) and _bare(one).rstrip("/") not in named]
    return {"names": ", ".join(shortened(one, _LONGEST) for one in missing), "profiles": missing} if missing else None


def _own(case: PageCase) -> list[str]:
    return list(dict.fromkeys(joined(case.facts.address, one) for one in case.facts.canonical))


def _plain(case: PageCase, address: str) -> str:
    return (case.plain(address) or address).rstrip("/?")


def _as_written(address: str) -> str:
    return address.partition("#")[0].rstrip("/?")


def _bare(address: str) -> str:
    return address.lower().partition("://")[2].removeprefix("www.") or address.lower()
