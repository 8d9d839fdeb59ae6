// Charts: lines over months, dots over runs. Numbers arrive as the engine writes them.
const SVG = "http://www.w3.org/2000/svg";
function draw(parent, name, attributes = {}, text) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text !== undefined) node.textContent = text;
  parent.append(node);
  return node;
}
const percent = (text, digits = 1) => (text === null || text === undefined ? w("none") : `${(100 * Number(text)).toFixed(digits)}\u00a0%`);
const COLOURS = { left: "#1d5796", right: "#a33c0b" };

function figure(parent, title, truth) {
  const frame = document.createElement("figure");
  frame.className = truth ? "chart truth" : "chart";
  const caption = document.createElement("figcaption");
  caption.textContent = title;
  frame.append(caption);
  parent.append(frame);
  return frame;
}

/// Round axis marks in per cent around values between 0 and 1; the axis spans at least `least`.
function marksOf(values, least) {
  let low = Math.min(...values), high = Math.max(...values);
  if (!(high >= low)) [low, high] = [0, 1];
  const middle = (low + high) / 2, half = (Math.max(high - low, least) / 2) * 1.1;
  [low, high] = [Math.max(0, 100 * (middle - half)), Math.min(100, 100 * (middle + half))];
  const step = [1, 2, 5, 10, 20].find((size) => Math.ceil(high / size) - Math.floor(low / size) <= 5) ?? 20;
  const marks = [];
  for (let k = Math.floor(low / step + 1e-9); k <= Math.ceil(high / step - 1e-9); k++) marks.push(k * step);
  return marks;
}

/// Each of `lines` has its side, whether it is official, and values by month as text. Returns a function that shows the first share (0 to 1) of the months.
function lineChart(parent, title, months, lines, truth) {
  const frame = figure(parent, title, truth), [width, height, left, right, top, bottom] = [340, 200, 48, 10, 12, 26];
  const svg = draw(frame, "svg", { viewBox: `0 0 ${width} ${height}`, role: "img" });
  const known = lines.flatMap((line) => line.values.filter((value) => value !== null).map(Number));
  const marks = marksOf(known, 0.1), low = marks[0] / 100, high = marks.at(-1) / 100;
  const x = (i) => left + ((width - left - right) * (i + 0.5)) / months.length;
  const y = (value) => height - bottom - ((height - top - bottom) * (value - low)) / (high - low);
  for (const mark of marks) {
    draw(svg, "line", { x1: left, x2: width - right, y1: y(mark / 100), y2: y(mark / 100), stroke: "#e2dfd7" });
    draw(svg, "text", { x: left - 6, y: y(mark / 100) + 5, "text-anchor": "end" }, `${mark}%`);
  }
  months.forEach((month, i) => draw(svg, "text", { x: x(i), y: height - 7, "text-anchor": "middle" }, String(Number(month.slice(5)))));
  const id = `clip-${Math.round(performance.now() * 1000)}-${title.length}-${parent.children.length}`;
  const rect = draw(draw(svg, "clipPath", { id }), "rect", { x: 0, y: 0, width, height });
  const inside = draw(svg, "g", { "clip-path": `url(#${id})` });
  for (const line of lines) {
    const points = line.values.map((value, i) => (value === null ? null : [x(i), y(Number(value))])).filter(Boolean);
    if (!points.length) continue;
    const path = `M${points.map((point) => point.map((n) => n.toFixed(1)).join(",")).join("L")}`;
    draw(inside, "path", { d: path, fill: "none", stroke: COLOURS[line.side], "stroke-width": 2.5, ...(line.official ? { "stroke-dasharray": "6 4" } : {}) });
    for (const [cx, cy] of points) draw(inside, "circle", { cx, cy, r: line.official ? 2.2 : 3.2, fill: line.official ? "#fff" : COLOURS[line.side], stroke: COLOURS[line.side] });
  }
  svg.setAttribute("aria-label", `${title}. ${lines.map((line) => `${w(line.side)}${w("comma")}${w(line.official ? "official" : "observer")}: ${line.values.map((value) => percent(value)).join(", ")}`).join(". ")}`);
  // A month's rate is known when the month is over.
  return (share) => rect.setAttribute("width", share >= 1 ? width : x(Math.floor(share * months.length + 1e-9) - 1) + 5);
}

/// Each of `rows` has its side, whether it is official, values as text, and their statistics once these are known.
function dotChart(parent, title, rows, truth) {
  const frame = figure(parent, title, truth), rowHeight = 76, [width, left, right] = [340, 12, 12];
  const height = rows.length * rowHeight + 26;
  const svg = draw(frame, "svg", { viewBox: `0 0 ${width} ${height}`, role: "img" });
  const known = rows.flatMap((row) => row.values.filter((value) => value !== null).map(Number));
  const marks = marksOf(known, 0.04), low = marks[0] / 100, high = marks.at(-1) / 100;
  const x = (value) => left + ((width - left - right) * (value - low)) / (high - low);
  marks.forEach((mark, k) => {
    draw(svg, "line", { x1: x(mark / 100), x2: x(mark / 100), y1: 4, y2: height - 20, stroke: "#e2dfd7" });
    draw(svg, "text", { x: x(mark / 100), y: height - 6, "text-anchor": k === 0 ? "start" : k === marks.length - 1 ? "end" : "middle" }, `${mark}%`);
  });
  rows.forEach((row, index) => {
    const base = (index + 1) * rowHeight - 6, colour = COLOURS[row.side], bins = new Map(), size = 4;
    for (const value of row.values) if (value !== null) { const bin = Math.round(x(Number(value)) / size); bins.set(bin, (bins.get(bin) ?? 0) + 1); }
    const most = Math.max(1, ...bins.values()), step = Math.min(size, (rowHeight - 30) / most);
    for (const [bin, count] of bins) for (let k = 0; k < count; k++) draw(svg, "circle", { cx: bin * size, cy: (base - 2 - k * step).toFixed(1), r: 1.8, fill: row.official ? "#fff" : colour, stroke: colour, "stroke-width": row.official ? 1 : 0 });
    draw(svg, "line", { x1: left, x2: width - right, y1: base + 1, y2: base + 1, stroke: "#8b9096" });
    draw(svg, "text", { class: `name ${row.side}`, x: left, y: base - rowHeight + 18 }, `${w(row.side)}${row.official ? w("comma") + w("official") : ""}${row.statistics ? `  ${percent(row.statistics.mean)}` : ""}`);
    if (row.statistics) {
      const { mean, interval } = row.statistics;
      draw(svg, "line", { x1: x(mean), x2: x(mean), y1: base - rowHeight + 24, y2: base + 4, stroke: colour, "stroke-width": 2 });
      if (interval) draw(svg, "line", { x1: x(interval[0]), x2: x(interval[1]), y1: base + 1, y2: base + 1, stroke: colour, "stroke-width": 5 });
    }
  });
  svg.setAttribute("aria-label", `${title}. ${rows.map((row) => `${w(row.side)}${row.official ? w("comma") + w("official") : ""}: ${row.statistics ? percent(row.statistics.mean) : ""}`).join(". ")}`);
}

/// Fills a table; the first cell of each row is its heading.
function table(place, caption, headings, rows) {
  place.replaceChildren();
  if (!rows.length) return;
  place.createCaption().textContent = caption;
  const cell = (row, name, text, scope) => { const node = document.createElement(name); node.textContent = text; if (scope) node.scope = scope; row.append(node); };
  const head = place.createTHead().insertRow();
  headings.forEach((text) => cell(head, "th", text, "col"));
  const body = place.createTBody();
  for (const texts of rows) { const row = body.insertRow(); texts.forEach((text, i) => cell(row, i ? "td" : "th", text, i ? "" : "row")); }
}
