// "Only the findings": rows without one of the kind step back. In the address: "#finding=number".
"use strict";
(() => {
  const choice = document.querySelector("[data-finding-kind]");
  if (!choice) return;
  const told = document.querySelector("[data-told]");
  const rows = [...document.querySelectorAll(".sbs .row")];
  const folds = document.querySelectorAll(".sbs .fold");

  const narrow = () => {
    const kind = choice.value;
    const isOff = (row) => kind !== "" && !(row.dataset.found ?? "").split(" ").includes(kind);
    for (const row of rows) row.classList.toggle("off-finding", isOff(row));
    for (const fold of folds) fold.classList.toggle("off-finding", kind !== "");
    const count = rows.filter((row) => !row.classList.contains("off-finding")).length;
    told.textContent = kind ? `${count} / ${rows.length}` : "";
  };
  const fromAddress = () => {
    const kind = /^#finding=(.+)$/.exec(decodeURIComponent(location.hash))?.[1];
    if (!kind || ![...choice.options].some((option) => option.value === kind)) return;
    choice.value = kind;
    narrow();
  };
  choice.addEventListener("change", () => {
    narrow();
    const isOwn = location.hash.startsWith("#finding=");
    if (choice.value || isOwn) history.replaceState(null, "", choice.value ? `#finding=${choice.value}` : "#");
  });
  addEventListener("hashchange", fromAddress);
  fromAddress();
})();
