// Lists, pairs, columns and clauses narrowed to one kind of document.
"use strict";
(() => {
  const choice = document.querySelector("[data-kinds] select");
  if (!choice) return;
  choice.closest("[data-kinds]").hidden = false;
  choice.addEventListener("change", () => {
    const places = choice.value.split(" ");
    for (const one of document.querySelectorAll("[data-at]")) {
      one.hidden = choice.value !== "" && !one.dataset.at.split(" ").some((place) => places.includes(place));
    }
    // Cells of a column go and come with its head.
    for (const head of document.querySelectorAll("th[data-at][scope=col]")) {
      for (const row of head.closest("table").rows) row.cells[head.cellIndex].hidden = head.hidden;
    }
  });
})();
