"""Sentence vectors: length, independence from neighbours, what lies close, and damaged files."""

import subprocess
import sys

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.reading.meaning import WIDTH, meaning_version, vectors
from onrecord.reading.shipped import FINGERPRINTS, Shipped

FLOOD = "The river burst its banks and drowned the lower town."
SAME = "Floodwater swept through the low-lying districts after the river overflowed."
OTHER = "The central lender left its interest rate unchanged."
HERE = "onrecord.reading.meaning"


def test_vectors_have_length_one_and_what_means_the_same_lies_close() -> None:
    found = vectors([FLOOD, SAME, OTHER])
    assert found.shape == (3, WIDTH)
    assert found.dtype == np.float32
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    assert found[0] @ found[1] > 0.5
    assert found[0] @ found[2] < 0.3


def test_no_number_depends_on_the_texts_beside_it() -> None:
    together = vectors([FLOOD, OTHER * 30, "", SAME])
    for row, text in enumerate([FLOOD, OTHER * 30, "", SAME]):
        assert np.array_equal(together[row], vectors([text])[0])


def test_no_texts_give_no_vectors() -> None:
    assert vectors([]).shape == (0, WIDTH)


@pytest.mark.parametrize("text", ["", " \n", "\x00\x1b", "…" * 5_000, "x" * 5_000_000, "é ü ß 平和 🕊" * 200])
def test_any_text_gets_a_finite_vector(text: str) -> None:
    assert np.isfinite(vectors([text])).all()


def test_the_model_is_not_loaded_at_import() -> None:
    code = "import sys, onrecord.reading.meaning; print('onnxruntime' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_the_version_names_the_weights() -> None:
    assert meaning_version().startswith("meaning ")
    assert len(meaning_version()) == len("meaning ") + 14


@pytest.mark.parametrize("name", ["meaning.onnx", FINGERPRINTS])
def test_a_missing_file_is_named_with_what_to_do(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.reading.shipped.FOLDER", "nowhere")
    shipped = Shipped(HERE, "The model's", "Do this.")
    with pytest.raises(ModelError, match=rf"The model's file {name} is missing\. Do this\."):
        shipped.read(name)


def test_a_damaged_file_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = Shipped(HERE, "The model's", "Do this.")
    whole = shipped.read
    monkeypatch.setattr(
        shipped, "read", lambda name: whole(name)[:-1] + b"x" if name == "meaning.onnx" else whole(name)
    )
    with pytest.raises(ModelError, match=r"meaning\.onnx is damaged.*Do this\."):
        shipped.content("meaning.onnx")


def test_damaged_fingerprints_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = Shipped(HERE, "The model's", "Do this.")
    monkeypatch.setattr(shipped, "read", lambda name: b"{")
    with pytest.raises(ModelError, match=rf"{FINGERPRINTS} is damaged"):
        shipped.content("meaning.onnx")
