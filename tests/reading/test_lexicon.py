"""The word lists of reading, as files."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from accord.dossier.frames import PACKAGED
from accord.reading import lexicon

FILES = sorted([*Path(lexicon.__file__).parent.glob("*.yaml"), PACKAGED])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_parser_in_c_reads_the_word_lists_as_the_one_in_python_does(file: Path) -> None:
    """The one in C is stricter: it refuses `[x, threatens ?]`."""
    pytest.importorskip("_ruamel_yaml", reason="the parser in C is not installed")
    text = file.read_text(encoding="utf-8")
    assert YAML(typ="safe").load(text) == YAML(typ="safe", pure=True).load(text)


@pytest.mark.parametrize("file", [f for f in FILES if f != PACKAGED], ids=lambda file: file.stem)
def test_every_word_of_the_lists_is_read_as_a_word(file: Path) -> None:
    """Unquoted, `false` and `true` are no words of English to YAML."""

    def words(data: object) -> list[object]:
        if isinstance(data, dict):
            return [w for pair in data.items() for part in pair for w in words(part)]
        return [w for part in data for w in words(part)] if isinstance(data, list) else [data]

    assert not [w for w in words(YAML(typ="safe").load(file.read_text(encoding="utf-8"))) if isinstance(w, bool)]
