/* The hands on tables: a row, a cell or what a drag marked is copied, Tab leaves a table after one stop, Enter does what a click does. */
import * as time from "../state.js";

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';
const gridOf = (node) => {
  const element = node && (node.nodeType === 1 ? node : node.parentElement);
  return element?.closest ? element.closest(".grid") : null;
};
const cellOf = (node) => node?.closest?.(".ag-row .ag-cell");
const wordsOf = (cell) => cell.innerText.replace(/\s+/g, " ").trim();

/* The cells of a row, in the order seen, whether or not they are all drawn. */
const cellsOf = (row) =>
  [...row.querySelectorAll(".ag-cell")].sort((a, b) => a.getAttribute("aria-colindex") - b.getAttribute("aria-colindex"));
const rowsOf = (grid) => [...grid.querySelectorAll(".ag-row")].sort((a, b) => a.getAttribute("row-index") - b.getAttribute("row-index"));

/* What is marked in a table as rows and cells; where a drag stays in one cell, just its words. */
function marked(grid, selection) {
  const range = selection.getRangeAt(0);
  const [first, last] = [cellOf(range.startContainer.parentElement), cellOf(range.endContainer.parentElement)];
  if (first && first === last) return selection.toString();
  const rows = rowsOf(grid)
    .map((row) => [
      Number(row.getAttribute("row-index")),
      cellsOf(row)
        .filter((cell) => selection.containsNode(cell, true))
        .map(wordsOf),
    ])
    .filter(([, words]) => words.length);
  const isWhole = rows.every(([at], i) => at === rows[0][0] + i); // rows scrolled out of sight are not drawn
  return isWhole ? rows.map(([, words]) => words.join("\t")).join("\n") : null;
}

document.addEventListener("copy", (event) => {
  const selection = document.getSelection();
  const cell = cellOf(document.activeElement);
  const isMarked = selection && !selection.isCollapsed;
  const grid = isMarked ? gridOf(selection.anchorNode) : gridOf(cell);
  if (!grid) return;
  const words = isMarked ? marked(grid, selection) : wordsOf(cell);
  event.preventDefault();
  if (words === null) {
    document.getElementById("page-error").textContent =
      "Nothing was copied: more rows are marked than are in sight. Take them with Download data.";
    return;
  }
  event.clipboardData.setData("text/plain", words);
  time.say(isMarked ? "Copied what is marked" : "Cell copied");
});

/* Shift and space mark the row under the keys, as in a spreadsheet. */
function markRow(cell) {
  const cells = cellsOf(cell.closest(".ag-row"));
  const range = document.createRange();
  range.setStartBefore(cells[0]);
  range.setEndAfter(cells.at(-1));
  document.getSelection().removeAllRanges();
  document.getSelection().addRange(range);
}

/* The next place for the keys beyond a table, or before it. */
function leave(grid, isBack) {
  const all = [...document.querySelectorAll(FOCUSABLE)].filter((element) => !element.disabled && element.getClientRects().length);
  const outside = all.filter((element) => !grid.contains(element));
  const side = isBack ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const there = outside.filter((element) => grid.compareDocumentPosition(element) & side && !element.contains(grid));
  const next = isBack ? there.at(-1) : there[0] || all[0]; // at the end of the page the keys begin anew
  if (next) next.focus();
  return !!next;
}

document.addEventListener(
  "keydown",
  (event) => {
    const grid = gridOf(event.target);
    if (!grid) return;
    const cell = cellOf(event.target);
    const isEditing = event.target.matches("input, textarea"); // a column's filter
    if (event.key === "Tab" && !event.ctrlKey && !event.altKey && !isEditing) {
      if (!leave(grid, event.shiftKey)) return;
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === " " && event.shiftKey && cell) {
      markRow(cell);
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === "Enter" && cell) cell.click();
    else if (cell && event.key.startsWith("Arrow")) document.getSelection().removeAllRanges(); // what is copied is under the keys
  },
  true,
);

/* A drag that marks words is no click on the row. */
document.addEventListener(
  "click",
  (event) => {
    const selection = document.getSelection();
    if (cellOf(event.target) && event.detail && selection && !selection.isCollapsed && gridOf(selection.anchorNode))
      event.stopImmediatePropagation();
  },
  true,
);
