"use strict";
// The picture's behaviour: lines that vis-network cannot draw, filter, search, panel. The graph, all places and all words come from Python.
(() => {
const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const nodes = new Map(data.nodes.map((n) => [n.id, n]));
const edges = new Map(data.edges.map((e) => [e.id, e]));
const holder = new Map();
for (const [id, bundle] of Object.entries(data.bundles)) for (const member of bundle.members) holder.set(member, id);
const state = { open: [], off: new Set(data.off), chosen: null, hover: null, lines: new Map(), touched: false };
const DOUBLE = ["REPLACES", "REPEALS"], DUTY = "ASSIGNED_TO";
const DIM = 0.38;
const HALF = { w: data.card[0] / 2, h: data.card[1] / 2 };

// ---- colours: the system's light or dark, paper always light
const night = matchMedia("(prefers-color-scheme: dark)");
let printing = false;
const isDark = () => night.matches && !printing;
const LIGHT = { paper: "#FFFFFF", ink: "#1A1C1E", quiet: "#5F6368", rule: "#DADCE0", accent: "#1F5FA8", red: "#B3261E" };
const colour = (name) => (isDark() ? data.dark[LIGHT[name]] : LIGHT[name]);
const darkImages = new Map();
function recoloured(uri) {
  const [head, body] = uri.split(",", 2);
  const svg = decodeURIComponent(body).replace(/#[0-9A-F]{6}/g, (c) => data.dark[c] || c);
  return head + "," + encodeURIComponent(svg);
}
function darkImage(id) {
  if (!darkImages.has(id)) darkImages.set(id, recoloured(nodes.get(id).image));
  return darkImages.get(id);
}
const imageOf = (id) => (isDark() ? darkImage(id) : nodes.get(id).image);
const inkOf = (type) => {
  if (DOUBLE.includes(type)) return colour("red");
  if (type === DUTY) return colour("accent");
  return ["BASED_ON", "REFERS_TO", "ATTACHED_TO"].includes(type) ? colour("quiet") : colour("ink");
};

// ---- what is drawn now: open bundles give their members room below their level
const shownAs = (id) => { const b = holder.get(id); return b && !state.open.includes(b) ? b : id; };
const shift = (band) => state.open.reduce((sum, id) => sum + (data.bundles[id].band < band ? data.bundles[id].height : 0), 0);
const bandOf = (y) => data.bands.findIndex((b) => b.top <= y && y < b.bottom);
function placeOf(id) {
  const b = holder.get(id);
  if (!b) { const n = nodes.get(id); return { x: n.x, y: n.y + shift(bandOf(n.y)) }; }
  const bundle = data.bundles[b], [dx, dy] = bundle.places[bundle.members.indexOf(id)];
  const before = state.open.slice(0, state.open.indexOf(b)).filter((o) => data.bundles[o].band === bundle.band);
  return { x: dx, y: data.bands[bundle.band].bottom - 20 + shift(bundle.band) + before.reduce((s, o) => s + data.bundles[o].height, 0) + dy };
}
function bandsNow() {
  const bands = data.bands.map((b, n) => ({ word: b.word, row: b.row, top: b.top + shift(n), bottom: b.bottom + shift(n + 1) }));
  return bands.filter((b) => !(state.off.has(DUTY) && b.row === "bodies"));
}
const isBody = (id) => nodes.get(id).row === "bodies";
const visibleIds = () => data.nodes.map((n) => n.id).filter((id) => shownAs(id) === id && !(state.off.has(DUTY) && isBody(id)));
function linesNow() {
  const lines = new Map();
  for (const edge of data.edges) {
    if (state.off.has(edge.type)) continue;
    const from = shownAs(edge.from), to = shownAs(edge.to);
    if (from === to) continue;
    const id = [from, edge.type, to].join(" > ");
    const line = lines.get(id) || { id, from, to, type: edge.type, told: true, unsure: false, edges: [] };
    line.edges.push(edge.id);
    line.told = line.told && edge.told;
    line.unsure = line.unsure || edge.unsure;
    lines.set(id, line);
  }
  // A passing reference beside a relation that says more would only thicken the line; the panel still tells it.
  const specific = new Map();
  for (const line of lines.values()) if (line.type !== "REFERS_TO") specific.set(line.from + " > " + line.to, line);
  for (const line of [...lines.values()].filter((l) => l.type === "REFERS_TO")) {
    const stronger = specific.get(line.from + " > " + line.to);
    if (stronger) { stronger.edges.push(...line.edges); lines.delete(line.id); }
  }
  const pairs = new Map();
  for (const line of lines.values()) {
    const pair = [line.from, line.to].sort().join(" > ");
    line.lane = pairs.get(pair) || 0;
    pairs.set(pair, line.lane + 1);
  }
  return lines;
}
// Arcs below a row: the wider the higher, so that they nest and do not lie on each other.
const arc = (wide, lane) => Math.min(0.8, (wide / 17 + 12 + 14 * lane) / (0.39 * wide));
const lanes = (line) => [0.42, 0.7, 0.2, 0.9][line.lane % 4];
function styled(line) {
  const sample = edges.get(line.edges[0]);
  const a = placeOf(line.from), b = placeOf(line.to);
  const flat = Math.abs(a.y - b.y) < 20;
  const smooth = flat
    ? { enabled: true, type: a.x > b.x ? "curvedCW" : "curvedCCW", roundness: arc(Math.abs(a.x - b.x), line.lane) }
    : { enabled: true, type: "cubicBezier", forceDirection: "vertical", roundness: lanes(line) };
  const ink = inkOf(line.type), dim = focusOn() && !inFocus(line);
  return {
    id: line.id, from: line.from, to: line.to, width: sample.width, dashes: sample.dashes, smooth,
    color: { color: ink, highlight: ink, hover: ink, opacity: dim ? DIM : 1 },
    arrows: { to: { enabled: !line.told, type: "arrow", scaleFactor: sample.width > 4 ? 0.45 : sample.width < 1 ? 0.55 : 0.7 } },
  };
}
const focusOn = () => state.hover || state.chosen;
const inFocus = (line) => { const on = focusOn(); return on === line.id || [line.from, line.to].some((end) => end === on || holder.get(end) === on); };

const shownNodes = new vis.DataSet(), shownLines = new vis.DataSet();
const network = new vis.Network(byId("picture"), { nodes: shownNodes, edges: shownLines }, data.options);

function refresh() {
  state.lines = linesNow();
  const ids = visibleIds(), kept = new Set(ids);
  // On a dark screen the light images are read too, so that the printer finds them ready.
  if (isDark()) for (const id of ids) network.images.load(nodes.get(id).image);
  shownLines.clear();
  shownNodes.remove(shownNodes.getIds().filter((id) => !kept.has(id)));
  shownNodes.update(ids.map((id) => ({ id, shape: "image", image: imageOf(id), title: nodes.get(id).title, ...placeOf(id) })));
  shownLines.add([...state.lines.values()].map(styled));
}
function restyle() { shownLines.update([...state.lines.values()].map(styled)); }
function recolour() { shownNodes.update(shownNodes.getIds().map((id) => ({ id, image: imageOf(id) }))); restyle(); network.redraw(); }
night.addEventListener("change", recolour);
// Paper gets a copy of the drawing in light colours: it keeps its shape whatever the width of the sheet.
const sheet = document.createElement("canvas");
sheet.className = "paper";
byId("picture").append(sheet);
addEventListener("beforeprint", () => {
  const drawing = document.querySelector("#picture .vis-network canvas");
  printing = true;
  recolour();
  sheet.width = drawing.width;
  sheet.height = drawing.height;
  const ctx = sheet.getContext("2d");
  ctx.fillStyle = LIGHT.paper;
  ctx.fillRect(0, 0, sheet.width, sheet.height);
  ctx.drawImage(drawing, 0, 0);
});
addEventListener("afterprint", () => { printing = false; recolour(); });

// ---- geometry of a line as vis-network draws it: a Bézier from centre to centre
function curve(line) {
  const edge = network.body.edges[line.id];
  if (!edge || !edge.connected) return null;
  const a = edge.edgeType.from, b = edge.edgeType.to, via = edge.edgeType.getViaNode();
  const [c, d] = Array.isArray(via) ? via : [0, 1].map((end) => {
    const p = end ? b : a;
    return { x: p.x + (via.x - p.x) * 2 / 3, y: p.y + (via.y - p.y) * 2 / 3 };
  });
  const at = (t) => {
    const s = 1 - t, k = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    return { x: k[0] * a.x + k[1] * c.x + k[2] * d.x + k[3] * b.x, y: k[0] * a.y + k[1] * c.y + k[2] * d.y + k[3] * b.y };
  };
  return { a, b, c, d, at, first: leaving(at, a, 0, 1), last: leaving(at, b, 1, 0) };
}
const inside = (p, n) => Math.abs(p.x - n.x) < HALF.w && Math.abs(p.y - n.y) < HALF.h;
function leaving(at, node, near, far) {
  for (let n = 0; n < 14; n++) { const t = (near + far) / 2; if (inside(at(t), node)) near = t; else far = t; }
  return far;
}
const turn = (bend, t) => { const p = bend.at(Math.max(0, t - 0.02)), q = bend.at(Math.min(1, t + 0.02)); return Math.atan2(q.y - p.y, q.x - p.x); };

// ---- canvas: level rules below, double lines, cross strokes, open heads, marks and labels above
network.on("beforeDrawing", (ctx) => {
  const left = network.DOMtoCanvas({ x: 0, y: 0 }), right = network.DOMtoCanvas({ x: byId("picture").clientWidth, y: 0 });
  ctx.strokeStyle = colour("rule");
  ctx.lineWidth = 1 / network.getScale();
  for (const band of bandsNow()) { ctx.beginPath(); ctx.moveTo(left.x, band.top); ctx.lineTo(right.x, band.top); ctx.stroke(); }
});
network.on("afterDrawing", (ctx) => {
  const ids = shownNodes.getIds(), taken = [];
  const places = network.getPositions(ids);
  ctx.save();
  const view = network.DOMtoCanvas({ x: 0, y: 0 }), end = network.DOMtoCanvas({ x: byId("picture").clientWidth, y: byId("picture").clientHeight });
  ctx.beginPath();
  ctx.rect(view.x, view.y, end.x - view.x, end.y - view.y);
  for (const id of ids) ctx.rect(places[id].x - HALF.w + 1, places[id].y - HALF.h + 1, 2 * HALF.w - 2, 2 * HALF.h - 2);
  ctx.clip("evenodd");
  const drawn = [...state.lines.values()].map((line) => [line, curve(line)]).filter(([, bend]) => bend);
  for (const [line, bend] of drawn) {
    ctx.globalAlpha = focusOn() && !inFocus(line) ? DIM : 1;
    if (DOUBLE.includes(line.type)) doubleLine(ctx, line, bend);
    if (line.told) openHead(ctx, line, bend);
  }
  ctx.globalAlpha = 1;
  for (const id of ids) taken.push({ x: places[id].x, y: places[id].y, w: HALF.w, h: HALF.h });
  const first = (line) => (inFocus(line) ? 0 : line.unsure ? 1 : 2);
  for (const [line, bend] of drawn.sort((m, n) => first(m[0]) - first(n[0]))) label(ctx, line, bend, taken, drawn.length > 24);
  ctx.restore();
  levels(ctx, view);
});
function doubleLine(ctx, line, bend) {
  const alpha = ctx.globalAlpha;
  ctx.globalAlpha = 1;
  ctx.strokeStyle = colour("paper");
  ctx.lineWidth = 2;
  ctx.beginPath();
  for (let n = 0; n <= 40; n++) {
    const p = bend.at(bend.first + (bend.last - bend.first) * 0.97 * n / 40);
    if (n) ctx.lineTo(p.x, p.y); else ctx.moveTo(p.x, p.y);
  }
  ctx.stroke();
  ctx.globalAlpha = alpha;
  const t = bend.first + (bend.last - bend.first) * 0.3, p = bend.at(t), angle = turn(bend, t) - Math.PI / 3;
  ctx.strokeStyle = inkOf(line.type);
  ctx.lineWidth = 2;
  ctx.beginPath();
  ctx.moveTo(p.x - 9 * Math.cos(angle), p.y - 9 * Math.sin(angle));
  ctx.lineTo(p.x + 9 * Math.cos(angle), p.y + 9 * Math.sin(angle));
  ctx.stroke();
}
function openHead(ctx, line, bend) {
  const tip = bend.at(bend.last), angle = turn(bend, bend.last);
  ctx.strokeStyle = inkOf(line.type);
  ctx.lineWidth = 1.6;
  ctx.beginPath();
  for (const side of [-1, 1]) {
    ctx.moveTo(tip.x, tip.y);
    ctx.lineTo(tip.x - 13 * Math.cos(angle + side * 0.42), tip.y - 13 * Math.sin(angle + side * 0.42));
  }
  ctx.stroke();
}
const ALWAYS = ["REPLACES", "REPEALS", "AMENDS", "REVIEWS"];
function label(ctx, line, bend, taken, crowded) {
  const near = inFocus(line);
  if (focusOn() && !near) return;
  const named = near || !crowded || ALWAYS.includes(line.type);
  if (!named && !line.unsure) return;
  const count = new Set(line.edges.map((id) => edges.get(id).from + " " + edges.get(id).to)).size;
  const words = [named ? data.words.relations[line.type] + (count > 1 ? " ×" + count : "") : "", line.unsure ? "?" : ""].filter(Boolean).join(" ");
  ctx.font = (near ? "600 " : "") + "12px 'Segoe UI','Noto Sans',system-ui,sans-serif";
  const w = ctx.measureText(words).width / 2 + 4, h = 9;
  for (const share of [0.5, 0.38, 0.62, 0.28, 0.72, 0.18, 0.82]) {
    const p = bend.at(bend.first + (bend.last - bend.first) * share);
    const box = { x: p.x, y: p.y, w, h };
    if (taken.some((o) => Math.abs(o.x - box.x) < o.w + box.w && Math.abs(o.y - box.y) < o.h + box.h)) continue;
    taken.push(box);
    ctx.fillStyle = colour("paper");
    ctx.fillRect(p.x - w, p.y - h, 2 * w, 2 * h);
    ctx.fillStyle = inkOf(line.type);
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(words, p.x, p.y + 0.5);
    return;
  }
}
function levels(ctx, view) {
  const size = 12.5 / network.getScale();
  ctx.font = `600 ${size}px 'Segoe UI','Noto Sans',system-ui,sans-serif`;
  ctx.textAlign = "left";
  ctx.textBaseline = "top";
  for (const band of bandsNow()) {
    const x = view.x + size, y = band.top + size * 0.45, w = ctx.measureText(band.word).width;
    ctx.fillStyle = colour("paper");
    ctx.fillRect(x - size * 0.3, y - size * 0.2, w + size * 0.6, size * 1.5);
    ctx.fillStyle = colour("quiet");
    ctx.fillText(band.word, x, y);
  }
}

// ---- panel: what was clicked, the sentence, where it stands, what one can do
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "onclick") element.addEventListener("click", value); else element.setAttribute(name, value);
  }
  element.append(...children.filter((c) => c !== null && c !== ""));
  return element;
}
const nameOf = (id) => (data.documents[id] ? data.documents[id].name : nodes.get(id).name || id);
const codeOf = (id) => (data.documents[id] ? data.documents[id].code : nodes.get(id).name || id);
const toNode = (id, words) => make("button", { type: "button", class: data.documents[id] ? "code" : "code long", onclick: () => choose(id, true) }, words || codeOf(id));
const briefly = (id) => (data.documents[id] ? data.documents[id].facts.slice(0, 2).map((f) => f[1]).join(" · ") : "");
// Codes never break inside.
const heading = (words) => make("h2", {}, ...words.split(/(\S*\d\S*[-/]\S+)/).map((part, n) => (n % 2 ? make("span", { class: "code" }, part) : part)));
function proof(edge) {
  const told = data.told[edge.id], box = make("div", { class: "proof" });
  const notes = [told.where, told.told, told.draft ? data.words.draft : ""].filter(Boolean).join(" · ");
  if (notes) box.append(make("p", { class: "quiet" }, notes));
  if (told.inferred) box.append(make("p", { class: "quiet" }, "? " + data.words.inferred + ": " + told.inferred));
  if (told.task) box.append(make("p", {}, [told.role, told.task].filter(Boolean).join(": ")));
  if (told.deadline) box.append(make("p", { class: "quiet" }, data.words.deadline + ": " + told.deadline));
  for (const v of told.evidence) {
    const quote = make("blockquote", {});
    for (const [words, marked] of v.parts) quote.append(marked ? make("mark", {}, words) : words);
    box.append(quote, make("p", { class: "quiet place" }, v.place));
  }
  if (!told.evidence.length) box.append(make("p", { class: "quiet" }, data.words.withheld));
  return box;
}
function relation(edge) {
  return make("div", { class: "edge" }, make("p", {}, toNode(edge.from), " " + data.words.relations[edge.type] + " ", toNode(edge.to)), proof(edge));
}
function copier(words, text) {
  return make("button", { type: "button", onclick: (event) => {
    const say = () => { event.target.textContent = data.words.copied; };
    if (navigator.clipboard) navigator.clipboard.writeText(text()).then(say, () => fallback(text(), say)); else fallback(text(), say);
  } }, words);
}
function fallback(text, say) {
  const area = make("textarea", {});
  area.value = text;
  document.body.append(area);
  area.select();
  if (document.execCommand("copy")) say();
  area.remove();
}
const actions = (...buttons) => make("div", { class: "actions" }, ...buttons);
function documentPanel(id) {
  const doc = data.documents[id], parts = [heading(doc.name)];
  if (doc.title) parts.push(make("p", { class: "title" }, doc.title));
  const facts = make("dl", {});
  for (const [term, value] of doc.facts) facts.append(make("dt", {}, term), make("dd", {}, value));
  if (doc.sources.length) facts.append(make("dt", {}, data.words.sources), make("dd", {}, doc.sources.join(", ")));
  parts.push(facts);
  if (doc.unsettled) parts.push(make("p", {}, "? " + data.words.unsettled));
  if (doc.candidates.length) {
    const list = make("ul", {});
    for (const c of doc.candidates) list.append(make("li", {}, data.documents[c.key] ? toNode(c.key, c.code) : c.code));
    parts.push(make("h2", {}, data.words.candidates), list);
  }
  const folded = holder.get(id);
  parts.push(actions(
    copier(data.words.copy, () => doc.code), copier(data.words.link, () => location.href),
    folded ? make("button", { type: "button", onclick: () => toggle(folded) }, state.open.includes(folded) ? data.words.close : data.words.open) : null,
  ));
  return parts.concat(relationsOf(id));
}
function relationsOf(id) {
  const parts = [], of = (end) => data.edges.filter((e) => e[end] === id);
  for (const [end, words] of [["from", data.words.acts], ["to", data.words.suffers]]) {
    const found = of(end);
    if (found.length) parts.push(make("h2", {}, words + " (" + found.length + ")"), ...found.map(relation));
  }
  return parts;
}
function bundlePanel(id) {
  const open = state.open.includes(id), list = make("ul", {});
  for (const member of data.bundles[id].members) list.append(make("li", {}, toNode(member), " ", make("span", { class: "quiet" }, briefly(member))));
  return [make("h2", {}, nameOf(id)), actions(make("button", { type: "button", onclick: () => toggle(id) }, open ? data.words.close : data.words.open)),
    make("h2", {}, data.words.members), list];
}
// What a document says of itself goes before what others tell of it.
const ordered = (line) => line.edges.map((id) => edges.get(id)).sort((a, b) => a.told - b.told);
function linePanel(line) {
  return [heading(nameOf(line.from) + " " + data.words.relations[line.type] + " " + nameOf(line.to)), ...ordered(line).map(relation)];
}
function tell(parts) {
  byId("chosen").replaceChildren(...parts);
  byId("key").hidden = parts.length > 0;
  byId("panel").scrollTop = 0;
}

// ---- choosing: by click, search, table or address
function choose(id, move) {
  const line = state.lines.get(id);
  if (nodes.has(id) && isBody(id) && state.off.has(DUTY)) filter(DUTY, true);
  if (!line && !nodes.has(id)) { state.chosen = null; network.unselectAll(); tell([]); remember(""); restyle(); return; }
  state.chosen = line ? id : shownAs(id);
  if (line) network.selectEdges([id]); else network.selectNodes([state.chosen], false);
  tell(line ? linePanel(line) : data.bundles[id] ? bundlePanel(id) : documentOrBody(id));
  remember((line ? "e=" : "n=") + encodeURIComponent(id));
  restyle();
  if (move) { state.touched = true; network.moveTo({ position: placeOf(shownAs(id)), scale: Math.max(network.getScale(), 0.8), animation: false }); }
}
const documentOrBody = (id) => (data.documents[id] ? documentPanel(id) : [make("h2", {}, id), ...relationsOf(id)]);
function remember(hash) {
  try { history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search); } catch { /* some viewers give file pages no history */ }
}
function toggle(id) {
  state.open = state.open.includes(id) ? state.open.filter((o) => o !== id) : [...state.open, id];
  refresh();
  choose(id, true);
}
function fromAddress() {
  const found = /^#([ne])=(.+)$/.exec(location.hash);
  if (found) choose(decodeURIComponent(found[2]), found[1] === "n");
}
network.on("click", ({ nodes: [node], edges: [edge] }) => choose(node || edge || "", false));
network.on("doubleClick", ({ nodes: [node] }) => { if (data.bundles[node]) toggle(node); });
for (const [event, key] of [["hoverNode", "node"], ["hoverEdge", "edge"]]) {
  network.on(event, (e) => { state.hover = e[key]; byId("picture").style.cursor = "pointer"; restyle(); });
}
for (const event of ["blurNode", "blurEdge"]) network.on(event, () => { state.hover = null; byId("picture").style.cursor = ""; restyle(); });
network.on("dragStart", () => { state.touched = true; });
network.on("zoom", () => { state.touched = true; });
byId("table").addEventListener("click", ({ target }) => {
  const id = target.dataset && target.dataset.node;
  if (id) { choose(id, true); byId("panel").focus({ preventScroll: true }); byId("picture").scrollIntoView({ block: "nearest" }); }
});
addEventListener("hashchange", fromAddress);
addEventListener("keydown", ({ key }) => { if (key === "Escape") choose("", false); });

// ---- legend
function filter(type, on) {
  if (on) state.off.delete(type); else state.off.add(type);
  legend();
  refresh();
  if (!state.touched) frame();
}
function legend() {
  for (const button of byId("legend").children) button.setAttribute("aria-pressed", String(!state.off.has(button.dataset.type)));
  for (const row of document.querySelectorAll("#table tr[data-type]")) row.hidden = state.off.has(row.dataset.type) && !data.off.includes(row.dataset.type);
}
byId("legend").addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (button) filter(button.dataset.type, state.off.has(button.dataset.type));
});

// ---- search: marks and case put aside, numbers whole, other words by their beginning
const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");
const wordsOf = (text) => fold(text).match(/[a-z0-9]+/g) || [];
const index = Object.entries(data.documents).map(([id, d]) => ({
  id, words: wordsOf([d.name, d.code, d.title, ...d.facts.map((f) => f[1])].join(" ")), code: wordsOf(d.code).join(""), name: wordsOf(d.name).join(""),
})).concat(data.nodes.filter((n) => n.kind === "body").map((n) => ({ id: n.id, words: wordsOf(n.id), code: "", name: wordsOf(n.id).join("") })));
function search(text) {
  const asked = wordsOf(text), whole = asked.join("");
  if (!asked.length) return [];
  const fits = (word, entry) => entry.words.some((w) => (/^\d+$/.test(word) ? w === word : w.startsWith(word)));
  const rank = (e) => (e.code === whole ? 0 : e.code && e.code.startsWith(whole) ? 1 : e.name.startsWith(whole) ? 2 : e.code ? 3 : 4);
  return index.filter((e) => asked.every((w) => fits(w, e)) || (e.code && e.code.startsWith(whole)))
    .sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1)).slice(0, 8);
}
const box = byId("search"), list = byId("found");
let at = 0, hits = [];
function suggest() {
  hits = search(box.value);
  at = 0;
  list.replaceChildren(...hits.map((h, n) => make("li", { role: "option", id: "hit" + n, "aria-selected": String(n === 0), onclick: () => take(n) },
    make("b", {}, nameOf(h.id)), " ", make("span", { class: "quiet" }, briefly(h.id)))));
  if (!hits.length && box.value.trim()) list.append(make("li", { class: "quiet" }, data.words.none));
  list.hidden = !box.value.trim();
  box.setAttribute("aria-expanded", String(!list.hidden));
  if (hits.length) box.setAttribute("aria-activedescendant", "hit0"); else box.removeAttribute("aria-activedescendant");
}
function take(n) {
  if (!hits[n]) return;
  const { id } = hits[n];
  list.hidden = true;
  box.setAttribute("aria-expanded", "false");
  choose(id, true);
}
box.addEventListener("input", suggest);
box.addEventListener("keydown", (event) => {
  if (event.key === "Enter") take(at);
  if (event.key === "Escape") { list.hidden = true; event.stopPropagation(); }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  event.preventDefault();
  at = Math.min(Math.max(at + (event.key === "ArrowDown" ? 1 : -1), 0), hits.length - 1);
  [...list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === at)));
  box.setAttribute("aria-activedescendant", "hit" + at);
});
document.addEventListener("click", ({ target }) => { if (!target.closest(".search")) list.hidden = true; });

// ---- the first view: all of it where that stays readable, else the top with the asked document in the middle
function frame() {
  const holderBox = byId("picture"), bands = bandsNow(), places = visibleIds().map(placeOf);
  const left = Math.min(...places.map((p) => p.x)) - HALF.w - 30, right = Math.max(...places.map((p) => p.x)) + HALF.w + 30;
  const top = bands[0].top - 6, bottom = bands[bands.length - 1].bottom;
  const whole = Math.min(holderBox.clientWidth / (right - left), holderBox.clientHeight / (bottom - top));
  const scale = Math.min(1.1, Math.max(whole, 0.68));
  const asked = placeOf(shownAs(data.asked)), halfW = holderBox.clientWidth / scale / 2, halfH = holderBox.clientHeight / scale / 2;
  const within = (want, low, high) => (low > high ? (low + high) / 2 : Math.min(Math.max(want, low), high));
  network.moveTo({ scale, animation: false, position: { x: within(asked.x, left + halfW, right - halfW), y: bottom - top < 2 * halfH ? top + halfH - Math.min(24, halfH - (bottom - top) / 2) : within(asked.y, top + halfH, bottom - halfH) } });
}
network.on("resize", () => { if (!state.touched) frame(); });
legend();
refresh();
frame();
fromAddress();
// For tests and for those who write on: where a node or a line stands on the screen.
window.danchieu = {
  asked: data.asked, choose, toggle, lines: () => [...state.lines.keys()],
  point(id) {
    const line = state.lines.get(id), bend = line && curve(line);
    return network.canvasToDOM(bend ? bend.at((bend.first + bend.last) / 2) : placeOf(shownAs(id)));
  },
};
})();
