"""Word lists that ship with a package, as data files."""

from importlib.resources import files


def data_lines(package: str, name: str) -> list[str]:
    """The lines of a word list of a package, without its header and comments."""
    text = (files(package) / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
