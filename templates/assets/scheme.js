// The reader's colours, before anything is painted: by preference, or as chosen with the switch.
(() => {
  try {
    const chosen = localStorage.getItem("comparator-scheme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.scheme = chosen;
  } catch { /* a browser that keeps nothing: the preference holds */ }
})();
