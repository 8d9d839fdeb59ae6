"""The teaching page shows the numbers of the command line, to the last digit, in both languages, and makes no network request.

JIESU is the program, JIESU_WASM the engine, JIESU_PAGE the page, CHROMIUM the browser; screenshots go to JIESU_SHOTS. The tests in node are skipped without node."""

import csv
import json
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

if "JIESU_PAGE" not in os.environ:
    pytest.skip("run by `make page-test`", allow_module_level=True)

ROOT = Path(__file__).resolve().parents[2]
JIESU = Path(os.environ["JIESU"]).resolve()
WASM = Path(os.environ["JIESU_WASM"]).resolve()
PAGE = Path(os.environ["JIESU_PAGE"]).resolve()
SHOTS = Path(os.environ.get("JIESU_SHOTS", PAGE.parent / "shots"))
LIMIT = 60_000  # milliseconds, for any step but 200 runs
LONG = 240_000  # milliseconds, for 200 runs on a busy machine
COLUMNS = ["opened", "closed", "open", "reviewed", "response_rate", "resolution_rate", "satisfaction_rate", "cured", "cured_rate", "unmet_days"]
CASES = [("twins", "1", ["whistle", "ranking", "deadlines", "first"]), ("mine", "9", ["whistle", "audits", "integration"]), ("masks", "9007199254740993", ["ranking"])]


def simulate(arguments, out):
    """Rows of rates.csv with the basis `callback`, by replication, level, unit, period and review."""
    done = subprocess.run([JIESU, *arguments, "--orders", "--quiet", "--force", "--out", out], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    with open(out / "rates.csv", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["basis"] == "callback" and row["period_kind"] in ("run", "month")]
    return {(row["replication"], row["level"], row["unit"], row["period"], row["review"]): row for row in rows}


def assert_equal_rows(shown, rows, level, unit):
    """Asserts that the page shows every row of the file, each number as the file writes it; returns how many."""
    seen = set()
    for one in shown:
        row = rows["1", level, unit, one["period"], one["review"]]
        seen.add((one["period"], one["review"]))
        for column in COLUMNS:
            assert (one[column] or "") == row[column], (level, unit, one["period"], one["review"], column)
    assert seen == {key[3:] for key in rows if key[:3] == ("1", level, unit)}
    return len(seen)


def send(*requests):
    lines = "\n".join(json.dumps(one) for one in requests)
    done = subprocess.run(["node", ROOT / "tests/page/engine.mjs", ROOT / "page/web/engine.js", WASM], input=lines, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.skipif(not shutil.which("node"), reason="no node; the tests in the browser use the same engine")
@pytest.mark.parametrize("story, seed, on", CASES)
def test_the_engine_returns_the_numbers_of_the_command_line(tmp_path, story, seed, on):
    choice = {"story": story, "seed": seed, "on": on}
    twins, many = send({"twins": choice}, {"replications": {**choice, "from": 1, "to": 3}})
    assert "error" not in twins, twins
    # The short file needs the file that it extends; the complete one needs no other.
    shutil.copytree(ROOT / "scenarios/base", tmp_path / "scenarios/base")
    shutil.copytree(ROOT / "scenarios/teaching", tmp_path / "scenarios/teaching")
    for side in ("left", "right"):
        city = twins[side]
        short, complete = tmp_path / f"scenarios/teaching/{city['name']}.toml", tmp_path / f"{city['name']}.toml"
        short.write_text(city["toml"])
        complete.write_text(city["complete"])
        program, *command = shlex.split(city["command"])
        assert program == "jiesu"
        for number, arguments in enumerate((["run", short], ["run", complete], command)):
            rows = simulate([*arguments, "--reps", "3" if number == 0 else "1"], tmp_path / "out")
            assert assert_equal_rows(city["rates"], rows, "city", "city") >= 7
            if city["topic"]:
                assert assert_equal_rows(city["topic"], rows, "topic", {"mine": "illegal_mining", "masks": "market"}[story]) >= 7
            with open(tmp_path / "out/orders.csv", newline="") as file:
                codes = [row["order"] for row in csv.DictReader(file) if row["replication"] == "1"]
            assert codes == city["codes"]
            for trial in many["trials"] if number == 0 else []:
                for review in ("official", "observer"):
                    row = rows.get((str(trial["replication"]), "city", "city", "run", review))
                    rates = row and [row[f"{name}_rate"] or None for name in ("response", "resolution", "satisfaction", "cured")]
                    assert trial[side][review] == rates


class Visit:
    """The page opened from disk, with its console messages and its requests."""

    def __init__(self, browser, hash="", width=1280, height=900, query="", **context):
        self.messages, self.requests = [], []
        self.context = browser.new_context(viewport={"width": width, "height": height}, **context)
        self.page = self.context.new_page()
        self.page.set_default_timeout(LIMIT)
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(f"{PAGE.as_uri()}{query}#{hash}", wait_until="domcontentloaded")
        self.page.wait_for_selector("html[data-ready=yes]")

    def simulate(self, which="right", cured="60"):
        self.page.check(f"input[name=which][value={which}]")
        self.page.fill("#guess-cured", cured)
        self.page.click("#run")
        self.page.wait_for_selector("#results:not([hidden])")
        self.page.wait_for_selector("#timeline ol")
        return self.page

    def run_many(self):
        self.page.click("#many")
        self.page.wait_for_selector("#spreads[data-runs='200']", timeout=LONG)

    def screenshot(self, name, full=True):
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png", full_page=full)

    def fits(self):
        return self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        try:
            if kind is None:
                assert self.messages == []
                assert [url for url in self.requests if not url.startswith(("blob:", PAGE.as_uri()))] == []
        finally:
            self.context.close()


def cells(page, table):
    return page.locator(f"{table} tbody tr").evaluate_all('rows => rows.map(row => [...row.cells].map(cell => cell.textContent.replaceAll("\u00a0", " ")))')


def test_the_page_in_a_browser_shows_the_numbers_of_the_command_line(browser, tmp_path):
    with Visit(browser, "seed=4") as visit:
        page = visit.simulate()
        result = page.inner_text("#guess-result")
        assert "resolution rate" in result and "You guessed that 60 of 100" in result
        page.wait_for_timeout(1_000)
        assert int(page.input_value("#day")) > 0, "the animation advances"
        visit.screenshot("en-1280-playing", full=False)
        # A switch simulates both cities again and changes the address.
        page.uncheck("#switch-whistle")
        page.wait_for_function("() => location.hash.includes('on=ranking,deadlines,first')")
        page.check("#switch-audits")
        page.wait_for_selector("#right-rules:has-text('Audits'):not(:has-text('Whistle'))")
        page.click("summary[data-w=take_command]")
        commands = page.locator("#commands pre").first.inner_text().splitlines()
        assert len(commands) == 2 and "rules.callback.audit=0.2" in commands[1] and "whistle" not in commands[1]
        shown = {row[0]: row[1:] for row in cells(page, "#rates-table")}
        for side, command in enumerate(commands):
            words = shlex.split(command)
            rows = simulate(words[1 : words.index("--out")], tmp_path / "out")
            for review in ("official", "observer"):
                for name in ("Response", "Resolution", "Satisfaction"):
                    row = rows.get(("1", "city", "city", "run", review))
                    assert shown[f"{name} rate, {review}"][side] == (f"{100 * float(row[f'{name.lower()}_rate']):.1f} %" if row else "none")
        # The actual outcome is hidden at first.
        assert not any("Actual" in row for row in shown) and page.locator("#truth").is_hidden()
        assert "actual outcome hidden" in page.inner_text("#timeline") or "Closed" not in page.inner_text("#timeline")
        page.click("#behind")
        row = rows["1", "city", "city", "run", "observer"]
        assert dict((row[0], row[1:]) for row in cells(page, "#rates-table"))["Actual resolution (simulated)"][1] == f"{100 * float(row['cured_rate']):.1f} %"
        assert f"60 of 100 problems are actually resolved; the simulation gives {100 * float(row['cured_rate']):.1f}." in page.inner_text("#guess-result")
        assert "Goodhart" in page.inner_text("#truth")


def test_two_hundred_runs_equal_the_command_line_and_do_not_block_the_page(browser, tmp_path):
    with Visit(browser, "story=rubbish&seed=3&on=ranking,first") as visit:
        page = visit.simulate()
        page.click("#many")
        # During the runs the page still responds to the keyboard.
        page.wait_for_selector("#progress:not([hidden])")
        page.focus("#language")
        page.keyboard.press("Enter")
        page.wait_for_selector("html[lang=zh-CN]", timeout=5_000)
        page.keyboard.press("Enter")
        page.wait_for_selector("#spreads[data-runs='200']", timeout=LONG)
        page.click("#behind")
        table = {row[0]: row[1:] for row in cells(page, "#many-table")}
        print("seconds for 200 runs:", page.inner_text("#many-state"))
        assert page.locator("#spreads svg").count() == 4
        page.click("summary[data-w=take_command]")
        for side, command in zip(("Before the reform", "With the reform"), page.locator("#commands pre").first.inner_text().splitlines()):
            words = shlex.split(command)
            arguments = words[1 : words.index("--reps")]
            simulate([*arguments, "--reps", "200"], tmp_path / "out")
            with open(tmp_path / "out/summary.csv", newline="") as file:
                rows = [row for row in csv.DictReader(file) if (row["level"], row["period_kind"], row["basis"]) == ("city", "run", "callback")]
            for review, measure, name in [("observer", "resolution_rate", "Resolution rate, observer"), ("official", "satisfaction_rate", "Satisfaction rate, official"), ("observer", "cured_rate", "Actual resolution (simulated)")]:
                row = [row for row in rows if (row["review"], row["measure"]) == (review, measure) and row["mean"]]
                shown = table.get(f"{name} · {side}")
                if not row:
                    assert shown is None
                    continue
                mean, low, high, p05, p95 = (f"{100 * float(row[0][key]):.1f}" for key in ("mean", "ci_low", "ci_high", "p05", "p95"))
                assert shown == [f"{mean} %", f"{low} – {high} %", f"{p05} – {p95} %"]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_is_readable_and_accessible_in_both_languages_on_desktop_and_telephone(browser, language, width):
    with Visit(browser, "", width, 900 if width > 500 else 844, query=f"?lang={language}") as visit:
        page = visit.page
        assert page.locator("html").get_attribute("lang") == ("zh-CN" if language == "zh" else "en")
        assert visit.fits()
        visit.screenshot(f"{language}-{width}-first", full=False)
        visit.simulate()
        page.wait_for_timeout(1_500)
        page.locator("#stage").scroll_into_view_if_needed()
        visit.screenshot(f"{language}-{width}-playing", full=False)
        page.click("#play")
        page.click("#behind")
        page.click("summary[data-w=take_toml]")
        if width == 390:
            visit.run_many()
        assert visit.fits()
        visit.screenshot(f"{language}-{width}-all")
        found = Axe().run(page).response["violations"]
        serious = [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in ("serious", "critical")]
        assert serious == []
        if language == "zh":
            for word in ("响应率", "解决率", "满意率", "吹哨", "首接负责"):
                assert word in page.inner_text("main")
            for heading in page.locator("h1, h2, h3, legend, figcaption, button").all_inner_texts():
                assert re.search(r"[一-鿿]", heading) or heading in ("", "English"), heading
        for code in re.findall(r"\{\w+\}|undefined|null|NaN", page.inner_text("body")):
            raise AssertionError(f"a text without its value: {code}")


def test_the_keyboard_alone_is_enough(browser):
    with Visit(browser) as visit:
        page, seen = visit.page, []
        for _ in range(30):
            page.keyboard.press("Tab")
            focused = page.evaluate("() => document.activeElement.id || document.activeElement.value || document.activeElement.tagName")
            ring = page.evaluate("() => { const one = document.activeElement; return getComputedStyle(one).outlineStyle !== 'none' || getComputedStyle(one.parentElement).outlineStyle !== 'none'; }")
            seen.append(focused)
            assert ring, focused
            if focused == "switch-audits":
                page.keyboard.press("Space")
            if focused == "run":
                page.keyboard.press("Enter")
                break
        assert {"language", "story-twins", "switch-whistle", "switch-audits", "guess-cured", "run"} <= set(seen), seen
        page.wait_for_selector("#timeline ol")
        assert "audits" in page.evaluate("() => location.hash")
        page.focus("#orders")
        before = page.input_value("#orders")
        page.keyboard.press("ArrowDown")
        page.wait_for_selector("#timeline ol")
        assert page.input_value("#orders") != before


def test_with_reduced_motion_the_page_shows_one_picture_per_week(browser):
    with Visit(browser, reduced_motion="reduce") as visit:
        page = visit.simulate()
        days = set()
        for _ in range(12):
            days.add(int(page.input_value("#day")))
            page.wait_for_timeout(250)
        assert len(days) > 1 and all(day % 7 == 0 for day in days), days


def test_the_animation_reaches_sixty_days_per_second(browser):
    with Visit(browser) as visit:
        page = visit.simulate()
        page.select_option("#speed", "60")
        page.evaluate("() => { const day = document.getElementById('day'); day.value = 0; day.dispatchEvent(new Event('input')); }")
        page.click("#play")
        page.wait_for_timeout(1_500)
        page.click("#play")
        assert int(page.input_value("#day")) >= 60, "the machine is too slow, or the page draws too much"


def test_the_page_simulates_without_workers(browser):
    context = browser.new_context()
    context.add_init_script("delete window.Worker")
    page = context.new_page()
    page.set_default_timeout(LIMIT)
    page.goto(f"{PAGE.as_uri()}#lang=en")
    page.wait_for_selector("html[data-ready=yes]")
    page.click("#run")
    page.wait_for_selector("#timeline ol")
    assert len(cells(page, "#rates-table")) >= 6
    context.close()


def test_the_address_restores_the_choices(browser):
    with Visit(browser, "story=mine&seed=12&on=whistle,first&lang=zh") as visit:
        page = visit.page
        assert page.is_checked("#story-mine") and page.is_checked("#switch-first") and not page.is_checked("#switch-ranking")
        visit.simulate()
        assert page.input_value("#seed") == "12"
        assert 'extends = "mine.toml"' in page.locator("#tomls pre").nth(1).text_content()
        assert "盗采金矿" in page.inner_text("#scope")
