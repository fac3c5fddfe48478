"""A made-up story of a closed quay, told in paragraphs that the tests put into pages and files of every shape."""

PARAGRAPHS = (
    "The harbour board closed the northern quay on Tuesday after divers found cracks in two of its piers.",
    "“We had no choice,” said Ada Brandt, who heads the board. “Nobody will moor there until we know more.”",
    "Engineers will report to the council within ten days, and ships have been sent to Varnholm.",
    "The quay was last rebuilt in 1987, when a storm tore away forty metres of its outer wall.",
    "He did not elaborate.",
    "A spokesman for the dockers' union, Tom Okoro, said 140 men would lose their wages for as long as it is shut.",
)
TEXT = "\n\n".join(PARAGRAPHS) + "\n"
TITLE = "Northern quay closed after divers find cracks"
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def page(body: str, head: str = "", lang: str = "en") -> str:
    """A page with this body and these elements in its head."""
    return f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
