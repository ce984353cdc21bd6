// htmx would write the address of each search into the session storage. Without one it goes on just as well.
Object.defineProperty(window, "sessionStorage", {
  get() {
    throw new DOMException("This site keeps nothing in your browser.", "SecurityError");
  },
});
