"""The encoder's statements mended by the rules, on drafts and sentences written for this test."""

from onrecord.reading import Tree
from onrecord.statements.clauses import clauses
from onrecord.statements.combined import combined
from onrecord.statements.direct import direct
from onrecord.statements.drafts import Draft
from onrecord.statements.quotations import quotations
from tests.statements.parsed import Shown, draft, never, parsed, shown


def pieces(tree: Tree, source: str | None, cue: str, *contents: str) -> Draft:
    """A draft with several pieces of content."""
    made = draft(tree, source, cue, contents[0])
    starts = [tree.reading.text.index(words) for words in contents]
    made.content = [(start, start + len(words)) for start, words in zip(starts, contents, strict=True)]
    return made


def mended(text: str, *given: tuple[str | None, str, tuple[str, ...]]) -> list[Shown]:
    """Source, relay and words of each statement after the rules on quotations were heard."""
    tree, _ = parsed(text)
    marked = [pieces(tree, source, cue, *contents) for source, cue, contents in given]
    rules = list(direct(tree, quotations(tree.reading)))
    return sorted(
        (shown(tree, found) for found in combined(tree, marked, rules)), key=lambda told: text.index(told[2][:9])
    )


def test_a_piece_that_two_cues_claim_stays_with_the_nearer_one() -> None:
    text = "The mine will shut, the owner said. Miners fear that no other work is left, the union added."
    told = mended(
        text,
        ("the owner", "said", ("The mine will shut", "no other work is left")),
        ("the union", "added", ("no other work is left",)),
    )
    assert [said for _, _, said in told] == ["The mine will shut", "no other work is left"]


def test_a_quotation_with_its_own_cue_is_taken_from_the_cue_before() -> None:
    text = "“The dam is old,” Ruiz said.\n\n“It was mended in spring after the flood,” Hansen added."
    first, second = "“The dam is old,”", "“It was mended in spring after the flood,”"
    told = mended(text, ("Ruiz", "said", (first, second)))
    assert told == [("Ruiz", None, first), ("Hansen", None, second)]


def test_a_quotation_that_goes_on_belongs_to_what_was_said_before_it() -> None:
    text = "“The dam is old,” Ruiz said. “It leaks in three places.”"
    told = mended(text, ("Ruiz", "said", ("“The dam is old,”",)))
    assert told == [("Ruiz", None, "“The dam is old,” … “It leaks in three places.”")]


def test_a_quotation_far_from_any_cue_is_nobodys() -> None:
    text = "Ruiz said the dam was old.\n\nIt stands above two villages.\n\n“Save our valley now, all of it!”"
    told = mended(text, ("Ruiz", "said", ("the dam was old",)))
    assert told == [("Ruiz", None, "the dam was old")]


def test_a_source_in_another_sentence_yields_to_the_subject() -> None:
    text = "The engineers met in Oslo. “The dam is old,” Ruiz said."
    told = mended(text, ("The engineers", "said", ("“The dam is old,”",)))
    assert told == [("Ruiz", None, "“The dam is old,”")]


def test_a_missing_source_is_taken_from_the_rule() -> None:
    told = mended("“The dam is old,” Ruiz said.", (None, "said", ("“The dam is old,”",)))
    assert told == [("Ruiz", None, "“The dam is old,”")]


def test_what_the_encoder_leaves_is_added() -> None:
    told = mended("“The dam is old,” Ruiz said.")
    assert told == [("Ruiz", None, "“The dam is old,”")]


def test_words_with_a_cue_in_their_own_sentence_are_not_the_sentence_befores() -> None:
    text = "The army says the soldiers will clear mines. But the opposition believes that the soldiers will fight."
    tree, _ = parsed(text)
    one = pieces(tree, "The army", "says", "the soldiers will clear mines", "the soldiers will fight")
    one.content[1] = (text.rindex("the soldiers"), len(text) - 1)
    rules = list(clauses(tree, never))
    told = [shown(tree, found) for found in combined(tree, [one], rules)]
    assert told == [
        ("The army", None, "the soldiers will clear mines"),
        ("the opposition", None, "the soldiers will fight"),
    ]


def test_words_with_a_cue_of_their_own_go_to_the_one_who_has_it() -> None:
    text = "“It leaks,” Ruiz said. “The dam” is old and will not hold, she said, calling the town “asleep”."
    tree, _ = parsed(text)
    first = pieces(tree, "Ruiz", "said", "“It leaks,”", "“The dam” is old and will not hold")
    second = draft(tree, "she", "she", "“asleep”")
    second.cue = [i for i, token in enumerate(tree.tokens) if token.text == "said"][1]
    told = [shown(tree, found) for found in combined(tree, [first, second], list(clauses(tree, never)))]
    assert ("Ruiz", None, "“It leaks,”") in told
    assert ("she", None, "“The dam” is old and will not hold … “asleep”") in told


def test_a_quotation_within_a_clause_leaves_the_clause_whole() -> None:
    quoted = "“the dam will not hold.”"
    text = f"Ruiz said Hansen was right when he said in May that under the old plan, {quoted}"
    tree, _ = parsed(text)
    one = pieces(tree, "Ruiz", "said", "Hansen was right", quoted)
    rules = [*direct(tree, quotations(tree.reading)), *clauses(tree, never)]
    told = [shown(tree, found) for found in combined(tree, [one], rules)]
    assert ("Ruiz", None, text.removeprefix("Ruiz said ").removesuffix(".”")) in told


def test_what_leads_in_a_quotation_is_no_part_of_it() -> None:
    text = "The letter also spoke of the town: “The dam is old,” Ruiz wrote."
    told = mended(text, ("Ruiz", "wrote", ("spoke of the town: “The dam is old,”",)))
    assert told == [("Ruiz", None, "“The dam is old,”")]


def test_no_source_is_found_among_the_words_said() -> None:
    text = "Calls men derogatory names, like “pigs”."
    tree, _ = parsed(text)
    one = draft(tree, None, "Calls", "men derogatory names, like “pigs”")
    rule = draft(tree, "men", "Calls", "derogatory names, like “pigs”")
    assert [shown(tree, found)[0] for found in combined(tree, [one], [rule])] == [None]
