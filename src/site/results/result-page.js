// A result page's own script. Its headline and text are about one result: around a visitor's own, different one, they
// would contradict it. Around the same one, the summary would be there twice. It runs before the page is drawn: where a
// link's result is on its way, the summary is not there in the first place, so that nothing moves when it comes.
{
  const { documentElement: root } = document;
  const path = (address) => new URL(address).pathname.replace(/(index\.html)?$/, '').replace(/\/*$/, '/');
  let title;
  let page;

  const about = (other) => {
    const heading = document.querySelector('h1');
    title ??= heading.textContent;
    page ??= document.title;
    heading.textContent = other ? heading.dataset.quiz : title;
    document.title = other ? page.replace(title, heading.dataset.quiz) : page;
    root.classList.toggle('other', other);
  };
  const show = (other) => {
    about(other);
    root.classList.add('shown');
  };

  root.classList.toggle('shown', /[#&]s=(%..)*\d{1,3}-(?!\d)/i.test(location.hash));
  // A result follows at once, if the link has one.
  for (const event of ['shoreline-ready', 'shoreline-error']) {
    document.addEventListener(event, ({ target }) => root.classList.toggle('shown', !!target.result));
  }
  document.addEventListener('shoreline-result', ({ detail }) => show(path(detail.link) !== path(location.href)));
  // Nobody knows yet what the visitor's own result will be.
  document.addEventListener('shoreline-start', ({ detail }) => detail.view === 'decide' && show(true));
}
