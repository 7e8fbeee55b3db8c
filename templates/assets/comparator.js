// Comfort only: every page reads without it. Runs before all other scripts of a page.
const root = document.documentElement;

/** A sentence of the page, in its language: "{count} of {all} rows" with its places filled. */
globalThis.comparatorSaid = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => {
  const value = values[name];
  return typeof value === "number" ? value.toLocaleString(root.lang) : value;
});

// Light and dark: the button says which one it switches to.
const button = document.querySelector("[data-switch]");
const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.scheme ?? (prefersDark.matches ? "dark" : "light")) === "dark";
const label = () => { button.textContent = isDark() ? button.dataset.light : button.dataset.dark; };
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.scheme = isDark() ? "light" : "dark";
    try { localStorage.setItem("comparator-scheme", root.dataset.scheme); } catch { /* not kept */ }
    label();
  });
  prefersDark.addEventListener("change", label);
  label();
}

// Substance or every word: what was chosen holds for all pages.
globalThis.comparatorMarks = () => {
  for (const mark of document.querySelectorAll("[data-marks]")) {
    try { if (mark.value && mark.value === localStorage.getItem("comparator-marks")) mark.checked = true; } catch { /* not kept */ }
    mark.addEventListener("change", () => { try { localStorage.setItem("comparator-marks", mark.value); } catch { /* not kept */ } });
  }
};
comparatorMarks();

// On a phone the navigation is one line: it begins where one is.
const here = document.querySelector(".head nav [aria-current]");
if (here) here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.offsetLeft - 40;

// The search box of any page; the search page has its own script.
for (const form of document.querySelectorAll("form[data-search]:not([data-search=''])")) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = form.elements.q.value.trim();
    if (query) location.href = `${form.dataset.search}#q=${encodeURIComponent(query)}`;
  });
}
