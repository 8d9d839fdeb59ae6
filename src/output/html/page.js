"use strict";
// Rows of a fixed height in a place of any width are meant; all else that the library doubts is told.
const logger = { level: () => logger, error: (...said) => console.error(...said), info: () => logger, debug: () => logger };
logger.warn = (...said) => (String(said[0]).includes("fit-y") || console.warn(...said), logger);
// Charts: drawn without eval, so that the page needs no such permission.
for (const place of document.querySelectorAll(".vega")) {
  const spec = JSON.parse(document.getElementById("spec-" + place.dataset.spec).textContent);
  const runtime = vega.parse(vegaLite.compile(spec, { logger }).spec, null, { ast: true });
  new vega.View(runtime, { renderer: "svg", container: place, expr: vegaInterpreter, logLevel: vega.Warn })
    .runAsync()
    .then(() => {
      place.dataset.drawn = "yes";
      // What is inside is told by the label.
      for (const svg of place.querySelectorAll("svg, svg *")) {
        for (const name of ["role", "aria-label", "aria-roledescription"]) svg.removeAttribute(name);
      }
      for (const svg of place.querySelectorAll("svg")) {
        svg.setAttribute("aria-hidden", "true");
        if (!svg.getAttribute("viewBox")) svg.setAttribute("viewBox", "0 0 " + svg.getAttribute("width") + " " + svg.getAttribute("height"));
      }
    });
}
// Tables: a heading sorts by its column, up and then down; what is empty stays last.
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
