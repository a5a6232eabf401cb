// The leader's picture keeps itself up to date: every minute while it is looked at, and at once on return.
// The answer is asked for by its mark; 304 says that nothing has changed. Signed out, the page is fetched anew.
(() => {
  "use strict";

  const place = document.querySelector("[data-picture]");
  const when = document.querySelector("[data-picture-when]");
  if (!place || !when) return;

  const EVERY = 60_000;
  let mark = null;
  let asked = Date.now();
  let last = asked;
  const clock = (at) => new Date(at).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });
  const say = (lost) => {
    when.textContent = (lost ? when.dataset.lost : when.dataset.updated).replace("%s", clock(last));
    when.classList.toggle("is-lost", lost);
  };

  async function refresh() {
    asked = Date.now();
    const headers = { "HX-Request": "true", ...(mark && { "If-None-Match": mark }) };
    try {
      const answer = await fetch(place.dataset.picture, { headers, cache: "no-store", redirect: "manual" });
      if (answer.type === "opaqueredirect" || answer.status === 403) return void location.reload();
      if (answer.status !== 304) {
        if (!answer.ok) throw new Error(String(answer.status));
        place.innerHTML = await answer.text();
        mark = answer.headers.get("ETag");
      }
      last = Date.now();
      say(false);
    } catch {
      say(true);
    }
  }

  const due = () => !document.hidden && Date.now() - asked >= EVERY;
  setInterval(() => due() && refresh(), 1000);
  document.addEventListener("visibilitychange", () => due() && refresh());
})();
