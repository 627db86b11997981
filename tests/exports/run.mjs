// Reads exports with other people's readers of their formats.
//
//   node run.mjs DIR
//
// DIR holds files named DOSSIER.FORMAT, as `cargo run -p assay-report --example fixtures` writes them.
// Annotations are checked against a table of the W3C model. Markdown goes through the reference parser of
// CommonMark, Argdown through Argdown's own parser, RO-Crate through the validator of ro-crate-js; the terms of
// all JSON-LD that speaks schema.org are expanded, in safe mode, with the published context of RO-Crate 1.2,
// which holds every term of schema.org. Nothing is asked of the network. The last line is "N passed, N failed";
// the exit code is 1 if anything failed.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { check, end } from '../tally.mjs';

const require = createRequire(import.meta.url);
const CONTEXT = JSON.parse(readFileSync(join(dirname(require.resolve('ro-crate')), 'lib/context.json'), 'utf8'));
// The validator fetches the context by its address; it gets the copy it came with, and nothing else.
globalThis.fetch = async (address) => {
  if (String(address) !== 'https://w3id.org/ro/crate/1.2/context') throw new Error(`asked the network for ${address}`);
  return { ok: true, json: async () => CONTEXT };
};
const jsonld = require('jsonld');
const commonmark = require('commonmark');
const { ROCrate, Checker, validate } = require('ro-crate');
const { ArgdownApplication, ParserPlugin, DataPlugin, ModelPlugin } = require('@argdown/core');

const dir = process.argv[2];
if (!dir) {
  console.error('usage: node run.mjs DIR');
  process.exit(2);
}
// What our Markdown is made of; anything else came out of an article.
const OURS = ['document', 'heading', 'paragraph', 'text', 'softbreak', 'block_quote', 'list', 'item', 'strong'];

function markdown(where, text) {
  const walker = new commonmark.Parser().parse(text).walker();
  const foreign = [];
  let headings = 0;
  for (let step = walker.next(); step; step = walker.next()) {
    if (!step.entering) continue;
    if (!OURS.includes(step.node.type)) foreign.push(`${step.node.type}: ${step.node.literal ?? step.node.destination ?? ''}`);
    if (step.node.type === 'heading') headings += 1;
  }
  check(where, 'CommonMark reads nothing but our own structure', foreign);
  check(where, 'it has its headings', headings >= 2 ? [] : [`${headings} headings`]);
  const backslashes = (text.match(/\\/g) ?? []).length / text.length;
  if (!where.includes('hostile')) check(where, 'few backslashes', backslashes < 0.004 ? [] : [`${(backslashes * 100).toFixed(2)} % of it`]);
}

function argdown(where, text, dossier) {
  const app = new ArgdownApplication();
  app.addPlugin(new ParserPlugin(), 'parse-input');
  app.addPlugin(new DataPlugin(), 'build-model');
  app.addPlugin(new ModelPlugin(), 'build-model');
  const read = app.run({ input: text, process: ['parse-input', 'build-model'], logLevel: 'error' });
  check(where, 'Argdown parses it', [...(read.lexerErrors ?? []), ...(read.parserErrors ?? []), ...(read.exceptions ?? [])].map((e) => e.message ?? String(e)));
  const statements = Object.keys(read.statements ?? {});
  const ids = (list) => list.map((record) => record.id.replace(/[^A-Za-z0-9-]/g, '').slice(0, 40));
  check(where, 'it holds every claim', ids(dossier.claims).filter((id) => !statements.includes(id)));
  check(where, 'it holds every argument', ids(dossier.arguments).filter((id) => !(id in (read.arguments ?? {}))));
  // Hashtags and the like would be structure that an article wrote.
  check(where, 'no tag comes out of an article', Object.keys(read.tags ?? {}));
}

// The terms of a document that speaks schema.org; safe mode refuses any that the context does not define.
async function terms(where, document) {
  const problems = [];
  try {
    const expanded = await jsonld.expand({ ...document, '@context': CONTEXT['@context'] }, {
      safe: true, base: 'https://crate.example/', documentLoader: (address) => { throw new Error(`asked for ${address}`); },
    });
    if (expanded.length === 0) problems.push('nothing in it');
  } catch (error) {
    problems.push(`${error.message} ${JSON.stringify(error.details?.event ?? '').slice(0, 200)}`);
  }
  check(where, 'every term is defined', problems);
}

// The Web Annotation Data Model (W3C, 2017) as far as we use it: for each type of node its members, those it
// must have first, and the types of the nodes they hold. No package holds the model's context or a validator.
const MODEL = {
  AnnotationPage: { must: ['@context', 'id', 'items'], may: ['partOf', 'startIndex', 'next', 'prev'], holds: { items: 'Annotation', partOf: 'AnnotationCollection' } },
  AnnotationCollection: { must: ['id'], may: ['label', 'total', 'first', 'last'], holds: {} },
  Annotation: { must: ['id', 'target'], may: ['body', 'motivation', 'generator', 'generated', 'creator', 'created'], holds: { body: 'TextualBody', target: 'SpecificResource', generator: 'Software' } },
  Software: { must: [], may: ['id', 'name', 'homepage'], holds: {} },
  TextualBody: { must: ['value'], may: ['format', 'language', 'purpose', 'textDirection'], holds: {} },
  SpecificResource: { must: ['source'], may: ['id', 'selector', 'purpose'], holds: { selector: 'Selector' } },
  TextQuoteSelector: { must: ['exact'], may: ['prefix', 'suffix'], holds: {} },
  TextPositionSelector: { must: ['start', 'end'], may: [], holds: {} },
  DataPositionSelector: { must: ['start', 'end'], may: [], holds: {} },
};
const MOTIVATIONS = ['assessing', 'bookmarking', 'classifying', 'commenting', 'describing', 'editing', 'highlighting', 'identifying', 'linking', 'moderating', 'questioning', 'replying', 'tagging'];

function annotations(where, document) {
  const problems = [];
  const walk = (node, type, at) => {
    const known = MODEL[node.type];
    if (!known || (type === 'Selector' ? !node.type.endsWith('Selector') : node.type !== type)) { problems.push(`${at}: ${node.type}, not ${type}`); return; }
    for (const name of known.must) if (!(name in node)) problems.push(`${at}: no ${name}`);
    for (const name of Object.keys(node)) if (name !== 'type' && ![...known.must, ...known.may].includes(name)) problems.push(`${at}: ${name}`);
    for (const [name, holds] of Object.entries(known.holds)) for (const child of [node[name] ?? []].flat()) walk(child, holds, `${at}/${name}`);
    for (const name of ['start', 'end', 'total', 'startIndex']) if (name in node && !(Number.isInteger(node[name]) && node[name] >= 0)) problems.push(`${at}: ${name} ${node[name]}`);
    for (const name of ['id', 'source']) if (name in node && !URL.canParse(node[name])) problems.push(`${at}: ${name} ${node[name]}`);
    if (node.end < node.start) problems.push(`${at}: ends before it starts`);
    if (node.motivation && !MOTIVATIONS.includes(node.motivation)) problems.push(`${at}: ${node.motivation}`);
  };
  walk(document, 'AnnotationPage', '');
  if (document['@context'] !== 'http://www.w3.org/ns/anno.jsonld') problems.push('not the context of the model');
  if (document.partOf?.total !== document.items.length) problems.push('a wrong total');
  if (new Set(document.items.map((item) => item.id)).size !== document.items.length && !where.includes('hostile')) problems.push('an id twice');
  check(where, 'it is as the model of annotations has it', problems);
}

// What only a person adds, and then it is a ClaimReview.
function completed(draft) {
  return {
    '@type': 'ClaimReview', ...draft, url: 'https://desk.example/1', datePublished: '2026-01-02', reviewBody: 'Words.',
    author: { '@type': 'Person', name: 'A. Person' },
    reviewRating: { '@type': 'Rating', alternateName: 'Half true', ratingValue: '2', bestRating: '3', worstRating: '1' },
  };
}

async function crate(where, document) {
  const results = await validate(document);
  check(where, 'the validator of RO-Crate finds no error', results.filter((r) => r.status === 'error').map((r) => `${r.id}: ${r.message} (${r.clause ?? ''})`));
  const checker = new Checker(new ROCrate(document, { array: true, link: true }));
  const items = [checker.hasRootDataset(), checker.hasRootDatasetWithProperID(), checker.hasName(), checker.hasDescription(), checker.hasLicense(), checker.hasDatePublished()];
  check(where, 'its checker is content', items.filter((i) => !i.status).map((i) => `${i.name}: ${i.message}`));
}

for (const name of readdirSync(dir).sort()) {
  const at = name.indexOf('.');
  const [dossier, format] = [name.slice(0, at), name.slice(at + 1)];
  if (at < 0 || format === 'dossier') continue;
  const text = readFileSync(join(dir, name), 'utf8');
  const json = () => JSON.parse(text);
  const made = () => JSON.parse(readFileSync(join(dir, `${dossier}.dossier`), 'utf8'));
  switch (format) {
    case 'markdown': markdown(name, text); break;
    case 'argdown': argdown(name, text, made()); break;
    case 'web-annotation': annotations(name, json()); break;
    case 'schema-org': await terms(name, json()); break;
    case 'claim-review-draft':
      for (const draft of json().drafts.slice(0, 3)) await terms(name, completed(draft.draft));
      break;
    case 'ro-crate':
      await terms(name, json());
      // Without the article's date a crate has none: nothing here reads a clock.
      if (made().article.published && !dossier.includes('hostile')) await crate(name, json());
      break;
    default: break;
  }
}
end();
