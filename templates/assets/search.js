// The search: all passages lie in a data script; the address (#q=…) holds what is searched.
(() => {
  const { declarations, passages, forms, spellings, traditional, abbreviations } = window.comparatorPassages;
  const form = document.querySelector(".find");
  const box = form.querySelector("input");
  form.hidden = false;
  const out = document.getElementById("found");
  const status = out.querySelector("[role=status]");
  const FIRST = 20; // passages of a declaration that are shown at once
  const IDEOGRAPH = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/;
  const BEFORE = "(?<![\\p{L}\\p{N}])";
  const BEHIND = "(?![\\p{L}\\p{N}])";

  // One character for one, so that places in the form are places in the text.
  const FOLDS = {};
  for (const [plain, marks] of [['"', "“”„‟«»〝〞＂「」『』"], ["'", "‘’‚‛ʼ`´"], ["-", "‐‑‒–—―−"],
    ["е", "ёЁ"], [" ", "\u00a0\u202f\u2009\u3000\t\n\r"]]) {
    for (const mark of marks) FOLDS[mark] = plain;
  }
  const scripts = Array.from(traditional);
  for (let n = 0; n < scripts.length; n += 2) FOLDS[scripts[n]] = scripts[n + 1];
  const lower = (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c);
  const fold = (text) => Array.from(text, (c) => FOLDS[c] ?? lower(c)).join("");
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\\/]/g, "\\$&"); // no more: a pattern with "u" takes no other

  const folded = passages.map((passage) => fold(passage[3]));

  /** What gives the group of a word, all in the form that is searched; a hyphen may be missing. */
  function groupsOf(groups) {
    const found = new Map();
    for (const group of groups) for (const word of group) found.set(fold(word), [...(found.get(fold(word)) ?? []), ...group.map(fold)]);
    return (word) => found.get(word) ?? found.get(word.replaceAll("-", ""));
  }
  const formsOf = groupsOf(forms);
  const spellingsOf = groupsOf(spellings);
  const oneOf = (words) => `(?:${words.map(escaped).join("|")})`;
  const WORD = /[\p{L}\p{N}](?:\S*[\p{L}\p{N}])?/u;

  /** The pattern of a word of a phrase, with marks around it: the word in any spelling. */
  function spelledPattern(part) {
    const word = WORD.exec(part)?.[0] ?? "";
    const known = word && spellingsOf(word);
    if (!known) return escaped(part);
    const at = part.indexOf(word);
    return escaped(part.slice(0, at)) + oneOf(known) + escaped(part.slice(at + word.length));
  }

  /** The pattern of a phrase: its words with any white space between, whole words at its ends. */
  function phrasePattern(phrase) {
    const words = phrase.trim().split(/\s+/).map(spelledPattern).join("\\s+");
    const edge = (c, boundary) => (IDEOGRAPH.test(c) || !/[\p{L}\p{N}]/u.test(c) ? "" : boundary);
    return edge(phrase.trim()[0], BEFORE) + words + edge(phrase.trim().at(-1), BEHIND);
  }

  /** Whether a word stands in a passage as it is asked for: then "coal" is no beginning of "coalition". */
  const isSaid = (word) => folded.some((text) => new RegExp(BEFORE + escaped(word) + BEHIND, "u").test(text));

  /** The pattern of a word: its forms; or, where it is not said or ends in *, words that begin so. */
  function wordPattern(word, isBeginning) {
    if (IDEOGRAPH.test(word)) return escaped(word);
    const known = isBeginning ? undefined : formsOf(word) ?? (isSaid(word) ? [word] : undefined);
    if (known) return BEFORE + oneOf(known) + BEHIND;
    const first = /[\p{L}\p{N}]/u.test(word[0]) ? BEFORE : "";
    return `${first}${escaped(word)}[\\p{L}\\p{N}]*`;
  }

  /** The patterns of what is searched, each of which a passage must have. */
  function patterns(query) {
    const found = [];
    // A quotation mark that is not closed yet reaches to the end.
    for (const [, phrase, word] of fold(query.normalize("NFC")).matchAll(/"([^"]*)(?:"|$)|([^\s"]+)/g)) {
      if (phrase?.trim()) found.push(new RegExp(phrasePattern(phrase), "gu"));
      const bare = word?.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "") || word;
      if (bare) found.push(new RegExp(wordPattern(bare, word.endsWith("*")), "gu"));
    }
    return found;
  }

  /** Other spellings of the words of a query that stand in the passages found. */
  function otherSpellings(query, found) {
    const words = fold(query.normalize("NFC")).match(new RegExp(WORD, "gu")) ?? [];
    const others = new Set(words.flatMap((word) => (spellingsOf(word) ?? []).filter((other) => other !== word)));
    return [...others].filter((word) => found.some((n) => folded[n].search(new RegExp(BEFORE + escaped(word) + BEHIND, "u")) >= 0));
  }

  /** Leads from an abbreviation that a text explains to its name, and back. */
  function offerOtherName(query) {
    const bare = fold(query.normalize("NFC")).replaceAll('"', "").trim();
    const named = abbreviations.find((both) => both.some((name) => fold(name) === bare));
    if (!named) return;
    const other = named.find((name) => fold(name) !== bare);
    status.append(" ", out.dataset.named, " ", element("a", { href: `#q=${encodeURIComponent(other)}` }, other));
  }

  /** The spans of a text that patterns cover, in order, without overlap; null if one is missing. */
  function spans(text, wanted) {
    const all = [];
    for (const pattern of wanted) {
      const own = [...text.matchAll(pattern)].map((m) => [m.index, m.index + m[0].length]);
      if (!own.length) return null;
      all.push(...own);
    }
    all.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const merged = [];
    for (const [start, end] of all) {
      const last = merged.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else merged.push([start, end]);
    }
    return merged;
  }

  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  const figure = (count) => count.toLocaleString(document.documentElement.lang);

  function bar(count, largest) {
    const NS = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(NS, "svg");
    const rect = svg.appendChild(document.createElementNS(NS, "rect"));
    const height = count ? Math.max(Math.round((84 * count) / largest), 2) : 0;
    const facts = [["class", "bar"], ["width", 24], ["height", height], ["aria-hidden", "true"]];
    for (const [name, value] of facts) svg.setAttribute(name, value);
    rect.setAttribute("width", "100%");
    rect.setAttribute("height", "100%");
    return svg;
  }

  function bars(counts) {
    const largest = Math.max(...counts, 1);
    const list = element("ol", { class: "years" });
    declarations.forEach((declaration, n) => {
      if (declaration.gap) list.append(element("li", { class: "off" }, element("span", { class: "ours" }, declaration.gap)));
      const label = comparatorSaid(out.dataset.bar, { name: declaration.name, passages: counts[n] });
      const inside = [
        element("span", { class: "n", "aria-hidden": "true" }, figure(counts[n])),
        bar(counts[n], largest),
        element("span", { class: "yr", "aria-hidden": "true" }, declaration.tag),
      ];
      const holder = counts[n]
        ? element("a", { href: `#in-${n}`, "aria-label": label, title: label }, ...inside)
        : element("span", { class: "silent", role: "img", "aria-label": label }, ...inside);
      if (counts[n]) holder.addEventListener("click", (event) => {
        event.preventDefault(); // the address holds the search
        const heading = document.getElementById(`in-${n}`);
        heading.scrollIntoView();
        heading.focus();
      });
      list.append(element("li", {}, holder));
    });
    const region = element("div", { class: "from-end", tabindex: "0", role: "group", "aria-label": out.dataset.bars }, list);
    return element("div", { class: "found-bars" }, element("p", { class: "ours strip-title" }, out.dataset.bars), region);
  }

  function hit([n, anchor, number, text], places) {
    const said = element("span", { lang: declarations[n].language });
    let end = 0;
    for (const [start, stop] of places) {
      said.append(text.slice(end, start), element("mark", {}, text.slice(start, stop)));
      end = stop;
    }
    said.append(text.slice(end));
    const link = element("a", { class: "pn", href: `${declarations[n].href}#${anchor}` }, number);
    link.setAttribute("aria-label", `${declarations[n].name}, ${number}`);
    return element("li", {}, link, " ", said);
  }

  function group(n, hits) {
    const list = element("ol", { class: "hits" });
    const show = (some) => list.append(...some.map(([passage, places]) => hit(passage, places)));
    show(hits.slice(0, FIRST));
    const count = element("span", { class: "count" }, figure(hits.length));
    const heading = element("h2", { id: `in-${n}`, tabindex: "-1" }, `${declarations[n].name} `, count);
    const parts = [element("div", { class: "side" }, heading), element("div", { class: "text" }, list)];
    const section = element("section", { class: "section grid" }, ...parts);
    if (hits.length > FIRST) {
      const more = element("button", { type: "button", class: "more" }, comparatorSaid(out.dataset.more, { count: hits.length - FIRST }));
      more.addEventListener("click", () => {
        show(hits.slice(FIRST));
        more.remove();
        list.children[FIRST].querySelector("a").focus();
      });
      list.after(more);
    }
    return section;
  }

  function search(query) {
    out.dataset.query = query;
    for (const old of [...out.children]) if (old !== status) old.remove();
    const wanted = patterns(query);
    status.textContent = "";
    if (!wanted.length) return;
    const hits = declarations.map(() => []);
    const found = [];
    passages.forEach((passage, n) => {
      const places = spans(folded[n], wanted);
      if (!places) return;
      hits[passage[0]].push([passage, places]);
      found.push(n);
    });
    const counts = hits.map((some) => some.length);
    const saying = declarations.filter((_, n) => counts[n]);
    if (!saying.length) {
      status.textContent = comparatorSaid(out.dataset.nothing, { query });
      const loose = query.replace(/["“”„«»]/g, " ").replace(/\s+/g, " ").trim();
      const all = loose.split(" ");
      const absent = all.filter((word) => patterns(word).some((pattern) => !folded.some((text) => text.search(pattern) >= 0)));
      if (absent.length && all.length > 1) {
        status.append(" ", comparatorSaid(out.dataset.nowhere, { words: absent.join(", ") }));
      } else if (loose !== query.trim() && all.length > 1) {
        // A phrase that stands nowhere: its words may, in other forms or in another order.
        const link = document.createElement("a");
        link.href = `#q=${encodeURIComponent(loose)}`;
        link.textContent = out.dataset.loose;
        status.append(" ", link);
      }
      offerOtherName(query);
      return;
    }
    status.textContent = comparatorSaid(out.dataset.found, {
      passages: counts.reduce((a, b) => a + b), declarations: saying.length,
      all: declarations.length, first: saying[0].tag, last: saying.at(-1).tag,
    });
    const others = otherSpellings(query, found);
    if (others.length) status.append(" ", comparatorSaid(out.dataset.spelled, { words: others.join(", ") }));
    offerOtherName(query);
    out.append(bars(counts), ...hits.map((some, n) => (some.length ? group(n, some) : null)).filter(Boolean).reverse());
  }

  const asked = () => {
    const found = /^#q=(.*)$/.exec(location.hash);
    try { return found ? decodeURIComponent(found[1]) : ""; } catch { return ""; }
  };
  const go = () => { box.value = asked(); search(box.value); };

  let waiting;
  const remember = () => history.replaceState(null, "", `#q=${encodeURIComponent(box.value)}`);
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { remember(); search(box.value); }, 150);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    remember();
    search(box.value);
  });
  addEventListener("hashchange", go);

  // Up and down through what is found, from the box and back.
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const places = [box, ...out.querySelectorAll(".hits a")];
    const at = places.indexOf(document.activeElement);
    if (event.key === "Escape" && at > 0) box.focus();
    if (!step || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = places[at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });

  go();
})();
