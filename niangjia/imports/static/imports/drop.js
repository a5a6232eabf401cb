// The drop zone: a file may be dropped anywhere on it, and its name tells which list it probably is.
(() => {
  "use strict";
  const zone = document.querySelector("[data-drop-zone]");
  if (!zone) return;
  const target = zone.querySelector(".drop-target");
  const file = zone.querySelector('input[type="file"]');
  const NAMES = { roster: /花名册|人员|名册|roster/i, units: /单位|职工人数|乡镇|统计表|units?/i };

  const guess = () => {
    const name = file.files.length ? file.files[0].name : "";
    const kind = Object.keys(NAMES).find((key) => NAMES[key].test(name));
    const choice = kind && zone.querySelector(`input[name="kind"][value="${kind}"]:not(:disabled)`);
    if (choice) choice.checked = true;
  };
  file.addEventListener("change", guess);

  for (const name of ["dragenter", "dragover"]) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      target.classList.add("over");
    });
  }
  for (const name of ["dragleave", "drop"]) {
    zone.addEventListener(name, (event) => {
      if (name === "dragleave" && zone.contains(event.relatedTarget)) return;
      event.preventDefault();
      target.classList.remove("over");
    });
  }
  zone.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    file.files = event.dataTransfer.files;
    guess();
  });
})();
