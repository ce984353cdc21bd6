from akkoord.engine.cleaning import memory
from akkoord.engine.cleaning.memory import Remembered


def test_a_word_is_worked_out_once():
    asked = []
    lengths = Remembered(lambda word: asked.append(word) or len(word))

    assert ([lengths["ab"], lengths["ab"]], asked) == ([2, 2], ["ab"])


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(memory, "MOST_REMEMBERED", 2)
    lengths = Remembered(len)

    assert [lengths[word] for word in ("a", "bb", "ccc")] == [1, 2, 3]
    assert dict(lengths) == {"ccc": 3}
