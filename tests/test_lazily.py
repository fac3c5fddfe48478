"""Packages whose names are fetched when they are first asked for."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package with a function and a module of one name, and a public module."""
    name = "lazy_example"
    folder = tmp_path / name
    folder.mkdir()
    (folder / "__init__.py").write_text(
        f"from onrecord.lazily import lazily\n__all__ = ['find', 'lists', 'other']\n"
        f"lazily({name!r}, {{'find': 'find other', '': 'lists'}})\n"
    )
    (folder / "find.py").write_text("def find(): return 'found'\nother = 2\n")
    (folder / "lists.py").write_text("words = ()\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return name


def run(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True)


def test_nothing_is_imported_before_it_is_asked_for(package: str) -> None:
    run(f"import sys, {package}; assert '{package}.find' not in sys.modules; assert {package}.other == 2")


def test_a_function_goes_before_the_module_of_its_name(package: str) -> None:
    run(f"import {package}; import {package}.find; assert {package}.find() == 'found'")
    run(f"from {package} import find; assert find() == 'found'")
    run(f"import {package}; {package}.other; assert {package}.find() == 'found'")


def test_a_public_module_stays_a_module(package: str) -> None:
    run(
        f"import {package}; assert {package}.lists.words == ()\n"
        f"import {package}.lists; assert {package}.lists.words == ()"
    )


def test_an_unknown_name_is_an_attribute_error(package: str) -> None:
    run(
        f"import {package}\ntry: {package}.nothing\n"
        f"except AttributeError as error: assert 'no attribute' in str(error)\nelse: raise SystemExit(1)"
    )
    run(f"import {package}; assert dir({package}) == ['find', 'lists', 'other']")
