// What every page does: the token on htmx requests, large text, menus that close, the way back.
(() => {
  "use strict";

  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.verb === "get") return;
    event.detail.headers["X-CSRFToken"] = document.querySelector('meta[name="csrf-token"]').content;
  });

  const closeMenus = (except) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (menu !== except) menu.open = false;
    }
  };

  document.addEventListener("click", (event) => {
    closeMenus(event.target.closest("details.menu"));

    const large = event.target.closest("[data-large-text]");
    if (large) {
      const on = document.documentElement.classList.toggle("large");
      large.setAttribute("aria-pressed", String(on));
      // The server writes the class into the next page, so that nothing jumps.
      document.cookie = `large_text=${on ? 1 : 0}; path=/; max-age=31536000; samesite=lax`;
    }

    const back = event.target.closest("[data-back]");
    if (back && document.referrer.startsWith(location.origin) && history.length > 1) {
      event.preventDefault();
      history.back();
    }
  });

  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.activeElement.closest("details.menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
})();
