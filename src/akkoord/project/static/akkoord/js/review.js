// The review queue by keyboard: a key presses the button that names it.
// <button data-key="s">Same <kbd class="kbd">S</kbd></button>
// The next pair is on the page already: it is opened while the answer is on its way.

function isTyping(target) {
  return target.closest("input, select, textarea, [contenteditable]") !== null;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
  const button = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

document.addEventListener("htmx:beforeRequest", (event) => {
  const now = event.target.closest("[data-pair-now]");
  const next = document.querySelector("[data-pair-next]");
  if (!now || !next) return;
  for (const button of document.querySelectorAll("#queue button")) button.disabled = true;
  now.hidden = true;
  next.open = true;
});

function askAgain() {
  const now = document.querySelector("[data-pair-now]");
  if (!now) return;
  now.hidden = false;
  for (const button of document.querySelectorAll("#queue button")) button.disabled = false;
}

document.addEventListener("htmx:sendError", askAgain);
document.addEventListener("htmx:responseError", askAgain);
