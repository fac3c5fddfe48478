"""Words are compared by stems that their inflections share."""

import pytest

from onrecord.timeline.words import is_past, root


@pytest.mark.parametrize(
    "forms",
    [
        ("deploy", "deployed", "deploying", "deployment", "deployments"),
        ("meet", "met", "meeting", "meets"),
        ("withdraw", "withdrew", "withdrawn"),
        ("send", "sent", "sending"),
        ("sign", "signed", "signs"),
        ("agree", "agreed", "agreement"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({root(form) for form in forms}) == 1


def test_past_forms_are_known() -> None:
    assert [word for word in ("sank", "sink", "opened", "open", "red", "Met") if is_past(word)] == [
        "sank",
        "opened",
        "Met",
    ]
