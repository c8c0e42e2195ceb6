// What the translation of a browser does to a page: every text node goes, and two <font> with a new text come.
// The words stay as they are, so that tests find them. Answers how many texts were replaced.
window.translate = (root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.data.trim() && !node.parentNode.closest('font, svg, style')) texts.push(node);
  }
  for (const node of texts) {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    inner.append(node.data);
    outer.append(inner);
    node.replaceWith(outer);
  }
  return texts.length;
};
