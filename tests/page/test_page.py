"""The HTML report in a browser: it draws its charts, sorts, prints, is accessible, and makes no network request.

JIESU_PAGES is a folder with compare.en.html, compare.zh.html, run.en.html; CHROMIUM the browser."""

import os
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = Path(os.environ["JIESU_PAGES"]).resolve()
LIMIT = 30_000  # milliseconds, for any step


class Visit:
    """A loaded page, with its console messages and its requests."""

    def __init__(self, browser, name, width=1280):
        self.messages, self.requests = [], []
        self.page = browser.new_page(viewport={"width": width, "height": 900})
        self.page.set_default_timeout(LIMIT)
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto((PAGES / name).as_uri())
        self.page.wait_for_function("[...document.querySelectorAll('.vega')].every(place => place.dataset.drawn === 'yes')")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.page.close()


NAMES = ["compare.en.html", "compare.zh.html", "run.en.html"]


@pytest.mark.parametrize("name", NAMES)
def test_a_report_draws_all_its_charts_without_messages_or_requests(browser, name):
    with Visit(browser, name) as visit:
        assert visit.messages == []
        assert [url for url in visit.requests if url != (PAGES / name).as_uri()] == []
        charts = visit.page.locator(".vega svg")
        assert charts.count() == visit.page.locator(".vega").count() >= 4
        for chart in charts.all():
            assert chart.locator("path").count() > 4


def column(page, table, index):
    return page.locator("table.sortable").nth(table).locator("tbody tr").evaluate_all(
        "(rows, index) => rows.map(row => row.cells[index].dataset.v ?? row.cells[index].textContent)", index
    )


@pytest.mark.parametrize("name", NAMES[:2])
def test_a_table_sorts_by_mouse_and_by_keyboard_and_sets_aria_sort(browser, name):
    with Visit(browser, name) as visit:
        table = visit.page.locator("table.sortable").first
        heads = table.locator("thead th")
        values = [value for value in column(visit.page, 0, 1) if value]
        assert len(values) >= 2
        numbers = sorted(values, key=float)
        heads.nth(1).get_by_role("button").click()
        assert heads.nth(1).get_attribute("aria-sort") == "ascending"
        assert [value for value in column(visit.page, 0, 1) if value] == numbers
        heads.nth(1).get_by_role("button").focus()
        visit.page.keyboard.press("Enter")
        assert heads.nth(1).get_attribute("aria-sort") == "descending"
        assert [value for value in column(visit.page, 0, 1) if value] == numbers[::-1]
        visit.page.keyboard.press("Shift+Tab")
        visit.page.keyboard.press("Space")
        assert heads.nth(0).get_attribute("aria-sort") == "ascending"
        assert heads.nth(1).get_attribute("aria-sort") is None
        names = column(visit.page, 0, 0)
        assert sorted(names) == sorted(names, key=str) and len(set(names)) == len(names)


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_no_serious_violation(browser, name):
    with Visit(browser, name) as visit:
        # The content security policy forbids other scripts; the browser itself injects the checker.
        found = Axe().run(visit.page).response["violations"]
        serious = [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in ("serious", "critical")]
        assert serious == []


@pytest.mark.parametrize("name", NAMES)
def test_a_report_fits_the_width_of_a_telephone(browser, name):
    with Visit(browser, name, width=390) as visit:
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("name", NAMES)
def test_a_report_prints_on_two_sheets(browser, name):
    with Visit(browser, name) as visit:
        pdf = visit.page.pdf(prefer_css_page_size=True, print_background=False)
        assert len(re.findall(rb"/Type\s*/Page[^s]", pdf)) == 2


def test_the_chinese_report_has_no_english_headings(browser):
    with Visit(browser, "compare.zh.html") as visit:
        for heading in visit.page.locator("h2, h3, caption, thead th:first-child").all_text_contents():
            assert re.search(r"[一-鿿]", heading), heading
        assert visit.page.locator("html").get_attribute("lang") == "zh-CN"


def test_every_number_of_the_main_chart_is_also_in_its_table(browser):
    with Visit(browser, "compare.en.html") as visit:
        table = visit.page.locator("#main table").inner_text()
        labels = visit.page.locator("#main .vega svg .mark-text.role-mark text").all_text_contents()
        numbers = [label for label in labels if re.fullmatch(r"[+−]\d+(\.\d+)?", label)]
        assert numbers and all(number in table for number in numbers)
