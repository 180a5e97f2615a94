/* The hatch of what is not known, which style.css puts on countries of that colour; for the page and the embedded map. */
document.body.insertAdjacentHTML(
  "beforeend",
  '<svg width="0" height="0" aria-hidden="true" style="position:absolute"><pattern id="hatch" width="6" height="6" ' +
    'patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6"/><path d="M0 0V6"/></pattern></svg>',
);
