// What is only needed once the program is there, and so comes with it: src/site/embed_js.rs puts this behind the
// program's glue. It imports nothing.

const SAFE = /^(https?:\/\/[^/]|mailto:.|tel:.)/i;
const safe = (href) => SAFE.test(href) && !/[\s\x00-\x1f]/.test(href);
const GLOBAL = /^(id|class|style|slot|part|dir|title|hidden|role|tabindex|translate|nonce|inert|popover|exportparts|is|draggable|spellcheck|autofocus|item.+|(data-|aria-|on|v-|ng-|x-|_ng).*|.*[:@.#[(*].*)$/;

/** Names the attributes that this element does not know and that are none of HTML's or a framework's. */
export function strangers(element, known, warn) {
  for (const { name } of element.attributes) {
    if (!known.includes(name) && !GLOBAL.test(name)) {
      warn(`The attribute “${name}” is unknown. Known are: ${known.join(', ')}.`);
    }
  }
}

/** What the program wants to know of the host, as pairs. */
export function settings(get, warn) {
  const href = get('cta-href');
  const label = get('cta-label');
  if (href && !safe(href)) warn(`cta-href="${href}" is not used: write a whole address with https:, http:, mailto: or tel:.`);
  if (!href !== !label) warn('A call to action needs both cta-label and cta-href.');
  const share = get('share-url');
  const pages = share === 'pages' && !get('pack');
  const fixed = /^https?:/i.test(share) && safe(share);
  if (share === 'pages' && !pages) warn('share-url="pages" is not used: there are no pages for a pack of your own. Links lead to this page.');
  else if (share && !pages && !fixed) warn(`share-url="${share}" is not used: write “pages”, or a whole address with https: or http:.`);
  // This file lies beside embed.js, and so do the pages.
  const to = pages ? new URL('.', import.meta.url).href : fixed ? share : '';
  const pairs = [['heading-level', get('heading-level')], ['storage', get('storage')], ['share-url', to], ['pages', pages ? 1 : 0]];
  if (label && safe(href)) pairs.push(['cta-label', label], ['cta-href', href]);
  return pairs;
}

/** Prints one element alone, in a frame of its own, with these sheets. */
export function print(element, sheets) {
  const frame = document.createElement('iframe');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  Object.assign(frame.style, { position: 'fixed', inlineSize: '0', blockSize: '0', border: '0', insetInlineEnd: '100%' });
  document.body.append(frame);
  const { contentWindow: page, contentDocument: paper } = frame;
  paper.title = document.title;
  paper.documentElement.lang = element.closest('[lang]')?.lang ?? '';
  paper.adoptedStyleSheets = sheets.map(({ cssRules }) => {
    const copy = new page.CSSStyleSheet();
    copy.replaceSync([...cssRules].map((rule) => rule.cssText).join('\n'));
    return copy;
  });
  const root = paper.createElement('div');
  root.className = 'shoreline';
  root.dataset.theme = 'light';
  root.append(paper.importNode(element, true));
  // What is ticked is state, not markup, and is not copied by every engine.
  const copies = root.querySelectorAll('input');
  element.querySelectorAll('input').forEach((input, at) => (copies[at].checked = input.checked));
  paper.body.append(root);
  page.addEventListener('afterprint', () => frame.remove());
  page.print();
}
