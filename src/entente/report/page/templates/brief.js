// Everything reads without this script. It adds the brief's age in words, one
// button that opens all claims, charts that start at today on a narrow screen,
// and opens what a link points into and what is printed.
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
  var claims = doc.querySelectorAll(".claims details"), tools = doc.querySelector(".tools");
  if (tools && claims.length) {
    var button = doc.createElement("button");
    button.type = "button";
    button.textContent = "Open all claims";
    button.onclick = function () {
      var open = button.textContent.indexOf("Open") === 0;
      claims.forEach(function (d) { d.open = open; });
      button.textContent = (open ? "Close" : "Open") + " all claims";
    };
    tools.appendChild(button);
  }
  doc.querySelectorAll("[data-end]").forEach(function (e) { e.scrollLeft = e.scrollWidth; });
  function show() {
    var target = location.hash && doc.getElementById(decodeURIComponent(location.hash.slice(1)));
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
