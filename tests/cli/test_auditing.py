"""The verb that says what a page lacks to be shared."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image

from planner.cli import main
from tests.page_sources import ADDRESS, page


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "page.html"
    made.write_bytes(page("og:image:alt", "twitter:card"))
    return made


def test_what_a_page_lacks_is_told_with_its_tags(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "page", str(file), "--url", ADDRESS]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "This link will show with a picture, a title and a description."
    assert said[-4].startswith("hint: The picture has no description")
    assert said[-1] == '    <meta name="twitter:card" content="summary_large_image">'


def test_facts_are_printed_as_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "page", str(file), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [one["key"] for one in said["missing"]] == ["image-alt", "x-card"]
    assert said["verdict"] == {
        "severity": None,
        "words": "This link will show with a picture, a title and a description.",
    }
    assert said["facts"]["title"] == "Harvest Lantern, our autumn blend"
    assert [card["key"] for card in said["cards"]] == ["wide", "square"]


def test_a_page_comes_by_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(page())))
    assert main(["audit", "page", "-"]) == 0
    assert capsys.readouterr().out.endswith("Nothing is missing.\n")


def test_a_picture_that_is_given_is_looked_at(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Image.new("RGB", (150, 80)).save(tmp_path / "small.png")
    assert main(["audit", "page", str(file), "--picture", str(tmp_path / "small.png")]) == 0
    said = capsys.readouterr().out
    assert said.startswith("This link will show without a picture: the one that is named is too small.")
    assert "look: The picture has 150 × 80 pixels. Below 200 × 200 links show without it." in said


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["{folder}/none.html"], 1, "cannot be read"),
        (["{folder}"], 1, "cannot be read"),
        (["{folder}/page.html", "--url", "shop"], 2, "is no address of a page"),
        (["{folder}/page.html", "--picture", "{folder}/page.html"], 1, "is no picture that can be read"),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: list[str], code: int, sentence: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(file.parent)
    assert main(["audit", "page", *(one.replace("{folder}", folder) for one in arguments)]) == code
    assert sentence in capsys.readouterr().err
