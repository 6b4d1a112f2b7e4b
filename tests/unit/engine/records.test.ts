import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plan } from '../../../src/engine/index.ts';
import { kindOf } from '../../../src/engine/records/record-values.ts';

interface Told {
  title: string;
  author: string;
  date: string;
  body: string[];
}

const SENTENCES = [
  'The mill race at Coldwater was dredged last week for the first time since the flood.',
  'A lamp has been hung at the ford, and the miller’s daughter lights it at dusk.',
  '河埠头的老磨坊上个月修好了水车，一天能磨三百斤糙米。',
  'Nobody had counted the swans before; there are forty-one of them, "not all polite", said the keeper.',
  '镇上的旧戏台换了新瓦，台口的木雕由两位老师傅补齐。',
  'The last toll on the upper road is to be lifted in spring, and the toll house let to a baker.',
  '放学以后，孩子们在晒谷场上学打陀螺，输的人扫场院。',
  'Seven wells were measured; all of them stood lower than in any year that was written down.',
];
const TITLES = [
  'Mill race dredged',
  '老戏台换新瓦',
  'Swans counted at last',
  '水车修好',
  'Toll to be lifted',
  '七口井见底',
];

const told = fc
  .shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 2, maxLength: 6 })
  .chain((titles) =>
    fc.tuple(
      ...titles.map((t, k) =>
        fc.record({
          title: fc.constant(TITLES[t] as string),
          author: fc.constantFrom('Ida Marl', 'Tom Weir', ''),
          date: fc.constant(`2024-03-0${k + 1}`),
          // Each sentence stands once in a dump: what is told twice is the copies' question.
          body: fc.constant(SENTENCES.filter((_, s) => s % titles.length === k)),
        }),
      ),
    ),
  )
  .map((records) => (records as Told[]).filter((r) => r.body.length > 0))
  .filter((records) => records.length >= 2);

const WRITERS: Record<string, (records: Told[]) => string> = {
  'JSON, a record a line': (records) =>
    records
      .map((r) => JSON.stringify({ id: 7, ...r, body: r.body.join('\n'), url: 'https://n.example.org/7' }))
      .join('\n'),
  'JSON, set out over lines': (records) =>
    JSON.stringify(
      {
        status: 'ok',
        articles: records.map((r) => ({
          source: { id: null, name: 'Valley Post' },
          ...r,
          body: r.body.join('\n\n'),
        })),
      },
      null,
      2,
    ),
  'a list of paragraphs': (records) =>
    JSON.stringify(
      records.map(({ body, author, ...r }) => ({ author: { name: author }, content: body, ...r })),
    ),
  'a table': (records) =>
    [
      'title,author,date,body',
      ...records.map((r) =>
        [r.title, r.author, r.date, r.body.join('\n')].map((v) => `"${v.replaceAll('"', '""')}"`).join(','),
      ),
    ].join('\n'),
  'a feed': (records) =>
    `<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Valley Post</title>\n${records
      .map(
        (r) =>
          `<item><title>${r.title}</title><dc:creator>${r.author}</dc:creator><pubDate>${r.date}</pubDate><description><![CDATA[${r.body.map((p) => `<p>${p}</p>`).join('')}]]></description></item>`,
      )
      .join('\n')}\n</channel></rss>`,
};

describe('a dump of records', () => {
  for (const [name, write] of Object.entries(WRITERS))
    it(`is read by the names of its values: ${name}`, () => {
      fc.assert(
        fc.property(told, (records) => {
          const text = write(records);
          const made = plan(text);
          const words = (field?: { sources: readonly (readonly [number, number])[] }) =>
            (field?.sources ?? [])
              .map(([a, b]) => text.slice(a, b))
              .join('')
              .trim();
          expect(
            made.articles.map((a) => ({
              title: words(a.title),
              date: words(a.date),
              body: a.blocks.map((b) => words(b)),
            })),
          ).toEqual(records.map(({ title, date, body }) => ({ title, date, body })));
          for (const [k, { author }] of records.entries())
            if (author) expect(words(made.articles[k]?.byline)).toBe(author);
          expect(made.notices).toEqual([]);
        }),
        { seed: 11, numRuns: 60 },
      );
    });

  it('tells a record once that was fetched again, however short', () => {
    fc.assert(
      fc.property(told, fc.array(fc.nat(5), { minLength: 1, maxLength: 4 }), (records, again) => {
        const write = WRITERS['JSON, a record a line'] as (records: Told[]) => string;
        const text = write([...records, ...again.map((k) => records[k % records.length] as Told)]);
        const titles = plan(text).articles.map((a) =>
          (a.title?.sources ?? []).map(([x, y]) => text.slice(x, y)).join(''),
        );
        expect(titles).toEqual(records.map((r) => r.title));
      }),
      { seed: 12, numRuns: 60 },
    );
  });

  it('is none where words stand between the values', () => {
    const lines = WRITERS['JSON, a record a line']?.([
      { title: 'Mill race dredged', author: '', date: '2024-03-01', body: [SENTENCES[0] as string] },
      { title: 'Swans counted at last', author: '', date: '2024-03-02', body: [SENTENCES[3] as string] },
    ]) as string;
    const text = `${lines}\nThe rest of this dump is a note by hand that no record holds.`;
    const kept = plan(text).articles.flatMap((a) =>
      a.blocks.flatMap((b) => b.sources.map(([x, y]) => text.slice(x, y))),
    );
    expect(kept.join('\n')).toContain('a note by hand');
  });
});

describe('the name of a value', () => {
  it.each([
    ['publish_time', 'date'],
    ['文章标题', 'title'],
    ['content:encoded', 'body'],
    ['author_id', 'chrome'],
    ['source', 'source'],
    ['image_url', 'chrome'],
    ['constituency', 'unknown'],
  ])('%s is %s', (name, kind) => {
    expect(kindOf(name)).toBe(kind);
  });
});
