// A door of the workbench is a button of the form that holds the question; here it opens the drawer.
// Without this file it leads to a page of its own.
(() => {
  "use strict";

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
