// The front page's own script: fetches the snippet builder when somebody comes near it, or follows a link to settings.

const place = document.getElementById('embed');
const load = () => import('./builder.js');
const named = [...new URLSearchParams(location.search).keys()].some((name) => document.getElementById('builder').elements[name]);
if (named || location.hash === '#embed') {
  load();
} else {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    load();
  }, { rootMargin: '10px' });
  observer.observe(place);
}
