"""Fenced blocks of the project's Markdown pages, and what their command lines call."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from typer.main import get_command

from onrecord.cli.app import app

# A fence of three backticks with a language, and what stands up to the next line that is a fence.
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)
_ENDS_COMMAND = {"|", "||", "&&", ";", ">", ">>", "2>", "<"}
OTHERS = frozenset(
    {
        *("git", "cd", "pip", "python", "python3", "open", "curl"),
        *("cat", "ls", "less", "head", "tail", "wc", "sort", "grep", "jq"),
    }
)


class Block(NamedTuple):
    """A fenced block: where it begins, its language and its text."""

    page: Path
    line: int
    language: str
    text: str


def blocks(page: Path, language: str) -> list[Block]:
    """The blocks of one language in a page, in order."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(page, text.count("\n", 0, fence.start(2)) + 1, language, fence[2])
        for fence in _FENCE.finditer(text)
        if fence[1] == language
    ]


def command_lines(block: Block) -> list[str]:
    """What is typed at the prompt in a console block; a backslash at its end joins a line to the next."""
    joined = block.text.replace("\\\n", " ")
    return [line[2:].strip() for line in joined.splitlines() if line.startswith("$ ")]


def check_line(line: str, makefile: Path) -> None:
    """Fail unless every command on a line is one that there is, with options that it takes."""
    for words in _commands(line):
        if words[0] == "onrecord":
            parse(words[1:])
        elif words[1:3] == ["-m", "onrecord"]:
            parse(words[3:])
        elif words[0] == "make":
            targets = _TARGET.findall(makefile.read_text(encoding="utf-8"))
            assert {word for word in words[1:] if "=" not in word} <= set(targets), line
        else:
            assert words[0] in OTHERS, line


def parse(words: list[str]) -> None:
    """Parse a command of onrecord without running it; a usage error is raised."""
    command: Any = get_command(app)
    rest = list(words)
    while hasattr(command, "commands") and rest and not rest[0].startswith("-"):
        assert rest[0] in command.commands, f"there is no command {rest[0]}"
        command = command.commands[rest.pop(0)]
    if hasattr(command, "commands"):
        assert set(rest) <= {"--help", "--version"}, rest
        return
    with command.make_context(command.name, [word for word in rest if word != "--help"]):
        pass


def _commands(line: str) -> Iterator[list[str]]:
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|&;<>")
    lexer.whitespace_split = True
    lexer.commenters = "#"
    words: list[str] = []
    target = False
    for token in lexer:
        if token in _ENDS_COMMAND:
            if words:
                yield words
            words, target = [], token in {">", ">>", "2>", "<"}
        elif not target:
            words.append(token)
    if words:
        yield words
