// "Only the theme": rows of other themes step back. The choice is in the address: "#theme=energy".
"use strict";
(() => {
  const choice = document.querySelector("[data-theme]");
  const told = document.querySelector("[data-told]");
  const rows = [...document.querySelectorAll(".sbs .row")];
  const folds = [...document.querySelectorAll(".sbs .fold")];
  if (!choice) return;

  const narrow = () => {
    const theme = choice.value;
    for (const row of rows) {
      const themes = (row.dataset.themes ?? "").split(" ");
      row.classList.toggle("off-theme", theme !== "" && !themes.includes(theme));
    }
    for (const fold of folds) {
      const isThere = fold.querySelector(".row:not(.off-theme)") !== null;
      fold.classList.toggle("off-theme", !isThere);
      if (theme && isThere) fold.open = true;
    }
    const count = rows.filter((row) => !row.classList.contains("off-theme")).length;
    const said = { count, all: rows.length };
    told.textContent = theme ? told.dataset.told.replace(/\{(\w+)\}/g, (_, name) => said[name].toLocaleString(document.documentElement.lang)) : "";
  };
  const fromAddress = () => {
    const theme = /^#theme=(.+)$/.exec(decodeURIComponent(location.hash))?.[1];
    if (!theme || ![...choice.options].some((option) => option.value === theme)) return;
    choice.value = theme;
    narrow();
  };
  choice.addEventListener("change", () => {
    narrow();
    const isOwn = location.hash.startsWith("#theme=");
    if (choice.value || isOwn) history.replaceState(null, "", choice.value ? `#theme=${choice.value}` : "#");
  });
  addEventListener("hashchange", fromAddress);
  fromAddress();
})();
