// Draws one city from its order log: communities, orders in transit, streets and departments with their queues. Nothing is simulated here: the times
// of an order say where it is at any minute.
const [OPENED, DISPATCHED, CONTACTED, CLOSED, COMMUNITY, UNIT, CATEGORY, WHISTLES, HOPS, BITS] = Array(10).keys();
const NEVER = -(2 ** 31);
const [CURED, RESOLVED, REVIEWED] = [1, 8, 32];

class Flow {
  constructor(canvas, city) {
    this.canvas = canvas;
    this.city = city;
    this.streets = city.streets.length;
    this.departments = city.units.map((unit, i) => i).filter((i) => i >= this.streets);
    this.closings = city.orders.filter((order) => order[CLOSED] !== NEVER).sort((a, b) => a[CLOSED] - b[CLOSED]);
    this.layout();
  }

  /// Computes the positions of everything, in CSS pixels.
  layout() {
    const width = Math.max(260, this.canvas.clientWidth), narrow = width < 420;
    // Scales with the font size of the page, which is larger on a projector.
    const unit = parseFloat(getComputedStyle(document.documentElement).fontSize) / 17;
    const rows = this.departments.length, top = Math.round(24 * unit);
    const height = narrow ? top + 8 + rows * 18 : top + 8 + rows * Math.round(24 * unit);
    const ratio = Math.min(3, window.devicePixelRatio || 1);
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.canvas.style.height = `${height}px`;
    Object.assign(this, { width, height, ratio, top, narrow, unit });
    const room = height - top - 8;
    this.places = this.city.communities.map((_, i) => [18, top + (room * (i + 0.5)) / this.city.communities.length]);
    const streetHeight = room / this.streets;
    this.boxes = this.city.streets.map((_, i) => ({ x: width * 0.25, y: top + i * streetHeight + streetHeight * 0.14, w: width * 0.25, h: streetHeight * 0.72 }));
    // Lanes between the streets, for orders on the way to departments.
    this.lanes = Array.from({ length: this.streets + 1 }, (_, i) => Math.min(height - 8, Math.max(top, top + i * streetHeight)));
    const x = width * 0.6;
    this.departments.forEach((unit, i) => { this.boxes[unit] = { x, y: top + (room * i) / rows, w: width - x - 6, h: room / rows }; });
    this.names = narrow ? 68 : 104 * unit;
  }

  centre(unit) {
    const box = this.boxes[unit];
    return [box.x, box.y + box.h / 2];
  }

  /// The open orders at a minute: the queue of each unit, and the orders in transit.
  at(minute) {
    const queues = this.city.units.map(() => []), transit = [];
    for (let i = 0; i < this.city.orders.length; i++) {
      const order = this.city.orders[i];
      if (order[OPENED] > minute || (order[CLOSED] !== NEVER && order[CLOSED] <= minute)) continue;
      if (order[DISPATCHED] !== NEVER && order[DISPATCHED] <= minute && order[UNIT] >= 0) queues[order[UNIT]].push(i);
      else transit.push(i);
    }
    return { queues, transit };
  }

  /// The position of an order that has covered a share of the way from a community to a unit.
  positionInTransit(community, unit, share) {
    const from = this.places[community], to = this.centre(unit);
    if (unit < this.streets) return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    const { x, w: wide } = this.boxes[0];
    const lane = this.lanes.reduce((best, one) => (Math.abs(one - from[1]) < Math.abs(best - from[1]) ? one : best));
    const path = [from, [x - 4, lane], [x + wide + 6, lane], [to[0] - 5, to[1]]];
    const lengths = path.slice(1).map((point, i) => Math.hypot(point[0] - path[i][0], point[1] - path[i][1]));
    let left = share * lengths.reduce((sum, one) => sum + one, 0), leg = 0;
    while (leg < 2 && left > lengths[leg]) left -= lengths[leg++];
    const part = Math.min(1, left / Math.max(1e-9, lengths[leg]));
    return [path[leg][0] + (path[leg + 1][0] - path[leg][0]) * part, path[leg][1] + (path[leg + 1][1] - path[leg][1]) * part];
  }

  /// Draws the city at a minute; orders closed since `before` flash. `speed` is in days per second, 0 for a still picture. Keeps the drawn positions for `nearest`.
  draw(minute, before, speed, hot, date) {
    const flowing = speed > 0;
    const g = this.canvas.getContext("2d"), { city, width, height, top } = this;
    g.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    g.clearRect(0, 0, width, height);
    const family = getComputedStyle(document.body).fontFamily, size = this.narrow ? 10.5 : 12.5 * this.unit;
    g.font = `600 ${size}px ${family}`;
    g.textBaseline = "middle";
    g.fillStyle = "#4d565f";
    g.fillText(w("communities"), 4, 10);
    g.fillText(w("departments"), this.boxes[this.streets].x, 10);
    const { queues, transit } = this.at(minute);
    // Lines from each street to the departments that its open orders need.
    for (let s = 0; s < this.streets; s++) {
      const box = this.boxes[s], need = city.units.map(() => 0);
      for (const i of queues[s]) for (const unit of city.categories[city.orders[i][CATEGORY]].needs) need[unit]++;
      need.forEach((count, unit) => {
        if (!count || unit < this.streets) return;
        const [x, y] = this.centre(unit);
        g.strokeStyle = "rgba(90,100,110,.35)";
        g.lineWidth = Math.min(5, 0.4 + count / 6);
        g.beginPath(); g.moveTo(box.x + box.w, box.y + box.h / 2); g.lineTo(x - 4, y); g.stroke();
      });
    }
    this.drawn = [];
    const dot = (i, x, y, radius) => {
      const order = city.orders[i];
      g.beginPath(); g.arc(x, y, radius, 0, 2 * Math.PI);
      g.fillStyle = hot(order[CATEGORY]) ? "#c2185b" : "#3b4650"; g.fill();
      if (order[WHISTLES] > 0 && order[DISPATCHED] !== NEVER && order[DISPATCHED] <= minute) { g.lineWidth = 1.6; g.strokeStyle = "#e08600"; g.stroke(); }
      this.drawn.push([x, y, i]);
    };
    this.places.forEach(([x, y]) => { g.beginPath(); g.arc(x, y, 9, 0, 2 * Math.PI); g.fillStyle = "#dcd8cc"; g.fill(); g.lineWidth = 1; g.strokeStyle = "#8b9096"; g.stroke(); });
    // Each street is a box with its queue.
    for (let s = 0; s < this.streets; s++) {
      const { x, y, w: wide, h } = this.boxes[s];
      g.fillStyle = "#f1efe8"; g.strokeStyle = "#8b9096"; g.lineWidth = 1;
      g.beginPath(); g.rect(x, y, wide, h); g.fill(); g.stroke();
      g.fillStyle = "#1b2026"; g.font = `600 ${size}px ${family}`;
      g.fillText(`${w("street")} ${s + 1}`, x + 6, y + 12 * this.unit);
      g.textAlign = "right"; g.fillText(String(queues[s].length), x + wide - 6, y + 12 * this.unit); g.textAlign = "left";
      this.stack(queues[s], x + 8, y + 26 * this.unit, wide - 14, h - 32 * this.unit, dot);
    }
    for (const unit of this.departments) {
      const { x, y, w: wide, h } = this.boxes[unit];
      g.font = `${size}px ${family}`;
      g.fillStyle = "#1b2026";
      g.fillText(named("units", city.units[unit].function ?? "street"), x, y + h / 2, this.names - 4);
      const number = queues[unit].length;
      g.textAlign = "right"; g.font = `600 ${size}px ${family}`; g.fillText(number ? String(number) : "", x + wide, y + h / 2); g.textAlign = "left";
      this.stack(queues[unit], x + this.names + 4, y + 6, wide - this.names - 26, h - 8, dot, y + h / 2);
    }
    // An order in transit lies between its community and the unit it will reach, by the share of its transit time that has passed.
    for (const i of transit) {
      const order = city.orders[i], from = this.places[order[COMMUNITY]];
      const known = order[UNIT] >= 0 && order[DISPATCHED] !== NEVER;
      const span = known ? Math.max(1, order[DISPATCHED] - order[OPENED]) : 4 * 1440;
      let share = Math.min(1, (minute - order[OPENED]) / span);
      if (!flowing) share = 0.5;
      const [x, y] = known ? this.positionInTransit(order[COMMUNITY], order[UNIT], share) : [from[0] + 12 + 20 * share, from[1]];
      dot(i, x, y, 3.2 * this.unit);
    }
    // Orders closed since the last picture or shortly before it.
    const since = flowing ? minute - Math.max(720, 0.4 * speed * 1440) : before;
    for (let k = this.closedUntil(minute) - 1, shown = 0; k >= 0 && this.closings[k][CLOSED] > since && shown < 60; k--, shown++) {
      const order = this.closings[k];
      if (order[UNIT] < 0) continue;
      const box = this.boxes[order[UNIT]], share = flowing ? Math.min(1, (minute - order[CLOSED]) / Math.max(1, minute - since)) : 0.4;
      const scatter = Math.abs(order[OPENED] * 7), isStreet = order[UNIT] < this.streets;
      const x = isStreet ? box.x + (scatter % Math.floor(box.w - 14)) + 7 : box.x + box.w - 28 - (scatter % 30);
      const y = isStreet ? box.y + box.h - 8 - share * 14 : box.y + box.h / 2 + 4 - share * 10;
      g.globalAlpha = 1 - share * 0.8;
      g.beginPath(); g.arc(x, y, isStreet ? 4.2 : 3.4, 0, 2 * Math.PI);
      if (order[BITS] & RESOLVED) { g.fillStyle = "#17693f"; g.fill(); } else { g.fillStyle = "#fff"; g.fill(); g.lineWidth = 1.8; g.strokeStyle = "#767c83"; g.stroke(); }
      g.globalAlpha = 1;
    }
    const sum = (units) => units.reduce((all, unit) => all + queues[unit].length, 0);
    const streets = sum(this.city.streets.map((_, s) => s)), departments = sum(this.departments);
    this.count = { streets, departments, transit: transit.length, open: streets + departments + transit.length };
    this.canvas.setAttribute("aria-label", w("flow", { city: w(city.name === "before" ? "left" : "right"), date, ...this.count }));
  }

  /// Draws orders as rows of dots, as large as fit; a single row is centred at `middle`.
  stack(list, x, y, wide, high, dot, middle) {
    let step = Math.min(10.5 * this.unit, high);
    while (step > 2.5 && Math.floor(wide / step) * Math.max(1, Math.floor(high / step)) < list.length) step -= 0.5;
    const columns = Math.max(1, Math.floor(wide / step)), room = columns * Math.max(1, Math.floor(high / step));
    if (middle && list.length <= columns) y = middle;
    list.slice(0, room).forEach((i, k) => dot(i, x + (k % columns) * step, y + Math.floor(k / columns) * step, Math.max(1.1, step / 2 - 0.7)));
  }

  /// Number of orders closed up to a minute.
  closedUntil(minute) {
    let [low, high] = [0, this.closings.length];
    while (low < high) { const middle = (low + high) >> 1; if (this.closings[middle][CLOSED] <= minute) low = middle + 1; else high = middle; }
    return low;
  }

  /// Orders opened and closed from the start of the measurement period to a minute.
  tally(minute) {
    let [opened, closed, yes, cured] = [0, 0, 0, 0];
    for (const order of this.city.orders) if (order[OPENED] >= 0 && order[OPENED] <= minute) opened++;
    for (let k = this.closedUntil(minute) - 1; k >= 0 && this.closings[k][CLOSED] >= 0; k--) {
      const bits = this.closings[k][BITS];
      if (!(bits & REVIEWED)) continue;
      closed++;
      if (bits & RESOLVED) yes++;
      if (bits & CURED) cured++;
    }
    return { opened, closed, yes, cured };
  }

  /// The order nearest to a point of the canvas, or −1 if none is within 20 pixels.
  nearest(x, y) {
    let best = [20 * 20, -1];
    for (const [dx, dy, i] of this.drawn ?? []) { const away = (dx - x) ** 2 + (dy - y) ** 2; if (away < best[0]) best = [away, i]; }
    return best[1];
  }
}
