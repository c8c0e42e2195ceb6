// The questions after the first two. They are read from the pack, which arrives long before the program: it begins with
// them, as src/pack/wire.rs writes it.

import { ASK, BUILD } from 'build';

/** Adds the screens of the questions in a pack's bytes to those of its language. */
export async function complete(lang, bytes) {
  BUILD.langs[lang].screens.splice(3, Infinity, ...read(await bytes).slice(1).map((question, at) => ASK[lang](at + 2, ...question)));
}

// After a header of ten bytes: the length of the numbers, the numbers, the texts. Everything is read in order, and what
// is not needed is skipped: `[id, text, help, options, …]`, an option as the screens have it.
function read(bytes) {
  let at = 10;
  const number = () => {
    const byte = bytes[at++];
    return byte < 128 ? byte : byte - 128 + 128 * number();
  };
  let texts = number();
  texts += at;
  const text = () => new TextDecoder().decode(bytes.subarray(texts, (texts += number())));
  const list = (one) => Array.from({ length: number() }, one);
  const skip = () => at++;
  const rest = (code) => [text(), code(), list(skip), list(skip)];
  const option = () => ['label', text(), text(), text(), ...rest(skip)];
  return list(() => [text(), text(), text(), list(option), ...rest(text)]);
}
