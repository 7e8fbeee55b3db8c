// Any two declarations that have no page of their own: what it would say lies in two scripts of
// data, told by copies. It is set in place of the heading; then the scripts of a pair are loaded.
"use strict";
(() => {
  const plain = document.querySelector("[data-any-two]");
  const byHand = plain.querySelector("[data-by-hand]");
  const told = plain.querySelector("[data-setting]");
  const [left, right] = ["left", "right"].map((side) => document.querySelector(`[data-picker] [data-${side}]`));
  const order = [...left.options].map((option) => option.value);
  const folder = document.currentScript.src.replace(/[^/]*$/, "");
  const ids = (new URLSearchParams(location.search).get("pair") ?? "").split("--")
    .sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const texts = new Map();

  const load = (address, fail) => {
    const script = document.createElement("script");
    Object.assign(script, { src: address, async: false, onerror: fail });
    document.head.append(script);
  };
  const missing = () => {
    told.textContent = plain.dataset.missing;
    byHand.hidden = false;
  };
  const unfolded = (copies, base) => {
    let [whole, end] = [base, 0];
    for (let n = 0; n < copies.length; n += 1) {
      if (typeof copies[n] === "string") { whole += copies[n]; continue; }
      const start = end + copies[n];
      end = start + copies[n += 1];
      whole += whole.slice(start, end);
    }
    return whole.slice(base.length);
  };
  globalThis.comparatorText = (id, text) => {
    texts.set(id, text);
    if (texts.size < 2) return;
    const [older, newer] = ids.map((key) => texts.get(key));
    const copies = older.pairs[ids[1]];
    if (!copies) { missing(); return; }
    // Our own page, escaped where it was made; what is parsed runs no scripts.
    const page = new DOMParser().parseFromString(unfolded(copies, older.ground + newer.ground), "text/html");
    plain.replaceWith(...page.body.childNodes);
    document.title = document.title.replace(/^.*? · /, () => `${document.querySelector("h1").textContent} · `);
    comparatorMarks();
    for (const name of ["pair", "moves", "keys"]) load(`${folder}${name}.js`);
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  };

  byHand.hidden = true;
  if (ids.length !== 2 || !ids.every((id) => order.includes(id)) || ids[0] === ids[1]) return;
  [left.value, right.value] = ids;
  byHand.querySelector("code").textContent = byHand.dataset.command.replace("{pair}", ids.join(" "));
  told.hidden = false;
  for (const id of ids) load(`any/${encodeURIComponent(id)}.js`, missing);
})();
