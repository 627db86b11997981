// Writes pages to be read by `assay` and opened in the browser: a long article and one written from right to
// left, and a desk's brand. Names, places of the story and words are made up; nothing is drawn by lot.
//
//   node pages.mjs DIR
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const dir = process.argv[2];
if (!dir) {
  console.error('usage: node pages.mjs DIR');
  process.exit(2);
}
mkdirSync(dir, { recursive: true });

const people = ['Ilse Marrow', 'Tomas Quill', 'Adaeze Fenn', 'Rowan Petrie', 'Mirela Voss', 'Jonas Hale'];
const roles = ['the harbour minister', 'a port economist', 'the union’s secretary', 'a shipping clerk', 'the mayor of Lantry', 'a retired pilot'];
const verbs = ['said', 'told the Lantry Ledger', 'argued', 'warned', 'insisted', 'wrote in a letter to the council'];
const places = [['Germany', 'DEU'], ['France', 'FRA'], ['Brazil', 'BRA'], ['Japan', 'JPN'], ['El Salvador', 'SLV'], ['Nigeria', 'NGA'], ['India', 'IND']];
const measures = [
  (place, year, n) => `In ${place}, unemployment stood at ${3 + (n % 9)}.${n % 10}% in ${year}.`,
  (place, year, n) => `Life expectancy in ${place} rose to ${70 + (n % 14)} years in ${year}, a record by any standard.`,
  (place, year, n) => `The population of ${place} was about ${20 + n * 7} million in ${year}.`,
  (place, year, n) => `Inflation in ${place} more than doubled, to ${2 + (n % 11)}%, between ${year - 2} and ${year}.`,
  (place, year, n) => `The homicide rate of ${place} fell to ${1 + (n % 60)} per 100,000 people in ${year}.`,
];
const quotes = [
  'We have counted every crate twice, and the figures are worse than anyone admits',
  'Nobody on the quay believes the promise any more',
  'If the council opens its books, we will open ours, and not a day before',
  'It is an outrageous way to treat people who have kept this town alive',
  'The numbers were there for everyone to see, and they were ignored',
];
const fillers = [
  'The inquiry began with a leaking shed and a ledger that did not add up, and it has since taken in three ministries and most of the waterfront.',
  'Those who load the ships tell a slower story, of contracts that changed hands twice in a winter and of foremen who stopped answering letters.',
  'A report that the council had kept in a drawer describes the same months in other words, and leaves out the part that the town remembers best.',
  'Critics call the plan a shameless giveaway; its authors call it the only honest offer in a decade, and neither side has shown its sums.',
  'By the end of the hearing the gallery was full, the clerk had run out of paper, and the two sides no longer agreed on what had been asked.',
];
const parts = ['What the ledger shows', 'Two accounts of one winter', 'The offer', 'What others pay', 'Who was asked', 'A longer view', 'What comes next'];

function paragraph(n) {
  const person = people[n % people.length];
  const [place] = places[n % places.length];
  const year = 2004 + (n * 5) % 19;
  const claim = n % 2 === 0 ? measures[n % measures.length](place, year, n) : fillers[(n + 3) % fillers.length];
  const quote = quotes[(n * 3) % quotes.length];
  return `${fillers[n % fillers.length]} ${claim} “${quote},” ${verbs[(n * 2) % verbs.length]} ${person}, ${roles[n % roles.length]}. ${fillers[(n + 2) % fillers.length]}`;
}

const body = [];
for (let n = 0; n < 42; n += 1) {
  if (n % 6 === 0) body.push(`<h2>${parts[(n / 6) % parts.length]}</h2>`);
  body.push(`<p>${paragraph(n)}${n % 5 === 0 ? ` <a href="https://ledger.example/report-${n}">The report of ${2005 + n % 15}</a> says so too.` : ''}</p>`);
}
const rows = places.map(([place], n) => `<tr><td>${place}</td><td>${(n * 37 % 90) + 10}</td><td>${(n * 13 % 40) + 2}%</td></tr>`).join('');
body.push(`<table><tr><th>Country</th><th>Ships a week</th><th>Share</th></tr>${rows}</table>`);
writeFileSync(join(dir, 'long.html'), `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The long winter of Lantry harbour</title>
<meta property="og:site_name" content="The Lantry Ledger"><meta name="author" content="Corin Ash">
<meta property="article:published_time" content="2024-03-02T08:00:00Z"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sea">Sea</a></li><li><a href="/land">Land</a></li></ul></nav>
<article><h1>The long winter of Lantry harbour</h1><p>By Corin Ash</p>\n${body.join('\n')}\n</article>
<footer><p>Read more: <a href="/a">The gulls of the north quay</a></p><p>© The Lantry Ledger</p></footer></body></html>\n`);

// An invented report about an invented town, from right to left, with figures and a quotation.
const arabic = {
  title: 'ميناء لنترة يعيد فتح دفاتره بعد شتاء طويل',
  lines: [
    'أعلن مجلس ميناء لنترة يوم السبت أن حركة السفن ارتفعت إلى 312 سفينة في الشهر، بعد أن كانت 140 سفينة في العام الماضي.',
    'وقالت رئيسة المجلس إلزا مارو: «عددنا كل صندوق مرتين، والأرقام أسوأ مما يعترف به أحد».',
    'ويرى اقتصاديون أن نسبة 4.5% لا تكفي لتغطية الديون التي تراكمت منذ عام 2019.',
    'وطلب عمال الرصيف من المجلس أن ينشر الحسابات كاملة قبل نهاية الشهر.',
    'ولم يرد مكتب الوزير على أسئلة الصحيفة حتى ساعة النشر.',
  ],
};
writeFileSync(join(dir, 'arabic.html'), `<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${arabic.title}</title>
<meta property="og:site_name" content="دفتر لنترة"><meta property="article:published_time" content="2024-03-02"></head><body>
<nav><a href="/">الرئيسية</a></nav><article><h1>${arabic.title}</h1>
${arabic.lines.map((line) => `<p>${line}</p>`).join('\n')}
<ul><li>السفن: 312</li><li>العمال: 1,450</li></ul><blockquote>عددنا كل صندوق مرتين</blockquote></article></body></html>\n`);

writeFileSync(join(dir, 'brand.json'), `${JSON.stringify({
  name: 'The Lantry Desk',
  colours: { page: '#ffffff', card: '#fbfbf8', ink: '#14212b', link: '#7a1f5c', faint: '#f3f1f5', rule: '#d9d3dd' },
  dark: { page: '#12171b', card: '#171d22', link: '#f0a6d6', faint: '#1d242a', rule: '#333c44' },
  ratings: ['True', 'Mostly true', 'Half true', 'Mostly false', 'False', 'Cannot be told'],
}, null, 2)}\n`);
