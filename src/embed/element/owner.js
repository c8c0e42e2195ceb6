// The host's attributes as the program wants them, and what the page's owner should know about them. Loaded with the
// program, like late.js, and imports nothing.

const SAFE = /^(https?:\/\/[^/]|mailto:.|tel:.)/i;
const safe = (href) => SAFE.test(href) && !/[\s\p{Cc}]/u.test(href);
const GLOBAL = /^(id|class|style|slot|part|dir|title|hidden|role|tabindex|translate|nonce|inert|popover|exportparts|is|draggable|spellcheck|autofocus|accesskey|autoc.+|contenteditable|enterkeyhint|inputmode|writingsuggestions|item.+|(data-|aria-|on|v-|ng-|x-|hx-|up-|_ng).*|.*[:@.#[(*].*)$/;

// What is wrong with the attributes, one thing at a time; `warn` reports each once.
function complain(element, known, lang, views, get, warn) {
  for (const { name } of element.attributes) {
    if (!Object.hasOwn(known, name) && !GLOBAL.test(name)) {
      warn(`The attribute “${name}” is unknown. Known are: ${Object.keys(known).join(', ')}.`);
    }
  }
  for (const name in known) {
    const text = element.getAttribute(name)?.trim();
    const values = known[name];
    if (text && values.length && !values.includes(text)) {
      warn(`${name}="${text}" is not possible; “${values[0]}” is used. Possible are: ${values.join(', ')}.`);
    }
  }
  const [view, list, pack, accent, wanted] = ['view', 'views', 'pack', 'accent', 'lang'].map(get);
  if (list.split(/[\s,]+/).some((name) => name && !known.view.includes(name))) {
    warn(`views="${list}" names what does not exist. Possible are: ${known.view.join(', ')}.`);
  }
  if (element.hasAttribute('view') && !views.includes(view)) {
    warn(`view="${view}" is not among views="${views.join(' ')}"; “${views[0]}” is shown.`);
  }
  // A host's own pack may be in any language.
  if (wanted && !pack && !`${wanted}-`.toLowerCase().startsWith(`${lang}-`.toLowerCase())) {
    warn(`There is no content in “${wanted}”; English is shown.`);
  }
  const { href, label, share, pages, fixed } = addresses(get);
  if (href && !safe(href)) warn(`cta-href="${href}" is not used: write a whole address with https:, http:, mailto: or tel:.`);
  if (!href !== !label) warn('A call to action needs both cta-label and cta-href.');
  if (share === 'pages' && !pages) warn('share-url="pages" is not used: there are no pages for a pack of your own. Links lead to this page.');
  else if (share && !pages && !fixed) warn(`share-url="${share}" is not used: write “pages”, an address with https: or http:, or a path that begins with /.`);
  if (!accent) return;
  const [light, dark] = ['light', 'dark'].map((scheme) => element.shadowRoot.querySelector('.shoreline').style.getPropertyValue(`--accent-${scheme}`));
  if (!light) warn(`accent="${accent}" is no colour. Write for example #0b6e99.`);
  else if (!corrected.has(accent)) console.info(`<shoreline-quiz> accent="${accent}" is shown as ${light} on light and ${dark} on dark.`);
  corrected.add(accent);
}

const corrected = new Set();

function addresses(get) {
  const share = get('share-url');
  return {
    // Telephone numbers have spaces.
    href: get('cta-href').replaceAll(' ', '%20'),
    label: get('cta-label'),
    share,
    pages: share === 'pages' && !get('pack'),
    // “/quiz” and “../quiz” are addresses on this site; a bare word is more likely a mistake.
    fixed: /^(https?:|\.{0,2}\/)/i.test(share) && URL.canParse(share, document.baseURI) && new URL(share, document.baseURI).href,
  };
}

const due = new Map();

/** What the program wants to know about the host, as pairs. */
export function settings(element, known, lang, first, views, get, warn) {
  // Attributes are set one by one: what is wrong with them is clear only when all are set.
  if (!due.has(element)) {
    queueMicrotask(() => {
      const last = due.get(element);
      due.delete(element);
      complain(...last);
    });
  }
  due.set(element, [element, known, lang, views, get, warn]);
  const { href, label, pages, fixed } = addresses(get);
  // This file is next to embed.js, and so are the pages. An about:, blob: or data: page has no address of its own.
  const nowhere = /^(about|blob|data):/.test(location.href);
  const to = pages || (nowhere && !fixed) ? new URL('.', import.meta.url).href : fixed || '';
  const pairs = [['view', first], ['views', views.join(' ')], ['heading-level', get('heading-level')], ['storage', get('storage')], ['share-url', to], ['pages', pages ? 1 : 0]];
  // It exists in every frame, but is not always allowed.
  if (navigator.canShare?.({ text: '-' })) pairs.push(['native', 1]);
  if (label && safe(href)) pairs.push(['cta-label', label], ['cta-href', href]);
  return pairs;
}
