import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';
import { launch, raise } from '../../scripts/stage.ts';
import { bigArticle, writeBig } from '../big.ts';
import { rendererMemory } from './clock.ts';
import { type Figure, figureTable, median, p95, worst } from './figures.ts';
import { openOurs, timeAnswers, timeArticles, timeScrolling, timeTyping } from './ours.ts';
import { openTheirs, theirAnswers, theirScrolling, theirTyping } from './theirs.ts';

/** The window on a dump of many megabytes, and the peer on the same text. */

const CLI = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));
const PARAGRAPHS = 2000;
/** Title of the article with so many paragraphs. */
const LONG = '许多段落';
const TURNS = 120;
const ARTICLES = 12;
const VIEW = { viewport: { width: 1440, height: 860 }, locale: 'zh-CN' };

interface Order {
  mb: number;
  keys: number;
  answers: number;
}

/** Measures both, one after the other, and tells the figures as a table. */
export async function measureLarge({ mb, keys, answers }: Order): Promise<string> {
  const stage = await raise();
  try {
    const file = join(stage.folder, 'large.txt');
    const cleaned = join(stage.folder, 'cleaned.txt');
    writeBig(file, mb, 1, cleaned);
    const long = bigArticle(PARAGRAPHS);
    appendFileSync(file, long);
    appendFileSync(cleaned, long);
    const data = join(stage.folder, 'data');
    const taken = spawnSync(process.execPath, [CLI, 'import', '--data', data, file], { encoding: 'utf8' });
    if (taken.status !== 0) throw new Error(`the dump was not taken in: ${taken.stderr}`);
    const ours = await inBrowser((page, browser) => measureOurs(page, browser, stage.address, keys, answers));
    const text = { raw: readFileSync(file, 'utf8'), cleaned: readFileSync(cleaned, 'utf8') };
    const theirs = await inBrowser((page, browser) => measureTheirs(page, browser, text, answers));
    const article = await inBrowser((page) => measureTheirArticle(page, long, keys));
    const figures: Figure[] = [
      { name: 'key to paint, p95', unit: 'ms', ours: p95(ours.keys), peer: p95(article.keys), limit: 16 },
      {
        name: 'accept and next, p95',
        unit: 'ms',
        ours: p95(ours.answers),
        peer: p95(theirs.answers),
        limit: 50,
      },
      {
        name: 'longest frame while scrolling',
        unit: 'ms',
        ours: worst(ours.frames),
        peer: worst(theirs.frames),
        limit: 50,
      },
      {
        name: 'opening an article, median',
        unit: 'ms',
        ours: median(ours.articles),
        peer: article.opening,
        limit: 150,
      },
      {
        name: `opening ${PARAGRAPHS} paragraphs`,
        unit: 'ms',
        ours: ours.opening,
        peer: article.opening,
        limit: 150,
      },
      { name: 'memory of the renderer', unit: 'MB', ours: ours.memory, peer: theirs.memory, limit: 600 },
      {
        name: 'opening the dump',
        unit: 'ms',
        ours: ours.opened,
        peer: theirs.opened,
        limit: Number.POSITIVE_INFINITY,
      },
    ];
    return `a dump of ${mb} MB, an article of ${ours.paragraphs} paragraphs\n${figureTable(figures, '@codemirror/merge')}`;
  } finally {
    await stage.close();
  }
}

async function inBrowser<T>(work: (page: Page, browser: Browser) => Promise<T>): Promise<T> {
  const browser = await launch();
  try {
    return await work(await browser.newPage(VIEW), browser);
  } finally {
    await browser.close();
  }
}

async function measureOurs(page: Page, browser: Browser, address: string, keys: number, answers: number) {
  const opened = await openOurs(page, address);
  const articles = await timeArticles(page, ARTICLES);
  const frames = await timeScrolling(page, TURNS);
  const answered = await timeAnswers(page, answers);
  const typing = await timeTyping(page, LONG, keys);
  const memory = await rendererMemory(browser);
  const { opening, paragraphs } = typing;
  return { opened, articles, frames, answers: answered, keys: typing.keys, opening, paragraphs, memory };
}

async function measureTheirs(
  page: Page,
  browser: Browser,
  { raw, cleaned }: { raw: string; cleaned: string },
  answers: number,
) {
  const opened = await openTheirs(page, raw, cleaned);
  if (!Number.isFinite(opened))
    return { opened, frames: [Number.NaN], answers: [Number.NaN], memory: Number.NaN };
  const frames = await theirScrolling(page, TURNS);
  const answered = await theirAnswers(page, answers);
  return { opened, frames, answers: answered, memory: await rendererMemory(browser) };
}

async function measureTheirArticle(page: Page, long: string, keys: number) {
  const paragraphs = long.split('\n').slice(0, PARAGRAPHS + 2);
  const opening = await openTheirs(page, long, paragraphs.join('\n\n'));
  return { opening, keys: await theirTyping(page, keys) };
}
