"""Words found all at once are the words that the regular expression finds, with one number for each word."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.copies.wording import words_of
from onrecord.stories.words import WORD

LETTERS = st.sampled_from(["a", "B", "é", "9", "_", "'", "’", " ", "\n", "-", "𝔘", "🕊", "平", "İ"])


@settings(deadline=None)
@given(st.lists(LETTERS, max_size=40).map("".join))
def test_they_stand_where_the_expression_finds_them(text: str) -> None:
    _, extents = words_of(text)
    assert extents.tolist() == [list(match.span()) for match in WORD.finditer(text)]


@settings(deadline=None)
@given(st.lists(LETTERS, max_size=40).map("".join), st.integers(0, 50))
def test_one_word_has_one_number_wherever_it_stands(text: str, before: int) -> None:
    numbers, extents = words_of(text)
    moved, _ = words_of(" " * before + text)
    assert numbers.tolist() == moved.tolist()
    words = [text[start:end] for start, end in extents.tolist()]
    for word, number in zip(words, numbers.tolist(), strict=True):
        assert words_of(word)[0].tolist() == [number]


def test_case_and_kind_of_apostrophe_do_not_matter_and_letters_do() -> None:
    numbers = words_of("Don’t don't DON'T dont tond")[0].tolist()
    assert numbers[0] == numbers[1] == numbers[2]
    assert len(set(numbers)) == 3
