// Citations: of the whole text, or of the passage that is picked; a button copies one.
"use strict";
(() => {
  const styles = [...document.querySelectorAll("[data-before]")];
  const bar = document.querySelector("[data-cite-bar]");
  const [place, first, said] = ["place", "first", "said"].map((name) => bar.querySelector(`[data-bar-${name}]`));
  const passages = [...document.querySelectorAll(".leaf [data-passage]")];
  let picked = null;

  const text = (style, number) => (number ? style.dataset.before + number + style.dataset.after : style.dataset.whole);
  const copy = async (words) => {
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      // From a file some browsers have no clipboard for scripts but this one.
      const area = document.createElement("textarea");
      area.value = words;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    said.textContent = said.dataset.barSaid;
  };
  const number = () => (picked ? `¶${picked.id.slice(1)}` : "");

  for (const style of styles) {
    style.dataset.whole = style.textContent;
    const button = style.nextElementSibling;
    button.hidden = false;
    button.addEventListener("click", () => copy(text(style, "")));
    const own = document.createElement("button");
    own.type = "button";
    own.textContent = style.dataset.style;
    own.addEventListener("click", () => copy(text(style, number())));
    said.before(own);
  }
  bar.querySelector("[data-bar-link]").addEventListener("click", () => copy(location.href.split("#")[0] + `#${picked.id}`));
  bar.querySelector("[data-bar-close]").addEventListener("click", () => pick(null));

  const pick = (passage) => {
    picked?.classList.remove("picked");
    picked = passage;
    bar.hidden = !passage;
    said.textContent = "";
    if (!passage) return;
    passage.classList.add("picked");
    place.textContent = number();
    first.textContent = passage.dataset.first ?? "";
  };
  const fromAddress = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const passage = target?.matches(".leaf [data-passage]") ? target : target?.querySelector("[data-passage]");
    if (passage?.closest(".leaf")) pick(passage);
  };
  document.querySelector(".leaf").addEventListener("click", (event) => {
    const passage = event.target.closest("[data-passage]");
    if (!passage || String(getSelection())) return;
    history.replaceState(null, "", `#${passage.id}`);
    pick(passage);
  });
  const step = (direction) => {
    const n = passages.indexOf(picked) + direction;
    if (!passages[n]) return;
    history.replaceState(null, "", `#${passages[n].id}`);
    pick(passages[n]);
    passages[n].scrollIntoView({ block: "center" });
  };
  for (const button of document.querySelectorAll("[data-pick-step]")) {
    button.addEventListener("click", () => step(Number(button.dataset.pickStep)));
  }
  addEventListener("hashchange", fromAddress);
  fromAddress();
})();
