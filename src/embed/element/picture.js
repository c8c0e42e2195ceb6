// The result as a picture: the map drawn on a canvas next to its words. The shapes are read from the drawing on the
// page and not loaded as an image, which a strict policy would forbid.

// A host may have a constant of that name.
const { URL } = globalThis;

const WIDTH = 1200, HEIGHT = 630, EDGE = 70;

/** Draws the map with the lines next to it and offers the PNG as a download. */
export async function save(map, lines) {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: WIDTH, height: HEIGHT });
  const pen = canvas.getContext('2d');
  // Instead of the drawing, some browsers return noise, to prevent fingerprinting.
  const probe = [18, 52, 86];
  pen.fillStyle = `rgb(${probe})`;
  pen.fillRect(0, 0, 1, 1);
  const { data } = pen.getImageData(0, 0, 1, 1);
  if (probe.some((value, at) => Math.abs(value - data[at]) > 8)) throw new Error('This browser keeps pictures to itself.');
  const look = getComputedStyle(map);
  const colour = (name) => resolve(map, `var(${name})`);
  pen.fillStyle = colour('--surface');
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  const rtl = look.direction === 'rtl';
  pen.direction = look.direction;
  const [headline, level, title, address] = lines;
  const broken = (text, size, weight) => {
    pen.font = `${weight} ${size}px ${look.fontFamily}`;
    return [...wrapped(pen, text, 460)];
  };
  const write = (text, y, size, weight, name) => {
    pen.fillStyle = colour(name);
    for (const line of broken(text, size, weight)) {
      pen.fillText(line, rtl ? WIDTH - EDGE : EDGE, (y += size * 1.25));
    }
    return y;
  };
  let y = write(title, 70, 26, 400, '--muted');
  // Both of a close pair take more lines.
  const large = broken(headline, 50, 700).length > 3 ? 42 : 50;
  y = write(headline, y + 24, large, 700, '--text');
  write(level, y + 22, 28, 400, '--text');
  // Isolated: its parts would change places between words from right to left.
  write(`\u2066${address}\u2069`, HEIGHT - 85, 24, 400, '--muted');
  pen.translate(rtl ? EDGE : WIDTH - EDGE - 560, 80);
  pen.scale(560 / 360, 560 / 360);
  for (const shape of map.querySelectorAll('path, line, ellipse, circle, text')) draw(pen, shape);
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = 'result.png';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

// The current value of a colour variable here.
function resolve(near, value) {
  const probe = near.parentNode.appendChild(document.createElement('i'));
  probe.style.color = value;
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

function* wrapped(pen, text, width) {
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (line && pen.measureText(longer).width > width) {
      yield line;
      line = word;
    } else line = longer;
  }
  yield line;
}

function draw(pen, shape) {
  const look = getComputedStyle(shape);
  const at = (name) => Number(shape.getAttribute(name));
  pen.lineWidth = parseFloat(look.strokeWidth);
  pen.setLineDash(look.strokeDasharray === 'none' ? [] : look.strokeDasharray.split(/[\s,]+/).map(parseFloat));
  pen.lineCap = look.strokeLinecap;
  pen.lineJoin = look.strokeLinejoin;
  const fill = (paint) => painted(pen, look.fill, look.fillOpacity, 'fillStyle', paint);
  const stroke = (paint) => painted(pen, look.stroke, look.strokeOpacity, 'strokeStyle', paint);
  if (shape.localName === 'text') {
    pen.font = `${look.fontWeight} ${look.fontSize} ${look.fontFamily}`;
    const { textAnchor, direction } = look;
    pen.textAlign = textAnchor === 'middle' ? 'center' : textAnchor;
    pen.direction = direction;
    stroke(() => pen.strokeText(shape.textContent, at('x'), at('y')));
    fill(() => pen.fillText(shape.textContent, at('x'), at('y')));
    return;
  }
  const path = outline(shape, at);
  fill(() => pen.fill(path));
  stroke(() => pen.stroke(path));
}

function painted(pen, paint, opacity, style, act) {
  if (paint === 'none') return;
  pen[style] = paint;
  pen.globalAlpha = Number(opacity);
  act();
  pen.globalAlpha = 1;
}

function outline(shape, at) {
  const path = new Path2D(shape.getAttribute('d') ?? '');
  if (shape.localName === 'line') {
    path.moveTo(at('x1'), at('y1'));
    path.lineTo(at('x2'), at('y2'));
  } else if (shape.localName !== 'path') {
    const r = at('r');
    path.ellipse(at('cx'), at('cy'), r || at('rx'), r || at('ry'), 0, 0, 2 * Math.PI);
  }
  return path;
}
