// Keeps what the frames of the page say about their heights: [id of the frame, height].
window.__heights = [];
addEventListener('message', ({ source, data }) => {
  if (!Number.isFinite(data?.height)) return;
  __heights.push([[...document.querySelectorAll('iframe')].find((frame) => frame.contentWindow === source)?.id ?? '', data.height]);
});
// What they say about events.
window.__passed = [];
addEventListener('message', ({ data }) => data?.event && __passed.push(data.event));
// An application that adds scripts long after the page.
window.__scripts = 0;
window.addFrameScript = (src = '/frame.js') => {
  const script = document.createElement('script');
  script.type = 'module';
  script.src = src;
  script.onload = () => { __scripts += 1; };
  document.head.append(script);
};
// A layout whose width follows the height: the worst that a page can do to a frame that tells its height.
window.swing = (frame, middle) => new ResizeObserver(() => {
  frame.style.width = frame.clientHeight > middle ? '900px' : '330px';
}).observe(frame);
