import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { raise } from '../../scripts/stage.ts';
import { timeBare } from './bare.ts';
import { inBrowser, UNPACED } from './browser.ts';
import { climb } from './climb.ts';
import { articleTexts, PARAGRAPHS, writeDump } from './dump.ts';
import { figuresOf, figureTable, keyTable, type Ours } from './figures.ts';
import { measureOurs } from './ours.ts';
import { measureTheirArticle } from './theirs.ts';

/** The window on a dump of many megabytes, and the peer on the same text as far as it bears it. */

const CLI = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));
const PEER = '@codemirror/merge';
/** The peer is given no more sizes after so many milliseconds: what is left takes two minutes at most. */
const TIME = 6 * 60_000;
/** Turns of the wheel over raw. */
const TURNS = 120;

interface Order {
  mb: number;
  keys: number;
  answers: number;
  /** Takes each line as it comes. */
  say: (line: string) => void;
}

/** Measures ours at full size, the peer at every size up to what it bears, and ours at the largest of those. */
export async function measureLarge({ mb, keys, answers, say }: Order): Promise<void> {
  const acts = { keys, answers, turns: TURNS };
  const quiet = (): void => undefined;
  const began = performance.now();
  const [paced, unpaced] = await onStage(mb, async (address): Promise<[Ours, Ours]> => {
    say(`a dump of ${mb} MB in galley, as it is measured`);
    const paced = await inBrowser([], (page, browser) => measureOurs(page, browser, address, acts, say));
    say('the same, each frame shown as soon as it is drawn');
    return [
      paced,
      await inBrowser(UNPACED, (page, browser) => measureOurs(page, browser, address, acts, say)),
    ];
  });
  say(`\na dump of ${mb} MB\n${figureTable(figuresOf(paced, null, null), PEER)}`);

  const { paragraphs } = paced;
  const article = await inBrowser([], (page) => measureTheirArticle(page, articleTexts(), keys));
  const articleUnpaced = await inBrowser(UNPACED, (page) => measureTheirArticle(page, articleTexts(), keys));
  say(
    `\n${keyTable([
      { name: `galley, usual article of ${mb} MB`, keys: paced.short },
      { name: 'galley, long article', paragraphs, keys: paced.long },
      { name: 'bare contenteditable', paragraphs, keys: await timeBare(paragraphs, keys, []) },
      { name: PEER, paragraphs: PARAGRAPHS, keys: article.keys },
      { name: `unpaced: galley, usual article of ${mb} MB`, keys: unpaced.short },
      { name: 'unpaced: galley, long article', paragraphs, keys: unpaced.long },
      { name: 'unpaced: bare contenteditable', paragraphs, keys: await timeBare(paragraphs, keys, UNPACED) },
      { name: `unpaced: ${PEER}`, paragraphs: PARAGRAPHS, keys: articleUnpaced.keys },
    ])}`,
  );

  say(`\n${PEER} on growing dumps`);
  const peers = await climb(mb, acts, began + TIME, say);
  const borne = [...peers].flatMap(([size, peer]) => ('figures' in peer ? [{ size, ...peer }] : [])).at(-1);
  if (!borne) return;
  const { size, figures } = borne;
  const ours =
    size === mb
      ? paced
      : await onStage(size, (address) =>
          inBrowser([], (page, browser) => measureOurs(page, browser, address, acts, quiet)),
        );
  say(
    `\na dump of ${size} MB, the largest that ${PEER} bears\n${figureTable(figuresOf(ours, figures, article), PEER)}`,
  );
}

/** Runs `work` beside a Galley that has such a dump in its library. */
async function onStage<T>(mb: number, work: (address: string) => Promise<T>): Promise<T> {
  const stage = await raise();
  try {
    const { raw } = writeDump(stage.folder, mb);
    const taken = spawnSync(process.execPath, [CLI, 'import', '--data', stage.data, raw], {
      encoding: 'utf8',
    });
    if (taken.status !== 0) throw new Error(`the dump was not taken in: ${taken.stderr}`);
    return await work(stage.address);
  } finally {
    await stage.close();
  }
}
