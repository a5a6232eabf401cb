// A value in full is taken from the page after a while, when the page is left, and when nobody looks at it.
(() => {
  "use strict";
  if (window.unmaskWatched) return;
  window.unmaskWatched = true;
  let timer = 0;

  const hide = () => {
    clearTimeout(timer);
    for (const shown of document.querySelectorAll("[data-hide-after]")) {
      const words = document.createElement("p");
      words.className = "unmask-note";
      words.textContent = shown.dataset.hidden;
      shown.replaceWith(words);
    }
  };

  const watch = () => {
    const shown = document.querySelector("[data-hide-after]");
    if (!shown) return;
    clearTimeout(timer);
    timer = setTimeout(hide, 1000 * Number(shown.dataset.hideAfter));
  };

  document.addEventListener("htmx:afterSwap", watch);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) hide();
  });
  window.addEventListener("pagehide", hide);
  watch();
})();
