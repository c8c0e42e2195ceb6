// As a tag manager or an optimiser does: long after the page is complete.
window.addScript = () => {
  const script = document.createElement('script');
  script.type = 'module';
  script.src = '/embed.js';
  document.head.append(script);
};
