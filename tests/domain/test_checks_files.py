"""Media files: how many, of which sort, and whether the network takes them as they are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planner.domain.amounts import bytes_words, ratio_words, seconds_words
from planner.domain.checks.file_limits import LIMITS
from planner.domain.files import FileFacts, FileSort, FileState
from planner.domain.platforms import Confidence, Fact
from planner.domain.records import Media
from planner.domain.rules import Severity
from tests.builders import a_post
from tests.scopes import ALT, SHIPPED, a_case, a_fact, a_network, done, found

MEDIA = "media-present-and-usable"


def a_file(path: str = "/pictures/cup.jpg", **values: Any) -> FileFacts:
    defaults = {
        "state": FileState.THERE,
        "sort": FileSort.IMAGE,
        "format": "jpeg",
        "bytes": 2_000_000,
        "width": 1080,
        "height": 1350,
    }
    return FileFacts(path=path, **defaults | values)


def a_video(**values: Any) -> FileFacts:
    defaults = {"sort": FileSort.VIDEO, "format": "mp4", "width": 1080, "height": 1920, "seconds": 30.0, "fps": 30.0}
    return a_file("/films/cup.mp4", **defaults | values)


def told(*files: FileFacts, facts: tuple[Fact, ...] = (), form: str = "image", known: bool = True) -> list[Any]:
    post = a_post(media=tuple(Media(file.path, "alt") for file in files))
    return found(MEDIA, a_case(post, network=a_network(*facts), files=files if known else (), format=form))


def test_a_format_that_needs_a_file_can_become_a_text_where_there_are_texts() -> None:
    case = a_case(network=a_network(formats=("image", "text")), format="image")
    (one,) = found(MEDIA, case)
    assert (one.severity, one.about) == (Severity.MUST_FIX, "pictures")
    assert done(one.fixes[0]) == {case.placement.id: replace(case.placement, format="text")}
    (without,) = found(MEDIA, a_case(network=a_network(formats=("image",)), format="image"))
    assert without.fixes == ()


@pytest.mark.parametrize("form", ["video", "reel", "short"])
def test_what_is_to_be_a_video_is_no_text(form: str) -> None:
    (one,) = found(MEDIA, a_case(network=a_network(formats=(form, "text")), format=form))
    assert (one.severity, one.fixes) == (Severity.MUST_FIX, ())


def test_a_network_may_need_a_file_whatever_the_format() -> None:
    network = a_network(a_fact("media.needed", True, confidence=Confidence.SECONDARY))
    (one,) = found(MEDIA, a_case(network=network, format="text"))
    assert (one.sentence, one.severity) == ("There is no file, and Net needs one", Severity.ATTENTION)


@pytest.mark.parametrize("state", [FileState.UNKNOWN, FileState.THERE])
def test_a_file_that_is_there_or_of_which_only_the_name_is_known_is_fine(state: FileState) -> None:
    assert told(a_file(state=state)) == []


@pytest.mark.parametrize(
    ("state", "words", "severity"),
    [
        (FileState.MISSING, "cup.jpg is not where it was", Severity.MUST_FIX),
        (FileState.UNREADABLE, "cup.jpg cannot be read as a picture, video or document", Severity.ATTENTION),
    ],
)
def test_a_file_that_is_gone_or_cannot_be_read(state: FileState, words: str, severity: Severity) -> None:
    (one,) = told(a_file(state=state))
    assert (one.sentence, one.severity) == (words, severity)


def test_windows_paths_are_told_by_their_name() -> None:
    (one,) = told(a_file(r"C:\pictures\cup.jpg", state=FileState.MISSING))
    assert one.sentence.startswith("cup.jpg ")


@pytest.mark.parametrize(
    ("name", "most", "files", "words"),
    [
        ("media.max", 1, (a_file("a"), a_file("b")), "2 files, Net takes 1"),
        ("images.max", 1, (a_file("a"), a_file("b")), "2 pictures, Net takes 1"),
        ("videos.max", 0, (a_video(),), "1 video, Net takes 0"),
        ("gifs.max", 1, (a_file("a", sort=FileSort.GIF), a_file("b", sort=FileSort.GIF)), "2 GIFs, Net takes 1"),
        ("media.min", 2, (a_file(),), "1 file, Net needs at least 2"),
        ("media.mix", False, (a_file(), a_video()), "Net does not take pictures and videos together"),
    ],
)
def test_the_number_of_files(name: str, most: Any, files: tuple[FileFacts, ...], words: str) -> None:
    assert [one.sentence for one in told(*files, facts=(a_fact(name, most),))] == [words]


def test_files_that_nobody_looked_at_are_counted_as_files_alone() -> None:
    files = a_file("a"), a_file("b")
    facts = a_fact("media.max", 1), a_fact("images.max", 1), a_fact("image.bytes.max", 1)
    assert [one.sentence for one in told(*files, facts=facts, known=False)] == ["2 files, Net takes 1"]


@pytest.mark.parametrize(
    ("name", "value", "file", "words"),
    [
        ("image.formats", ("jpg", "png"), a_file(format="heic"), "cup.jpg is HEIC, Net takes JPG, PNG"),
        ("image.bytes.max", 1_000_000, a_file(), "cup.jpg is 2 MB, Net takes 1 MB at most"),
        ("image.bytes.min", 5_000_000, a_file(), "cup.jpg is 2 MB, Net needs 5 MB at least"),
        ("image.pixels.max", 1_000_000, a_file(), "cup.jpg has 1,458,000 pixels, Net takes 1,000,000 at most"),
        ("image.side.max", 1_000, a_file(), "cup.jpg is 1,350 pixels on its longer side, Net takes 1,000 at most"),
        ("image.width.min", 1_200, a_file(), "cup.jpg is 1,080 pixels wide, Net needs 1,200 at least"),
        ("image.height.min", 1_400, a_file(), "cup.jpg is 1,350 pixels high, Net needs 1,400 at least"),
        ("image.ratio.min", 1.0, a_file(), "cup.jpg is 4:5 (width to height), Net needs 1:1 at least"),
        ("image.ratio.max", 0.75, a_file(), "cup.jpg is 4:5 (width to height), Net takes 3:4 at most"),
        ("video.bytes.max", 1_500_000, a_video(), "cup.mp4 is 2 MB, Net takes 1.5 MB at most"),
        ("video.seconds.max", 15, a_video(), "cup.mp4 lasts 30 s, Net takes 15 s at most"),
        ("video.seconds.min", 60, a_video(), "cup.mp4 lasts 30 s, Net needs 1 min at least"),
        ("video.formats", ("mov",), a_video(), "cup.mp4 is MP4, Net takes MOV"),
        ("video.fps.max", 25, a_video(), "cup.mp4 has 30 pictures a second, Net takes 25 at most"),
        ("gif.bytes.max", 1_000_000, a_file("/a.gif", sort=FileSort.GIF), "a.gif is 2 MB, Net takes 1 MB at most"),
    ],
)
def test_a_file_is_measured_against_the_facts(name: str, value: Any, file: FileFacts, words: str) -> None:
    (one,) = told(file, facts=(a_fact(name, value),))
    assert (one.sentence, one.severity) == (words, Severity.MUST_FIX)


@pytest.mark.parametrize(
    ("name", "value", "file"),
    [
        ("image.formats", ("jpg", "png"), a_file()),
        ("image.bytes.max", 2_000_000, a_file()),
        ("image.bytes.max", None, a_file()),
        ("image.ratio.min", 0.8, a_file(height=1351)),
        ("image.ratio.max", 0.8, a_file(height=1349)),
        ("image.ratio.best", 0.75, a_file()),
        ("video.seconds.max", 10, a_video(seconds=0.0)),
        ("image.width.min", 320, a_file(width=0, height=0)),
        ("image.bytes.max", 1, a_video()),
    ],
)
def test_what_keeps_to_a_fact_or_is_not_known_is_fine(name: str, value: Any, file: FileFacts) -> None:
    assert told(file, facts=(a_fact(name, value),)) == []


def test_another_shape_than_the_best_is_a_hint() -> None:
    (one,) = told(a_video(width=1920, height=1080), facts=(a_fact("video.ratio.best", 9 / 16),), form="reel")
    assert one.sentence == "cup.mp4 is 16:9 (width to height), Net shows 9:16 best"
    assert one.severity is Severity.HINT


def test_every_limit_is_a_fact_that_has_a_name() -> None:
    assert LIMITS.keys() <= SHIPPED.fact_names.keys()


@pytest.mark.parametrize(
    ("words", "number", "said"),
    [
        (bytes_words, 999, "999 bytes"),
        (bytes_words, 1_000, "1 KB"),
        (bytes_words, 8 << 20, "8 MB"),
        (bytes_words, 12_345_000, "12.3 MB"),
        (bytes_words, 4_000_000_000, "4 GB"),
        (seconds_words, 90, "1 min 30 s"),
        (seconds_words, 180, "3 min"),
        (seconds_words, 3_603.2, "1 h 3.2 s"),
        (seconds_words, 5_460, "1 h 31 min"),
        (ratio_words, 1.91, "1.91:1"),
        (ratio_words, 9 / 21, "3:7"),
        (ratio_words, 0.01, "1:100.00"),
    ],
)
def test_figures_are_told_as_people_say_them(words: Any, number: float, said: str) -> None:
    assert words(number) == said


@pytest.mark.parametrize(
    ("name", "value", "file", "words"),
    [
        ("image.bytes.max", 8 << 20, a_file(bytes=8_500_000), "is 8.5 MB, Net takes 8 MB at most"),
        ("image.bytes.max", 8_000_000, a_file(bytes=8_000_001), "is a little over 8 MB, Net takes 8 MB at most"),
        ("image.bytes.min", 5_000_000, a_file(bytes=4_999_999), "is a little under 5 MB, Net needs 5 MB at least"),
        ("video.seconds.max", 180, a_video(seconds=183.0), "lasts 3 min 3 s, Net takes 3 min at most"),
    ],
)
def test_what_just_misses_a_figure_is_not_told_like_it(name: str, value: Any, file: FileFacts, words: str) -> None:
    (one,) = told(file, facts=(a_fact(name, value),))
    assert one.sentence.endswith(words)


def test_several_files_with_the_same_trouble_are_one_finding() -> None:
    files = [a_file(f"/pictures/{name}", format="png") for name in ("cup.png", "mug.png", "pot.png", "bag.png")]
    (one,) = told(*files, facts=(a_fact("image.formats", ("jpeg",)),))
    assert one.sentence == "4 PNG files: cup.png, mug.png, pot.png and 1 more; Net takes JPEG"
    (one,) = told(a_file(), a_file("/pictures/mug.jpg"), facts=(a_fact("image.bytes.max", 1_000_000),))
    assert one.sentence == "2 files: cup.jpg is 2 MB, mug.jpg is 2 MB; Net takes 1 MB at most"


def test_several_files_that_are_gone_are_one_finding() -> None:
    gone = [a_file(f"/pictures/{name}", state=FileState.MISSING) for name in ("cup.png", "mug.png")]
    (one,) = told(*gone)
    assert one.sentence == "2 files that are not where they were: cup.png, mug.png"


def test_what_only_tools_are_held_to_is_a_hint() -> None:
    (one,) = told(a_file(format="png"), facts=(a_fact("image.formats", ("jpeg",), tools=True),))
    assert one.severity is Severity.HINT
    assert one.sentence == "cup.jpg is PNG, Net takes JPEG from tools that post for you"


# alt texts


@pytest.mark.parametrize(
    ("paths", "words"),
    [
        (("cup.png",), "The picture has no alt text"),
        (("/a/cup.JPG", "mug.gif"), "The 2 pictures have no alt text"),
        (("film.mp4",), None),
        (("menu.pdf", "notes"), None),
    ],
)
def test_without_a_format_files_are_pictures_by_their_names(paths: tuple[str, ...], words: str | None) -> None:
    post = a_post(media=tuple(Media(path, "") for path in paths))
    assert [one.sentence for one in found(ALT, a_case(post, format=""))] == [words] * (words is not None)


def test_what_is_seen_of_a_file_goes_before_its_name() -> None:
    post = a_post(media=(Media("/films/cup.jpg", ""),))
    film = a_file("/films/cup.jpg", sort=FileSort.VIDEO, format="mp4")
    assert found(ALT, a_case(post, format="", files=[film])) == []
    assert found(ALT, a_case(replace(post, media=(Media("/films/cup.jpg", "A cup"),)), format="")) == []
