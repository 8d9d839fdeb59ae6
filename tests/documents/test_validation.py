"""The page of verdicts has the numbers of the pages behind it, and links lead to headings."""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "docs"))
import tables  # noqa: E402


def read(name):
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def printed(name, command):
    """The block of a document that a command prints."""
    return next(match["body"] for match in tables.BLOCK.finditer(read(name)) if command in match["command"])


def verdicts():
    """The rows of the page's table, by the link of their details."""
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in read("validation.md").splitlines() if line.startswith("|")]
    return {re.search(r"\((.+?)\)", row[4])[1]: row[3] for row in rows if len(row) == 5 and "](" in row[4]}


def test_known_answers():
    lines = printed("validation-cases.md", "jiesu validate").splitlines()
    passing = [line for line in lines if line.endswith(" yes")]
    assert not [line for line in lines if line.endswith(" no")]
    assert verdicts()["validation-cases.md#the-table"] == f"{len(passing)} of {len(passing)} values within 1 %"
    assert any(line.startswith(f"all {len(passing)} values are equivalent") for line in lines)


def test_other_programs():
    ratios = re.findall(r"([+−]?\d+\.\d+) ± (\d+\.\d+) %", printed("validation-cases.md", "peers time") + printed("validation-cases.md", "peers telephone"))
    assert len(ratios) == 28
    assert all(abs(float(ratio.replace("−", "-"))) + float(half) < 2 for ratio, half in ratios)
    assert verdicts()["validation-cases.md#other-programs"] == "every ratio within 2 % of 1"


def test_planted_faults():
    faults = [line for line in printed("validation-cases.md", "_is_detected").splitlines() if line.startswith("|")][2:]
    assert verdicts()["validation-cases.md#planted-faults"] == f"{len(faults)} of {len(faults)} faults"


@pytest.mark.parametrize("city", ["boston", "kansas-city"])
def test_held_out_requests(city):
    within = re.search(r"^(\d+ of \d+) within the margin", printed("validation-other-cities.md", city), re.MULTILINE)
    assert verdicts()[f"validation-other-cities.md#{city}"] == f"{within[1]} figures within the margin"


def slug(heading):
    """The anchor that Markdown gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("name", [name for name in tables.tracked("*.md") if name.startswith("docs/")])
def test_links_lead_to_files_and_headings(name):
    for target, anchor in re.findall(r"\]\(([^)#:]*?\.md)?(?:#([^)]+))?\)", (ROOT / name).read_text(encoding="utf-8")):
        path = (ROOT / name).parent / target if target else ROOT / name
        assert path.is_file(), f"{name} links to {target}"
        headings = [slug(line.lstrip("#")) for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        assert not anchor or anchor in headings, f"{name} links to {target}#{anchor}"
