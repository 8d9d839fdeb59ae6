"""docs/tables.py finds the shown lines in the printed output, and reports those that it cannot find."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "docs"))
import tables  # noqa: E402


class Printed:
    """A stand-in for the shell: the output of each command."""

    def __init__(self, **outputs):
        self.outputs = outputs

    def output(self, command):
        return self.outputs[command]


def test_a_whole_block_is_replaced_and_its_fence_stays():
    text = "a\n<!-- printed: one -->\n```text\nold 1\n```\n<!-- end -->\nb\n"
    assert tables.marked(text, Printed(one="new 1\nnew 2\n"), "", []) == text.replace("old 1", "new 1\nnew 2")


def test_omitted_lines_stay_omitted():
    text = "<!-- printed: one -->\n```text\nhead 1\n…\n  rate     12.5 %   +3 – +4\n  cured    −2.0 %\n```\n<!-- end -->\n"
    printed = "head 2\nother\n  rate     7.5 %   −3 – +4\n  between  1\n  cured    +2.0 %\nfoot\n"
    new = "head 2\n…\n  rate     7.5 %   −3 – +4\n  between  1\n  cured    +2.0 %"
    assert new in tables.marked(text, Printed(one=printed), "", [])


def test_names_that_are_numbers_are_distinguished():
    text = "<!-- printed: one -->\n```text\n…\nmean 1\n  2017  1 %\n  2021  1 %\n…\n```\n<!-- end -->\n"
    printed = "x\nmean 5\n  2017  2 %\n  2019  3 %\n  2021  4 %\ny\n"
    assert "…\nmean 5\n  2017  2 %\n  2019  3 %\n  2021  4 %\n…" in tables.marked(text, Printed(one=printed), "", [])


def test_a_line_that_no_command_prints_is_a_failure_and_changes_nothing():
    text = "<!-- printed: one -->\n```text\nhead 1\n…\nrate 2\n```\n<!-- end -->\n"
    failures = []
    assert tables.marked(text, Printed(one="head 1\nother 2\n"), "", failures) == text
    assert "rate 2" in failures[0]


def test_rows_keep_the_documents_heading_and_whole_tables_replace_it():
    text = "<!-- printed: one -->\n| a | b |\n| --- | --- |\n| 1 | 2 |\n<!-- end -->\n"
    assert "| a | b |\n| --- | --- |\n| 3 | 4 |\n<!-- end" in tables.marked(text, Printed(one="| 3 | 4 |\n"), "", [])
    assert "printed: one -->\n| c |\n| --- |\n| 3 |\n<!-- end" in tables.marked(text, Printed(one="| c |\n| --- |\n| 3 |\n"), "", [])


def test_an_empty_block_is_filled_and_a_figure_inside_its_command_is_not():
    assert tables.marked("<!-- printed: 1 -->\n<!-- end -->\n", Printed(**{"1": "| 2 |\n"}), "", []) == "<!-- printed: 1 -->\n| 2 |\n<!-- end -->\n"
    assert tables.marked("<!--= 1 -->1<!--/-->", Printed(**{"1": "7\n"}), "", []) == "<!--= 1 -->7<!--/-->"


def test_figures_within_a_line_are_updated_and_only_selects_some():
    text = "It has <!--= one -->5<!--/--> and <!--= two -->6<!--/-->.\n"
    assert tables.marked(text, Printed(one="7\n", two="8\n"), "", []) == text.replace("5<", "7<").replace("6<", "8<")
    assert tables.marked(text, Printed(one="7\n", two="8\n"), "two", []) == text.replace("6<", "8<")


@pytest.mark.parametrize(
    "text, fault",
    [
        ("<!-- printed: jiesu run a.toml -->\n| 1 |\n<!-- end -->\n", "the text does not show it"),
        ("`jiesu run a.toml`\n<!-- printed: jiesu run a.toml -->\n| 1 |\n", "without its"),
        ("| a |\n| --- |\n| 12.5 % |\n", "no mark of the command"),
        ("| a |\n| --- |\n| x | +3 |\n", "no mark of the command"),
    ],
)
def test_wrong_marks_are_found(text, fault):
    assert any(fault in found for found in tables.faults("a.md", text))


@pytest.mark.parametrize(
    "text",
    [
        "`cargo run --release -- run a.toml`\n<!-- printed: jiesu run a.toml -->\n| 12 % |\n<!-- end -->\n",
        "<!-- not printed: taken by hand -->\n| a |\n| --- |\n| 12 % |\n",
        "| a |\n| --- |\n| `x` | a word |\n",
    ],
)
def test_right_marks_are_accepted(text):
    assert list(tables.faults("a.md", text)) == []


def test_a_step_is_run_once(tmp_path):
    shell = tables.Shell(tmp_path / "work")
    command = "echo x >>log; cat log"
    assert shell.output(f"{command} && {command} | tr x y") == "y\n"
