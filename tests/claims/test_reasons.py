"""Why statements are one claim, in words that stand in them."""

from .fixture import Desk


def test_the_words_are_those_that_are_printed() -> None:
    desk = Desk()
    union, firm = desk.name("Porters' Union", "organisation"), desk.name("Harrow Lifts", "organisation")
    one, other = "Harrow Lifts had falsified the log of the operated cable", "it never falsified the log of the cable"
    for outlet, day, words, source, key in (
        ("Post", "2033-02-01", one, "Porters' Union", union),
        ("Echo", "2033-02-02", other, "Harrow Lifts", firm),
    ):
        report = desk.report(outlet, day, f"{source} said {words}.")
        desk.says(report, words, source=source, by=key, cue="said")
    (claim,) = [each for each in desk.claims() if len(each.members) > 1]
    quoted = claim.why[0].split("“")[1:]
    assert len(quoted) > 1
    for each in quoted:
        assert each.split("”")[0] in f"{one} {other}".lower().split()
