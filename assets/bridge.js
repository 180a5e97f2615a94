/* Hands what Dash, Mantine and AG Grid call by name to the modules, which come while the page is built. */
(() => {
  const here = new URL(document.documentElement.dataset.modules, location.href);
  let modules = null;
  const loading = import(new URL("main.js", here)).then((found) => {
    modules = found;
    window.tours = found;
  });

  /* What has set a callback off is read before anything is awaited: Dash forgets it. */
  const call =
    (name) =>
    (...values) => {
      const { triggered } = window.dash_clientside.callback_context;
      const from = triggered?.[0]?.prop_id || "";
      return modules ? modules.callbacks[name](from, ...values) : loading.then(() => modules.callbacks[name](from, ...values));
    };
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.page = new Proxy({}, { get: (_page, name) => call(name) }); // whatever main.js offers under `callbacks`

  const official = ({ option }) =>
    React.createElement("span", { className: "option" }, [
      React.createElement("i", { key: "dot", className: "dot", style: { background: option.colour } }),
      option.label,
      React.createElement("small", { key: "years" }, `${option.office}, ${option.years}`),
    ]);
  /* A country with its stops in the selection; those without any stay choosable. */
  const country = ({ option }) => {
    const stops = modules?.counts.of(option.value);
    return React.createElement("span", { className: stops === 0 ? "option is-none" : "option" }, [
      option.label,
      option.years ? React.createElement("small", { key: "years" }, ` ${option.years}`) : null,
      stops === undefined ? null : React.createElement("small", { key: "stops" }, ` ${stops || "no"} ${stops === 1 ? "stop" : "stops"}`),
    ]);
  };
  const byName = ({ options, search, limit }, { letters }) =>
    (modules ? modules.names.choose(options, search, letters) : options).slice(0, limit === undefined ? Infinity : limit);
  /* The day under the thumb of the overlay's slider, counted from the first. */
  const overlayDay = (number, { first }) => new Date(Date.parse(`${first}T00:00:00Z`) + number * 86400000).toISOString().slice(0, 10);
  window.dashMantineFunctions = { ...window.dashMantineFunctions, byName, country, official, overlayDay };

  const SourceLink = ({ value, data }) =>
    data.source_ref ? React.createElement("a", { href: data.source_ref, target: "_blank", rel: "noreferrer" }, value) : value;
  /* A row as a card, a line below the other; what is not known is left out. */
  const RowCard = ({ data, lines }) =>
    React.createElement(
      "div",
      { className: "row-card" },
      lines.map(([sign, ...fields], line) => {
        const words = fields.map((field) => data[field]).filter((word) => word !== null && word !== undefined && word !== "");
        return React.createElement(line ? "span" : "strong", { key: line }, words.join(sign));
      }),
    );
  window.dashAgGridComponentFunctions = { ...window.dashAgGridComponentFunctions, RowCard, SourceLink };
})();
