// What is chosen in the form, as far as it makes sense, and what to say about the rest.

import { parse } from '../../embed/element/accent.js';

const VIEWS = ['decide', 'compare', 'check'];
const MEANS = { color: 'color', length: 'width', radius: 'border-radius', font: 'font-family' };
// The whole name: `127.acme.example` is anybody's. A browser writes each address of this machine with four numbers.
const LOCAL = /^(localhost|127(\.\d+){3}|\[::1\]|.*\.localhost)$/;

// Judged as the element does, so that no snippet makes it complain.
const safe = (text, href = text.replaceAll(' ', '%20')) => /^(https?:\/\/[^/]|mailto:.|tel:.)/i.test(href) && !/[\s\p{Cc}]/u.test(href);
const web = (href) => safe(href) && /^https?:/i.test(href);

/** The folder's URL with a slash at the end, from any URL in it that somebody has pasted; null if there is none. */
export function folder(text) {
  if (!web(text.trim()) || !URL.canParse(text.trim())) return null;
  const { origin, pathname } = new URL(text.trim());
  const path = pathname.replace(/[^/]+\.(html|js)$/, '').replace(/\/?$/, '/');
  return (origin + path).replaceAll("'", '%27');
}

// Whether what follows a value in a style is still read: a quote or bracket that stays open would swallow it.
function closed(value) {
  const { style } = document.createElement('i');
  style.cssText = `--value: ${value}; --next: 1`;
  return style.getPropertyValue('--next') === '1';
}

/**
 * Whether the browser understands a variable's value, and it neither breaks out of a style nor loads anything. With
 * `var()` in it, a browser takes whatever else there is.
 */
export const understood = (kind, value) => !/[\t:;{}<]|\\(?!['"])|\/\//.test(value) && closed(value) && CSS.supports(MEANS[kind], value);

/** Returns the choice and the problems by the name of their control. */
export function choice(kit, form) {
  const data = new FormData(form);
  const get = (name) => String(data.get(name) ?? '').trim();
  const problems = {};
  const notes = {};
  const { word } = kit;

  const base = folder(get('base'));
  if (!base) problems.base = word('base');
  else if (LOCAL.test(new URL(base).hostname)) notes.base = word('local');
  else if (base.startsWith('http:')) notes.base = word('insecure');

  const views = data.getAll('views').filter((view) => VIEWS.includes(view));
  if (!views.length) problems.views = word('views');
  const allowed = views.length ? views : VIEWS;

  const accent = get('accent');
  const rgb = accent && parse(accent, form);
  if (accent && !rgb) problems.accent = word('color');

  const [label, href] = [get('cta-label'), get('cta-href')];
  if (href && !safe(href)) problems.cta = word('href');
  else if (!href !== !label) problems.cta = word('both');
  const offer = label && href && safe(href);

  const share = get('share');
  const own = get('share-url');
  const script = get('form') === 'script';
  // In an iframe or after a link, a path would be on the folder's site.
  const leads = web(own) || (script && /^\.{0,2}\//.test(own));
  if (share === 'own' && !leads) problems.share = word('share');
  else if (share === 'own' && get('form') === 'frame') notes.share = word('around');

  const variables = {};
  for (const { name, kind } of kit.variables) {
    const value = get(`--${name}`);
    if (value && !understood(kind, value)) problems[`--${name}`] = word('value');
    else if (value && script) {
      variables[name] = value;
      if (name === 'accent' || name === 'accent-dark') notes[`--${name}`] = word('uncorrected');
    }
  }

  return {
    problems,
    notes,
    rgb,
    views: allowed,
    choice: {
      host: get('host'),
      form: get('form'),
      base: base ?? kit.base,
      label: get('label') || kit.label,
      attributes: {
        view: allowed.includes(get('view')) ? get('view') : '',
        views: allowed.join(' '),
        theme: get('theme'),
        accent: rgb ? accent : '',
        'share-url': share === 'pages' ? 'pages' : share === 'own' && leads ? own : '',
        'cta-label': offer ? label : '',
        'cta-href': offer ? href : '',
        storage: get('storage'),
        load: get('load'),
        'heading-level': get('heading-level'),
      },
      variables,
      slot: data.has('slot'),
      pins: data.has('pin') ? kit.pins : ['', ''],
    },
  };
}
