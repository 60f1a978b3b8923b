"""The house rules a compiler cannot see: who may know whom, and what starts without the heavy parts."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "advisor"
STAGES = ("dialogue", "retrieval", "rules", "answering", "index")
GROUND = {
    *(
        "domain",
        "errors",
        "fact_names",
        "fact_values",
        "figures",
        "privacy",
        "settings",
        "text",
        "sources",
        "citations",
        "llm",
    ),
}
MAY_KNOW = {
    "dialogue": GROUND,
    "rules": GROUND,
    "answering": GROUND,
    "index": GROUND,
    "audit": GROUND | {"index"},
    "retrieval": GROUND | {"index"},
    "citations": {"domain", "errors", "settings", "text", "sources"},
    "review": {"domain", "errors", "settings", "wire", "privacy"},
    "exports": {"domain", "errors", "fact_names", "sources"},
    # No stage: it stands over the pipeline, as the pages do.
    "intake": {
        *("advice", "case_changes", "case_json", "domain", "errors"),
        *("fact_names", "fact_values", "privacy", "sources"),
    },
    "sources": {"domain", "errors", "settings", "text"},
    "llm": {"domain", "errors", "privacy", "settings", "sources", "text"},
}


def _imports(path: Path) -> set[str]:
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names = [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        rooms |= {name.split(".")[1] for name in names if name.startswith("advisor.")}
    return rooms


@pytest.mark.parametrize("room", sorted(MAY_KNOW))
def test_a_room_knows_only_the_ground_it_stands_on(room: str) -> None:
    for path in (PACKAGE / room).rglob("*.py"):
        strangers = _imports(path) - MAY_KNOW[room] - {room}
        assert not strangers, f"{path.relative_to(ROOT)} reaches into {sorted(strangers)}"


def test_the_page_calls_the_pipeline_and_no_stage() -> None:
    for path in (PACKAGE / "web").rglob("*.py"):
        reached = _imports(path) & set(STAGES)
        assert not reached, f"{path.relative_to(ROOT)} calls {sorted(reached)}; it should call advice"


def test_modules_stay_short_enough_to_read() -> None:
    # domain.py is one list of nouns on purpose.
    modules = [path for path in PACKAGE.rglob("*.py") if path.name != "domain.py"]
    long = [
        str(path.relative_to(ROOT)) for path in modules if len(path.read_text("utf-8").splitlines()) > 350
    ]
    assert not long


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        [
            "calc",
            "high_temperature_allowance",
            "city=佛山",
            "start=2024-06-01",
            "end=2024-06-30",
            "post=outdoor",
        ],
        ["check", "-"],
    ],
    ids=["help", "calc", "check"],
)
def test_light_commands_start_without_the_heavy_packages(arguments: list[str]) -> None:
    code = (
        "import sys; sys.argv = ['advisor', *sys.argv[1:]]\n"
        "from advisor.cli import main\n"
        "try:\n    main()\n"
        "except SystemExit as stop:\n    assert stop.code in (0, None), stop.code\n"
        "parts = {'torch', 'gradio', 'chromadb', 'sentence_transformers', 'langchain_core'}\n"
        "heavy = parts & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        input="《劳动合同法》第八十二条",
        text=True,
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr
