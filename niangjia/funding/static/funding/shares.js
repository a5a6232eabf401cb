// The sums of a reply as they are typed: its shares against posts × months, its allotments against its posts.
// The server checks the same when it is saved.
(() => {
  "use strict";

  const filled = (text, words) => text.replace(/\{(\w+)\}/g, (_, word) => words[word].toLocaleString());
  const sum = (fields) => [...fields].reduce((whole, one) => whole + (Number(one.value) || 0), 0);
  const say = (place, text, look) => {
    place.textContent = text;
    place.classList.toggle("fits", look === "fits");
    place.classList.toggle("over", look === "over");
  };

  const shares = document.querySelector("[data-shares]");
  if (shares) {
    const place = shares.querySelector("[data-sum]");
    const field = (name) => shares.querySelector(`[name="${name}"]`).value;
    const month = (written) => {
      const [, year, of] = /^(\d{4})\D+(\d{1,2})/.exec(written) ?? [];
      return year ? Number(year) * 12 + Number(of) : NaN;
    };
    const check = () => {
      const posts = Number(field("posts") || NaN);
      const months = month(field("last")) - month(field("first")) + 1;
      if (!(posts >= 0 && months > 0)) return;
      const borne = sum(shares.querySelectorAll("[data-months]"));
      const whole = posts * months;
      const look = borne === whole ? "fits" : borne < whole ? "short" : "over";
      const paid = sum(shares.querySelectorAll("[data-amount]"));
      const amount = Number(field("amount"));
      const money = amount && paid ? filled(place.dataset.money, { paid, amount }) : "";
      say(place, filled(place.dataset[look], { sum: borne, posts, months, whole, rest: Math.abs(whole - borne) }) + money, look);
    };
    shares.addEventListener("input", check);
    check();
  }

  const allot = document.querySelector("[data-allot]");
  if (allot) {
    const place = allot.querySelector("[data-sum]");
    const check = () => {
      const fields = [...allot.querySelectorAll("[data-number]")];
      const whole = sum(fields) + Number(allot.dataset.elsewhere);
      const rest = Number(allot.dataset.posts) - whole;
      const above = fields.filter((one) => one.dataset.ceiling && Number(one.value) > Number(one.dataset.ceiling));
      for (const one of fields) one.classList.toggle("above", above.includes(one));
      const look = rest < 0 ? "over" : "fits";
      const flag = above.length ? filled(place.dataset.above, { units: above.length }) : "";
      say(place, filled(place.dataset[look], { sum: whole, rest: Math.abs(rest) }) + flag, look);
    };
    allot.addEventListener("input", check);
    check();
  }
})();
