// The host's colour, made readable.

const luminance = (rgb) => rgb.reduce((sum, c, i) =>
  sum + [0.2126, 0.7152, 0.0722][i] * (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4), 0);
const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
const css = (rgb) => `rgb(${rgb.map((c) => Math.round(c * 255)).join(' ')})`;

/**
 * A colour as three numbers from 0 to 1, in whatever notation it is written: mixed with itself, the browser returns it
 * as plain sRGB. `parent` provides a place to measure in. Null if it is no colour.
 */
export function parse(text, parent) {
  if (!CSS.supports('color', text) || /^(currentcolor|inherit|initial|unset|revert)|(var|env|attr)\(/i.test(text)) return null;
  const probe = document.createElement('i');
  probe.hidden = true;
  probe.style.color = text;
  probe.style.color = `color-mix(in srgb, ${text}, ${text})`;
  parent.append(probe);
  const computed = getComputedStyle(probe).color;
  probe.remove();
  const scale = computed.startsWith('rgb') ? 255 : 1;
  const parts = computed.match(/-?[\d.]+(e-?\d+)?/g)?.slice(0, 3).map((n) => Math.min(1, Math.max(0, n / scale)));
  return parts?.length === 3 ? parts : null;
}

/**
 * The colour, mixed with black or white until text in it is readable (5:1) on the light and on the dark
 * surface, and the text colours that are readable on it: [light, dark, on light, on dark].
 */
export function readable(rgb) {
  const fit = (surface, towards) => {
    for (let part = 0; ; part += 0.02) {
      const mixed = rgb.map((c) => c + (towards - c) * Math.min(1, part));
      if (part >= 1 || contrast(luminance(mixed), surface) >= 5) return mixed;
    }
  };
  const on = (mixed) => (contrast(luminance(mixed), 1) >= 4.5 ? '#fff' : '#0b1116');
  const light = fit(0.93, 0);
  const dark = fit(0.022, 1);
  return [css(light), css(dark), on(light), on(dark)];
}

