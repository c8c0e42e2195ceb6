// A result page's own script. Its headline and text are about one result: around a visitor's own, different one, they
// would contradict it. Around the same one, the summary would be there twice.

const heading = document.querySelector('h1');
const [title, page] = [heading.textContent, document.title];
const path = (address) => new URL(address).pathname.replace(/(index\.html)?$/, '').replace(/\/*$/, '/');

const show = (other) => {
  heading.textContent = other ? heading.dataset.quiz : title;
  document.title = other ? page.replace(title, heading.dataset.quiz) : page;
  document.body.classList.add('shown');
  document.body.classList.toggle('other', other);
};

document.addEventListener('shoreline-result', ({ detail }) => show(path(detail.link) !== path(location.href)));
// Nobody knows yet what the visitor's own result will be.
document.addEventListener('shoreline-start', ({ detail }) => detail.view === 'decide' && show(true));
