// Buttons that copy a text: they stand hidden in the page, since without a script they would do nothing.
// <button type="button" hidden data-copy="the text" data-done="Copied">Copy</button>

async function copy(button) {
  await navigator.clipboard.writeText(button.dataset.copy);
  const { firstChild } = button;
  const before = firstChild.textContent;
  firstChild.textContent = button.dataset.done;
  setTimeout(() => (firstChild.textContent = before), 2000);
}

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", () => copy(button));
  }
}
