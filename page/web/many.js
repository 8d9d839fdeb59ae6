// 200 runs of both cities; then the files and commands that a class takes home.
const RUNS = 200, SLICE = 4;

function stopMany() {
  if (state.many) state.many.stopped = true;
  $("progress").hidden = true;
  $("many").textContent = w("many_run");
}

async function runMany() {
  if (state.many && !state.many.stopped && !state.many.statistics) { stopMany(); state.many = null; showMany(); return; }
  const many = { trials: [], statistics: null, stopped: false, began: performance.now() };
  state.many = many;
  $("many").textContent = w("many_stop");
  $("progress").hidden = false;
  const { story, seed, on } = { ...chosen };
  let next = 1, count = Math.min(4, Math.max(1, navigator.hardwareConcurrency || 1));
  if (!pool.engine) while (pool.workers.length < count) { try { await startWorker(); } catch { break; } }
  count = pool.engine ? 1 : Math.min(count, pool.workers.length);
  const work = async (index) => {
    while (next <= RUNS && !many.stopped) {
      const from = next, to = Math.min(RUNS, from + (pool.engine ? 1 : SLICE) - 1);
      next = to + 1;
      const { trials } = await request({ replications: { story, seed, on, from, to } }, index);
      many.trials.push(...trials);
      if (many.stopped) return;
      $("progress").value = many.trials.length;
      $("many-state").textContent = w("many_state", { n: many.trials.length });
      if (many.trials.length % (SLICE * 5) === 0) showMany();
    }
  };
  try {
    await Promise.all(Array.from({ length: count }, (_, index) => work(index)));
    if (many.stopped) return;
    many.trials.sort((a, b) => a.replication - b.replication);
    many.statistics = {};
    for (const [name, , index] of MEASURES) {
      for (const review of ["observer", "official"]) {
        const of = (side) => many.trials.map((trial) => { const text = trial[side][review]?.[index] ?? null; return text === null ? null : Number(text); });
        many.statistics[`${name}-${review}`] = await request({ statistics: { left: of("left"), right: of("right") } });
      }
    }
    many.seconds = (performance.now() - many.began) / 1000;
  } catch (error) {
    $("many-state").textContent = String(error.message);
    stopMany();
    return;
  }
  if (many.stopped) return;
  $("progress").hidden = true;
  $("many").textContent = w("many_run");
  showMany();
}

function showMany() {
  const many = state.many;
  $("spreads").replaceChildren();
  $("spreads").dataset.runs = String(many?.statistics ? many.trials.length : 0);
  $("many-table").replaceChildren();
  if (!many) { $("many-state").textContent = ""; $("many").textContent = w("many_run"); return; }
  $("many").textContent = w(many.statistics ? "many_run" : "many_stop");
  const rows = [];
  for (const [name, , index] of MEASURES) {
    const isTruth = name === "cured";
    if (isTruth && !state.behind) continue;
    const found = [["left", "observer"], ["right", "observer"], ["left", "official"], ["right", "official"]].filter(([, review]) => !isTruth || review === "observer").map(([side, review]) => {
      const statistics = many.statistics?.[`${name}-${review}`];
      return { side, official: review === "official", values: many.trials.map((trial) => trial[side][review]?.[index] ?? null), statistics: statistics?.[side] ?? null, difference: statistics?.difference };
    }).filter((row) => row.values.some((value) => value !== null));
    dotChart($("spreads"), w(name), found, isTruth);
    if (!many.statistics) continue;
    for (const row of found) rows.push([`${w(name)}${isTruth ? "" : w("comma") + w(row.official ? "official" : "observer")} · ${w(row.side)}`, percent(row.statistics.mean), interval(row.statistics.interval), interval(row.statistics.spread)]);
    const difference = found.find((row) => !row.official)?.difference;
    if (difference) rows.push([`${w(name)}${isTruth ? "" : w("comma") + w("observer")} · ${w("difference")}`, points(difference.mean), difference.interval ? difference.interval.map(points).join(" … ") : "–", difference.spread.map(points).join(" … ")]);
  }
  if (many.statistics) {
    $("many-state").textContent = w("many_done", { s: many.seconds.toFixed(1) });
    table($("many-table"), w("many_table"), ["", w("mean"), w("interval"), w("range")], rows);
  }
}

const interval = (ends) => (ends ? `${percent(ends[0]).slice(0, -2)} – ${percent(ends[1])}` : "–");

// ---------------------------------------------------------------- files and commands

function block(title, text, file) {
  const box = make("div"), pre = make("pre", text, { tabIndex: 0 }), button = make("button", w("copy"), { type: "button", className: "quiet" });
  button.addEventListener("click", async () => {
    try { await navigator.clipboard.writeText(text); button.textContent = w("copied"); } catch { getSelection().selectAllChildren(pre); }
  });
  box.append(make("h3", title), pre, button);
  if (file) {
    const [name, whole] = file;
    const link = make("button", `${w("complete")}: ${name}`, { type: "button", className: "quiet" });
    link.addEventListener("click", () => {
      const url = URL.createObjectURL(new Blob([whole], { type: "application/toml" }));
      make("a", undefined, { href: url, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(url), 1000);
    });
    box.append(" ", link);
  }
  return box;
}

function showFiles() {
  const files = make("div", undefined, { className: "files" });
  files.append(...SIDES.map((side) => { const city = state.twins[side]; return block(`${w(side)}: ${city.name}.toml`, city.toml, [`${city.name}.toml`, city.complete]); }));
  $("tomls").replaceChildren(files);
  const { left, right } = state.twins;
  const both = `jiesu compare scenarios/teaching/${left.name}.toml scenarios/teaching/${right.name}.toml --reps ${RUNS}`;
  $("commands").replaceChildren(block(w("one_run"), [left, right].map((city) => `${city.command} --reps 1 --out results/${city.name}`).join("\n")), block(w("many_runs"), both));
}
