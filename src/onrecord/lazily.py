"""Packages whose public names are fetched when they are first asked for.

A noun is asked for by every reader of a record, and lives beside code that loads a language model or a page parser; the
one must not wait for the other.
"""

import sys
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType
from typing import Any


def lazily(package: str, homes: Mapping[str, str]) -> None:
    """Let a package fetch each public name from the module that has it, at its first use.

    Args:
        package: its full name, `__name__` there.
        homes: module (below the package) to the names that it has, parted by spaces; under "", the modules that are
            public themselves.
    """
    module = sys.modules[package]
    home = {name: f"{package}.{below or name}" for below, names in homes.items() for name in names.split()}
    module.__dict__["_home"] = home
    module.__dict__["_modules"] = set(homes.get("", "").split())
    module.__class__ = _Package


class _Package(ModuleType):
    def __getattr__(self, name: str) -> Any:
        home = self.__dict__["_home"].get(name)
        if home is None:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        module = import_module(home)
        found = module if name in self.__dict__["_modules"] else getattr(module, name)
        setattr(self, name, found)
        return found

    def __setattr__(self, name: str, value: Any) -> None:
        # The import system binds a module to its name below the package; a public name that is the same goes before it.
        own = self.__dict__["_home"].get(name)
        if isinstance(value, ModuleType) and value.__name__ == own and name not in self.__dict__["_modules"]:
            value = getattr(value, name)
        super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted(self.__dict__.get("__all__", self.__dict__))
