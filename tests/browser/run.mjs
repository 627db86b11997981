// Opens reports in headless Chromium and checks what no unit test can see.
//
//   node run.mjs [--screenshots DIR] REPORT.html …
//
// For every report, at three widths, light and dark: no horizontal scroll, nothing on the console,
// no network request, no script run, no axe violation. For every report once: links lead
// somewhere, words and notes lead to each other by keyboard, passages lead to their bytes, filters work
// without script, charts can be saved, the page prints, nothing breaks when it is turned from right to left. The last line is "N passed, N failed"; the exit code is 1 if anything failed.
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { check, end } from '../tally.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTHS = [320, 768, 1280];
const SCHEMES = ['light', 'dark'];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
// playwright-core launches with a fresh profile; these keep Chromium from phoning home.
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

const args = process.argv.slice(2);
let screenshots = null;
const reports = [];
while (args.length > 0) {
  const arg = args.shift();
  if (arg === '--screenshots') screenshots = args.shift();
  else reports.push(arg);
}
if (reports.length === 0) {
  console.error('usage: node run.mjs [--screenshots DIR] REPORT.html …');
  process.exit(2);
}
if (screenshots) mkdirSync(screenshots, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: FLAGS,
});

// A page that records everything it should not do.
async function open(url, options) {
  const context = await browser.newContext({ ...options, serviceWorkers: 'block' });
  const page = await context.newPage();
  const seen = { console: [], requests: [], dialogs: [] };
  page.on('console', (message) => seen.console.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => seen.console.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => { seen.dialogs.push(dialog.message()); dialog.dismiss(); });
  page.on('request', (request) => { if (request.url() !== url) seen.requests.push(request.url()); });
  await page.goto(url, { waitUntil: 'load' });
  return { context, page, seen };
}

async function looks(report, url, width, scheme) {
  const where = `${basename(report)} ${width}px ${scheme}`;
  // A page without script must be as good: JavaScript is on, so that hostile script could run.
  const { context, page, seen } = await open(url, {
    viewport: { width, height: 900 }, colorScheme: scheme, reducedMotion: 'reduce',
  });
  const overflow = await page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')]
      .filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1 && !e.closest('.scroll'))
      .slice(-4).map((e) => `${e.tagName}.${e.getAttribute('class')} ${e.textContent.slice(0, 50)}`);
    return [`page is ${root.scrollWidth} wide`, ...wide];
  });
  check(where, 'no horizontal scroll', overflow);
  const ran = await page.evaluate(() => (window.__ran ? ['window.__ran is set'] : []));
  const active = await page.evaluate(() => {
    const bad = [...document.querySelectorAll('script,iframe,frame,object,embed,form,base,link,video,audio,img,template,math,style:not(head style),meta[http-equiv="refresh"]')]
      .map((e) => `element ${e.outerHTML.slice(0, 80)}`);
    for (const e of document.querySelectorAll('*')) {
      for (const a of e.attributes) {
        if (/^on/i.test(a.name) || a.name === 'style') bad.push(`attribute ${a.name} of ${e.tagName}`);
        // A chart or its values, in Base64 and there to be saved; what they hold is checked below.
        if (a.name === 'href' && e.hasAttribute('download') && /^data:(image\/svg\+xml|text\/csv);base64,[A-Za-z0-9+/=]*$/.test(a.value)) continue;
        if (/^(href|src|xlink:href|action|formaction)$/i.test(a.name) && !/^(https?:\/\/|#)/i.test(a.value)) bad.push(`address ${a.value.slice(0, 60)}`);
      }
    }
    return bad;
  });
  check(where, 'no script runs, nothing active in the page', [...ran, ...active]);
  // axe is the tester's script, not the page's: the policy must let it in for this once.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags } }), TAGS);
  check(where, 'no axe violation', violations.flatMap((v) => v.nodes.slice(0, 3).map((n) => `${v.id}: ${n.target} ${n.failureSummary?.replace(/\s+/g, ' ').slice(0, 160)}`)));
  check(where, 'console stays empty', seen.console);
  check(where, 'no network request, no dialog', [...seen.requests, ...seen.dialogs]);
  if (screenshots) {
    const name = `${basename(report, '.html')}-${width}-${scheme}`;
    await page.screenshot({ path: `${screenshots}/${name}.png`, fullPage: true });
  }
  await context.close();
}

async function works(report, url) {
  const where = basename(report);
  const { context, page } = await open(url, { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', javaScriptEnabled: true });
  const dead = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"], use[href^="#"]')]
    .map((a) => a.getAttribute('href')).filter((href) => href.length < 2 || !document.getElementById(href.slice(1))));
  check(where, 'every link within the page leads somewhere', dead);
  const outward = await page.evaluate(() => [...document.querySelectorAll('a[href^="http" i]')]
    .filter((a) => !['noopener', 'nofollow', 'noreferrer'].every((r) => a.relList.contains(r))).map((a) => a.href));
  check(where, 'links outward carry noopener, nofollow and noreferrer', outward);
  const shape = await page.evaluate(() => {
    const bad = [];
    for (const [name, n] of [['main', 1], ['header', 1], ['nav', 1], ['h1', 1]]) {
      if (document.querySelectorAll(name).length !== n) bad.push(`${name}: ${document.querySelectorAll(name).length}`);
    }
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? '';
    if (!policy.startsWith("default-src 'none'") || policy.includes('unsafe')) bad.push(`policy ${policy}`);
    if (!document.body.textContent.includes('Prepared by software; no person has judged it yet.')) bad.push('the page does not say who made it');
    for (const plot of document.querySelectorAll('svg.plot')) {
      const ids = (plot.getAttribute('aria-labelledby') ?? '').split(' ');
      if (ids.length !== 2 || !ids.every((id) => document.getElementById(id)?.textContent)) bad.push('a chart has no title or description');
    }
    return bad;
  });
  check(where, 'landmarks, policy, notice and chart texts', shape);
  await keyboard(where, page);
  await cards(where, page);
  await passages(where, page);
  await filters(where, page);
  check(where, 'saved charts are drawings and tables', await saved(page));
  await mirrored(where, page);
  await page.emulateMedia({ media: 'print' });
  const pdf = await page.pdf({ format: 'A4' });
  check(where, 'prints', pdf.length > 1000 ? [] : ['empty PDF']);
  if (screenshots) writeFileSync(`${screenshots}/${basename(report, '.html')}.pdf`, pdf);
  await context.close();
}

// What the links that save a chart hold, and that the browser saves it.
async function saved(page) {
  const problems = await page.evaluate(() => [...document.querySelectorAll('a[download]')].flatMap((a) => {
    const bad = [];
    const text = new TextDecoder().decode(Uint8Array.from(atob(a.href.split(',')[1]), (c) => c.charCodeAt(0)));
    if (a.href.startsWith('data:text/csv')) return /(^|\n|,)"?[=+@]/.test(text) ? [`formula in ${a.download}`] : [];
    const drawing = new DOMParser().parseFromString(text, 'image/svg+xml');
    if (drawing.querySelector('parsererror')) bad.push(`${a.download} is not well-formed`);
    for (const e of drawing.querySelectorAll('*')) {
      if (!['svg', 'title', 'desc', 'style', 'rect', 'text', 'path', 'circle'].includes(e.tagName)) bad.push(`${a.download}: ${e.tagName}`);
      for (const { name } of e.attributes) if (/^on|href/i.test(name)) bad.push(`${a.download}: ${name}`);
    }
    return bad;
  }));
  const links = page.locator('a[download]');
  for (let n = 0; n < Math.min(2, await links.count()); n += 1) {
    const wait = page.waitForEvent('download', { timeout: 20000 }).catch(() => null);
    await links.nth(n).click();
    const download = await wait;
    const name = await links.nth(n).getAttribute('download');
    if (download?.suggestedFilename() !== name) problems.push(`${name} was not saved`);
  }
  return problems;
}

// From a note to its card, and from the card back to the words; some cards stand within a disclosure.
async function cards(where, page) {
  const links = page.locator('.note a[href^="#card-"]');
  const problems = [];
  const count = await links.count();
  for (const n of [...new Set([0, 1, 2, Math.floor(count / 2), count - 1])].filter((at) => at >= 0 && at < count)) {
    const id = (await links.nth(n).getAttribute('href')).slice(1);
    await links.nth(n).focus();
    await page.keyboard.press('Enter');
    if (!(await arrives(page, id))) { problems.push(`${id} is not shown`); continue; }
    await page.keyboard.press('Tab');
    const back = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
    if (back !== `#w-${id.slice(5)}`) { problems.push(`${id}: Tab in the card leads to ${back}`); continue; }
    await page.keyboard.press('Enter');
    if (!(await arrives(page, back.slice(1)))) problems.push(`${id}: the words are not shown`);
  }
  check(where, 'notes lead to cards, and cards back to the words', problems);
}

// From a passage to its bytes: a link opens the disclosures its target stands in.
async function passages(where, page) {
  const links = page.locator('.words a.src');
  const problems = [];
  const count = await links.count();
  for (const n of [...new Set([0, Math.floor(count / 2), count - 1])].filter((at) => at >= 0 && at < count)) {
    const id = (await links.nth(n).getAttribute('href')).slice(1);
    await links.nth(n).focus();
    await page.keyboard.press('Enter');
    if (!(await arrives(page, id))) { problems.push(`${id} is not shown`); continue; }
    if (!(await page.locator(`#${id}`).isVisible())) problems.push(`${id} is shut`);
  }
  check(where, 'a passage leads to its bytes without script', problems);
}

// The style sheet knows no left and right: turned round, the page must be as whole.
async function mirrored(where, page) {
  const problems = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    problems.push(...await page.evaluate((at) => {
      document.documentElement.dir = 'rtl';
      const root = document.documentElement;
      if (root.scrollWidth <= root.clientWidth) return [];
      const wide = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().left < -1 && !e.closest('.scroll'));
      return [`${root.scrollWidth} wide at ${at}`, ...wide.slice(-3).map((e) => `${e.tagName}.${e.getAttribute('class')} ${e.textContent.slice(0, 50)}`)];
    }, width));
  }
  await page.evaluate(() => document.documentElement.removeAttribute('dir'));
  await page.setViewportSize({ width: 1280, height: 900 });
  check(where, 'no horizontal scroll from right to left', problems);
}

// Whether the page comes to show the element with this id. The browser follows
// a link after it has answered the key press, so this asks until it has, for
// ten seconds on a slow machine.
async function arrives(page, id) {
  for (let tries = 0; tries < 200; tries += 1) {
    const there = await page.evaluate((name) => {
      const box = document.getElementById(name).getBoundingClientRect();
      return location.hash === `#${name}` && box.top >= -1 && box.top < innerHeight;
    }, id);
    if (there) return true;
    await page.waitForTimeout(50);
  }
  return false;
}

// Tab to a marker, Enter to the note, Tab to its link back, Enter to the words.
async function keyboard(where, page) {
  const links = await page.locator('.words a[href^="#n-"]').count();
  const problems = [];
  for (let n = 0; n < Math.min(links, 12); n += 1) {
    const link = page.locator('.words a[href^="#n-"]').nth(n);
    const note = (await link.getAttribute('href')).slice(1);
    await link.focus();
    const ring = await link.evaluate((e) => getComputedStyle(e).outlineStyle);
    await page.keyboard.press('Enter');
    if (!(await arrives(page, note))) problems.push(`${note}: Enter did not lead to the note`);
    if (ring === 'none') problems.push(`${note}: no focus ring`);
    await page.keyboard.press('Tab');
    const back = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
    if (back !== `#w-${note.slice(2)}`) { problems.push(`${note}: Tab in the note leads to ${back}`); continue; }
    await page.keyboard.press('Enter');
    if (!(await arrives(page, back.slice(1)))) problems.push(`${note}: the words are not shown`);
  }
  check(where, 'words and notes lead to each other by keyboard', problems);
}

async function filters(where, page) {
  const problems = [];
  for (const kind of ['claim', 'said', 'wording', 'offer', 'argument', 'figure']) {
    const notes = page.locator(kind === 'figure' ? '.notes .figure' : `.notes .note.${kind}`);
    if ((await notes.count()) === 0) continue;
    await page.locator(`#show-${kind}`).focus();
    await page.keyboard.press('Space');
    if (await notes.first().isVisible()) problems.push(`${kind}: still shown`);
    await page.keyboard.press('Space');
    if (!(await notes.first().isVisible())) problems.push(`${kind}: does not come back`);
  }
  check(where, 'filters by kind work without script', problems);
}

// A report is mailed and kept: a megabyte is the most a long article may weigh.
const HEAVIEST = 1 << 20;

for (const report of reports) {
  const { size } = statSync(report);
  check(basename(report), 'weighs less than a megabyte', size < HEAVIEST ? [] : [`${size} bytes`]);
  const url = pathToFileURL(resolve(report)).href;
  for (const width of WIDTHS) for (const scheme of SCHEMES) await looks(report, url, width, scheme);
  await works(report, url);
}
await browser.close();
end();
