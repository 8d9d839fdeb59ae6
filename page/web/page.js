// The page: what the user has chosen, what the engine has replied, what is shown.
const $ = (id) => document.getElementById(id);
const SIDES = ["left", "right"];
const MEASURES = [["response", "response_rate", 0], ["resolution", "resolution_rate", 1], ["satisfaction", "satisfaction_rate", 2], ["cured", "cured_rate", 3]];
const reducedMotion = window.matchMedia("(prefers-reduced-motion: reduce)");

const chosen = { story: "twins", seed: "1", on: null };
const state = { stories: [], twins: null, behind: false, topic: false, guess: null, minute: 0, playing: false, flows: [], reveals: [], many: null, request: 0 };

function make(name, text, values = {}) {
  const node = document.createElement(name);
  if (text !== undefined) node.textContent = text;
  Object.assign(node, values);
  return node;
}

// ---------------------------------------------------------------- the engine, in workers; where there are none, in the page itself, in slices

const pool = { bytes: null, workers: [], engine: null, pending: new Map(), number: 0 };

async function startEngine() {
  const packed = Uint8Array.from(atob($("engine-bytes").textContent.trim()), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  pool.bytes = await new Response(stream).arrayBuffer();
  try {
    await startWorker();
  } catch {
    pool.workers = [];
    pool.engine = await engineOf(pool.bytes);
  }
}

function startWorker() {
  return new Promise((resolve, reject) => {
    const url = URL.createObjectURL(new Blob([$("engine").textContent], { type: "text/javascript" }));
    const worker = new Worker(url);
    const timeout = setTimeout(() => reject(new Error("the worker did not start")), 20000);
    worker.onerror = (event) => { clearTimeout(timeout); reject(new Error(event.message)); };
    worker.onmessage = ({ data }) => {
      if (data.ready) {
        clearTimeout(timeout);
        pool.workers.push(worker);
        resolve(worker);
        return;
      }
      const caller = pool.pending.get(data.number);
      pool.pending.delete(data.number);
      if (data.failed) caller?.reject(new Error(data.failed));
      else caller?.resolve(data.reply);
    };
    worker.postMessage({ bytes: pool.bytes });
  });
}

/// Sends a request to the worker with this index and returns its reply; throws if the reply is an error.
async function request(message, index = 0) {
  let reply;
  if (pool.engine) {
    await new Promise((resolve) => setTimeout(resolve));
    reply = pool.engine(message);
  } else {
    const number = ++pool.number;
    reply = await new Promise((resolve, reject) => {
      pool.pending.set(number, { resolve, reject });
      pool.workers[index].postMessage({ number, request: message });
    });
  }
  if (reply.error) throw new Error(reply.error);
  return reply;
}

// ---------------------------------------------------------------- the choices, and the address that keeps them

function readAddress() {
  const hash = new URLSearchParams(location.hash.slice(1)), search = new URLSearchParams(location.search);
  language = (hash.get("lang") ?? search.get("lang")) === "zh" ? "zh" : (hash.get("lang") ?? search.get("lang")) === "en" ? "en" : language;
  if (state.stories.some((story) => story.name === hash.get("story"))) chosen.story = hash.get("story");
  if (/^\d{1,18}$/.test(hash.get("seed") ?? "")) chosen.seed = String(BigInt(hash.get("seed")));
  if (hash.has("on")) chosen.on = hash.get("on").split(",").filter((name) => state.switches.includes(name));
  chosen.on ??= [...story().on];
}

function writeAddress() {
  const hash = `#story=${chosen.story}&seed=${chosen.seed}&on=${chosen.on.join(",")}&lang=${language}`;
  if (location.hash !== hash) history.replaceState(null, "", hash);
}

const story = () => state.stories.find((one) => one.name === chosen.story);
const topicName = () => named("topics", story().topic ?? "utilities");

function showWords() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = w("page");
  document.querySelectorAll("[data-w]").forEach((node) => { node.textContent = w(node.dataset.w); });
  $("language").textContent = w("language");
  $("language").lang = language === "zh" ? "en" : "zh";
  $("play").textContent = w(state.playing ? "pause" : "play");
  $("behind").textContent = w(state.behind ? "behind_hide" : "behind");
  $("version").textContent = state.version ? `${w("version")} ${state.version}` : "";
  showChoices();
  if (state.twins) showAll();
}

function showChoices() {
  if (!state.stories.length) return;
  const focused = document.activeElement?.id;
  $("stories").replaceChildren(...state.stories.map(({ name }) => {
    const label = make("label"), radio = make("input", undefined, { type: "radio", name: "story", value: name, checked: name === chosen.story, id: `story-${name}` });
    radio.addEventListener("change", () => { chosen.story = name; chosen.on = [...story().on]; state.topic = false; showChoices(); changed(); });
    label.append(radio, ` ${WORDS[language].stories[name][0]}`);
    return label;
  }));
  $("story").textContent = WORDS[language].stories[chosen.story][1];
  $("switches").replaceChildren(...state.switches.map((name) => {
    const label = make("label"), [title, about] = WORDS[language].levers[name];
    const box = make("input", undefined, { type: "checkbox", checked: chosen.on.includes(name), id: `switch-${name}` });
    box.addEventListener("change", () => { chosen.on = state.switches.filter((one) => (one === name ? box.checked : chosen.on.includes(one))); changed(); });
    label.append(box, make("b", title), make("small", about));
    return label;
  }));
  $("seed").value = chosen.seed;
  if (focused) $(focused)?.focus();
}

/// A choice has changed: if the cities were simulated before, simulates them again.
function changed() {
  writeAddress();
  stopMany();
  state.many = null;
  if (state.twins) simulate();
}

// ---------------------------------------------------------------- both cities, simulated

async function simulate() {
  const number = ++state.request;
  let twins;
  try {
    twins = await request({ twins: { story: chosen.story, seed: chosen.seed, on: chosen.on } });
  } catch (error) {
    $("guess-result").textContent = String(error.message);
    return;
  }
  if (number !== state.request) return;
  state.twins = twins;
  $("results").hidden = false;
  state.flows = SIDES.map((side) => new Flow($(`flow-${side}`), twins[side]));
  state.minute = 0;
  $("day").max = String(twins.left.days);
  showAll();
  play(true);
}

function showAll() {
  showGuess();
  showLegend();
  showRates();
  showOrders();
  showMany();
  showFiles();
  paint(state.minute);
}

const runRow = (side, review, rows = state.twins[side].rates) => rows.find((row) => row.period === "run" && row.review === review);

function showGuess() {
  $("guess-form").hidden = Boolean(state.guess);
  $("guess-title").textContent = w(!state.guess ? "guess" : state.guess.which === null && state.guess.cured === null ? "guess_skipped" : "guess_yours");
  $("guess-result").replaceChildren();
  if (!state.guess) return;
  const [left, right] = SIDES.map((side) => Number(runRow(side, "observer").resolution_rate)), shown = (value) => percent(value);
  const higher = shown(left) === shown(right) ? null : left > right ? "left" : "right";
  const result = higher ? w("guess_more", { city: w(higher), high: shown(Math.max(left, right)), low: shown(Math.min(left, right)) }) : w("guess_tie", { low: shown(left) });
  const { which, cured } = state.guess;
  $("guess-result").append(make("p", (which === null ? "" : which === higher ? w("guess_right") : w("guess_wrong")) + (which === null && language === "en" ? result[0].toUpperCase() + result.slice(1) : result)));
  if (cured !== null) $("guess-result").append(make("p", state.behind ? w("guess_you", { guess: cured, truth: (100 * Number(runRow("right", "observer").cured_rate)).toFixed(1) }) : w("guess_wait", { guess: cured })));
  const again = make("button", w("again"), { type: "button", className: "quiet", id: "again" });
  again.addEventListener("click", () => { state.guess = null; if (state.behind) lookBehind(); showGuess(); $("guess-form").querySelector("input").focus(); });
  $("guess-result").append(make("p")); $("guess-result").lastChild.append(again);
}

function showLegend() {
  $("legend").replaceChildren(...[["plain", {}], ["hot", { topic: topicName() }], ["whistle", {}], ["yes", {}], ["no", {}]].map(([name, values]) => {
    const span = make("span");
    span.append(make("i", undefined, { className: `i-${name}` }), w(`legend_${name}`, values));
    return span;
  }));
  $("left-rules").textContent = w("rules_none");
  $("right-rules").textContent = chosen.on.map((name) => WORDS[language].levers[name][0]).join(language === "zh" ? "、" : ", ") || w("rules_none");
}

// ---------------------------------------------------------------- rates

function showRates() {
  const topic = story().topic;
  if (!topic) state.topic = false;
  $("scope").hidden = !topic;
  if (topic) {
    $("scope").replaceChildren(make("span", w("scope")), ...[[false, w("scope_city")], [true, w("scope_topic", { topic: topicName() })]].map(([value, text]) => {
      const label = make("label"), radio = make("input", undefined, { type: "radio", name: "scope", checked: state.topic === value });
      radio.addEventListener("change", () => { state.topic = value; showRates(); });
      label.append(radio, ` ${text}`);
      return label;
    }));
  }
  $("who").replaceChildren(...SIDES.map((side) => { const span = make("span"); span.append(make("i", undefined, { className: `i-${side}` }), w(side)); return span; }));
  const rows = (side) => (state.topic ? state.twins[side].topic : state.twins[side].rates);
  const months = rows("left").filter((row) => row.review === "observer" && row.period !== "run").map((row) => row.period);
  const values = (side, review, column) => months.map((month) => rows(side).find((row) => row.period === month && row.review === review)?.[column] ?? null);
  $("charts").replaceChildren();
  state.reveals = [];
  const table_rows = [];
  for (const [name, column] of MEASURES) {
    const isTruth = name === "cured";
    if (isTruth && !state.behind) continue;
    const lines = SIDES.flatMap((side) => [["official", true], ["observer", false]].map(([review, official]) => ({ side, official, values: values(side, review, column) })))
      .filter((line) => line.values.some((value) => value !== null) && !(isTruth && line.official));
    state.reveals.push(lineChart($("charts"), w(name), months, lines, isTruth));
    for (const review of isTruth ? ["observer"] : ["official", "observer"]) {
      const [left, right] = SIDES.map((side) => runRow(side, review, rows(side))?.[column] ?? null);
      if (left === null && right === null) continue;
      table_rows.push([`${w(name)}${isTruth ? "" : w("comma") + w(review)}`, percent(left), percent(right), left === null || right === null ? "–" : points(Number(right) - Number(left))]);
    }
  }
  table($("rates-table"), w("whole"), ["", w("left"), w("right"), w("difference")], table_rows);
  showTruth(rows);
  revealLines();
}

const points = (difference) => `${difference < 0 ? "−" : "+"}${Math.abs(100 * difference).toFixed(1)}`;

function showTruth(rows) {
  $("truth").hidden = !state.behind;
  $("behind").setAttribute("aria-expanded", String(state.behind));
  $("behind").textContent = w(state.behind ? "behind_hide" : "behind");
  $("truth").replaceChildren();
  if (!state.behind) return;
  const sides = make("div", undefined, { className: "sides" });
  $("truth").append(make("h3", w("truth")), sides);
  for (const side of SIDES) {
    const row = runRow(side, "observer", rows(side)), official = runRow(side, "official", rows(side));
    const years = state.twins[side].days / 365.25, big = make("div", undefined, { className: "big" });
    const add = (number, text) => { const box = make("div"); box.append(make("b", number), text); big.append(box); };
    add(row.cured_rate === null ? w("none") : (100 * Number(row.cured_rate)).toFixed(1), w("truth_cured"));
    add(row.unmet_days === null ? w("none") : (Number(row.unmet_days) / 1000 / years).toFixed(0), w("truth_unmet"));
    if (row.gap !== null) add(points(row.gap), w("truth_gap"));
    if (official && official.gap !== null) add(points(official.gap), w("truth_gap_official"));
    const column = make("div");
    column.append(make("h3", w(side), { className: side === "left" ? "l" : "r" }), big);
    sides.append(column);
  }
  $("truth").append(make("p", w("truth_say")));
}

function lookBehind() {
  state.behind = !state.behind;
  showGuess();
  showRates();
  showOrders();
  showMany();
  paint(state.minute);
}

/// While the animation plays, shows only the months that are over.
function revealLines() {
  const share = state.minute / 1440 / state.twins.left.days;
  state.reveals.forEach((reveal) => reveal(state.playing ? share : 1));
}

// ---------------------------------------------------------------- the animation

function dateAt(minute) {
  const date = new Date(`${state.twins.left.start}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + Math.floor(minute / 1440));
  return date.toISOString().slice(0, 10);
}

const hot = (side) => (category) => state.twins[side].categories[category].name === (story().topic ?? "utilities");

function paint(before) {
  const last = state.twins.left.days * 1440, minute = Math.min(state.minute, last);
  const date = dateAt(Math.min(minute, last - 1)), day = Math.min(state.twins.left.days, Math.floor(minute / 1440) + 1);
  state.flows.forEach((flow, i) => {
    const side = SIDES[i];
    flow.draw(minute, before, reducedMotion.matches ? 0 : Number($("speed").value), hot(side), date);
    const tally = flow.tally(minute);
    $(`tally-${side}`).textContent = w("tally", { ...tally, open: flow.count.open }) + (state.behind ? w("tally_cured", tally) : "");
  });
  $("date").textContent = w("date", { date, day, days: state.twins.left.days });
  if (document.activeElement !== $("day") || state.playing) $("day").value = String(Math.floor(minute / 1440));
  $("day").setAttribute("aria-valuetext", date);
  revealLines();
}

function play(on) {
  if (on && state.minute >= state.twins.left.days * 1440) state.minute = 0;
  state.playing = on;
  $("play").textContent = w(on ? "pause" : "play");
  if (on) {
    state.last = performance.now();
    requestAnimationFrame(step);
  }
}

function step(now) {
  if (!state.playing) return;
  const speed = Number($("speed").value), passed = Math.min(250, Math.max(0, now - state.last));
  const before = state.minute, end = state.twins.left.days * 1440;
  if (reducedMotion.matches) {
    // The user prefers reduced motion: one still picture per week, at most two per second.
    if (now - state.last < Math.max(500, 7000 / speed)) { requestAnimationFrame(step); return; }
    state.minute = Math.min(end, state.minute + 7 * 1440 * Math.max(1, Math.round(speed / 14)));
  } else {
    state.minute = Math.min(end, state.minute + (passed / 1000) * speed * 1440);
  }
  state.last = now;
  if (state.minute >= end) play(false);
  paint(before);
  if (state.playing) requestAnimationFrame(step);
}

// ---------------------------------------------------------------- one order

function showOrders() {
  const [left, right] = SIDES.map((side) => new Map(state.twins[side].codes.map((code, i) => [code, state.twins[side].orders[i]])));
  const groups = { order_cured_right: [], order_cured_left: [], order_closed: [], order_time: [] };
  for (const [code, a] of left) {
    const b = right.get(code);
    if (!b || a[OPENED] < 0 || !(a[OPENED] === b[OPENED])) continue;
    const [ca, cb] = [a, b].map((order) => order[CLOSED] !== NEVER);
    const kind = !state.behind ? (ca !== cb ? "order_closed" : "order_time") : ca && cb && !(a[BITS] & CURED) && b[BITS] & CURED ? "order_cured_right" : ca && cb && a[BITS] & CURED && !(b[BITS] & CURED) ? "order_cured_left" : ca !== cb ? "order_closed" : "order_time";
    groups[kind].push([code, b]);
  }
  const kept = $("orders").value;
  $("orders").replaceChildren(...Object.entries(groups).filter(([, list]) => list.length).map(([kind, list]) => {
    const group = make("optgroup");
    group.label = w(kind);
    // At most 40 per group: orders of the story first, then orders with a whistle.
    const rank = ([, order]) => (hot("right")(order[CATEGORY]) ? 0 : 2) + (order[WHISTLES] > 0 ? 0 : 1);
    list.sort((a, b) => rank(a) - rank(b) || a[1][OPENED] - b[1][OPENED]);
    group.append(...list.slice(0, 40).map(([code, order]) => make("option", `${dateAt(order[OPENED])} · ${named("topics", state.twins.right.categories[order[CATEGORY]].name)} · ${code}`, { value: code })));
    return group;
  }));
  const options = [...$("orders").options].map((option) => option.value);
  const wanted = [state.order, kept].find((code) => code && (left.has(code) || right.has(code))) ?? options[0];
  if (wanted) follow(wanted);
  else $("timeline").replaceChildren();
}

async function follow(code) {
  state.order = code;
  const twins = state.twins;
  let order;
  try {
    order = await request({ order: { code } });
  } catch { return; }
  if (twins !== state.twins || state.order !== code) return;
  if (![...$("orders").options].some((option) => option.value === code)) {
    $("orders").prepend(make("option", code, { value: code }));
  }
  $("orders").value = code;
  const box = make("div", undefined, { className: "timeline" });
  for (const side of SIDES) {
    const column = make("div", undefined, { className: side === "right" ? "r" : "l" }), list = make("ol");
    column.append(make("h3", w(side), { className: side === "right" ? "r" : "l" }), list);
    order[side].forEach(({ at, step }, k) => {
      const item = make("li"), text = make("span", sentence(side, step));
      if (k === order.divergence) { item.className = "divergence"; text.append(make("b", ` ≠ ${w("order_differs")}`)); }
      item.append(make("time", at.replace("T", " ").slice(0, 16), { dateTime: at }), text);
      list.append(item);
    });
    if (!order[side].length) column.append(make("p", w("order_none")));
    else if (order.divergence === order[side].length) list.append(make("li", `≠ ${w("order_differs")}`, { className: "divergence" }));
    box.append(column);
  }
  $("timeline").replaceChildren(box);
  if (order.divergence === null) $("timeline").append(make("p", w("order_same")));
}

function sentence(side, step) {
  const comma = language === "zh" ? "，" : ", ", colon = language === "zh" ? "：" : ": ";
  if (typeof step === "string") return w(step);
  const [kind, values] = Object.entries(step)[0];
  if (kind === "arrived") {
    const unit = values.unit === null ? null : state.twins[side].units[values.unit];
    const name = !unit ? null : unit.function ? named("units", unit.function) : `${w("street")} ${values.unit + 1}`;
    return `${name ? w("arrived", { unit: name }) : w("arrived_nowhere")}${values.hops ? comma + w("hops", { n: values.hops }) : ""}`;
  }
  if (kind === "closed") {
    const parts = [w("closed")];
    if (state.behind && values.on_paper) parts.push(w("on_paper"));
    if (values.whistles) parts.push(w("whistles", { n: values.whistles }));
    parts.push(w(!state.behind ? "hidden" : values.cured ? "yes_cured" : "not_cured"));
    return parts.join(comma);
  }
  // Credit in tenths: 10 satisfied, 9 basically satisfied, 0 dissatisfied.
  const satisfaction = values.credit >= 10 ? "satisfied" : values.credit > 0 ? "basically" : "dissatisfied";
  return w(kind) + colon + [values.contacted ? "contacted" : "not_contacted", values.resolved ? "resolved" : "not_resolved", satisfaction].map((answer) => w(`said_${answer}`)).join(comma);
}

// ---------------------------------------------------------------- events

function listen() {
  $("language").addEventListener("click", () => { language = language === "zh" ? "en" : "zh"; writeAddress(); showWords(); });
  $("guess-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const cured = $("guess-cured").value === "" ? null : Number($("guess-cured").value);
    state.guess = { which: new FormData(event.target).get("which"), cured };
    if (state.twins) showGuess();
    else simulate().then(() => { $("stage").focus({ preventScroll: true }); $("guess").scrollIntoView({ behavior: reducedMotion.matches ? "auto" : "smooth" }); });
  });
  const readSeed = () => { const text = $("seed").value.trim(); if (/^\d{1,18}$/.test(text) && text !== chosen.seed) { chosen.seed = String(BigInt(text)); changed(); } $("seed").value = chosen.seed; };
  $("seed").addEventListener("change", readSeed);
  $("other").addEventListener("click", () => { chosen.seed = String(BigInt(chosen.seed) + 1n); $("seed").value = chosen.seed; changed(); });
  $("play").addEventListener("click", () => { play(!state.playing); revealLines(); });
  $("day").addEventListener("input", () => { state.playing = false; $("play").textContent = w("play"); state.minute = Number($("day").value) * 1440; paint(state.minute - 1440); });
  $("behind").addEventListener("click", lookBehind);
  $("orders").addEventListener("change", () => follow($("orders").value));
  $("many").addEventListener("click", runMany);
  SIDES.forEach((side, index) => $(`flow-${side}`).addEventListener("click", (event) => {
    const found = state.flows[index]?.nearest(event.offsetX, event.offsetY) ?? -1;
    if (found < 0) return;
    follow(state.twins[side].codes[found]);
    $("order-title").scrollIntoView({ behavior: reducedMotion.matches ? "auto" : "smooth" });
  }));
  window.addEventListener("hashchange", () => { readAddress(); showWords(); changed(); });
  let resized;
  window.addEventListener("resize", () => { clearTimeout(resized); resized = setTimeout(() => { if (!state.twins) return; state.flows.forEach((flow) => flow.layout()); paint(state.minute); }, 100); });
}

async function start() {
  language = new URLSearchParams(location.hash.slice(1)).get("lang") ?? new URLSearchParams(location.search).get("lang") ?? (navigator.language.startsWith("zh") ? "zh" : "en");
  if (!WORDS[language]) language = "en";
  $("speed").value = "7";
  showWords();
  listen();
  try {
    await startEngine();
    Object.assign(state, await request({ stories: {} }));
  } catch (error) {
    $("loading").textContent = w("broken") + error.message;
    return;
  }
  readAddress();
  showWords();
  $("run").disabled = false;
  $("loading").textContent = "";
  $("loading").removeAttribute("data-w");
  document.documentElement.dataset.ready = "yes";
}

start();
