"use strict";
// Row heights are fixed on purpose, so this warning is dropped; all others are shown.
const logger = { level: () => logger, error: (...message) => console.error(...message), info: () => logger, debug: () => logger };
logger.warn = (...message) => (String(message[0]).includes("fit-y") || console.warn(...message), logger);
// Charts are drawn without eval, which the page's policy forbids.
for (const place of document.querySelectorAll(".vega")) {
  const spec = JSON.parse(document.getElementById("spec-" + place.dataset.spec).textContent);
  const runtime = vega.parse(vegaLite.compile(spec, { logger }).spec, null, { ast: true });
  new vega.View(runtime, { renderer: "svg", container: place, expr: vegaInterpreter, logLevel: vega.Warn })
    .runAsync()
    .then(() => {
      place.dataset.drawn = "yes";
      // The place's label describes the chart; its parts are hidden from screen readers.
      for (const svg of place.querySelectorAll("svg, svg *")) {
        for (const name of ["role", "aria-label", "aria-roledescription"]) svg.removeAttribute(name);
      }
      for (const svg of place.querySelectorAll("svg")) {
        svg.setAttribute("aria-hidden", "true");
        if (!svg.getAttribute("viewBox")) svg.setAttribute("viewBox", "0 0 " + svg.getAttribute("width") + " " + svg.getAttribute("height"));
      }
    });
}
// A table heading sorts by its column, ascending, then descending; empty cells stay last.
for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  table.tHead.querySelectorAll("button").forEach((button, index) => {
    button.addEventListener("click", () => {
      const head = button.parentElement;
      const up = head.getAttribute("aria-sort") !== "ascending";
      for (const other of table.tHead.querySelectorAll("th")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const key = (row) => {
        const cell = row.cells[index];
        if (cell.dataset.v === undefined) return cell.textContent;
        return cell.dataset.v === "" ? null : Number(cell.dataset.v);
      };
      const rows = Array.from(body.rows, (row) => [key(row), row]);
      rows.sort(([a], [b]) => {
        if (a === null || b === null) return (a === null) - (b === null);
        const order = typeof a === "number" ? a - b : a.localeCompare(b, document.documentElement.lang);
        return up ? order : -order;
      });
      body.append(...rows.map(([, row]) => row));
    });
  });
}
