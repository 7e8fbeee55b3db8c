// Links to where a passage went: they show the place, flash it once, and offer the way back.
"use strict";
(() => {
  const back = document.querySelector("[data-come-back]");
  const button = back.querySelector("button");
  const leads = "a.cross, .vacancy a.is-moved, .minimap a";
  let came = null;

  const flash = (row) => {
    row.classList.remove("flash");
    void row.offsetWidth; // restarts the animation
    row.classList.add("flash");
  };
  document.addEventListener("animationend", (event) => event.target.classList.remove("flash"));

  const reveal = (row) => {
    for (let fold = row.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (row.getClientRects().length) return;
    document.dispatchEvent(new Event("comparator-all")); // a tab or a theme hides where the link leads
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest(leads);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // A link on the map is of SVG: it has no hash of its own.
    const target = document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
    const row = target && target.closest(".row");
    if (!row) return;
    reveal(row);
    flash(row);
    const from = link.closest(".row");
    came = { top: scrollY, row: from, link };
    const number = from && from.querySelector(".at .pn");
    const { back: plain, backTo: named } = button.dataset;
    button.textContent = number ? comparatorSaid(named, { place: number.textContent.trim() }) : plain;
    back.hidden = false;
  });

  button.addEventListener("click", () => {
    back.hidden = true;
    if (came.row) reveal(came.row);
    scrollTo({ top: came.top }); // at once: it may be forty screens away
    came.link.focus({ preventScroll: true });
    if (came.row) flash(came.row);
  });
})();
