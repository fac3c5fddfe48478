"""Two made-up stories, a flooded tunnel and a stolen painting, which the tests put into files of every shape."""

from pathlib import Path

import msgspec

TUNNEL = {
    "flood.txt": (
        "ELVERTON, May 4 — The Elver tunnel was closed on Sunday after water broke through its eastern wall, the Tunnel"
        " Authority said.\n\n"
        "“The wall had been checked in March and was sound,” said Dora Finch, director of the Tunnel Authority.\n\n"
        "At least 14 workers were treated in hospital, police said.\n\n"
        "Martin Osei, an engineer at Elverton University, said that the pumps had not run since Friday.\n\n"
        "The authority expects the tunnel to reopen on May 20.\n"
    ),
    "pumps.txt": (
        "The pumps of the Elver tunnel had been switched off to save money, Martin Osei, an engineer at Elverton"
        " University, said on May 6.\n\n"
        "The Tunnel Authority denied that the pumps had been switched off.\n\n"
        "“That is simply untrue,” its director, Dora Finch, told the Elver Herald.\n\n"
        "The number of workers treated in hospital rose to 19 on Tuesday, police said.\n"
    ),
    "admission.txt": (
        "Dora Finch, director of the Tunnel Authority, admitted on May 12 that the pumps of the Elver tunnel had been"
        " switched off.\n\n"
        "“We switched the pumps off on Friday, and I regret it,” she said.\n\n"
        "Between 30 and 40 families are still without water in Elverton, the mayor, Paul Renner, said.\n"
    ),
}  # fmt: skip
PAINTING = {
    "theft.txt": (
        "LARKHAM, May 7 — A painting by Ottilie Brandt worth 3 million euros was stolen from the Larkham museum on"
        " Wednesday night, the museum said.\n\n"
        "“They knew which window had no alarm,” said Greta Holm, who heads the museum.\n\n"
        "Police in Larkham said they were looking for two men in a grey van.\n"
    ),
    "van.txt": (
        "A grey van was found burnt near Larkham on May 9, two days after a painting by Ottilie Brandt was stolen from"
        " the museum.\n\n"
        "Police said the two men had not been found. Greta Holm, who heads the Larkham museum, offered a reward of"
        " 50,000 euros.\n"
    ),
}  # fmt: skip
EVERY = TUNNEL | PAINTING


def written(folder: Path, files: dict[str, str]) -> list[Path]:
    """The files, written into a folder of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / name for name in sorted(files)]
    for path in paths:
        path.write_text(files[path.name], encoding="utf-8")
    return paths


def page(body: str, head: str = "") -> str:
    """A page with this body, and these elements in its head."""
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def row(text: str, **more: str) -> str:
    """A line of JSON with a report."""
    return msgspec.json.encode({"text": text} | more).decode() + "\n"
