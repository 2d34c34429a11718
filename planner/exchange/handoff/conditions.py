"""What a tool asks of a file, in sentences for who chooses a preset."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planner.domain.amounts import counted
from planner.domain.platforms import Platforms
from planner.exchange.handoff.model import Files, Preset, Trust, Zone

TRUST = {
    Trust.VERIFIED: "read at the vendor's own page",
    Trust.FIELD_TESTED: "used for real imports by others",
    Trust.SECONDARY: "told by others, not by the vendor",
    Trust.UNVERIFIED: "try it with a few rows first",
}
"""What each sort of confidence means, in words."""

_SORTS = {"image": "pictures", "gif": "GIFs", "video": "videos", "document": "documents"}
_ZONES = {
    Zone.ENTRY: "Times are written as planned",
    Zone.BRAND: "Times are written on the brand's clock; the tool's account must be set to the same zone",
    Zone.UTC: "Times are written in UTC",
}


def conditions(preset: Preset, platforms: Platforms) -> tuple[str, ...]:
    """Sentences without a full stop: files, rows, times, media, networks."""
    return tuple(said for say in _SAID for said in say(preset, platforms))


def _files(preset: Preset, _platforms: Platforms) -> Iterator[str]:
    yield "One file for each channel" if preset.files is Files.CHANNEL else "One file for all channels"
    if preset.rows:
        yield f"At most {counted(preset.rows, 'row')} in a file; more make further files"
    if preset.total:
        yield f"At most {counted(preset.total, 'post')} scheduled at once"


def _times(preset: Preset, _platforms: Platforms) -> Iterator[str]:
    yield _ZONES[preset.zone]
    if preset.lead_minutes:
        yield f"At least {counted(preset.lead_minutes, 'minute')} ahead"
    if preset.spacing_minutes:
        yield f"At least {counted(preset.spacing_minutes, 'minute')} between two posts"
    if preset.same_text_days:
        yield f"The same text again after {counted(preset.same_text_days, 'day')} at the earliest"
    if preset.undated:
        yield "Entries without a day are taken too"


def _media(preset: Preset, _platforms: Platforms) -> Iterator[str]:
    rule = preset.media
    if rule is None:
        yield "Pictures and videos are not in the file; add them at the tool"
        return
    sorts = ", ".join(_SORTS[sort] for sort in rule.sorts)
    most = "one in a row" if rule.most == 1 else f"at most {rule.most} in a row" if rule.most else ""
    endings = f"address ending in {' or '.join('.' + one for one in rule.endings)}" if rule.endings else ""
    size = f"up to {rule.megabytes} MB each" if rule.megabytes else ""
    rest = ", ".join(filter(None, (most, endings, size)))
    yield f"Takes {sorts} by public address" + (f": {rest}" if rest else "")


def _networks(preset: Preset, platforms: Platforms) -> Iterator[str]:
    if preset.networks:
        named = ((platforms.named(key), key) for key in preset.networks)
        yield f"For {', '.join(platform.name if platform else key for platform, key in named)}"
    if preset.without_formats:
        yield f"No {', '.join(preset.without_formats)}"


_SAID: tuple[Callable[[Preset, Platforms], Iterator[str]], ...] = (_files, _times, _media, _networks)
