// Clauses of a theme: sorted another way, and narrowed to a year or to words.
"use strict";
(() => {
  const tools = document.querySelector("[data-threads]");
  if (!tools) return;
  const [sort, year, words, told] = ["sort", "year", "words", "told"].map((name) => tools.querySelector(`[data-${name}]`));
  const kind = document.querySelector("[data-kinds] select");
  const threads = [...document.querySelectorAll(".thread")];
  const home = new Map(threads.map((thread) => [thread, { parent: thread.parentNode, next: thread.nextSibling }]));
  const groups = [...document.querySelectorAll("#through .group")];
  const list = document.createElement("section");
  list.className = "sorted";
  list.hidden = true;
  list.setAttribute("aria-label", sort.selectedOptions[0].textContent);
  if (groups.length) groups[0].before(list);
  for (const thread of threads) {
    const fate = document.createElement("p");
    fate.className = "fate ours";
    fate.textContent = thread.closest(".group").querySelector("h3").firstChild.textContent.trim();
    thread.querySelector(".side").append(fate);
    thread.newest = Number(thread.dataset.said.split(" ").at(-1));
    thread.plain = thread.querySelector(".text").textContent.toLowerCase();
  }
  const number = (name) => (thread) => Number(thread.dataset[name]);
  const orders = {
    order: (a, b) => b.newest - a.newest || number("order")(a) - number("order")(b),
    oldest: (a, b) => number("first")(a) - number("first")(b) || b.newest - a.newest,
    wordings: (a, b) => number("wordings")(b) - number("wordings")(a),
  };

  const arrange = () => {
    const order = orders[sort.value];
    list.hidden = !order;
    list.setAttribute("aria-label", sort.selectedOptions[0].textContent);
    if (order) {
      list.append(...threads.toSorted(order));
    } else {
      // From the last to the first: each one's neighbour is already in its place.
      for (const thread of threads.toReversed()) home.get(thread).parent.insertBefore(thread, home.get(thread).next);
    }
    for (const group of groups) group.hidden = Boolean(order);
  };
  const narrow = () => {
    const wished = words.value.trim().toLowerCase();
    const places = kind && kind.value ? kind.value.split(" ") : null;
    let count = 0;
    for (const thread of threads) {
      const said = thread.dataset.said.split(" ");
      const isOfKind = !places || said.some((place) => places.includes(place));
      const isIn = isOfKind && (!year.value || said.includes(year.value)) && thread.plain.includes(wished);
      thread.classList.toggle("off", !isIn);
      count += isIn;
    }
    const isNarrow = Boolean(wished || year.value || places);
    told.textContent = isNarrow ? comparatorSaid(told.dataset.told, { count, all: threads.length }) : "";
    for (const group of groups) {
      group.classList.toggle("off", !group.querySelector(".thread:not(.off)"));
      if (!isNarrow) continue;
      for (const fold of group.querySelectorAll(".once")) fold.open = fold.querySelector(".thread:not(.off)") !== null;
    }
  };
  sort.addEventListener("change", arrange);
  year.addEventListener("change", narrow);
  if (kind) kind.addEventListener("change", narrow);
  words.addEventListener("input", narrow);
})();
