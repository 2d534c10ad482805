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
