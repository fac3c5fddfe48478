"""Builds a wheel, installs it elsewhere, and tries it there: `make wheel`; with --all it runs every test from it.

The wheel goes into a virtual environment that sees this one's packages but not the checkout; all is taken away again.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILT_FROM = ("src", "pyproject.toml", "README.md", "LICENSE")
SOME_TESTS = ("tests/cli", "tests/test_lazily.py", "tests/test_project.py")


class Failed(Exception):
    """What did not hold, in words."""


def main() -> int:
    """Check in a folder of its own; 0 where all is well, else 1."""
    started = time.monotonic()
    tests = ["tests"] if "--all" in sys.argv[1:] else list(SOME_TESTS)
    with tempfile.TemporaryDirectory(prefix="onrecord-wheel-") as folder:
        try:
            check(Path(folder).resolve(), tests)
        except Failed as failure:
            print(f"wheel check: FAILED: {failure}")
            return 1
    print(f"wheel check: good in {time.monotonic() - started:.0f} s: built, installed, demo run, tests passed from it")
    return 0


def check(folder: Path, tests: list[str]) -> None:
    """Every step, in order."""
    wheel = build(folder)
    same_files(wheel)
    python = install(folder, wheel)
    away = folder / "away"
    away.mkdir()
    comes_from(python, away, folder)
    demo(python, away)
    run_tests(python, tests)


def build(folder: Path) -> Path:
    """A wheel, built from a copy, so that the checkout stays as it is."""
    copy = folder / "copy"
    copy.mkdir()
    for name in BUILT_FROM:
        if not (ROOT / name).exists():
            raise Failed(f"there is no {name} to build from")
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy(ROOT / name, copy / name)
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
    call([sys.executable, "-m", "pip", "wheel", *options, str(copy)], folder)
    (wheel,) = folder.glob("onrecord-*.whl")
    print(f"built {wheel.name}, {wheel.stat().st_size // 1024} KB")
    return wheel


def same_files(wheel: Path) -> None:
    """Every file of the package is in the wheel: its data as well as its code."""
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("onrecord/")}
    source = ROOT / "src"
    files = (path for path in (source / "onrecord").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    missing = sorted(str(path.relative_to(source)) for path in files if str(path.relative_to(source)) not in packed)
    if missing:
        raise Failed(f"not in the wheel: {', '.join(missing[:10])}")
    print(f"holds all {len(packed)} files of the package")


def install(folder: Path, wheel: Path) -> Path:
    """The python of a new environment that has the wheel, and this environment's packages without its `.pth` files."""
    home = folder / "environment"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    paths = sysconfig.get_paths(vars={"base": str(home), "platbase": str(home)})
    others = sysconfig.get_paths()
    listed = dict.fromkeys([others["purelib"], others["platlib"]])
    (Path(paths["purelib"]) / "others.pth").write_text("".join(f"{path}\n" for path in listed), encoding="utf-8")
    options = ["--quiet", "--no-deps", "--no-index", "--force-reinstall"]
    call([sys.executable, "-m", "pip", "--python", str(python), "install", *options, str(wheel)], folder)
    return python


def comes_from(python: Path, away: Path, folder: Path) -> None:
    """What is imported there is what was installed there."""
    where = call([str(python), "-c", "import onrecord; print(onrecord.__file__)"], away).strip()
    if not Path(where).is_relative_to(folder):
        raise Failed(f"onrecord was imported from {where}, not from the wheel")
    script = call([str(python.parent / "onrecord"), "--version"], away).strip()
    module = call([str(python), "-m", "onrecord", "--version"], away).strip()
    if script != module or not script.startswith("onrecord "):
        raise Failed(f"versions differ: {script!r}, {module!r}")
    print(f"{script} is imported from the wheel, elsewhere")


def demo(python: Path, away: Path) -> None:
    """The demo writes its brief, in a folder far from the checkout."""
    call([str(python), "-m", "onrecord", "demo", "--out", "shown"], away)
    brief = away / "shown" / "brief.html"
    if not brief.is_file() or "</html>" not in brief.read_text(encoding="utf-8"):
        raise Failed("the demo wrote no whole brief")
    print(f"the demo wrote its brief, {brief.stat().st_size // 1024} KB")


def run_tests(python: Path, tests: list[str]) -> None:
    """The checkout's tests, on what is installed."""
    print(f"running {' '.join(tests)} on the wheel", flush=True)
    options = ["-q", "-n", "2", "-p", "no:cacheprovider"]
    call([str(python), "-m", "pytest", *options, *tests], ROOT, shown=True)


def call(command: list[str], folder: Path, *, shown: bool = False) -> str:
    """Run a command there; its output, which goes to ours where it is `shown`."""
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=not shown, text=True, check=False)
    if ran.returncode:
        words = " ".join(command[1:6])
        raise Failed(f"{words} ... left with {ran.returncode}\n{ran.stdout or ''}{ran.stderr or ''}".rstrip())
    return ran.stdout or ""


if __name__ == "__main__":
    sys.exit(main())
