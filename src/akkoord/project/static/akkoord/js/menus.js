// A menu that hangs over the page closes when one presses Escape, or turns to anything else.

function close(menu, { focus }) {
  menu.open = false;
  if (focus) menu.querySelector("summary").focus();
}

const openMenus = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") openMenus().forEach((menu) => close(menu, { focus: true }));
});
for (const turning of ["click", "focusin"]) {
  document.addEventListener(turning, (event) => {
    for (const menu of openMenus()) if (!menu.contains(event.target)) close(menu, { focus: false });
  });
}
