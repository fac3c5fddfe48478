"""Texts, titles and names that would do harm if any output took them for more than words."""

from pathlib import Path

from . import made

SCRIPT = "<script>alert('tunnel')</script>"
HANDLER = '<img src=x onerror="alert(1)">'
LINK = "javascript:alert(1)"
FORMULA = '=HYPERLINK("http://evil.example","Elver")'

# In a text, in every field of a row, and in a page's metadata.
TEXT = (
    f"Dora Finch {SCRIPT} said on May 4 that {HANDLER} 14 workers were hurt in the Elver tunnel.\n\n"
    f"“{SCRIPT}We closed it,” said Dora Finch, director of the Tunnel Authority. </mark></p></body>\n\n"
    "Martin Osei, an engineer, said: “]]> --> </style> <!-- the pumps had stopped on Friday.”\n\n"
    f"The {FORMULA} authority denied it. [Click]({LINK}) **now**, said Paul Renner, the mayor.\n"
)
FIELDS = {
    "title": f"{SCRIPT}{HANDLER} Elver tunnel",
    "byline": f"By Ida Moor{SCRIPT}",
    "outlet": f"=cmd|' /C calc'!A0 {HANDLER}",
    "url": f"https://herald.example/{SCRIPT}?a='\"><b>",
    "id": f"../../{SCRIPT}",
}
CELLS = ("=2+3", "+1-2", "-2+3", "@SUM(A1)")


def files(folder: Path) -> list[Path]:
    """All of it as JSON Lines, a text, and a page."""
    head = (
        f"<title>{_escaped(FIELDS['title'])}</title>"
        f'<meta name="author" content="{_escaped(FIELDS["byline"])}">'
        f'<meta property="og:site_name" content="{_escaped(FIELDS["outlet"])}">'
        '<link rel="canonical" href="javascript:alert(1)">'
    )
    paragraphs = "".join(f"<p>{_escaped(part)} Page.</p>" for part in TEXT.split("\n\n"))
    cells = "".join(
        made.row(
            f"{cell} Paul Renner, the mayor, said on May {day} that {day} pumps were new.", outlet=cell, title=cell
        )
        for day, cell in enumerate(CELLS, 10)
    )
    bad_link = made.row(made.TUNNEL["pumps.txt"], url=LINK)
    written = made.written(folder, {"a.txt": TEXT, "b.jsonl": made.row(TEXT, **FIELDS) + cells + bad_link})
    (folder / f"{SCRIPT.replace('/', '')}.html").write_text(made.page(paragraphs, head), encoding="utf-8")
    return [*written, folder / f"{SCRIPT.replace('/', '')}.html"]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
