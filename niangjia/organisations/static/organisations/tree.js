// The tree under hand and keyboard: a button opens and closes its branch (htmx fetches it the first time);
// arrow down and up go along the visible rows, right opens, left closes or goes to the parent.
(() => {
  "use strict";

  const tree = document.querySelector("[data-tree]");
  if (!tree) return;

  const isOpen = (button) => button.getAttribute("aria-expanded") === "true";
  const toggle = (button, open) => {
    button.setAttribute("aria-expanded", String(open));
    document.getElementById(button.getAttribute("aria-controls")).hidden = !open;
  };

  tree.addEventListener("click", (event) => {
    const button = event.target.closest("[aria-expanded]");
    if (button) toggle(button, !isOpen(button));
  });

  tree.addEventListener("keydown", (event) => {
    const here = event.target.closest("a, button");
    const row = here?.closest("li");
    if (!row) return;
    const button = row.querySelector(":scope > .twig [aria-expanded]");
    const rows = [...tree.querySelectorAll("li")].filter((one) => !one.closest("ul[hidden]"));
    const focus = (one) => one?.querySelector("a")?.focus();
    const keys = {
      ArrowDown: () => focus(rows[rows.indexOf(row) + 1]),
      ArrowUp: () => focus(rows[rows.indexOf(row) - 1]),
      ArrowRight: () => button && !isOpen(button) && button.click(),
      ArrowLeft: () => (button && isOpen(button) ? toggle(button, false) : focus(row.parentElement.closest("li"))),
    };
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
})();
