// Everything reads without this script. It adds the brief's age in words, one
// button that opens all claims, boxes that leave only the claims or acts that
// are looked for, every picture as a file, charts that start at today on a
// narrow screen, and opens what a link points into and what is printed.
(function () {
  "use strict";
  var doc = document, age = doc.getElementById("age");
  var asOf = age && Date.parse(age.dataset.asOf + "T00:00:00Z");
  var days = Math.floor((Date.now() - asOf) / 864e5);
  function some(n, word) { return n + " " + word + (n === 1 ? "" : "s"); }
  if (age && days > 14) {
    var months = Math.round(days / 30.44), years = Math.floor(months / 12), rest = months % 12;
    age.textContent = "Opened " + (days < 60 ? some(days, "day")
      : [years ? some(years, "year") : "", rest ? some(rest, "month") : ""].filter(Boolean).join(" and ")) + " later.";
  }
  function all(what, where) { return Array.from((where || doc).querySelectorAll(what)); }
  function add(where, tag, set) {
    var e = doc.createElement(tag);
    Object.keys(set || {}).forEach(function (key) { e[key] = set[key]; });
    return where.appendChild(e);
  }
  // A box and lists that hide the items without every word and choice. An item
  // is the elements that it shows, and what it is by each list.
  var resets = [];
  function finder(place, what, items, lists, after) {
    if (!place || items.length < 2) return;
    var box = add(add(place, "label", { textContent: "Find in " + what + " " }), "input", { type: "search" });
    var selects = lists.map(function (name) {
      var values = Array.from(new Set(items.map(function (i) { return i[name]; }))).sort();
      var select = add(add(place, "label", { textContent: name + " " }), "select");
      ["all"].concat(values).forEach(function (v, i) { add(select, "option", { value: i ? v : "", textContent: v }); });
      select.onchange = apply;
      return select;
    });
    var said = add(place, "span");
    said.setAttribute("role", "status");
    function apply() {
      var words = box.value.toLowerCase().split(/\s+/).filter(Boolean), n = 0;
      items.forEach(function (item) {
        item.text = item.text || item.shown.map(function (e) { return e.textContent; }).join(" ").toLowerCase();
        var yes = words.every(function (w) { return item.text.indexOf(w) >= 0; }) &&
          selects.every(function (s, i) { return !s.value || item[lists[i]] === s.value; });
        item.shown.forEach(function (e) { e.hidden = !yes; });
        n += yes;
      });
      var asked = words.length || selects.some(function (s) { return s.value; });
      said.textContent = asked ? n + " of " + items.length : "";
      after(asked);
    }
    box.oninput = apply;
    resets.push(function () {
      box.value = "";
      selects.forEach(function (s) { s.value = ""; });
      apply();
    });
  }
  function some_left(what) {
    return function (e) { e.hidden = !all(what, e).some(function (i) { return !i.hidden; }); };
  }
  var claims = all(".claims details"), tools = doc.querySelector("#claims .tools");
  if (tools && claims.length) {
    var button = add(tools, "button", { type: "button", textContent: "Open all claims" });
    button.onclick = function () {
      var open = button.textContent.indexOf("Open") === 0;
      claims.forEach(function (d) { d.open = open; });
      button.textContent = (open ? "Close" : "Open") + " all claims";
    };
    finder(tools, "claims", all(".claims tr.line").map(function (row) {
      return { shown: [row, row.nextElementSibling], verdict: row.querySelector(".v").textContent };
    }), ["verdict"], function () { all(".claims > tbody").forEach(some_left("tr.line")); });
  }
  var years = all("#acts details");
  finder(doc.querySelector("#acts .tools"), "acts", all("#acts li").map(function (li) {
    var coding = li.querySelector(".q").textContent.split("; ");
    return { shown: [li], by: coding[0], kind: coding[1] };
  }), ["by", "kind"], function (asked) {
    years.forEach(some_left("li"));
    years.forEach(function (d) { d.open = Boolean(asked) && !d.hidden; });
  });
  // All drawings beside a list of links, as one file with the style of the page.
  function picture(place) {
    var parts = all("svg:not(.k)", place).map(function (svg) { return { svg: svg, at: svg.getBoundingClientRect() }; })
      .filter(function (p) { return p.at.width > 0; });
    function least(side) { return Math.min.apply(0, parts.map(function (p) { return p.at[side]; })); }
    function most(side) { return Math.max.apply(0, parts.map(function (p) { return p.at[side]; })); }
    var x = least("left"), y = least("top"), wide = most("right") - x, high = most("bottom") - y + 22;
    function plain(text) { return text.replace(/&/g, "&amp;").replace(/</g, "&lt;"); }
    var style = doc.querySelector("style").textContent.replace(/^svg \{.*$/m, "");
    return '<svg xmlns="http://www.w3.org/2000/svg" width="' + wide + '" height="' + high + '" viewBox="0 0 ' + wide + " " + high + '">' +
      "<title>" + plain(doc.title) + "</title><style>" + plain(style) + "</style>" +
      '<rect width="100%" height="100%" fill="#fff"/>' + new XMLSerializer().serializeToString(doc.querySelector(".defs defs")) +
      parts.map(function (p) {
        var copy = p.svg.cloneNode(true);
        copy.removeAttribute("class");
        all("a", copy).forEach(function (a) { a.removeAttribute("href"); });
        [["x", p.at.left - x], ["y", p.at.top - y], ["width", p.at.width], ["height", p.at.height]]
          .forEach(function (one) { copy.setAttribute(one[0], one[1]); });
        return new XMLSerializer().serializeToString(copy);
      }).join("") + '<text class="t xs" x="2" y="' + (high - 6) + '">' + plain(doc.title) + "</text></svg>";
  }
  all("figure .get, .behind .get").forEach(function (get) {
    add(get, "button", { type: "button", textContent: "SVG" }).onclick = function () {
      var file = new Blob([picture(get.parentElement)], { type: "image/svg+xml" });
      var link = add(get, "a", { href: URL.createObjectURL(file), download: get.parentElement.id + ".svg", hidden: true });
      link.click();
      link.remove();
    };
  });
  doc.querySelectorAll("[data-end]").forEach(function (e) { e.scrollLeft = e.scrollWidth; });
  function show() {
    var target = location.hash && doc.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("[hidden]")) resets.forEach(function (reset) { reset(); });
    for (var d = target && target.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    if (target) target.scrollIntoView();
  }
  addEventListener("hashchange", show);
  if (location.hash) show();
  var roles = { table: "table", tr: "row", td: "cell", "tbody th": "rowheader", "thead th": "columnheader" };
  doc.querySelectorAll("table.cards").forEach(function (table) {  // cards forget that they are tables
    table.setAttribute("role", "table");
    Object.keys(roles).slice(1).forEach(function (what) {
      table.querySelectorAll(what).forEach(function (e) { e.setAttribute("role", roles[what]); });
    });
  });
})();
