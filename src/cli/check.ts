import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { STORE_FILE } from '../core/app.ts';
import { Bus } from '../core/bus.ts';
import { MAX_BYTES } from '../core/formats/decode.ts';
import { placesOf } from '../core/host/places.ts';
import type { Library } from '../core/library.ts';
import { Drafts } from '../core/services/drafts.ts';
import { PlanningThreads } from '../core/services/planning-threads.ts';
import { type Derived, rederive } from '../core/services/repair.ts';
import { makeBackup } from '../core/store/backups.ts';
import { type Check, checkStore } from '../core/store/check.ts';
import { clockBehind } from '../core/store/decisions.ts';
import type { Store } from '../core/store/handle.ts';
import { openStore } from '../core/store/open.ts';
import { Texts } from '../core/store/texts.ts';
import { type Command, FAILED, type InTwo, OK, on, text } from './command.ts';
import { DATA_OPTION } from './options.ts';
import type { Terminal } from './terminal.ts';

/** `galley check`: whether the library is sound. Changes nothing but what `--repair` can make anew. */
export const check: Command = {
  usage: 'check [--repair]',
  summary: {
    en: 'Looks whether the library is sound: file, references, originals, texts, ledgers, decision log, and all that is derived from them.',
    zh: '检查稿库是否完好：文件、引用、原始字节、文本、账目、决定记录，以及由它们推出的一切。',
  },
  options: {
    repair: {
      type: 'boolean',
      help: {
        en: 'make anew what can be derived: search index, books, standing, furniture learnt',
        zh: '把能推出的重新做一遍：搜索索引、账目、撤销状态、学到的页面杂项',
      },
    },
    data: DATA_OPTION,
  },
  async run(given, terminal) {
    const zh = terminal.language === 'zh';
    const file = join(placesOf(import.meta.dirname, { data: text(given, 'data') }).data, STORE_FILE);
    terminal.say(file);
    if (!existsSync(file)) terminal.tell(zh ? '这里没有稿库。' : 'There is no library.');
    // A missing file beside backups is told by `openStore`, with what to do.
    if (!existsSync(file) && !existsSync(join(file, '..', 'backups'))) return FAILED;
    const store = await openStore(file);
    try {
      let repaired = 0;
      if (on(given, 'repair')) {
        const { name } = await makeBackup(store, 'asked', Date.now()).catch(() => ({ name: '' }));
        if (name === '')
          terminal.tell(
            zh
              ? '没能先做一份备份：文件不完好，或磁盘没有空间。'
              : 'No backup could be made first: the file is not sound, or the disk has no room.',
          );
        store.exec('REINDEX');
        for (const { derived, wrong, problems } of rederive(libraryOver(store), true)) {
          repaired += wrong;
          for (const problem of problems)
            terminal.say(
              `  ${zh ? '修' : 'mended'} ${DERIVED_NAMES[derived][terminal.language]}: ${problem}`,
            );
        }
      }
      const ahead = clockBehind(store, Date.now());
      if (ahead !== null) {
        const at = new Date(ahead).toISOString();
        terminal.tell(
          zh
            ? `时钟早于最近一次决定（${at}）。什么也没丢：顺序、撤销和备份都不靠它。`
            : `The clock stands before the newest decision (${at}). Nothing is lost: order, undo and backups do not go by it.`,
        );
      }
      const sound = look(store, terminal);
      if (repaired > 0) terminal.say(zh ? `修好 ${repaired} 处。` : `${repaired} mended.`);
      terminal.say(sound ? (zh ? '完好。' : 'Sound.') : ADVICE[terminal.language]);
      return sound ? OK : FAILED;
    } finally {
      store.close();
    }
  },
};

/** Tells every check as it ends; whether all is sound. */
function look(store: Store, terminal: Terminal): boolean {
  let sound = true;
  const tell = (name: InTwo, looked: number, problems: readonly string[]): void => {
    const good = problems.length === 0;
    sound &&= good;
    terminal.say(`  ${good ? '✓' : '✗'} ${name[terminal.language]} (${looked})`);
    for (const problem of problems) terminal.say(`      ${problem}`);
  };
  for (const { check: what, looked, problems } of checkStore(store)) tell(NAMES[what], looked, problems);
  for (const { derived, looked, problems } of rederive(libraryOver(store), false))
    tell(DERIVED_NAMES[derived], looked, problems);
  return sound;
}

/** A library without windows, worker or folders: enough to derive from. */
function libraryOver(store: Store): Library {
  return {
    store,
    bus: new Bus(),
    texts: new Texts(store),
    drafts: new Drafts(store),
    planning: new PlanningThreads(''),
    maxBytes: MAX_BYTES,
    samplesFolder: '',
    exportFolder: '',
    clock: Date.now,
  };
}

const NAMES: Readonly<Record<Check, InTwo>> = {
  file: { en: 'file: every page', zh: '文件：每一页' },
  references: { en: 'references: every table', zh: '引用：每张表' },
  originals: { en: 'originals: every hash', zh: '原始字节：每个散列' },
  texts: { en: 'texts: every dump whole', zh: '文本：每份原稿完整' },
  ledgers: { en: 'ledgers: every sum', zh: '账目：每笔合计' },
  decisions: { en: 'decision log: every seal, and its end', zh: '决定记录：每道封印与末尾' },
  values: { en: 'values: every word one that Galley writes', zh: '取值：每个词都是 Galley 写的' },
  articles: { en: 'articles: every revision against the log', zh: '文稿：每一版对照决定记录' },
  desk: {
    en: 'desk: rules, corrections let stand and plans against the log; settings and furniture against their sums',
    zh: '编辑部：规矩、放过的改动与分析对照决定记录，设置与页面杂项对照校验和',
  },
  settings: { en: 'settings: every one readable', zh: '设置：每一项可读' },
  kept: {
    en: 'what never changes: every row against the newest backup',
    zh: '不变的内容：每一行对照最近的备份',
  },
  backups: {
    en: 'backups: the log of each a beginning of this one',
    zh: '备份：每份的决定记录都是现有记录的前段',
  },
};

const DERIVED_NAMES: Readonly<Record<Derived, InTwo>> = {
  books: { en: 'books: every piece against the drafts', zh: '账目：每一段对照成稿' },
  standing: { en: 'standing: every decision against the log', zh: '撤销状态：每个决定对照记录' },
  search: { en: 'search index: every text', zh: '搜索索引：每份文本' },
  furniture: { en: 'furniture learnt: every line against the texts', zh: '学到的页面杂项：每一行对照文本' },
};

const ADVICE: InTwo = {
  en: 'Not sound. `galley check --repair` makes anew what can be derived; `galley restore` goes back to the newest good backup.',
  zh: '有损坏。galley check --repair 重做能推出的部分；galley restore 回到最近的完好备份。',
};
