/* Small renderers that Mantine and AG Grid call by name. */
window.dashMantineFunctions = window.dashMantineFunctions || {};
window.dashMantineFunctions.official = ({ option }) =>
  React.createElement("span", { className: "option" }, [
    React.createElement("i", { key: "dot", className: "dot", style: { background: option.colour } }),
    option.label,
    React.createElement("small", { key: "years" }, option.years),
  ]);

window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {};
window.dashAgGridComponentFunctions.SourceLink = ({ value, data }) =>
  data.source_ref ? React.createElement("a", { href: data.source_ref, target: "_blank", rel: "noreferrer" }, value) : value;

/* The day under the thumb of the overlay's slider, counted from 1 January 1945. */
window.dashMantineFunctions.overlayDay = (number) => new Date(Date.UTC(1945, 0, 1 + number)).toISOString().slice(0, 10);
