// A form is sent once: a second press of its button does nothing while the first is under way.
// The button that was pressed is kept enabled until the browser has read its value.

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sending) {
    event.preventDefault();
    return;
  }
  if (form.method !== "post" || event.defaultPrevented) return;
  form.dataset.sending = "yes";
  for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", "true");
});

function release(form) {
  delete form.dataset.sending;
  for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
}

// Back to a page kept by the browser, or an answer that htmx puts into the same page: free again.
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sending]").forEach(release));
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest("form");
  if (form) release(form);
});
