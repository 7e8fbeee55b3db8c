// Sharing: a small menu on every row, clause and finding. Every place also has a plain link.
(() => {
  const script = document.currentScript;
  const SHARED = "[data-passage], [data-of]";
  const HOLDERS = ".row, article.thread[id], .para, [data-finding][id], [data-share]";
  const VOID = "data-chrome";
  let words; // the menu's own words and how to cite, loaded when the menu is first opened

  function load() {
    return new Promise((resolve, reject) => {
      if (window.comparatorCitations) return resolve(window.comparatorCitations);
      const data = document.createElement("script");
      data.src = script.dataset.citations;
      data.onload = () => resolve(window.comparatorCitations);
      data.onerror = reject;
      document.head.append(data);
    });
  }

  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  // ---------- What is shared: the passages of a place, as runs of marked words ----------

  const idOf = (passage) => passage.dataset.passage ?? passage.dataset.of;
  const declarationOf = (id) => words.declarations[id.slice(0, id.lastIndexOf("#"))];
  const numberOf = (id) => `¶${id.slice(id.lastIndexOf("#p") + 2)}`;

  /** [text, "inserted" | "deleted" | ""] of a passage, without what is ours. */
  function runsOf(passage) {
    const runs = [];
    const isInLine = passage.dataset.side === undefined;
    const walk = (node, mark) => {
      if (node.nodeType === Node.TEXT_NODE) return runs.push([node.data, mark]);
      if (node.nodeType !== Node.ELEMENT_NODE) return undefined;
      // The space that is set between old and new words is ours, but needed between both.
      if (node.hasAttribute(VOID)) return node.textContent.trim() ? undefined : runs.push([node.textContent, ""]);
      const own = { DEL: "deleted", S: "deleted", INS: "inserted" }[node.tagName] ?? mark;
      const isPale = ["light", "shifted", "whole"].some((name) => node.classList.contains(name));
      if (isInLine && own === "deleted" && isPale && !node.classList.contains("whole")) return undefined;
      for (const child of node.childNodes) walk(child, isPale ? "" : own);
      return undefined;
    };
    for (const child of passage.childNodes) walk(child, "");
    return runs;
  }

  /** The passages of a place: those in it, or those that a finding names, where the page has them. */
  function passagesOf(holder) {
    if (!holder.dataset.refs) return holder.querySelectorAll(SHARED);
    const named = holder.dataset.refs.split(" ").map((id) => CSS.escape(id));
    const isOurs = (passage) => passage.closest("[data-chrome]");
    const standing = (id) => document.querySelectorAll(`[data-passage="${id}"], [data-of="${id}"]`);
    return named.map((id) => [...standing(id)].find((p) => !isOurs(p))).filter(Boolean);
  }

  /** What a finding says, in a line; of other places "". */
  function saidBy(holder) {
    if (!holder.dataset.refs) return "";
    const parts = [...holder.querySelector("summary").childNodes].filter((node) => !node.classList?.contains("vh"));
    return parts.map((node) => node.textContent).join("").replace(/\s+/g, " ").trim();
  }

  /** The passages of a place, those of one wording or one side together. */
  function wordingsOf(holder) {
    const found = [];
    for (const passage of passagesOf(holder)) {
      const block = passage.closest("blockquote, .cell, li, .para") ?? holder;
      const id = idOf(passage);
      if (!declarationOf(id)) continue;
      const last = found.at(-1);
      if (last && last.block === block && last.declaration === declarationOf(id)) {
        last.runs.push([" ", ""], ...runsOf(passage));
        last.numbers.push(numberOf(id));
      } else {
        const { lang } = passage.closest("[lang]");
        const [declaration, numbers] = [declarationOf(id), [numberOf(id)]];
        found.push({ block, declaration, numbers, runs: runsOf(passage), language: lang });
      }
    }
    return found;
  }

  function addressOf(holder) {
    // Findings are told of the newest declaration, until there is a newer one: their passages stay.
    if (holder.dataset.finding) return holder.querySelector("a.found, a.pn").href;
    const anchor = holder.id || holder.querySelector("[data-passage][id]")?.id || holder.querySelector("[id]")?.id || "";
    return location.href.replace(/#.*$/s, "") + (anchor ? `#${encodeURIComponent(anchor)}` : "");
  }

  const headOf = (w) => `${w.declaration.name}, ${w.numbers.join(", ")}`;
  const origins = (wordings) => [...new Set(wordings.map((w) => w.declaration))];
  const isMarked = (wordings) => wordings.some((w) => w.runs.some(([, mark]) => mark));

  // ---------- The forms it is shared in ----------

  const now = (wording) => wording.runs
    .filter(([, mark]) => mark !== "deleted" || wording.block.closest(".cell"))
    .map(([text]) => text).join("");

  function asText(holder) {
    const wordings = wordingsOf(holder);
    const quotes = wordings.map((w) => `“${now(w).trim()}”\n(${headOf(w)})`);
    return `${[saidBy(holder), ...quotes, ...origins(wordings).map((d) => d.citation), addressOf(holder)].filter(Boolean).join("\n\n")}\n`;
  }

  const literal = (text) => text.replace(/[\\`*_[\]<>#~|]/g, "\\$&");
  function asMarkdown(holder) {
    const wordings = wordingsOf(holder);
    const marked = ([text, mark]) => {
      const [, before, inner, after] = /^(\s*)([^]*?)(\s*)$/.exec(text);
      const sign = { inserted: "**", deleted: "~~", "": "" }[mark];
      return inner ? before + sign + literal(inner) + sign + after : text;
    };
    const quotes = wordings.map((w) => `${literal(headOf(w))}:\n\n> ${w.runs.map(marked).join("").trim().replace(/\s*\n\s*/g, " ")}`);
    const cited = origins(wordings).map((d) => `${literal(d.citation)}`);
    return `${[literal(saidBy(holder)), ...quotes, ...cited, `<${addressOf(holder)}>`].filter(Boolean).join("\n\n")}\n`;
  }

  /** The same fragment that `comparator embed` writes: own styles, no script, no class, no id.
      As a string: our own policy lets no element of this page have a style of its own. */
  function asEmbed(holder) {
    const { styles } = words;
    const wordings = wordingsOf(holder);
    const escape = (text) => text.replace(/[&<>"']/g, (c) => `&${{ "&": "amp", "<": "lt", ">": "gt", '"': "#34", "'": "#39" }[c]};`);
    const spoken = (text) => `<span style="${styles.spoken}">${escape(text)}</span>`;
    const run = ([text, mark]) => {
      if (!mark) return escape(text);
      const [tag, label] = { inserted: ["ins", words.words.added], deleted: ["del", words.words.dropped] }[mark];
      return `<${tag} style="${styles[mark]}">${spoken(` [${label} `)}${escape(text)}${spoken("] ")}</${tag}>`;
    };
    const quotes = wordings.map((w) => `<p style="${styles.head}">${escape(headOf(w))}</p>`
      + `<blockquote lang="${escape(w.language)}" style="${styles.quote}">${w.runs.map(run).join("")}</blockquote>`);
    const cited = origins(wordings).map((d) => {
      const text = escape(d.citation);
      const line = d.source ? `<a href="${escape(d.source)}" style="${styles.link}">${text}</a>` : text;
      return `<span style="${styles.line}">${line}</span>`;
    });
    const said = saidBy(holder) && `<p style="${styles.head}">${escape(saidBy(holder))}</p>`;
    return `<figure lang="${escape(words.language)}" style="${styles.figure}">${said}${quotes.join("")}`
      + `<figcaption style="${styles.caption}">${cited.join("")}`
      + `<span style="${styles.line}">${escape(words.words.made)}</span></figcaption></figure>\n`;
  }

  /** The command that sets by hand that the passages of a place are one clause. */
  const asCorrection = (holder) => `comparator correct ${[...new Set([...passagesOf(holder)].map(idOf))].join(" ")}\n`;

  function printAlone(holder) {
    // A finding prints with the words it is about.
    const whole = holder.dataset.refs ? holder.closest(".row, article, .telling > li") ?? holder : holder;
    const copy = whole.cloneNode(true);
    for (const made of [copy, ...copy.querySelectorAll("*")]) {
      for (const name of ["id", "data-passage", "data-of", "data-side", "data-finding", "data-refs"]) made.removeAttribute(name);
    }
    for (const ours of copy.querySelectorAll(".share-button")) ours.remove();
    const cited = origins(wordingsOf(holder)).map((d) => element("p", { class: "ours" }, d.citation));
    const sheet = element("div", { class: "sheet", [VOID]: "true" }, copy, ...cited, element("p", { class: "ours" }, addressOf(holder)));
    document.body.append(sheet);
    document.body.classList.add("prints-alone");
    addEventListener("afterprint", () => {
      sheet.remove();
      document.body.classList.remove("prints-alone");
    }, { once: true });
    print();
  }

  // ---------- The menu ----------

  let menu, opener;

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      say(words.words.done);
    } catch {
      const field = element("textarea", { readonly: "true", rows: "6", "aria-label": words.words.failed });
      field.value = text;
      say(words.words.failed, field);
      field.select();
    }
  }

  function say(sentence, ...more) {
    const status = menu.querySelector("[role=status]");
    status.replaceChildren(sentence);
    menu.querySelector(".share-copy").replaceChildren(...more);
    if (!more.length) opener?.focus();
  }

  function build() {
    const list = element("div", { role: "menu", "aria-label": words.words.share });
    const item = (name, act) => {
      const button = element("button", { type: "button", role: "menuitem", tabindex: "-1", "data-act": name }, words.words[name]);
      button.addEventListener("click", () => {
        const holder = menu.holder;
        if (name === "print") { close(); act(holder); } else copy(act(holder));
      });
      list.append(button);
    };
    item("link", addressOf);
    item("text", asText);
    item("markdown", asMarkdown);
    item("embed", asEmbed);
    item("correct", asCorrection);
    item("print", printAlone);
    const below = [element("p", { role: "status" }), element("div", { class: "share-copy" })];
    menu = element("div", { class: "share-menu", [VOID]: "true" }, list, ...below);
    menu.addEventListener("keydown", (event) => {
      const items = [...list.children];
      const at = items.indexOf(document.activeElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
      if (to !== undefined && at >= 0) {
        event.preventDefault();
        items[to % items.length].focus();
      }
      if (event.key === "Escape" || (event.key === "Tab" && at >= 0)) close(event.key === "Escape");
    });
  }

  function close(isBack) {
    if (!opener) return;
    menu.remove();
    opener.setAttribute("aria-expanded", "false");
    if (isBack) opener.focus();
    opener = undefined;
  }

  /** Move the menu sideways as far as it would stand out of the window. */
  function keepInView() {
    menu.style.left = "";
    const { left, right } = menu.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const over = right > width - 8 ? width - 8 - right : Math.max(8 - left, 0);
    if (over) menu.style.left = `${over}px`;
  }

  async function open(button, holder) {
    const isSame = opener === button;
    close();
    if (isSame) return;
    words ??= await load();
    if (!menu) build();
    opener = button;
    menu.holder = holder;
    menu.querySelector("[role=status]").replaceChildren();
    menu.querySelector(".share-copy").replaceChildren();
    button.setAttribute("aria-expanded", "true");
    button.after(menu);
    keepInView();
    menu.querySelector("button").focus();
  }

  document.addEventListener("click", (event) => {
    if (opener && !menu.contains(event.target) && event.target !== opener) close();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && opener) close(true); });

  // ---------- A button on every place ----------

  const holders = new Set();
  for (const passage of document.querySelectorAll(SHARED)) {
    const holder = passage.closest(HOLDERS) ?? passage.closest("article, li, p, blockquote");
    if (holder && !passage.closest("[data-chrome]")) holders.add(holder);
  }
  for (const finding of document.querySelectorAll("[data-refs]")) holders.add(finding);
  for (const holder of holders) {
    const { label } = script.dataset;
    const place = holder.querySelector(".pn")?.textContent.trim() ?? "";
    const named = `${label} ${place}`.trim();
    const said = { "aria-haspopup": "menu", "aria-expanded": "false", "aria-label": named, title: label };
    const button = element("button", { type: "button", class: "share-button", [VOID]: "true", ...said });
    button.addEventListener("click", () => open(button, holder));
    const corner = element("span", { class: "share-place", [VOID]: "true" }, button);
    // At the end of a line of ours where there is one, else at the corner of the place.
    (holder.querySelector(":scope > .ours:last-child") ?? holder).append(corner);
    holder.classList.add("has-share");
  }
})();
