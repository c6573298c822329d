"""The language server, asked as an editor asks it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from drafts import SOUND

pytest.importorskip("pygls")

from conversation import Conversation, framed, unframed

pytestmark = pytest.mark.filterwarnings(
    "ignore:'asyncio.iscoroutinefunction' is deprecated:DeprecationWarning"  # pygls calls it, on Python 3.14
)

_CASES = """\
format = 1
policy = "town"

[[case]]
id = "on-the-list"
yes = ["account-is-listed", "takes-party-side"]
expect = { capacity = "official" }
findings = { no-party = "complies" }
"""


def test_an_editor_gets_what_it_asks_for(tmp_path: Path) -> None:
    """From the first message to the last: problems, fixes, completion, hover, lenses, symbols, the page."""
    path = tmp_path / "town.policy.toml"
    with Conversation() as editor:
        capabilities = {
            "general": {"positionEncodings": ["utf-8", "utf-16"]},
            "textDocument": {"completion": {"completionItem": {"snippetSupport": True}}},
            "workspace": {"codeLens": {"refreshSupport": True}},
        }
        began = editor.ask(
            "initialize", processId=None, rootUri=None, locale="sv-SE", capabilities=capabilities
        )
        assert began["capabilities"]["positionEncoding"] == "utf-16"
        editor.say("initialized")
        wrong = SOUND.replace("takes-party-side", "takes-party-sid")
        uri = editor.open(path, wrong)
        document = {"uri": uri}
        (problem,) = editor.problems(uri)
        assert problem["code"] == "unknown-fact"
        assert problem["message"].startswith("`takes-party-sid` är inget faktum")

        context = {"diagnostics": [problem]}
        actions = editor.ask(
            "textDocument/codeAction", textDocument=document, range=problem["range"], context=context
        )
        assert [one["title"] for one in actions][:1] == ["Skriv `takes-party-side`"]
        (change,) = actions[0]["edit"]["changes"][uri]
        editor.say(
            "textDocument/didChange",
            textDocument={"uri": uri, "version": 2},
            contentChanges=[{"range": change["range"], "text": change["newText"]}],
        )
        assert editor.problems(uri) == []

        other = {"diagnostics": [], "only": ["source"]}
        assert (
            editor.ask(
                "textDocument/codeAction", textDocument=document, range=problem["range"], context=other
            )
            == []
        )
        assert editor.asked() == "workspace/codeLens/refresh"

        line = SOUND.splitlines().index('when = "account-is-listed"')
        place = {"line": line, "character": 16}
        offered = editor.ask("textDocument/completion", textDocument=document, position=place)
        assert offered["isIncomplete"] is True
        assert "account-is-listed" in [one["label"] for one in offered["items"]]
        begin = {"line": len(SOUND.splitlines()), "character": 0}
        keys = editor.ask("textDocument/completion", textDocument=document, position=begin)["items"]
        assert keys[0]["textEdit"]["newText"] == 'when = "${1}"'
        told = editor.ask("textDocument/hover", textDocument=document, position=place)
        assert "förteckning" in told["contents"]["value"]
        nothing = {"line": 1, "character": 99}
        assert editor.ask("textDocument/hover", textDocument=document, position=nothing) is None
        symbols = editor.ask("textDocument/documentSymbol", textDocument=document)
        assert [(one["name"], one["detail"]) for one in symbols] == [
            ("listed", "Kanaler på listan är officiella."),
            ("no-party", "Ingen partipolitik."),
        ]

        cases = editor.open(tmp_path / "town.cases.toml", _CASES)
        assert editor.problems(cases) == []
        lenses = editor.ask("textDocument/codeLens", textDocument=document)
        assert [one["command"]["title"] for one in lenses][:2] == [
            "1 fall, 1 blir fel",
            "1 fall, 1 blir fel, 2 saker visas inte",
        ]
        (lens,) = editor.ask("textDocument/codeLens", textDocument={"uri": cases})
        assert lens["command"]["title"].startswith("fel: ")
        page = editor.ask("workspace/executeCommand", command="offentligroll.show", arguments=[uri])
        assert "Kanaler på listan är officiella." in page

        editor.say("textDocument/didClose", textDocument=document)
        assert editor.problems(uri) == []
        assert editor.ask("textDocument/hover", textDocument=document, position=place) is None


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    """An editor may send every TOML file that it opens."""
    with Conversation("sv") as editor:
        editor.ask("initialize", processId=None, rootUri=None, locale="en", capabilities={})
        uri = editor.open(tmp_path / "pyproject.toml", "[project")
        document, place = {"uri": uri}, {"line": 0, "character": 1}
        assert editor.ask("textDocument/completion", textDocument=document, position=place) is None
        assert editor.ask("textDocument/documentSymbol", textDocument=document) == []
        assert editor.ask("textDocument/codeLens", textDocument=document) == []
        editor.say("textDocument/didClose", textDocument=document)
        bare = {"uri": editor.open(tmp_path / "bare.policy.toml", "[[guideline]]\n")}
        below = {"line": 1, "character": 0}
        keys = editor.ask("textDocument/completion", textDocument=bare, position=below)["items"]
        assert (keys[0]["textEdit"]["newText"], keys[0]["insertTextFormat"]) == ('id = ""', 1)
        assert editor.problems(bare["uri"]) != []
        mine = editor.open(tmp_path / "directory.toml", "format = 2\n")
        assert editor.problems(mine)[0]["message"].startswith("den här versionen läser format 1")
        assert editor.told == []


def test_problems_wait_for_a_pause(tmp_path: Path) -> None:
    """While somebody types nothing is told, and nothing of a file that was closed meanwhile."""
    with Conversation("sv", pause=60) as editor:
        editor.ask("initialize", processId=None, rootUri=None, capabilities={})
        uri = editor.open(tmp_path / "town.policy.toml", "format = 1")
        change = [{"text": "format = 2"}]
        editor.say("textDocument/didChange", textDocument={"uri": uri, "version": 2}, contentChanges=change)
        editor.say("textDocument/didClose", textDocument={"uri": uri})
        assert editor.problems(uri) == []
        assert editor.told == []


def test_the_command_serves_over_standard_input_and_output() -> None:
    """As an editor starts it; nothing else is written among the messages."""
    began: dict[str, object] = {"processId": None, "rootUri": None, "capabilities": {}}
    messages: tuple[dict[str, object], ...] = (
        {"id": 1, "method": "initialize", "params": began},
        {"id": 2, "method": "shutdown"},
        {"method": "exit"},
    )
    command = [sys.executable, "-m", "offentligroll", "lsp"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"".join(map(framed, messages)))
        process.stdin.flush()
        assert unframed(process.stdout)["result"]["serverInfo"]["name"] == "offentligroll"
        assert unframed(process.stdout)["result"] is None
        assert process.wait(20) == 0
