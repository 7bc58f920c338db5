/* Small comforts on top of pages that work without them: menus that close, keys for search and lists,
   a save button that says it is busy. Nothing newer than Chrome 109. */
(function () {
  "use strict";

  // Menus: one open at a time; an outside click or Esc closes it.
  function closeMenus(except) {
    document.querySelectorAll("details.menu[open]:not([data-stay])").forEach(function (menu) {
      if (menu !== except) menu.open = false;
    });
  }
  document.addEventListener("click", function (event) {
    closeMenus(event.target.closest("details.menu"));
  });

  // Lists: arrow keys go along the rows of table[data-rows] (Up from the first one to the search), Enter opens the
  // first link of a row, which holds the focus; Esc leaves.
  function chosenRow() {
    return document.querySelector("table[data-rows] tr.on");
  }
  function leaveRows() {
    var old = chosenRow();
    if (!old) return false;
    old.classList.remove("on");
    if (old.contains(document.activeElement)) document.activeElement.blur();
    return true;
  }
  function choose(step) {
    var rows = Array.from(document.querySelectorAll("table[data-rows] tbody tr"));
    if (!rows.length) return false;
    var old = chosenRow() || (document.activeElement && document.activeElement.closest("table[data-rows] tbody tr"));
    var at = old ? rows.indexOf(old) + step : step > 0 ? 0 : rows.length - 1;
    if (at < 0) {
      leaveRows();
      return focusSearch();
    }
    var row = rows[Math.min(at, rows.length - 1)];
    if (old) old.classList.remove("on");
    row.classList.add("on");
    if (row.querySelector("a")) row.querySelector("a").focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    return true;
  }
  function openChosen() {
    var link = chosenRow() && chosenRow().querySelector("a");
    if (link) link.click();
    return Boolean(link);
  }

  function focusSearch() {
    var field = document.querySelector("main input[type=search]") || document.querySelector(".side-search input");
    if (field) field.focus();
    return Boolean(field);
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") {
      var menu = document.querySelector("details.menu[open]:not([data-stay])");
      if (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      } else if (!leaveRows() && event.target.matches("input[type=search]")) event.target.blur();
      return;
    }
    var control = event.target.closest("input, select, textarea, a, button, summary, [contenteditable]");
    var inList = control && control.matches("table[data-rows] a");
    var fromSearch = control && control.matches("main input[type=search]") && event.key === "ArrowDown";
    if (control && !inList && !fromSearch) return;
    var done =
      (event.key === "/" && focusSearch()) ||
      (event.key === "ArrowDown" && choose(1)) ||
      (event.key === "ArrowUp" && choose(-1)) ||
      (event.key === "Enter" && openChosen());
    if (done) event.preventDefault();
  });
  function searchIfAsked() {
    if (location.hash === "#cari") focusSearch();
  }
  window.addEventListener("hashchange", searchIfAsked);
  searchIfAsked();

  // Forms: a second click must not send twice; data-busy is what the button says meanwhile.
  document.addEventListener("submit", function (event) {
    var button = event.submitter;
    if (!button || !button.dataset.busy || event.defaultPrevented) return;
    setTimeout(function () {
      button.disabled = true;
      button.textContent = button.dataset.busy;
    });
  });
  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-print]")) window.print();
  });
  // "Back" after leaving or logging out must ask the server again.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) location.reload();
  });
})();
