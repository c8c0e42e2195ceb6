// As in a private window or a frame of another site: the mere touch throws.
for (const name of ['sessionStorage', 'localStorage', 'indexedDB', 'caches']) {
  Object.defineProperty(window, name, { get() { throw new DOMException('The operation is insecure.', 'SecurityError'); } });
}
