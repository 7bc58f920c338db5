/* The idle lock of an open page. After minutes without a hand at keyboard or mouse a cover asks for the password; the
   page below stays as it is, half-filled forms included. All tabs of a browser share one clock. The server locks the
   session as well, so nothing else can be opened meanwhile. Nothing newer than Chrome 109. */
(function () {
  "use strict";

  var cover = document.getElementById("kunci-layar");
  if (!cover) return;
  var SEEN = "umkm-terakhir-dipakai";
  var limit = Number(cover.dataset.minutes) * 60000;
  var form = cover.querySelector("[data-unlock]");
  var password = form.querySelector("input[type=password]");
  var words = cover.querySelector(".lock-words");
  var lastPulse = Date.now();

  function lastUse() {
    return Number(localStorage.getItem(SEEN)) || 0;
  }
  function post(address, body) {
    return fetch(address, {
      method: "POST",
      body: body || new URLSearchParams(),
      headers: { Accept: "text/plain", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
    });
  }
  function show(isLocked) {
    cover.hidden = !isLocked;
    document.documentElement.classList.toggle("is-locked", isLocked);
    Array.from(document.body.children).forEach(function (part) {
      if (part !== cover && part.tagName !== "SCRIPT") part.inert = isLocked;
    });
    if (isLocked) password.focus();
  }
  function lock() {
    if (!cover.hidden) return;
    words.textContent = "";
    form.reset();
    show(true);
    localStorage.setItem(SEEN, "0");
    post(cover.dataset.lock).catch(function () {});
  }
  function unlocked() {
    form.reset();
    words.textContent = "";
    show(false);
  }

  // Hands at the keyboard: remembered for all tabs every few seconds, told to the server now and then.
  function used() {
    var now = Date.now();
    if (!cover.hidden || now - lastUse() < 5000) return;
    if (now - lastUse() > limit) return lock();
    localStorage.setItem(SEEN, String(now));
    if (now - lastPulse < limit / 4) return;
    lastPulse = now;
    post(cover.dataset.pulse).then(function (answer) {
      if (answer.status === 423) lock();
    }, function () {});
  }
  ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"].forEach(function (kind) {
    document.addEventListener(kind, used, { capture: true, passive: true });
  });
  localStorage.setItem(SEEN, String(Date.now()));
  setInterval(function () {
    if (cover.hidden && Date.now() - lastUse() > limit) lock();
  }, 1000);

  // Another tab locked or unlocked; htmx was answered with the lock.
  window.addEventListener("storage", function (event) {
    if (event.key !== SEEN) return;
    if (lastUse() === 0 && cover.hidden) lock();
    else if (lastUse() > 0 && !cover.hidden) unlocked();
  });
  document.addEventListener("htmx:responseError", function (event) {
    if (event.detail.xhr.status === 423) lock();
  });
  document.addEventListener("submit", function (event) {
    if (!event.target.matches("[data-lock-now]")) return;
    event.preventDefault();
    lock();
  });

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var body = new URLSearchParams(new FormData(form));
    // The server may not have heard of the lock, when the signal was gone; without it any password would do.
    post(cover.dataset.lock)
      .then(function () {
        return post(cover.dataset.pulse, body);
      })
      .then(function (answer) {
        if (answer.status === 204) {
          localStorage.setItem(SEEN, String(Date.now()));
          return unlocked();
        }
        if (answer.status === 423) {
          return answer.text().then(function (text) {
            words.textContent = text;
            password.select();
          });
        }
        words.textContent = "Sesi ini sudah berakhir, atau orang lain masuk di komputer ini. Muat ulang halaman ini untuk masuk lagi.";
      })
      .catch(function () {
        words.textContent = "Tidak ada sambungan. Periksa jaringan, lalu coba lagi.";
      });
  });
})();
