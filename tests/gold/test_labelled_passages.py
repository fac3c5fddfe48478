"""The labels of written passages fit them, and are counted where a relay and a denial are read."""

from pathlib import Path

import pytest
from training.labelled import Label, counts, labels
from training.passages import FOR_RULES, passages_of

TEXT = "The Gazette reported that Ana Ruiz had denied that the crane was unsafe."


@pytest.mark.parametrize("path", sorted(FOR_RULES.glob("*.tsv")), ids=lambda path: path.stem)
def test_labels_are_of_every_statement_and_of_no_other(path: Path) -> None:
    known, passages = labels(path), passages_of(path.with_suffix(".txt"))
    wanted = {(each["id"], number) for each in passages for number in range(1, len(each["statements"]) + 1)}
    assert set(known) == wanted
    assert {label.kind for label in known.values()} == {"deny", "admit", "other", "-"}


def test_a_line_that_has_not_four_columns_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.tsv"
    path.write_text("one\t1\tdeny\n", "utf-8")
    with pytest.raises(ValueError, match=r"bad\.tsv: wants four columns"):
        labels(path)


@pytest.mark.parametrize(("label", "told"), [(Label("deny", "the Gazette"), 1), (Label("other", "the Courier"), 0)])
def test_a_relay_and_a_denial_are_counted_where_they_are_read(label: Label, told: int) -> None:
    start = TEXT.index("that the crane")
    inner = {"source": [[26, 34]], "cue": [[35, 45]], "content": [[start, len(TEXT) - 1]]}
    counted = counts({"id": "one", "text": TEXT, "statements": [inner]}, {("one", 1): label})
    assert (counted["right"], counted["nested"], counted["denials"]) == (1, 1, 1)
    assert (counted["nested right"], counted["denials told"]) == (told, told)
