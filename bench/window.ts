import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import { launch, raise } from '../scripts/stage.ts';
import { testid } from '../src/renderer/testids.ts';
import { bigArticle } from './big.ts';
import { quantile, table } from './table.ts';
import { timeBare } from './window/bare.ts';
import { UNPACED } from './window/browser.ts';
import { layClock, timeKeys } from './window/clock.ts';
import { keyTable } from './window/figures.ts';
import { measureLarge } from './window/large.ts';
import { intoMiddle } from './window/ours.ts';

/**
 * What the window's user waits for: from giving a dump to the first painted plan, and from a key to the painted
 * letter in an article of 300 paragraphs, beside a bare `contenteditable` with the same text in the same browser.
 * Then the same in a dump of 64 MB with its thousands of articles, one of 2,000 paragraphs among them, and
 * @codemirror/merge with the same raw and cleaned text at growing sizes (`--mb 0` leaves that out): at the largest
 * it bears both are set beside each other. Figures are printed as they come; all takes less than ten minutes.
 *
 *   npm run bench:window -- [--rounds N] [--keys N] [--paragraphs N] [--mb N] [--answers N] [FILE…]
 */

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    keys: { type: 'string', default: '200' },
    paragraphs: { type: 'string', default: '300' },
    mb: { type: 'string', default: '64' },
    answers: { type: 'string', default: '40' },
  },
});

/** How the columns of keys are to be read. */
const PACING = `A display shows 60 frames a second: a key waits up to 16.7 ms for its frame, whatever the program. The bare
contenteditable is that floor; "unpaced", frames are shown as soon as they are drawn. "main thread" is the
processor time that all scripts, styles, layout and painting of the page take for one key.`;

const SAMPLE = fileURLToPath(new URL('../resources/samples/zh-page.md', import.meta.url));
const by = (id: string): string => `[data-testid="${id}"]`;

/** Gives a file to the window; resolves to the milliseconds until its raw text and a draft of it are painted. */
async function timeToPlan(page: Page, name: string, bytes: Buffer): Promise<number> {
  await page.evaluate(
    ({ input, row, draft, named }) => {
      const painted = new Promise<number>((done) => {
        document.querySelector(input)!.addEventListener(
          'change',
          () => {
            const given = performance.now();
            const look = (): void => {
              const there = [named, row, draft].every((part) => document.querySelector(part)?.textContent);
              if (!there) return void requestAnimationFrame(look);
              // After the frame that shows it: a message is handled once the frame is out.
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => done(performance.now() - given);
              port2.postMessage(null);
            };
            requestAnimationFrame(look);
          },
          { once: true, capture: true },
        );
      });
      Object.assign(window, { galleyBench: painted });
    },
    {
      input: by(testid.importInput),
      row: by(testid.rawRow),
      draft: `${by(testid.editor)} p`,
      named: `header [title="${name}"]`,
    },
  );
  await page.setInputFiles(by(testid.importInput), { name, mimeType: 'text/plain', buffer: bytes });
  return page.evaluate(() => (window as unknown as { galleyBench: Promise<number> }).galleyBench);
}

const ms = (n: number): string => n.toFixed(1);
const stage = await raise();
const browser = await launch();
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 860 }, locale: 'en-GB' });
  await page.goto(stage.address);
  await page.locator(by(testid.importInput)).waitFor({ state: 'attached' });

  const opening = [['opening a dump', 'kB', 'first ms', 'median ms', 'worst ms']];
  for (const path of positionals.length > 0 ? positionals.map((p) => resolve(p)) : [SAMPLE]) {
    const bytes = readFileSync(path);
    const times: number[] = [];
    for (let round = 0; round < Number(options.rounds); round++) {
      // A dump that was opened before is only shown again: some blank lines make it another one.
      const other = Buffer.concat([bytes, Buffer.from('\n'.repeat(round + 1))]);
      times.push(await timeToPlan(page, `${round}-${basename(path)}`, other));
    }
    opening.push([
      basename(path),
      (bytes.length / 1024).toFixed(1),
      ms(times[0]!),
      ms(quantile(times, 0.5)),
      ms(Math.max(...times)),
    ]);
  }
  console.log(`${table(opening)}\n`);

  const text = bigArticle(Number(options.paragraphs));
  await timeToPlan(page, 'many-paragraphs.txt', Buffer.from(text));
  const blocks = page.locator(`${by(testid.editor)} p`);
  const count = await blocks.count();
  await intoMiddle(page);
  await layClock(page);
  const keys = Number(options.keys);
  const galley = await timeKeys(page, keys);
  const paragraphs = Number(options.paragraphs);
  console.log(
    `${keyTable([
      { name: 'galley', paragraphs: count, keys: galley },
      { name: 'bare contenteditable', paragraphs, keys: await timeBare(paragraphs, keys, []) },
      { name: 'unpaced: bare contenteditable', paragraphs, keys: await timeBare(paragraphs, keys, UNPACED) },
    ])}\n${PACING}`,
  );
} finally {
  await browser.close();
  await stage.close();
}

const mb = Number(options.mb);
if (mb > 0) {
  const say = (line: string): void => console.log(line);
  say('');
  await measureLarge({ mb, keys: Number(options.keys), answers: Number(options.answers), say });
}
