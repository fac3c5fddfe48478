"""Dirt in a text is marked by general signs, and short honest paragraphs are left alone."""

import pytest

from onrecord.reports import Region, find_regions

LEAD = "The harbour board closed the northern quay on Tuesday after divers found cracks in two of its piers."
SECOND = "Engineers will report to the council within ten days, the board said, and ships have been sent to Varnholm."
LAST = "The quay was last rebuilt in 1987, when a storm tore away forty metres of its outer wall."


def marked(text: str, title: str | None = None) -> dict[str, str]:
    """Each marked stretch with its kind."""
    return {text[r.span.start : r.span.end]: r.kind for r in regions(text, title)}


def regions(text: str, title: str | None = None) -> tuple[Region, ...]:
    return find_regions(text, report="r1", title=title)


def between(line: str) -> str:
    return f"{LEAD}\n{SECOND}\n{line}\n{SECOND.replace('ten', 'twelve')}\n{LAST}"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Story continues below this ad", "boilerplate"),
        ("Advertisement", "boilerplate"),
        ("ADVERTISEMENT - CONTINUE READING BELOW", "boilerplate"),
        ("Post Comment", "boilerplate"),
        ("Comments (12)", "boilerplate"),
        ("128 shares", "boilerplate"),
        ("Facebook Twitter WhatsApp Email", "boilerplate"),
        ("01:24 / 03:10", "boilerplate"),
        ("00:00", "boilerplate"),
        ("0/500", "boilerplate"),
        ("4 min read", "boilerplate"),
        ("Updated 3 hours ago", "boilerplate"),
        ("https://news.example/2031/ferry", "boilerplate"),
        ("[email protected]", "boilerplate"),
        ("newsdesk@harbour-post.example", "boilerplate"),
        ("@harbourpost", "boilerplate"),
        ("Read more: Ferry line to reopen in spring", "boilerplate"),
        ("Also Read | Council votes on ferry fares", "boilerplate"),
        ("Home | World | Politics | Business", "boilerplate"),
        ("HomeWorldPoliticsBusinessSport", "boilerplate"),
        ("Sign up for our free morning newsletter and never miss a story.", "boilerplate"),
        ("© 2031 Harbour Post Media Ltd. All rights reserved.", "boilerplate"),
        ("Privacy Policy Terms of Use", "boilerplate"),
        ("* * *", "boilerplate"),
        ("Harbour Post logo", "boilerplate"),
        ("window.dataLayer = window.dataLayer || [];", "boilerplate"),
        ("Cracked piers of the northern quay, seen from the water on Tuesday. (AFP)", "caption"),
        ("Divers at the northern quay on Tuesday [EPA/YONHAP]", "caption"),
        ("Divers at the northern quay on Tuesday. REUTERS/Ada Brandt", "caption"),
        ("Divers at the northern quay on Tuesday. Photo: Ada Brandt", "caption"),
        ("Divers leave the water (Photo by Ada Brandt)", "caption"),
        ("Divers leave the water. Ada Brandt/AFP via Getty Images", "caption"),
        ("FILE - The northern quay in Port Ellery before the storm", "caption"),
        ("In this photo released by the harbour board, a diver inspects a pier.", "caption"),
        ("What the board knew", "heading"),
        ("Why now?", "heading"),
        ("A QUAY TOO OLD", "heading"),
        ("[NEWS ANALYSIS]", "heading"),
        ("## What comes next", "heading"),
        ("By Ada Brandt", "byline"),
        ("BY ADA BRANDT and TOM OKORO", "byline"),
        ("Reporting by Ada Brandt; Editing by Tom Okoro", "byline"),
        ("Published: May 3, 2031 10:15 GMT", "byline"),
        ("3 May 2031, 10:15 am", "byline"),
    ],
)
def test_line_between_paragraphs_is_marked(line: str, kind: str) -> None:
    assert marked(between(line)) == {line: kind}


@pytest.mark.parametrize(
    "line",
    [
        "He did not elaborate.",
        "“We had no choice.”",
        "“Nobody told us,” he said",
        "No one was hurt.",
        "But will it hold?” she asked.",
        "More than 40 ships were waiting, among them two tankers.",
        "The board declined to comment.",
        "Subscribe to that view if you like, the mayor said.",
        "By Monday the water had reached the road.",
        "From there the ships go on to Varnholm.",
        "The ministry said it would share the report.",
        "Terms of the deal were not disclosed.",
        "Copyright law does not cover such plans, the court ruled.",
        "The plan was drawn up by the Press Office of the Board (POB).",
        "“Log in to any account and you will see it,” Brandt said.",
        "The mayor, who was in Varnholm, told Reuters he would return on Friday (Saturday local time).",
        "Read the plan, he told them.",
        "- 14 ships were sent to Varnholm",
        "Three things stand out:",
        "he told the paper",
    ],
)
def test_short_paragraph_stays_prose(line: str) -> None:
    assert marked(between(line)) == {}


def test_top_of_report() -> None:
    top = [
        "Harbour",
        "Explainer",
        "Northern quay closed after divers find cracks",
        "- ADA BRANDT",
        "- [email protected]",
    ]
    kinds = ["boilerplate", "boilerplate", "heading", "byline", "boilerplate"]
    assert marked("\n".join([*top, LEAD, SECOND])) == dict(zip(top, kinds, strict=True))


def test_headline_printed_twice_is_a_heading_both_times() -> None:
    title = "Will the northern quay of Port Ellery hold through the winter?"
    text = f"{title}\n00:00\n{title}\n{LEAD}\n{SECOND}"
    assert [region.kind for region in regions(text)] == ["heading", "boilerplate", "heading"]


def test_headline_is_told_by_the_title() -> None:
    title = "Quay shut after divers find cracks, and the harbour board will not say for how long it is to be."
    assert marked(f"{title}\n{LEAD}\n{SECOND}", title) == {title: "heading"}


def test_dateline_on_its_own_line_is_left_to_be_read() -> None:
    assert marked(f"PORT ELLERY, May 3 (Reuters) -\n{LEAD}\n{SECOND}") == {}


def test_image_link_and_the_caption_that_repeats_it() -> None:
    alt = "Divers inspect a pier of the northern quay, left, while a tug waits on Tuesday"
    text = f"{LEAD}\n![{alt}](https://img.example/2031/05/03/quay.jpg)\n{alt}\n{SECOND}"
    assert [(r.kind, r.sign) for r in regions(text)] == [
        ("boilerplate", "image link"),
        ("caption", "repeats an image link's text"),
    ]


def test_image_link_alone_keeps_its_text_as_caption() -> None:
    alt = "Divers inspect a pier [HARBOUR BOARD]"
    text = f"{LEAD}\n![{alt}](https://img.example/quay.jpg)\n{SECOND}"
    assert marked(text) == {"![": "boilerplate", alt: "caption", "](https://img.example/quay.jpg)": "boilerplate"}


@pytest.mark.parametrize(
    ("line", "part", "kind"),
    [
        (LAST + "Exit mobile version", "Exit mobile version", "boilerplate"),
        (LAST + " Read More", None, None),
        (LAST + " Read full story", "Read full story", "boilerplate"),
        ("Story continues below this ad" + LAST, "Story continues below this ad", "boilerplate"),
        (
            "Divers at the quay on Tuesday. (Photo: Ada Brandt)" + LAST,
            "Divers at the quay on Tuesday. (Photo: Ada Brandt)",
            "caption",
        ),
        ("Comment Rules (0/300 chars)" + LAST, "Comment Rules (0/300 chars)", "boilerplate"),
        (LAST[:-1] + ", said Brandt ([email protected]).", "([email protected])", "boilerplate"),
    ],
)
def test_parts_glued_into_one_line(line: str, part: str | None, kind: str | None) -> None:
    found = marked(f"{LEAD}\n{line}\n{SECOND}")
    if part is not None and kind is not None:
        assert found == {part: kind}
    else:
        assert set(found) <= {"Read More"}


def test_related_links_end_where_the_text_goes_on() -> None:
    links = "Ferry fares to rise in June\nCouncil to vote on harbour fees"
    text = f"{LEAD}\n{SECOND}\nRelated:\n{links}\nWhat the board knew\n{LAST}"
    assert marked(text) == {
        "Related:": "boilerplate",
        "Ferry fares to rise in June": "boilerplate",
        "Council to vote on harbour fees": "boilerplate",
        "What the board knew": "heading",
    }


def test_bottom_of_report() -> None:
    text = (
        f"{LEAD}\n{LAST}\nBY ADA BRANDT [[email protected]]\nwith the Ellery Daily\nPlease log in to write comments.\n"
        "Harbour news\nAbout UsContact UsPrivacy PolicyCopyright © Ellery Daily 2031. All Rights Reserved"
    )
    found = marked(text)
    assert found["BY ADA BRANDT"] == "byline"
    assert found["with the Ellery Daily"] == "byline"
    assert LEAD not in found and LAST not in found
    assert sum(map(len, found)) > len(text) - len(LEAD) - len(LAST) - 20


def test_agency_credit_of_a_whole_report_is_no_caption() -> None:
    text = f"{LEAD}\n{SECOND}\n{LAST} (AFP)"
    assert marked(text) == {"(AFP)": "boilerplate"}


def test_repeated_paragraph_is_read_once() -> None:
    found = regions(f"{LEAD}\n{SECOND}\n{LEAD}\n{LAST}")
    assert [(region.span.start > len(LEAD), region.sign) for region in found] == [(True, "repeated paragraph")]


def test_hard_wrapped_lines_are_no_headings() -> None:
    lines = [
        "The harbour board closed the northern quay on Tuesday after divers found",
        "cracks in two of its piers that were rebuilt after the great storm, and",
        "Engineers from the capital were called. They will report within ten",
        "days to the council of Port Ellery, which owns",
        "it.",
        "",
        "Ships have been sent to Varnholm, where the smaller quay was made ready",
        "in the night and takes up to nine of them.",
    ]
    assert marked("\n".join(lines)) == {}


def test_markup_in_a_text_is_told_apart_from_a_paragraph_with_markup_in_it() -> None:
    paragraph = "The board <b>closed</b> the quay on Tuesday after divers found cracks in its piers."
    text = f"{LEAD}\n<script>alert(document.cookie)</script>\n{paragraph}\n{LAST}"
    assert marked(text) == {"<script>alert(document.cookie)</script>": "boilerplate"}


def test_text_without_marks_of_a_sentence_is_left_alone() -> None:
    assert marked("quay shut in port ellery\nno word on when it opens") == {}


def test_facts_in_a_list_are_no_headings_but_their_title_is() -> None:
    facts = "Built: 1904\nLength: 420 metres\nIt holds nine ships\nSome 140 men work there"
    assert marked(f"{LEAD}\nKEY FACTS\n{facts}\n{SECOND}\n{LAST}") == {"KEY FACTS": "heading"}


def test_line_under_a_caption_label_is_its_caption() -> None:
    text = f"{LEAD}\nImage caption,\nDivers entered the water on Tuesday\n{SECOND}"
    assert marked(text)["Divers entered the water on Tuesday"] == "caption"


def test_credits_of_writers_and_outlets_around_a_report() -> None:
    text = (
        f"By Ada Lund\nDaily News, Port Ellery\n{LEAD}\n{SECOND}\nTom Reyes in Varnholm contributed to this report.\n"
    )
    text += "Follow Ada Lund on X @adalund\nThe Daily is not responsible for the content of other sites."
    assert [region.kind for region in regions(text)] == ["byline", "byline", "byline", "boilerplate", "boilerplate"]
