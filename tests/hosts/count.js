// Keeps books about every listener of the page: `listeners(target)` is how many a target has now.
(() => {
  const books = new WeakMap();
  const key = (type, options) => `${type} ${!!(typeof options === 'object' ? options?.capture : options)}`;
  const of = (target) => books.get(target) ?? books.set(target, new Map()).get(target);
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const target = this ?? window;
    const known = of(target).get(key(type, options)) ?? new Set();
    if (listener) of(target).set(key(type, options), known.add(listener));
    return add.call(target, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = this ?? window;
    of(target).get(key(type, options))?.delete(listener);
    return remove.call(target, type, listener, options);
  };
  window.listeners = (target) => [...of(target).values()].reduce((sum, set) => sum + set.size, 0);
})();
