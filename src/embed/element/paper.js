// Printing.

/** Prints one element alone, in an iframe of its own, with these sheets. */
export function print(element, sheets) {
  const frame = document.createElement('iframe');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  Object.assign(frame.style, { position: 'fixed', inlineSize: '0', blockSize: '0', border: '0', insetInlineEnd: '100%' });
  document.body.append(frame);
  const { contentWindow: page, contentDocument: paper } = frame;
  // In a sandbox without an origin, nobody may look into an iframe.
  if (!paper) {
    frame.remove();
    throw new Error();
  }
  paper.title = document.title;
  // The host's colour and typeface. Its other colours may be for dark mode.
  const worn = getComputedStyle(element);
  Object.assign(paper.documentElement, { lang: element.closest('[lang]')?.getAttribute('lang') ?? '', dir: worn.direction });
  const sheet = (text) => {
    const made = new page.CSSStyleSheet();
    made.replaceSync(text);
    return made;
  };
  paper.adoptedStyleSheets = [
    ...sheets.map(({ cssRules }) => sheet([...cssRules].map((rule) => rule.cssText).join('\n'))),
    // No animations: growing bars would be printed as they begin.
    sheet('* { animation: none !important; transition: none !important; }'),
  ];
  const root = paper.createElement('div');
  root.className = 'shoreline';
  root.style.cssText = element.closest('.shoreline').style.cssText;
  for (const name of ['--shoreline-accent', '--shoreline-on-accent']) root.style.setProperty(name, worn.getPropertyValue(name));
  root.style.setProperty('--font', worn.fontFamily);
  root.dataset.theme = 'light';
  root.append(paper.importNode(element, true));
  // What is ticked is state, not markup, and not every engine copies it.
  const copies = root.querySelectorAll('input');
  element.querySelectorAll('input').forEach((input, at) => (copies[at].checked = input.checked));
  paper.body.append(root);
  page.addEventListener('afterprint', () => frame.remove());
  page.print();
}
