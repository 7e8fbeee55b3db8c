// Any two declarations. On a pair page the picker leads to their page, or to that of any two; on a
// theme page it sets them in place, from the page itself or from the pair's script of data.
// "#pair=a--b" is the state.
"use strict";
(() => {
  const picker = document.querySelector("[data-picker]");
  if (!picker) return;
  const [left, right, shelf, told] = ["left", "right", "shelf", "picked"].map((name) => picker.querySelector(`[data-${name}]`));
  // The same to choose from on both sides; the page holds it once.
  right.append(...[...left.options].map((option) => option.cloneNode(true)));
  right.value = right.dataset.right;
  const theme = picker.dataset.pickerTheme;
  const order = [...left.options].map((option) => option.value);
  const { pairs } = picker.dataset; // "" for any two, "neighbours", "newest", or the keys of those there are
  const isThere = (key) => {
    const [a, b] = key.split("--").map((id) => order.indexOf(id));
    if (pairs === "neighbours" || pairs === "newest") return b - a === 1 || (pairs === "newest" && b === order.length - 1);
    return !pairs || pairs.split(" ").includes(key);
  };
  const loaded = new Map();
  let wanted = "";

  // Picked in any order, the older one is on the left.
  const picked = () => {
    const both = [left.value, right.value].sort((a, b) => order.indexOf(a) - order.indexOf(b));
    return both[0] === both[1] ? "" : both.join("--");
  };
  const name = (id) => [...left.options].find((option) => option.value === id).textContent;

  const set = (html) => {
    // Our own pages, escaped where they were made; a template runs no scripts.
    const [a, b] = wanted.split("--");
    shelf.replaceChildren();
    const heading = document.createElement("h3");
    heading.textContent = comparatorSaid(picker.dataset.both, { older: name(a), newer: name(b) });
    shelf.append(heading);
    if (!html) { told.textContent = picker.dataset.neither; return; }
    told.textContent = "";
    const parsed = new DOMParser().parseFromString(html, "text/html");
    shelf.append(...parsed.body.childNodes);
  };
  globalThis.comparatorPair = (key, themes) => {
    loaded.set(key, themes);
    if (key === wanted) set(themes[theme]);
  };
  const show = (key) => {
    wanted = key;
    const plain = document.getElementById(`side-${key}`);
    if (plain) {
      shelf.replaceChildren();
      told.textContent = "";
      plain.open = true;
      plain.scrollIntoView();
    } else if (loaded.has(key)) {
      set(loaded.get(key)[theme]);
    } else {
      const script = document.createElement("script");
      script.src = `../pairs/${key}.js`;
      // No data of this pair: none of its passages is on a theme that is not on a page already.
      script.onerror = () => globalThis.comparatorPair(key, {});
      document.head.append(script);
    }
  };

  const go = () => {
    const key = picked();
    if (!key) { told.textContent = picker.dataset.same; return; }
    if (!isThere(key)) {
      // No page of its own: any_two.js sets it.
      const { anyTwo } = picker.dataset;
      if (anyTwo) location.assign(`${anyTwo}?pair=${encodeURIComponent(key)}${theme && `#theme=${theme}`}`);
      else told.textContent = picker.dataset.apart;
      return;
    }
    if (!theme) location.assign(`${key}.html`);
    else if (location.hash === `#pair=${key}`) show(key);
    else location.hash = `pair=${key}`;
  };
  const fromAddress = () => {
    const key = /^#pair=(.+)$/.exec(location.hash)?.[1] ?? "";
    const [a, b] = key.split("--");
    if (!theme || !order.includes(a) || !order.includes(b) || a === b || !isThere(key)) return;
    left.value = a;
    right.value = b;
    show(key);
    if (!document.getElementById(`side-${key}`)) picker.scrollIntoView();
  };
  if (theme && order.length > 1) { left.value = order[0]; right.value = order.at(-1); }
  picker.querySelector("[data-pick]").addEventListener("click", go);
  addEventListener("hashchange", fromAddress);
  picker.hidden = false;
  fromAddress();
})();
