// "Only the theme", "only the findings": rows that have not what is chosen step back. The choice is
// in the address: "#theme=energy", "#finding=number".
"use strict";
(() => {
  const told = document.querySelector("[data-told]");
  const rows = [...document.querySelectorAll(".sbs .row")];
  const folds = [...document.querySelectorAll(".sbs .fold")];

  /** Let a choice narrow the rows: `has` gives what a row has, `word` names the choice in the address. */
  function narrowing(choice, word, has) {
    if (!choice) return;
    const off = `off-${word}`;
    const start = `#${word}=`;
    const narrow = () => {
      const chosen = choice.value;
      for (const row of rows) row.classList.toggle(off, chosen !== "" && !(has(row) ?? "").split(" ").includes(chosen));
      for (const fold of folds) {
        const isThere = fold.querySelector(`.row:not(.${off})`) !== null;
        fold.classList.toggle(off, !isThere);
        if (chosen && isThere) fold.open = true;
      }
      const count = rows.filter((row) => !row.classList.contains(off)).length;
      told.textContent = chosen ? comparatorSaid(told.dataset.told, { count, all: rows.length }) : "";
    };
    const fromAddress = () => {
      const address = decodeURIComponent(location.hash);
      const chosen = address.startsWith(start) ? address.slice(start.length) : "";
      if (!chosen || ![...choice.options].some((option) => option.value === chosen)) return;
      choice.value = chosen;
      narrow();
    };
    choice.addEventListener("change", () => {
      narrow();
      const isOwn = location.hash.startsWith(start);
      if (choice.value || isOwn) history.replaceState(null, "", choice.value ? `${start}${choice.value}` : "#");
    });
    addEventListener("hashchange", fromAddress);
    fromAddress();
  }

  narrowing(document.querySelector("[data-theme]"), "theme", (row) => row.dataset.themes);
  narrowing(document.querySelector("[data-finding-kind]"), "finding", (row) => row.dataset.found);
})();
