// Comfort only: every page reads without it.
const root = document.documentElement;

// Light and dark: the button says which one it switches to.
const button = document.querySelector("[data-switch]");
const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.scheme ?? (prefersDark.matches ? "dark" : "light")) === "dark";
const label = () => { button.textContent = isDark() ? "Light" : "Dark"; };
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.scheme = isDark() ? "light" : "dark";
    label();
  });
  prefersDark.addEventListener("change", label);
  label();
}
