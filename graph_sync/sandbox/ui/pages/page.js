"use strict";
// Looks every second whether something changed, and puts it in place without losing the focus.
const inside = document.getElementById("inside");
let mark = inside.dataset.mark;

async function look() {
  const answer = await fetch("/_sandbox/page" + location.search, {
    headers: { "If-None-Match": mark },
    cache: "no-store",
  });
  if (answer.status !== 200) return;
  mark = answer.headers.get("ETag");
  const focused = document.activeElement && document.activeElement.id;
  const typed = inside.querySelector("#name");
  const kept = typed && typed.value !== typed.defaultValue ? typed.value : null;
  const scrolled = inside.querySelector(".log")?.scrollTop ?? 0;
  inside.innerHTML = await answer.text();
  const field = inside.querySelector("#name");
  if (field && kept !== null) field.value = kept;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  const log = inside.querySelector(".log");
  if (log) log.scrollTop = scrolled;
}

(async () => {
  for (;;) {
    await new Promise((later) => setTimeout(later, 1000));
    try {
      await look();
    } catch {
      // The sandbox is away for a moment, or for good: look again later.
    }
  }
})();
