"""What leaves the window: only addresses of the web and of mail, and folders of this computer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from planner.ui.window.outside import open_link, show_in_folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, qapp: object) -> list[str]:
    """What the system was asked to open."""
    urls: list[str] = []

    def open_url(url: QUrl) -> bool:
        urls.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return urls


def test_the_folder_of_a_file_is_opened_though_the_file_is_gone(opened: list[str], tmp_path: Path) -> None:
    assert show_in_folder(str(tmp_path / "gone.jpg")) == ""
    assert opened == [QUrl.fromLocalFile(str(tmp_path)).toString()]


@pytest.mark.parametrize(
    "path", ["//server/share/a.jpg", "\\\\server\\share\\a.jpg", "a.jpg", "", "/nowhere/at/all.jpg"]
)
def test_no_other_computer_is_asked_for_a_folder(opened: list[str], monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    looked_at: list[Path] = []
    monkeypatch.setattr(Path, "is_dir", lambda folder: bool(looked_at.append(folder)))
    assert "is not there" in show_in_folder(path)
    assert not [folder for folder in looked_at if "server" in str(folder)]
    assert opened == []


@pytest.mark.parametrize("link", ["https://lumenoak.example/x", "lumenoak.example", "mailto:a@b.example"])
def test_addresses_are_opened(opened: list[str], link: str) -> None:
    assert open_link(link) == ""
    assert len(opened) == 1


@pytest.mark.parametrize("link", ["file:///etc/passwd", "/etc/passwd", "javascript:alert(1)", "smb://server/share"])
def test_nothing_else_is_opened(opened: list[str], link: str) -> None:
    assert "is no address" in open_link(link)
    assert opened == []
