// The drawer: a door's basis slides in beside the table. Without this file a door is a plain link to a page.
// The browser's own <dialog> keeps the focus inside, closes on Escape and gives the focus back.
(() => {
  "use strict";

  const drawer = document.getElementById("drawer");
  const body = document.getElementById("drawer-body");
  const waiting = document.getElementById("drawer-waiting");
  let door = null;

  const show = () => {
    if (!drawer.open) drawer.showModal();
  };

  const intoDrawer = (event) => event.detail.target === body;

  // One listener for all doors: a table of five hundred numbers stays light.
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest("a[data-basis]");
    if (!pressed || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    door = pressed;
    htmx.ajax("GET", pressed.href, { target: body, swap: "innerHTML" });
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!intoDrawer(event)) return;
    body.replaceChildren(waiting.content.cloneNode(true));
    show();
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    if (!intoDrawer(event)) return;
    body.scrollTop = 0;
    body.querySelector("#drawer-title")?.focus();
  });

  const failed = (event) => {
    if (!intoDrawer(event)) return;
    const words = document.createElement("p");
    words.setAttribute("role", "alert");
    words.textContent = drawer.dataset.failed;
    body.querySelector(".waiting")?.replaceWith(words);
    if (!door?.href) return;
    const link = document.createElement("a");
    link.className = "btn";
    link.href = door.href;
    link.textContent = drawer.dataset.openPage;
    words.after(link);
  };
  for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, failed);
  }

  drawer.addEventListener("click", (event) => {
    // A click on the dialog element itself is a click on its backdrop.
    if (event.target === drawer || event.target.closest("[data-close]")) drawer.close();
  });

  drawer.addEventListener("close", () => {
    body.replaceChildren();
    door?.focus();
    door = null;
  });
})();
