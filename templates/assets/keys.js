// Keys that press what is on the page: a control says which key presses it, and the help is made
// from the same controls, so that key, mouse and help cannot disagree. They can be switched off.
"use strict";
(() => {
  const memory = "comparator-keys";
  const read = () => { try { return localStorage.getItem(memory); } catch { return null; } };
  const write = (value) => { try { localStorage.setItem(memory, value); } catch { /* no memory */ } };
  let areOn = read() !== "off";

  for (const part of document.querySelectorAll("[data-script]:not([data-come-back], [data-cite-bar])")) part.hidden = false;

  // Next and previous: what changed, or each clause of a theme.
  const stops = document.body.matches(".pair") ? ".sbs .row:not(.kept, .quiet), .sbs .row.kept.moved" : ".thread";
  const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const step = (direction) => {
    const places = [...document.querySelectorAll(stops)].filter((place) => place.checkVisibility());
    const tops = places.map((place) => place.getBoundingClientRect().top);
    const n = direction > 0 ? tops.findIndex((top) => top > 90) : tops.findLastIndex((top) => top < 60);
    if (n < 0) return undefined;
    scrollTo({ top: scrollY + tops[n] - 75, behavior: isCalm() ? "auto" : "smooth" });
    return places[n];
  };
  const isSeen = (link) => link.checkVisibility({ visibilityProperty: true });
  for (const button of document.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => step(Number(button.dataset.step)));
  }

  // Help.
  const help = document.querySelector("[data-keys-help]");
  const list = help.querySelector("dl");
  for (const control of document.querySelectorAll("[data-does]")) {
    const key = document.createElement("kbd");
    key.textContent = control.dataset.key;
    const term = document.createElement("dt");
    term.append(key);
    const told = document.createElement("dd");
    told.textContent = control.dataset.does;
    list.append(term, told);
  }
  for (const button of document.querySelectorAll("[data-keys-open]")) {
    button.addEventListener("click", () => help.showModal());
  }
  const box = help.querySelector("[data-keys-on]");
  box.checked = areOn;
  box.addEventListener("change", () => { areOn = box.checked; write(areOn ? "on" : "off"); });

  const isWriting = (target) => target.closest("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (!areOn || help.open || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    const controls = [...document.querySelectorAll("[data-key]")].filter((c) => c.dataset.key === event.key);
    // Of two radio buttons with one key, the key presses the one that is not on.
    const control = controls.find((c) => c.type !== "radio" || !c.checked);
    if (!control) return;
    event.preventDefault();
    if (control.dataset.step) {
      // Who reads by keys goes on from there; whoever presses the button stays on it.
      const place = step(Number(control.dataset.step));
      if (place) [...place.querySelectorAll("a[href]")].find(isSeen)?.focus({ preventScroll: true });
      return;
    }
    if (!control.matches("select")) { control.click(); return; }
    const fold = control.closest("details");
    if (fold) fold.open = true;
    control.focus();
  });
})();
