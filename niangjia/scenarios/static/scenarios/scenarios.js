// A door of the workbench is a button of the form that holds the question; here it opens the drawer.
// Without this file it leads to a page of its own.
// A table pasted into the workbench is too long for an address: then it is sent as a body, and the answer
// asks for a name to keep it under. Without this file the workbench is always sent as a body.
(() => {
  "use strict";

  const LONG = 2500;
  const form = document.getElementById("changes");
  const long = () => encodeURIComponent(form.elements.units.value).length > LONG;

  form?.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.elt !== form || !long()) return;
    event.detail.verb = "post";
    event.detail.useUrlParams = false;
    event.detail.headers["Content-Type"] = "application/x-www-form-urlencoded";
    event.detail.headers["X-CSRFToken"] = form.elements.csrfmiddlewaretoken.value;
  });

  form?.addEventListener("submit", () => {
    form.method = long() ? "post" : "get";
    form.elements.csrfmiddlewaretoken.disabled = !long();
  });

  document.addEventListener("click", (event) => {
    const pressed = event.target.closest('button[form="state"]');
    if (!pressed || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const asked = new URLSearchParams(new FormData(pressed.form));
    asked.set(pressed.name, pressed.value);
    const link = document.createElement("a");
    link.href = `${pressed.form.action}?${asked}`;
    link.dataset.basis = "";
    link.hidden = true;
    pressed.after(link);
    link.click();
    const drawer = document.getElementById("drawer");
    drawer.addEventListener(
      "close",
      () => {
        link.remove();
        pressed.focus();
      },
      { once: true },
    );
  });
})();
