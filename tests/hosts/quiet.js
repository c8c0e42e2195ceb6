// Notes every way in which a script could leave something behind or tell somebody. Comes before everything else.
(() => {
  const notes = (window.__touched = []);
  const note = (what) => notes.push(what);
  for (const [owner, names] of [
    [Storage.prototype, ['setItem', 'getItem', 'removeItem', 'clear', 'key']],
    [Navigator.prototype, ['sendBeacon']],
    [History.prototype, ['pushState', 'replaceState']],
    [window.IDBFactory?.prototype, ['open']],
    [window.CacheStorage?.prototype, ['open', 'match']],
    [XMLHttpRequest.prototype, ['open', 'send']],
  ]) {
    for (const name of names) {
      const real = owner?.[name];
      if (real) owner[name] = function (...args) { note(name); return real.apply(this, args); };
    }
  }
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  Object.defineProperty(document, 'cookie', { get() { note('cookie'); return cookie.get.call(document); }, set(value) { note('cookie'); cookie.set.call(document, value); } });
  for (const name of ['WebSocket', 'EventSource', 'Worker', 'SharedWorker', 'BroadcastChannel', 'RTCPeerConnection']) {
    const Real = window[name];
    if (Real) window[name] = function (...args) { note(name); return new Real(...args); };
  }
  window.__page = () => ({
    names: Object.getOwnPropertyNames(window).filter((name) => !/^(\$?cdc_|__webdriver|webdriver)/i.test(name)).length,
    listeners: [window, document, document.documentElement, document.body].map((place) => listeners(place)),
    nodes: document.querySelectorAll('*').length,
    sheets: document.adoptedStyleSheets.length,
    attributes: [document.documentElement, document.body].map((place) => place.getAttributeNames().join()),
    storage: [localStorage.length, sessionStorage.length],
  });
  const wait = setInterval(() => {
    if (!document.body) return;
    clearInterval(wait);
    window.__before = window.__page();
  });
})();
