// The search field: / goes there, arrows choose among the suggestions (htmx fetches them), Enter opens the
// chosen one, else the page of results; Escape closes. Without this file the form is a plain form.
(() => {
  "use strict";

  const form = document.querySelector("[data-seek]");
  if (!form) return;
  const field = form.querySelector("input[type=search]");
  const list = form.querySelector("[role=listbox]");
  const bar = form.closest(".house-bar");

  const options = () => [...list.querySelectorAll("[role=option]")];
  const chosen = () => list.querySelector('[aria-selected="true"]');

  const choose = (option) => {
    chosen()?.setAttribute("aria-selected", "false");
    if (!option) return field.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", option.id);
  };

  const open = (yes) => {
    list.hidden = !yes;
    field.setAttribute("aria-expanded", String(yes));
    if (!yes) choose(null);
  };

  // From the field down to the first, from the last back to the field.
  const step = (by) => {
    const all = options();
    if (!all.length) return;
    open(true);
    const places = all.length + 1;
    choose(all[((all.indexOf(chosen()) + 1 + by + places) % places) - 1]);
  };

  const leave = () => {
    open(false);
    bar?.classList.remove("seeking");
  };

  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const keys = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: chosen() && !list.hidden ? () => chosen().click() : null,
      Escape: list.hidden ? (bar?.classList.contains("seeking") ? leave : null) : () => open(false),
    };
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  field.addEventListener("focus", () => list.children.length && open(true));
  form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || open(false));
  // A press in the list must not take the focus away before it is a click.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target !== list) return;
    choose(null);
    open(list.children.length > 0 && document.activeElement === field);
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable], dialog[open]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    bar?.classList.add("seeking");
    field.focus();
    field.select();
  });

  document.querySelector("[data-seek-open]")?.addEventListener("click", (event) => {
    event.preventDefault();
    bar.classList.add("seeking");
    field.focus();
  });
  form.querySelector("[data-seek-close]")?.addEventListener("click", leave);
})();
