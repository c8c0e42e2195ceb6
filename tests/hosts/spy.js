// The first script of every host page: remembers what the page says, what goes wrong and what the widgets tell.
(() => {
  const spy = (window.__spy = { console: [], events: [] });
  for (const level of ['error', 'warn']) {
    const real = console[level];
    console[level] = (...args) => {
      spy.console.push(`${level}: ${args.map(String).join(' ')}`);
      real.apply(console, args);
    };
  }
  addEventListener('error', (e) => spy.console.push(`uncaught: ${e.message || `${e.target.src || e.target.href} did not load`}`), true);
  addEventListener('unhandledrejection', (e) => spy.console.push(`rejected: ${e.reason}`));
  // For a page's icon browsers ask on their own.
  document.addEventListener('securitypolicyviolation', (e) => e.blockedURI.endsWith('/favicon.ico') ||
    spy.console.push(`policy: ${e.effectiveDirective} ${e.blockedURI} ${e.sample}`));
  for (const name of ['ready', 'start', 'answer', 'result', 'check', 'score', 'view', 'share', 'cta', 'error']) {
    document.addEventListener(`shoreline-${name}`, (e) => {
      const { type, bubbles, composed, cancelable } = e;
      const plain = Object.getPrototypeOf(e.detail) === Object.prototype;
      spy.events.push({ id: e.target.id, name: type, detail: JSON.parse(JSON.stringify(e.detail)), bubbles, composed, cancelable, plain });
    });
  }
})();
