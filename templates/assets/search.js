// The search: all passages lie in a data script; the address (#q=…) holds what is searched.
(() => {
  const { declarations, passages, forms, spellings, traditional, writings, small, papers, endings } = window.comparatorPassages;
  const form = document.querySelector(".find");
  const box = form.querySelector("input");
  form.hidden = false;
  const out = document.getElementById("found");
  const status = out.querySelector("[role=status]");
  const FIRST = 20; // passages of a declaration that are shown at once
  const UNSPACED = "\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff";
  const IDEOGRAPH = new RegExp(`[${UNSPACED}]`);
  // A word ends where one of Chinese begins; "2" is no part of "1-1/2", "1.2" or "2.5".
  const BEFORE = `(?<!(?![${UNSPACED}])[\\p{L}\\p{N}]|\\d[.,/](?=\\d))`;
  const BEHIND = `(?!(?![${UNSPACED}])[\\p{L}\\p{N}]|(?<=\\d)(?:[.,/]|-\\d+/)\\d)`;

  // One character for one, so that places in the form are places in the text.
  const FOLDS = {};
  for (const [plain, marks] of [['"', "“”„‟«»〝〞＂「」『』"], ["'", "‘’‚‛ʼ`´"], ["-", "‐‑‒–—―−"],
    ["е", "ёЁ"], [" ", "\u00a0\u202f\u2009\u3000\t\n\r"]]) {
    for (const mark of marks) FOLDS[mark] = plain;
  }
  const scripts = Array.from(traditional);
  for (let n = 0; n < scripts.length; n += 2) FOLDS[scripts[n]] = scripts[n + 1];
  const lower = (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c);
  const bare = (c) => (/^\p{Script=Latin}\p{M}+$/u.test(c.normalize("NFD")) ? c.normalize("NFD")[0] : c);
  const fold = (text) => Array.from(text, (c) => (c < "\u0080" ? FOLDS[c] ?? lower(c) : FOLDS[c] ?? lower(bare(c)))).join("");
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
  const oneOf = (words) => `(?:${words.map(pieces).join("|")})`;
  const WORD = /[\p{L}\p{N}](?:\S*[\p{L}\p{N}])?/u;
  const SMALL = new Set(small);
  const PAPERS = new RegExp(`^(?:${papers || "(?!)"})$`, "i");
  const whole = folded.join("\n");
  const written = passages.map((passage) => passage[3]).join("\n");
  const words = new Set(whole.match(/[\p{L}\p{N}]+/gu));

  /** The pattern of letters as they are asked for: with hyphen, a space or neither, where there is a hyphen. */
  function pieces(word) {
    const joint = (before, after) => (/\d$/.test(before) && /^\d/.test(after) ? "\\s?-\\s?" : "\\s?-?\\s?");
    return word.split("-").map(escaped).reduce((all, part) => all + joint(all, part) + part);
  }

  /** The pattern of a word of a phrase, with marks around it: the word in any spelling. */
  function spelledPattern(part) {
    const word = WORD.exec(part)?.[0] ?? "";
    const known = word && spellingsOf(word);
    if (!known) return pieces(part);
    const at = part.indexOf(word);
    return escaped(part.slice(0, at)) + oneOf(known) + escaped(part.slice(at + word.length));
  }

  const isLetter = (c) => !IDEOGRAPH.test(c) && /[\p{L}\p{N}]/u.test(c);
  const bounded = (first, pattern, last) => (isLetter(first) ? BEFORE : "") + pattern + (isLetter(last) ? BEHIND : "");

  /** The pattern of a phrase: its words with any white space between, whole words at its ends. */
  function phrasePattern(phrase) {
    const parts = phrase.trim().split(/\s+/);
    return bounded(phrase.trim()[0], parts.map(spelledPattern).join("\\s+"), phrase.trim().at(-1));
  }

  /** Whether a word stands somewhere as it is asked for: then "coal" is no beginning of "coalition". */
  const isSaid = (word) => (
    /^[\p{L}\p{N}]+$/u.test(word) ? words.has(word) : new RegExp(bounded(word[0], escaped(word), word.at(-1)), "u").test(whole)
  );

  /** Forms that stand somewhere of a word that stands nowhere: the most that both have in common decides. */
  function otherForms(word) {
    const without = (end) => word.slice(0, word.length - end.length);
    const starts = endings.flatMap((row) => row.filter((end) => word.endsWith(end)).map((end) => [without(end), row]));
    starts.sort(([one], [other]) => other.length - one.length);
    for (const [start, row] of starts.filter(([start]) => start.length > 2)) {
      const found = row.map((end) => start + end).filter((other) => words.has(other));
      if (found.length) return [...new Set(found.flatMap((other) => formsOf(other) ?? [other]))];
    }
    return undefined;
  }

  /** A word in two: "ceasefire", a "cease-fire" or a "cease fire". */
  function parted(word) {
    const found = [];
    for (let n = 3; n <= word.length - 3; n += 1) {
      const [one, other] = [word.slice(0, n), word.slice(n)];
      if (words.has(one) && words.has(other) && !SMALL.has(one) && whole.search(`${one}[- ]${other}`) >= 0) found.push(`${one}-${other}`);
    }
    return found;
  }

  /** The pattern of a word: its forms; or, where it is not said or ends in *, words that begin so. */
  function wordPattern(word, isBeginning, isWhole) {
    const unit = /^([\d.,/-]*\d)([^\p{L}\p{N}\s.,/-].*|\p{Script=Han}.*)$/u.exec(word);
    if (unit) return bounded(unit[1][0], [unit[1], ...unit[2]].map(escaped).join("\\s?"), unit[2].at(-1));
    if (IDEOGRAPH.test(word)) return escaped(word);
    if (/^\d+-\p{L}{1,3}$/u.test(word)) return BEFORE + word.replace(/\p{L}+$/u, "\\p{L}{1,3}") + BEHIND;
    const known = isBeginning ? undefined : formsOf(word) ?? (isSaid(word) ? [word] : word.includes("-") ? [word] : otherForms(word));
    const all = isBeginning || word.includes("-") ? known : [...(known ?? []), ...parted(word)];
    if (all?.length) return BEFORE + oneOf(all) + BEHIND;
    return `${isLetter(word[0]) ? BEFORE : ""}${escaped(word)}${isWhole ? BEHIND : "[\\p{L}\\p{N}]*"}`;
  }

  /** The pattern of a name: its words in all their forms, one behind the other. */
  function namePattern(name) {
    const parts = fold(name).split(" ").map((word) => (formsOf(word) ? oneOf(formsOf(word)) : pieces(word)));
    return bounded(name[0], parts.join("[\\s,]+(?:and\\s+|the\\s+)?"), name.at(-1));
  }

  const isShort = (name) => /^[^\s\p{Ll}]*\p{Lu}[^\s\p{Ll}]*\p{Lu}[^\s\p{Ll}]*s?$/u.test(name);
  // "AI" and "MDBs" as they are, "artificial intelligence" in small letters and in capitals.
  const shortPattern = (name) => `${BEFORE}${escaped(name.replace(/s$/, ""))}s?${BEHIND}`;
  const writing = (name) => ({
    name, patterns: [new RegExp(isShort(name) ? shortPattern(name) : namePattern(name), "gu")], isShort: isShort(name),
  });

  let rows; // made when they are first asked for
  /** Rows of words with capitals and small words between them, each once. */
  function titles() {
    const word = "\\p{Lu}[\\p{L}\\p{N}-]*";
    const pattern = new RegExp(`${word}(?:(?:\\s+(?:${small.join("|") || "(?!)"})){0,2}\\s+${word})+`, "gu");
    return [...new Set(Array.from(written.matchAll(pattern), ([row]) => row))].map((row) => row.split(/\s+/));
  }

  /** Names that a text does not explain, by their initials: "Intermediate-Range Nuclear Forces" for INF. */
  function spelledOut(short) {
    const found = new Set();
    rows ??= titles();
    for (const all of rows) {
      for (let n = 0; n < all.length; n += 1) {
        for (let end = n + 2; end <= Math.min(all.length, n + 2 * short.length); end += 1) {
          const telling = all.slice(n, end).filter((word) => !SMALL.has(word.toLowerCase()));
          const every = telling.flatMap((word) => word.split("-").map((part) => part[0] ?? "")).join("");
          const first = telling.map((word) => word[0]).join("");
          if (!/^\p{Lu}/u.test(all[n]) || SMALL.has(all[end - 1])) continue;
          // "Treaty on the Non-Proliferation" is the NPT.
          const turned = every.slice(1) + every[0];
          if ([every, first, turned].some((some) => some.toLowerCase() === short.toLowerCase())) found.add(all.slice(n, end).join(" "));
        }
      }
    }
    return [...found];
  }

  /** What else the words from a place on are called: how many they are, and all writings. */
  function namedFrom(typed, n) {
    const bare = typed.slice(n).map((word) => fold(word).replace(/^[^\p{L}\p{N}%]+|[^\p{L}\p{N}%]+$/gu, ""));
    // "Gender based" and "gender-based" are one; each part knows how many words end with it.
    const parts = bare.flatMap((word, m) => word.split("-").map((part, k, all) => [part, k === all.length - 1 ? m + 1 : 0]));
    const isSame = (word, part) => word === part || formsOf(word)?.includes(part);
    let best;
    for (const group of writings) {
      for (const name of group) {
        const asked = isShort(name) ? [fold(name)] : fold(name).split(/[ -]/);
        const length = parts[asked.length - 1]?.[1] ?? 0;
        if (length <= (best?.length ?? 0)) continue;
        const isIt = () => asked.every((word, m) => isSame(word, parts[m][0]));
        if (isShort(name) ? isAskedInCapitals(name, bare[0], typed[n]) : isIt()) best = { length, group };
      }
    }
    if (best) return best;
    const letters = bare[0];
    if (!/^\p{L}{3,7}$/u.test(letters) || (words.has(letters) && !isShort(typed[n]))) return undefined;
    const found = spelledOut(letters);
    return found.length ? { length: 1, group: [typed[n].toUpperCase(), ...found] } : undefined;
  }

  /** Whether an abbreviation is meant: who types "find" in small letters asks for no "FIND". */
  function isAskedInCapitals(name, bare, typed) {
    if (fold(name).replace(/s$/, "") !== bare.replace(/s$/, "")) return false;
    return /\p{Lu}/u.test(typed) || !new RegExp(BEFORE + escaped(bare) + BEHIND, "u").test(written);
  }

  const isPercent = (group) => group?.includes("%");

  /** What a passage must have: of each part of a query one of several ways, each all its patterns. */
  function wanted(query) {
    const found = [];
    // A quotation mark that is not closed yet reaches to the end.
    const plain = query.normalize("NFC").replace(/[“”„‟«»〝〞＂「」『』]/g, '"').replace(/(\d)\s+(?=[%°])/g, "$1");
    for (const [, phrase, run] of plain.matchAll(/"([^"]*)(?:"|$)|([^"]+)/g)) {
      if (phrase?.trim()) {
        const percent = writings.find(isPercent);
        const is = percent?.includes(phrase.trim().toLowerCase());
        found.push([{ patterns: [is ? percentPattern(percent) : new RegExp(phrasePattern(fold(phrase)), "gu")] }]);
      }
      if (run?.trim()) found.push(...partsOf(run.trim().split(/\s+/)));
    }
    return found;
  }

  const percentPattern = (group, number = "") => {
    const names = group.map((name) => (isLetter(name.at(-1)) ? namePattern(name).replace(BEFORE, "") : escaped(name))).join("|");
    return new RegExp(number ? `${BEFORE}${escaped(number)}[\\s-]*(?:${names})` : `(?:${names})`, "gu");
  };

  /** The ways of each part of words without quotation marks. */
  function* partsOf(typed) {
    const isPaper = typed.some((word) => PAPERS.test(word));
    for (let n = 0; n < typed.length; n += 1) {
      const word = fold(typed[n]).replace(/(?<=.)[^\p{L}\p{N}%*°]+$|^[^\p{L}\p{N}%°$€£¥]+(?=.)/gu, "");
      const [, number, sign] = /^([\d.,/-]*\d)(%?)$/.exec(word) ?? [];
      const behind = number && !sign && n + 1 < typed.length ? namedFrom(typed, n + 1) : undefined;
      if (sign || isPercent(behind?.group)) {
        n += behind?.length ?? 0;
        yield [{ patterns: [percentPattern(writings.find(isPercent) ?? ["%"], number)] }];
        continue;
      }
      const named = typed[n].endsWith("*") ? undefined : namedFrom(typed, n);
      if (named) {
        const asked = typed.slice(n, n + named.length).map((each) => new RegExp(wordPattern(fold(each)), "gu"));
        n += named.length - 1;
        const names = isPercent(named.group) ? [{ patterns: [percentPattern(named.group)] }] : named.group.map(writing);
        // The words of a name count wherever they stand, as words do.
        yield asked.length > 1 ? [...names, { patterns: asked }] : names;
        continue;
      }
      // Translators tie the parts of a title with this small word or with that.
      if (!word || (isPaper && SMALL.has(word))) continue;
      const isBeginning = word.endsWith("*");
      const patterns = [new RegExp(wordPattern(word.replace(/\*+$/, "") || word, isBeginning, isShort(typed[n])), "gu")];
      const next = n + 1 < typed.length ? fold(typed[n + 1]) : "";
      if (next && words.has(word + next)) {
        n += 1;
        const [apart, joined] = [next, word + next].map((each) => new RegExp(wordPattern(each), "gu"));
        yield [{ patterns: [...patterns, apart] }, { patterns: [joined] }];
      } else yield [{ patterns }];
    }
  }

  /** Other spellings of the words of a query that stand in the passages found. */
  function otherSpellings(query, found) {
    const words = fold(query.normalize("NFC")).match(new RegExp(WORD, "gu")) ?? [];
    const others = new Set(words.flatMap((word) => (spellingsOf(word) ?? []).filter((other) => other !== word)));
    return [...others].filter((word) => found.some((n) => folded[n].search(new RegExp(BEFORE + escaped(word) + BEHIND, "u")) >= 0));
  }

  /** The spans of a passage that ways of what is wanted cover, in order, without overlap; null if one part is missing. */
  function spans(n, parts) {
    const all = [];
    for (const ways of parts) {
      const before = all.length;
      for (const way of ways) {
        const text = way.isShort ? passages[n][3] : folded[n];
        const own = way.patterns.map((pattern) => [...text.matchAll(pattern)].map((m) => [m.index, m.index + m[0].length]));
        if (own.every((some) => some.length)) {
          all.push(...own.flat());
          if (way.name) (way.in ??= []).push(n);
        }
      }
      if (all.length === before) return null;
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

  /** Says which writings of one name were counted together, and where each stands. */
  function tellWritings(parts, found) {
    const isFound = new Set(found);
    const told = [];
    for (const way of parts.flat()) {
      const places = (way.in ?? []).filter((n) => isFound.has(n));
      if (!places.length) continue;
      const [first, last] = [places[0], places.at(-1)].map((n) => declarations[passages[n][0]].tag);
      told.push(`${way.name} (${figure(places.length)}; ${first === last ? first : `${first}–${last}`})`);
    }
    if (told.length > 1) status.append(" ", comparatorSaid(out.dataset.together, { writings: told.join(", ") }));
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

  /** Words asked for one by one: the texts in which they stand as a phrase, if not wherever they stand. */
  function tellPhrase(query, found) {
    const words = query.trim().split(/\s+/);
    if (words.length < 2 || /["“”„«»*]/.test(query)) return;
    const phrase = `"${words.join(" ")}"`;
    const own = found.filter((n) => spans(n, wanted(phrase)));
    if (!own.length || own.length === found.length) return;
    const [first, last] = [own[0], own.at(-1)].map((n) => declarations[passages[n][0]].tag);
    const link = element("a", { href: `#q=${encodeURIComponent(phrase)}` });
    link.textContent = comparatorSaid(out.dataset.phrase, { passages: figure(own.length), first, last });
    status.append(" ", link);
  }

  /** "Afghanistan 2022", which no sentence has: what is asked for without the year, and the texts of that year. */
  function apartFromYears(query) {
    const words = query.trim().split(/\s+/);
    const of = (word) => declarations.map((_, n) => n).filter((n) => /^\d{4}$/.test(word) && declarations[n].tag.startsWith(word));
    const texts = words.flatMap(of);
    const rest = words.filter((word) => !of(word).length).join(" ");
    return texts.length && rest ? { rest, texts: new Set(texts) } : undefined;
  }

  const tellTexts = (only) => {
    const texts = [...only].map((n) => declarations[n].name).join(", ");
    status.append(" ", comparatorSaid(out.dataset.only, { texts }));
  };

  function search(query, only) {
    if (!only) out.dataset.query = query;
    for (const old of [...out.children]) if (old !== status) old.remove();
    const parts = wanted(query);
    status.textContent = "";
    if (!parts.length) return;
    const hits = declarations.map(() => []);
    const found = [];
    passages.forEach((passage, n) => {
      const places = !only || only.has(passage[0]) ? spans(n, parts) : null;
      if (!places) return;
      hits[passage[0]].push([passage, places]);
      found.push(n);
    });
    const counts = hits.map((some) => some.length);
    const saying = declarations.filter((_, n) => counts[n]);
    const apart = saying.length || only ? undefined : apartFromYears(query);
    if (apart) {
      search(apart.rest, apart.texts);
      return;
    }
    if (!saying.length) {
      status.textContent = comparatorSaid(out.dataset.nothing, { query: out.dataset.query });
      if (only) tellTexts(only);
      const loose = query.replace(/["“”„«»]/g, " ").replace(/\s+/g, " ").trim();
      const all = loose.split(" ");
      const absent = all.filter((word) => {
        const asked = wanted(word);
        return !passages.some((_, n) => spans(n, asked));
      });
      if (absent.length && all.length > 1) {
        status.append(" ", comparatorSaid(out.dataset.nowhere, { words: absent.join(", ") }));
      } else if (loose !== query.trim() && all.length > 1) {
        // A phrase that stands nowhere: its words may, in other forms or in another order.
        const link = document.createElement("a");
        link.href = `#q=${encodeURIComponent(loose)}`;
        link.textContent = out.dataset.loose;
        status.append(" ", link);
      }
      return;
    }
    status.textContent = comparatorSaid(out.dataset.found, {
      passages: counts.reduce((a, b) => a + b), declarations: saying.length,
      all: declarations.length, first: saying[0].tag, last: saying.at(-1).tag,
    });
    if (only) tellTexts(only);
    tellPhrase(query, found);
    const others = otherSpellings(query, found);
    if (others.length) status.append(" ", comparatorSaid(out.dataset.spelled, { words: others.join(", ") }));
    tellWritings(parts, found);
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
