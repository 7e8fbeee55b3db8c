// What is chosen of a pair: a tab, a theme, a kind of finding. It is in the address:
// "#show=new&theme=energy". Tabs work without this.
"use strict";
(() => {
  const told = document.querySelector("[data-told]");
  const rows = [...document.querySelectorAll(".sbs .row")];
  const folds = [...document.querySelectorAll(".sbs .fold")];
  const choices = new Map(["show", "theme", "finding"]
    .map((name) => [name, [...document.querySelectorAll(`[data-choice=${name}]`)]])
    .filter(([, controls]) => controls.length));

  const chosen = (name) => {
    const controls = choices.get(name) ?? [];
    return (controls.length > 1 ? controls.find((control) => control.checked) : controls[0])?.value ?? "";
  };
  const choose = (name, value) => {
    const controls = choices.get(name);
    if (controls.length > 1) (controls.find((control) => control.value === value) ?? controls[0]).checked = true;
    else controls[0].value = [...controls[0].options].some((option) => option.value === value) ? value : "";
  };
  const isOf = (values, value) => !value || (values ?? "").split(" ").includes(value);

  const narrow = () => {
    const [theme, finding] = [chosen("theme"), chosen("finding")];
    for (const row of rows) row.classList.toggle("off", !isOf(row.dataset.themes, theme) || !isOf(row.dataset.found, finding));
    for (const fold of folds) {
      const isThere = fold.querySelector(".row:not(.off)") !== null;
      fold.classList.toggle("off", !isThere);
      if ((theme || finding) && isThere) fold.open = true;
    }
    const isNarrow = theme || finding || chosen("show");
    const seen = isNarrow ? rows.filter((row) => row.getClientRects().length) : [];
    const alone = { new: ".cell.r .whole", gone: ".cell.l .whole" }[chosen("show")];
    const said = { count: seen.length, all: rows.length };
    if (alone) said.sentences = seen.reduce((sum, row) => sum + row.querySelectorAll(alone).length, 0);
    const text = alone ? told.dataset.toldSentences : told.dataset.told;
    told.textContent = isNarrow ? comparatorSaid(text, said) : "";
  };
  const all = () => {
    for (const name of choices.keys()) choose(name, "");
    narrow();
  };
  const fromAddress = () => {
    const address = new URLSearchParams(location.hash.slice(1));
    if ([...choices.keys()].some((name) => address.has(name))) {
      for (const name of choices.keys()) choose(name, address.get(name) ?? "");
      narrow();
      return;
    }
    // An address of a place: what is chosen gives way where it hides that.
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest(".row");
    if (place && getComputedStyle(place).display === "none") { all(); place.scrollIntoView(); }
  };
  for (const [, controls] of choices) {
    for (const control of controls) {
      control.addEventListener("change", () => {
        narrow();
        const address = new URLSearchParams([...choices.keys()].map((name) => [name, chosen(name)]).filter(([, value]) => value));
        history.replaceState(null, "", `#${address}`);
      });
    }
  }
  addEventListener("hashchange", fromAddress);
  document.addEventListener("comparator-all", all);
  fromAddress();
})();
