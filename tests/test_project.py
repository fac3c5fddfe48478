"""The project keeps its word: public names, commands, examples in its pages, data files, sizes of modules."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from statistics import median

import pytest

import onrecord
from onrecord.cli.manual import helps, manual
from onrecord.demo import story_folder
from tests.conftest import ROOT
from tests.fences import blocks, check_line, command_lines, parse

SOURCE = ROOT / "src" / "onrecord"
MODULES = sorted(SOURCE.rglob("*.py"))
DATA = sorted(path for kind in ("toml", "tsv") for path in SOURCE.rglob(f"*.{kind}"))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
README = ROOT / "README.md"
HELPS = dict(helps())


# The public face


def test_all_holds_exactly_the_public_names() -> None:
    tree = ast.parse((SOURCE / "__init__.py").read_text(encoding="utf-8"))
    typed = {name.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for name in node.names}
    assert set(onrecord.__all__) == typed - {"TYPE_CHECKING", "lazily"} | {"__version__"}
    assert onrecord.__all__ == sorted(onrecord.__all__)
    assert dir(onrecord) == sorted(onrecord.__all__)


@pytest.mark.parametrize("name", sorted(set(onrecord.__all__) - {"__version__"}))
def test_each_public_name_is_there_and_documented(name: str) -> None:
    noun = getattr(onrecord, name)
    assert getattr(import_module(noun.__module__), name) is noun
    assert noun.__doc__
    assert len(noun.__doc__.split()) >= 4
    methods = [each for key, each in vars(noun).items() if callable(each) and not key.startswith("_")]
    assert [each for each in methods if not each.__doc__] == [] if isinstance(noun, type) else True


def test_a_star_import_brings_the_public_names() -> None:
    code = "from onrecord import *; import onrecord; assert set(onrecord.__all__) <= set(globals())"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == onrecord.__version__
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[?{re.escape(onrecord.__version__)}\]?", changes, re.MULTILINE)


# The commands


def test_the_page_of_commands_is_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("ONRECORD_DB", "other.db")
    monkeypatch.setenv("FORCE_COLOR", "1")
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert page == manual(), "run: python -m onrecord.cli.manual > docs/commands.md"
    assert "\x1b" not in page


def test_every_command_that_is_promised_is_there() -> None:
    promised = "demo add show brief why cite search judge review diff export verify study stories copies timeline"
    assert [name.split()[1] for name in HELPS if len(name.split()) == 2] == promised.split()
    decisions = "accept reject merge split rename correct date list"
    assert [name.split()[2] for name in HELPS if name.startswith("onrecord judge ")] == decisions.split()


@pytest.mark.parametrize("name", HELPS)
def test_each_command_has_an_example_that_parses(name: str) -> None:
    (example,) = re.findall(r"^ +Example: onrecord (.+(?:\n {2}\S.+)?)$", HELPS[name], re.MULTILINE)
    assert f"onrecord {example}".startswith(name)
    check_line(f"onrecord {' '.join(example.split())}", ROOT / "Makefile")


@pytest.mark.parametrize("name", HELPS)
def test_each_command_is_listed_with_one_whole_line(name: str) -> None:
    listed = [line for line in HELPS[name].splitlines() if re.match(r"  \w+  +[A-Z]", line)]
    assert [line for line in listed if line.endswith(("...", "…")) and not line.endswith(" ...")] == []


def test_what_a_command_does_not_take_is_noticed() -> None:
    with pytest.raises(Exception, match="No such option"):
        parse(["show", "--bogus"])
    with pytest.raises(AssertionError, match="no command"):
        parse(["shwo"])
    with pytest.raises(AssertionError, match="make nothing"):
        check_line("make nothing", ROOT / "Makefile")


# The pages


def test_the_readme_shows_the_library_and_the_command_line() -> None:
    assert blocks(README, "python")
    assert any(command_lines(block) for block in blocks(README, "console"))


def test_the_examples_of_the_readme_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In order, one after another, in a folder with the example story as `story/` and one page of it as `page.html`."""
    with story_folder() as story:
        shutil.copytree(story, tmp_path / "story")
    shutil.copy(min((tmp_path / "story").glob("*.html")), tmp_path / "page.html")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "readme"}
    for block in blocks(README, "python"):
        source = "\n" * (block.line - 1) + block.text  # so that a failure names the line of the page
        exec(compile(source, str(block.page), "exec"), names)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_command_line_in_the_pages_exists(page: Path) -> None:
    for block in blocks(page, "console"):
        lines = command_lines(block)
        assert lines, f"{page.name}:{block.line}: no line begins with a prompt"
        for line in lines:
            check_line(line, ROOT / "Makefile")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_within_the_project_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    local = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in local if not (page.parent / link).exists()] == []


# The code


@pytest.mark.parametrize("path", DATA, ids=lambda path: str(path.relative_to(SOURCE)))
def test_data_files_say_where_they_are_from(path: Path) -> None:
    header = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            break
        header.append(line.lstrip("# "))
    assert len(" ".join(header).split()) >= 8, "a header comment of a sentence"


def test_modules_are_short() -> None:
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    sizes = [len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES]
    assert max(sizes) <= 500, max(lengths, key=lengths.__getitem__)
    assert median(sizes) < 120


def test_every_module_says_what_it_is_for() -> None:
    undocumented = [path for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert undocumented == []


def test_no_path_of_anyones_machine_is_in_the_project() -> None:
    machine = re.compile(r"/(?:home|Users|root|work)/\w")
    texts = [*MODULES, *DATA, *PAGES, ROOT / "Makefile", ROOT / "pyproject.toml"]
    assert [path for path in texts if machine.search(path.read_text(encoding="utf-8"))] == []
