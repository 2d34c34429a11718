"""Certificates for a site on this computer, made when a test needs them, so that no key is kept anywhere."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

_NEW = (
    "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost "
    "-addext subjectAltName=DNS:localhost -keyout key.pem -out good.pem"
)
_RUN_OUT = "x509 -in good.pem -signkey key.pem -days -1 -out over.pem"


class Certificates(NamedTuple):
    """Files that hold a certificate for ``localhost`` that signed itself, with its key."""

    good: Path
    run_out: Path


def made_certificates(folder: Path) -> Certificates:
    """A good one, and one that ran out yesterday; the test is skipped where there is no openssl that makes them."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("no openssl, which makes the certificates of the test")
    for words in (_NEW, _RUN_OUT):
        done = subprocess.run([program, *words.split()], cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"this openssl makes no such certificate: {done.stderr.strip()[-100:]}")
    key = (folder / "key.pem").read_text()
    made = Certificates(folder / "localhost.pem", folder / "run_out.pem")
    for file, certificate in zip(made, ("good.pem", "over.pem"), strict=True):
        file.write_text(key + (folder / certificate).read_text())
    return made
