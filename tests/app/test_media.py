"""What is known of media files, and what is done with them."""

from __future__ import annotations

import os
import sys
import threading
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from planner.app.failures import NotWritten
from planner.app.media import MediaShelf, copy_beside, find_again, keep_beside, probe, thumbnail
from planner.app.plans import Cancelled
from planner.domain.files import FileFacts, FileSort, FileState, file_name
from tests.media_files import ON_ITS_SIDE, a_heic, a_moving_picture, a_picture, a_video, a_webm, box, ftyp


def seen(path: Path) -> FileFacts:
    facts = probe(str(path))
    assert facts.state is FileState.THERE, facts
    assert facts.bytes == path.stat().st_size
    return facts


@pytest.mark.parametrize(
    ("name", "form", "sort"),
    [
        ("a.jpg", "jpeg", FileSort.IMAGE),
        ("a.png", "png", FileSort.IMAGE),
        ("a.webp", "webp", FileSort.IMAGE),
        ("a.avif", "avif", FileSort.IMAGE),
        ("a.tiff", "tiff", FileSort.IMAGE),
        ("a.bmp", "bmp", FileSort.IMAGE),
        ("a.gif", "gif", FileSort.GIF),
    ],
)
def test_a_picture_says_format_and_size(tmp_path: Path, name: str, form: str, sort: FileSort) -> None:
    facts = seen(a_picture(tmp_path / name))
    assert (facts.format, facts.sort, facts.width, facts.height, facts.frames) == (form, sort, 40, 50, 1)
    assert facts.ratio == 0.8


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tiff", "a.avif"])
def test_a_picture_on_its_side_has_the_size_as_shown(tmp_path: Path, name: str) -> None:
    facts = seen(a_picture(tmp_path / name, orientation=6))
    assert (facts.width, facts.height) == (50, 40)


@pytest.mark.parametrize("how", [{"lossless": True}, {"quality": 40}])
def test_both_ways_of_webp_are_read(tmp_path: Path, how: dict[str, Any]) -> None:
    facts = seen(a_picture(tmp_path / "a.webp", 333, 222, **how))
    assert (facts.width, facts.height) == (333, 222)


@pytest.mark.parametrize("name", ["a.gif", "a.webp"])
def test_frames_and_length_of_a_moving_picture(tmp_path: Path, name: str) -> None:
    facts = seen(a_moving_picture(tmp_path / name))
    assert (facts.width, facts.height, facts.frames) == (30, 20, 3)
    assert facts.seconds == pytest.approx(0.6)


def test_the_frames_of_a_png_are_counted(tmp_path: Path) -> None:
    assert seen(a_moving_picture(tmp_path / "a.png")).frames == 3


@pytest.mark.parametrize("version", [0, 1])
def test_a_video_says_size_length_and_pace(tmp_path: Path, version: int) -> None:
    facts = seen(a_video(tmp_path / "a.mp4", version=version))
    assert (facts.sort, facts.format, facts.width, facts.height) == (FileSort.VIDEO, "mp4", 1080, 1920)
    assert (facts.seconds, facts.fps, facts.frames) == (12.0, 30.0, 360)


def test_a_video_on_its_side_has_the_size_as_shown(tmp_path: Path) -> None:
    facts = seen(a_video(tmp_path / "a.mov", 1920, 1080, matrix=ON_ITS_SIDE))
    assert (facts.format, facts.width, facts.height) == ("mov", 1080, 1920)


def test_the_description_of_a_large_video_is_found_at_its_end(tmp_path: Path) -> None:
    path, described = tmp_path / "long.mp4", a_video(tmp_path / "a.mp4").read_bytes()
    start = ftyp(b"isom")
    with path.open("wb") as file:
        file.write(start + (1).to_bytes(4) + b"mdat" + (5 << 30).to_bytes(8))
        file.seek(len(start) + (5 << 30))
        file.write(described[len(start) :])
    began = monotonic()
    facts = seen(path)
    assert (facts.width, facts.seconds) == (1080, 12.0)
    assert monotonic() - began < 0.1


def test_a_video_cut_off_is_unreadable_and_still_a_video(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(a_video(tmp_path / "whole.mp4").read_bytes() + b"\0\1\0\0mdat")
    assert probe(str(path)).state is FileState.UNREADABLE
    path.write_bytes(ftyp(b"isom") + b"\0\1\0\0mdat")
    facts = probe(str(path))
    assert (facts.state, facts.sort, facts.format) == (FileState.UNREADABLE, FileSort.VIDEO, "mp4")


def test_sound_alone_is_no_video(tmp_path: Path) -> None:
    assert seen(a_video(tmp_path / "a.mp4", handler=b"soun")).sort is FileSort.OTHER


@pytest.mark.parametrize(("turns", "size"), [(0, (4032, 3024)), (1, (3024, 4032)), (2, (4032, 3024))])
def test_a_heic_says_the_size_of_its_main_picture(tmp_path: Path, turns: int, size: tuple[int, int]) -> None:
    facts = seen(a_heic(tmp_path / "a.heic", turns=turns))
    assert (facts.sort, facts.format, (facts.width, facts.height)) == (FileSort.IMAGE, "heic", size)


def test_the_second_brand_tells_avif_from_heic(tmp_path: Path) -> None:
    assert seen(a_heic(tmp_path / "a.heic", brands=(b"mif1", b"avif"))).format == "avif"


@pytest.mark.parametrize(("kind", "form"), [(b"webm", "webm"), (b"matroska", "mkv")])
def test_a_webm_says_size_length_and_pace(tmp_path: Path, kind: bytes, form: str) -> None:
    facts = seen(a_webm(tmp_path / "a.webm", kind=kind))
    assert (facts.sort, facts.format, facts.width, facts.height) == (FileSort.VIDEO, form, 640, 360)
    assert (facts.seconds, facts.fps) == (6.5, 25.0)


def test_what_a_file_holds_counts_and_not_its_ending(tmp_path: Path) -> None:
    path = a_picture(tmp_path / "a.png").rename(tmp_path / "a.jpg")
    assert seen(path).format == "png"


def test_documents_are_known(tmp_path: Path) -> None:
    for name, content in (("a.pdf", b"%PDF-1.7"), ("a.pptx", b"PK\x03\x04")):
        (tmp_path / name).write_bytes(content)
        assert seen(tmp_path / name).sort is FileSort.DOCUMENT


def test_a_file_of_another_sort_is_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    assert seen(tmp_path / "a.txt").sort is FileSort.OTHER


def test_a_bare_name_counts_as_given() -> None:
    facts = probe("oat_float.JPG")
    assert (facts.state, facts.sort, facts.format) == (FileState.UNKNOWN, FileSort.IMAGE, "jpeg")


@pytest.mark.parametrize("path", ["\\\\server\\share\\a.jpg", "//server/share/a.jpg", "\\\\?\\UNC\\server\\a.jpg"])
def test_a_file_on_another_computer_is_not_asked_for(path: str) -> None:
    assert probe(path).state is FileState.UNKNOWN
    assert thumbnail(path, 56) is None


def test_a_file_that_is_gone_is_missing(tmp_path: Path) -> None:
    for path in (str(tmp_path / "a.jpg"), "/no\0where/a.jpg", "/\ud800.jpg", str(tmp_path / ("n" * 300))):
        assert probe(path).state is FileState.MISSING


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes as files there")
def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    for path in (tmp_path / "pipe.jpg", tmp_path):
        assert probe(str(path)).state is FileState.UNREADABLE
        assert thumbnail(str(path), 56) is None


@pytest.mark.parametrize("name", ["a.jpg", "a.mp4", "a.heic", "a.webm", "a.gif"])
def test_an_empty_file_and_one_of_words_are_unreadable(tmp_path: Path, name: str) -> None:
    beginnings = b"\xff\xd8\xff", b"GIF89a", b"\x1a\x45\xdf\xa3\x80"
    for content in (b"", b"These are words, and no picture at all.", *beginnings):
        (tmp_path / name).write_bytes(content)
        assert probe(str(tmp_path / name)).state is FileState.UNREADABLE


@pytest.fixture(scope="module")
def all_sorts(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    folder = tmp_path_factory.mktemp("sorts")
    made = [a_picture(folder / f"a.{ending}") for ending in ("jpg", "png", "webp", "avif", "tiff", "bmp")]
    made += [a_moving_picture(folder / "b.gif"), a_moving_picture(folder / "b.webp"), a_video(folder / "a.mp4")]
    made += [a_heic(folder / "a.heic"), a_webm(folder / "a.webm")]
    return [path.read_bytes() for path in made]


@given(data=st.data())
def test_hostile_files_never_raise_and_take_no_time(all_sorts: list[bytes], data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(all_sorts)))
    for at in data.draw(st.lists(st.integers(0, min(len(content), 400) - 1), max_size=6)):
        content[at] = data.draw(st.integers(0, 255))
    with TemporaryDirectory() as folder:
        path = Path(folder, "it")
        path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
        began = monotonic()
        probe(str(path))
        assert monotonic() - began < 0.5
        thumbnail(str(path), 56)


def test_boxes_within_boxes_without_end_come_to_an_end(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(ftyp(b"isom") + box(b"free") * 100_000)
    began = monotonic()
    assert probe(str(path)).state is FileState.UNREADABLE
    assert monotonic() - began < 0.3


# the shelf


def test_the_shelf_knows_only_what_was_looked_at(tmp_path: Path) -> None:
    shelf, path = MediaShelf(), str(a_picture(tmp_path / "a.jpg"))
    assert shelf.known(path) is None
    facts = shelf.look([path])[0]
    assert shelf.known(path) is facts
    assert shelf.look([path])[0] is facts


def test_the_shelf_reads_again_what_changed_and_keeps_the_size_of_what_is_gone(tmp_path: Path) -> None:
    shelf, file = MediaShelf(), a_picture(tmp_path / "a.jpg")
    shelf.look([str(file)])
    a_picture(file, 100, 100)
    assert shelf.look([str(file)])[0].width == 100
    size = file.stat().st_size
    file.unlink()
    assert shelf.look([str(file)])[0].state is FileState.MISSING
    assert shelf.size_seen(str(file)) == size


def test_the_shelf_may_be_asked_from_several_threads(tmp_path: Path) -> None:
    shelf, paths = MediaShelf(), [str(a_picture(tmp_path / f"{number}.png")) for number in range(20)]
    threads = [threading.Thread(target=shelf.look, args=(paths,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(shelf.known(path) for path in paths)


# finding


def test_a_missing_file_is_found_by_name_nearest_first(tmp_path: Path) -> None:
    deep = tmp_path / "photos" / "autumn"
    deep.mkdir(parents=True)
    far, close = a_picture(deep / "Oat.JPG"), a_picture(tmp_path / "oat.jpg")
    a_picture(tmp_path / "other.jpg")
    assert find_again("C:\\old\\oat.jpg", None, [tmp_path]) == [close, far]


def test_the_size_tells_files_of_one_name_apart(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    a_picture(tmp_path / "a.png", 10, 10)
    wanted = a_picture(tmp_path / "b" / "a.png", 300, 300)
    assert find_again("/gone/a.png", wanted.stat().st_size, [tmp_path]) == [wanted]


def test_looking_does_not_follow_links_round(tmp_path: Path) -> None:
    wanted = a_picture(tmp_path / "a.png")
    if sys.platform != "win32":
        (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    assert find_again("/gone/a.png", None, [tmp_path, tmp_path / "nowhere"]) == [wanted]


# copying


def test_a_copy_lies_beside_the_plan_whole(tmp_path: Path) -> None:
    file = a_picture(tmp_path / "a.jpg")
    (tmp_path / "plans").mkdir()
    copy = copy_beside(tmp_path / "plans" / "autumn.evenweek", file)
    assert copy == tmp_path / "plans" / "autumn files" / "a.jpg"
    assert copy.read_bytes() == file.read_bytes()


def test_the_same_bytes_are_not_copied_twice_and_others_get_a_number(tmp_path: Path) -> None:
    plan, file = tmp_path / "plan.evenweek", a_picture(tmp_path / "a.jpg")
    copy = copy_beside(plan, file)
    assert copy_beside(plan, file) == copy
    assert copy_beside(plan, copy) == copy
    a_picture(file, 100, 100)
    assert copy_beside(plan, file).name == "a-2.jpg"
    assert copy_beside(plan, file).name == "a-2.jpg"


def test_a_picture_without_a_file_is_kept_once_for_the_same_bytes(tmp_path: Path) -> None:
    plan = tmp_path / "plan.evenweek"
    names = [keep_beside(plan, "seen.png", content).name for content in (b"one", b"two", b"one")]
    assert names == ["seen.png", "seen-2.png", "seen.png"]
    (tmp_path / "file").touch()
    with pytest.raises(NotWritten):
        keep_beside(tmp_path / "file" / "plan.evenweek", "seen.png", b"one")


def test_a_copy_that_fails_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    plan = tmp_path / "plan.evenweek"
    with pytest.raises(NotWritten, match=r"gone\.jpg cannot be copied"):
        copy_beside(plan, tmp_path / "gone.jpg")
    (tmp_path / "plan files").write_text("in the way")
    with pytest.raises(NotWritten):
        copy_beside(plan, a_picture(tmp_path / "a.jpg"))


def test_a_copy_can_be_stopped(tmp_path: Path) -> None:
    def stop(*_: int) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        copy_beside(tmp_path / "plan.evenweek", a_picture(tmp_path / "a.jpg"), stop)
    assert list((tmp_path / "plan files").iterdir()) == []


# thumbnails


@pytest.mark.parametrize("ending", ["jpg", "png", "gif", "webp", "avif", "bmp", "tiff"])
def test_a_thumbnail_keeps_the_ratio(tmp_path: Path, ending: str) -> None:
    made = thumbnail(str(a_picture(tmp_path / f"a.{ending}", 400, 500)), 100)
    assert made is not None
    assert (made.width, made.height, len(made.rgba)) == (80, 100, 80 * 100 * 4)
    assert made.rgba[3] == 255


def test_a_thumbnail_is_turned(tmp_path: Path) -> None:
    made = thumbnail(str(a_picture(tmp_path / "a.jpg", 400, 500, orientation=6)), 100)
    assert made is not None
    assert (made.width, made.height) == (100, 80)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK", "I;16"])
def test_pictures_of_all_modes_have_thumbnails(tmp_path: Path, mode: str) -> None:
    path = tmp_path / ("a.tiff" if mode == "CMYK" else "a.png")
    Image.new(mode, (20, 10)).save(path)
    assert thumbnail(str(path), 10) is not None


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = a_picture(tmp_path / "a.png", 20, 20)
    content = bytearray(path.read_bytes())
    content[16:24] = (60_000).to_bytes(4) * 2
    content[29:33] = zlib.crc32(content[12:29]).to_bytes(4)
    path.write_bytes(content)
    assert seen(path).width == 60_000
    assert thumbnail(str(path), 56) is None


def test_videos_and_broken_pictures_have_no_thumbnail(tmp_path: Path) -> None:
    broken = a_picture(tmp_path / "a.jpg", 400, 400)
    broken.write_bytes(broken.read_bytes()[:700])
    for path in (a_video(tmp_path / "a.mp4"), a_heic(tmp_path / "a.heic"), broken, tmp_path / "gone.png"):
        assert thumbnail(str(path), 56) is None


@pytest.mark.parametrize("path", ["C:\\a\\b.jpg", "/a/b.jpg", "b.jpg", "//s/b.jpg"])
def test_names_of_all_systems(path: str) -> None:
    assert file_name(path) == "b.jpg"
