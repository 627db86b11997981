// Compares trees of pages with those of parse5, which follows the standard of HTML to the letter.
//
//   cargo xtask outline PAGE… | node run.mjs [--show] [--at-most SHARE]
//
// Of each page every character but white space is taken with the block elements around it and the link it lies
// in, on both sides, as a bag: order is left out, since ours is that of the source on purpose. Texts that no
// reader sees (scripts, styles, graphics, templates) are left out too. A character that only one side has in that
// place is a difference. The last line gives the share of characters that differ and the pages that have one; the
// exit code is 1 where more than SHARE of the characters do (0.001 where it is not given).
import { createInterface } from 'node:readline';
import { parse } from 'parse5';

const show = process.argv.includes('--show');
const atMost = process.argv.includes('--at-most') ? Number(process.argv[process.argv.indexOf('--at-most') + 1]) : 0.001;

// Elements that make a place; formatting is left out, which ours does not copy.
const BLOCKS = new Set(`address article aside blockquote caption center dd details dialog dir div dl dt fieldset
  figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup li main menu nav ol optgroup option p pre search
  section select summary table tbody td tfoot th thead tr ul`.split(/\s+/));
// Elements whose text is no text of the page, or whose inside is not HTML.
const UNSEEN = new Set(`audio canvas head iframe math noembed noframes noscript object script style svg template
  textarea title video rp`.split(/\s+/));
// Ours is bounded in depth; parse5 is not.
const DEEPEST = 400;
// White space of either side's kind, and what shows nothing.
const NOTHING = /[\s\0\u0085\ufeff\ufffd]+/gu;

function places(texts) {
  const bags = new Map();
  for (const { text, within, link } of texts) {
    if (within.length > DEEPEST) return undefined;
    if (within.some((name) => UNSEEN.has(name))) continue;
    const place = `${within.filter((name) => BLOCKS.has(name)).join(' ')} | ${link ?? ''}`;
    if (!bags.has(place)) bags.set(place, new Map());
    const bag = bags.get(place);
    for (const character of text.replace(NOTHING, '')) bag.set(character, (bag.get(character) ?? 0) + 1);
  }
  return bags;
}

// The texts of a document without recursion: pages may be deep.
function texts(document) {
  const found = [];
  const open = [[document, [], undefined]];
  while (open.length > 0) {
    const [node, within, link] = open.pop();
    if (node.nodeName === '#text') {
      found.push({ text: node.value, within, link });
      continue;
    }
    for (const child of [...(node.childNodes ?? [])].reverse()) {
      const name = child.tagName;
      const href = name === 'a' ? child.attrs.find((attribute) => attribute.name === 'href')?.value : undefined;
      open.push([child, name ? [...within, name] : within, name === 'a' ? (href ?? '') : link]);
    }
  }
  return found;
}

let [pages, left, total, differing, pagesDiffering] = [0, 0, 0, 0, 0];
for await (const line of createInterface({ input: process.stdin })) {
  const page = JSON.parse(line);
  const [ours, theirs] = [places(page.texts), places(texts(parse(page.page)))];
  if (!ours || !theirs) { left += 1; continue; }
  pages += 1;
  const differences = [];
  for (const place of new Set([...ours.keys(), ...theirs.keys()])) {
    const [a, b] = [ours.get(place) ?? new Map(), theirs.get(place) ?? new Map()];
    let count = 0;
    for (const character of new Set([...a.keys(), ...b.keys()])) {
      const [one, other] = [a.get(character) ?? 0, b.get(character) ?? 0];
      total += Math.max(one, other);
      count += Math.abs(one - other);
    }
    const length = (bag) => [...bag.values()].reduce((sum, number) => sum + number, 0);
    if (count > 0) differences.push([place, length(a), length(b), count]);
  }
  const count = differences.reduce((sum, [, , , count]) => sum + count, 0);
  differing += count;
  if (count > 0) {
    pagesDiffering += 1;
    if (show) {
      console.log(`${page.path}: ${count} characters`);
      for (const [place, a, b] of differences.slice(0, 6)) console.log(`    ours ${a}, theirs ${b}: ${place.slice(0, 200)}`);
    }
  }
}
const share = total > 0 ? differing / total : 0;
console.log(`html pages=${pages} beyond_depth=${left} characters=${total} differing=${share.toFixed(6)} pages_differing=${pagesDiffering}`);
process.exit(share > atMost ? 1 : 0);
