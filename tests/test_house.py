"""The house keeps its own rules: names, front doors, floor plan, bibliography."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src/accord"
MODULES = sorted(SRC.rglob("*.py"))
BANNED = {"utils", "util", "helpers", "misc", "common", "base", "core", "manager"}


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {part for path in MODULES for part in path.relative_to(SRC).with_suffix("").parts}
    assert not names & BANNED


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_a_module_says_what_it_is_and_stays_small(path: Path) -> None:
    text = path.read_text()
    assert ast.get_docstring(ast.parse(text)), "no docstring"
    assert len(text.splitlines()) <= 400, "split it"


@pytest.mark.parametrize("path", [p for p in MODULES if p.name == "__init__.py" and p.parent.parent == SRC], ids=str)
def test_a_front_door_is_short_and_lists_what_is_behind_it(path: Path) -> None:
    tree = ast.parse(path.read_text())
    names = [
        n.id for node in tree.body if isinstance(node, ast.Assign) for n in node.targets if isinstance(n, ast.Name)
    ]
    assert names.count("__all__") == 1
    assert len((ast.get_docstring(tree) or "").splitlines()) == 1


def test_the_floor_plan_in_architecture_is_what_is_on_disk() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text()
    plan = text.split("```")[1]
    named = set(re.findall(r"^[│├└─\s]*([\w.]+(?:/|\.py))", plan, re.MULTILINE))
    on_disk = {
        p.name + ("/" if p.is_dir() else "") for p in SRC.iterdir() if not p.name.startswith(("__pycache__", "py."))
    }
    assert on_disk - {"__init__.py", "__main__.py"} <= named
    for name in named:
        assert any(SRC.rglob(name.rstrip("/"))) or (ROOT / name).exists(), f"{name} is in the plan, not on disk"


def test_every_key_of_a_method_is_in_the_bibliography_and_back() -> None:
    key = re.compile(r"\[([A-Z][A-Za-z&]*\d{4}[a-z]?)\]")
    used = {k for path in MODULES for k in key.findall(path.read_text())}
    listed = set(key.findall((ROOT / "docs/bibliography.md").read_text()))
    assert used == listed


@pytest.mark.parametrize(
    "heavy",
    ["spacy", "scipy", "jinja2", "pydantic", "numpy", "ruamel", "dateparser", "trafilatura", "pypdf", "defusedxml"],
)
def test_importing_accord_is_light(heavy: str) -> None:
    code = f"import sys, accord, accord.cli; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_public_name_can_be_had() -> None:
    import accord

    for name in accord.__all__:
        assert getattr(accord, name)
    with pytest.raises(AttributeError):
        accord.nothing_of_the_kind  # noqa: B018
