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

/* The day under the thumb of the overlay's slider, counted from the first. */
window.dashMantineFunctions.overlayDay = (number, { first }) => new Date(Date.parse(`${first}T00:00:00Z`) + number * 86400000).toISOString().slice(0, 10);
