// Suggestions below a search field while somebody types: the combobox pattern of ARIA, with the list's own keys.

const WAIT = 120; // milliseconds without a key before one asks

function suggestTo(form) {
  const field = form.querySelector("input[type=search]");
  const list = form.querySelector("[role=listbox]");
  const status = form.querySelector("[role=status]");
  let waiting, asking, at = -1;

  const options = () => [...list.children];
  const isOpen = () => !list.hidden;

  function show(open) {
    list.hidden = !open;
    field.setAttribute("aria-expanded", String(open));
    if (!open) choose(-1);
  }

  function choose(next) {
    at = next;
    options().forEach((option, number) => option.setAttribute("aria-selected", String(number === at)));
    const chosen = options()[at];
    if (chosen) {
      field.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else field.removeAttribute("aria-activedescendant");
  }

  // After the last option comes the field itself, and then the first one again.
  function move(by) {
    const places = options().length + 1;
    show(true);
    choose(((at + 1 + by + places) % places) - 1);
  }

  function open(option) {
    if (form.target) window.open(option.dataset.href, form.target, "noopener");
    else location.assign(option.dataset.href);
  }

  async function ask() {
    asking?.abort();
    const text = field.value.trim();
    if (!text) {
      list.replaceChildren();
      status.textContent = "";
      return show(false);
    }
    asking = new AbortController();
    try {
      const address = `${form.dataset.suggestions}?${new URLSearchParams({ q: text })}`;
      const answer = await fetch(address, { signal: asking.signal });
      if (!answer.ok) return show(false);
      list.innerHTML = await answer.text();
    } catch {
      return; // another letter was typed meanwhile, or there is no connection: the form still works
    }
    choose(-1);
    status.textContent = `${form.dataset.number} ${options().length}`;
    show(options().length > 0 && document.activeElement === field);
  }

  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  show(false);

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, WAIT);
  });
  field.addEventListener("keydown", (event) => {
    const count = options().length;
    if (event.key === "Escape" && isOpen()) show(false);
    else if (event.key === "ArrowDown" && count) move(1);
    else if (event.key === "ArrowUp" && count && isOpen()) move(-1);
    else if (event.key === "Enter" && isOpen() && at >= 0) open(options()[at]);
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", () => show(false));
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps its place
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) open(option);
  });
}

document.querySelectorAll("form[data-suggestions]").forEach(suggestTo);
