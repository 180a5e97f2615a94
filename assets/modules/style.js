/* What the server says of how things are drawn, and which keys of an address restrict (components/drawing/style.py). */
const style = JSON.parse(document.getElementById("style").textContent);

/* Light or dark, as the page is now. */
const look = () => style.looks[document.body.dataset.agThemeMode === "dark" ? 1 : 0];

export { look, style };
