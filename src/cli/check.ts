import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { STORE_FILE } from '../core/app.ts';
import { placesOf } from '../core/host/places.ts';
import { type Check, checkStore } from '../core/store/check.ts';
import { openStore } from '../core/store/open.ts';
import { type Command, DATA_OPTION, FAILED, type InTwo, OK, text } from './command.ts';

/** `galley check`: whether the library is sound. Changes nothing. */
export const check: Command = {
  usage: 'check',
  summary: {
    en: 'Looks whether the library is sound: file, references, originals, texts, ledgers, decision log.',
    zh: '检查稿库是否完好：文件、引用、原始字节、文本、账目、决定记录。',
  },
  options: { data: DATA_OPTION },
  async run(given, terminal) {
    const zh = terminal.language === 'zh';
    const file = join(placesOf(import.meta.dirname, { data: text(given, 'data') }).data, STORE_FILE);
    terminal.say(file);
    if (!existsSync(file)) {
      terminal.tell(zh ? '这里没有稿库。' : 'There is no library.');
      return FAILED;
    }
    const store = await openStore(file);
    try {
      let sound = true;
      for (const { check: what, looked, problems } of checkStore(store)) {
        const good = problems.length === 0;
        sound &&= good;
        terminal.say(`  ${good ? '✓' : '✗'} ${NAMES[what][terminal.language]} (${looked})`);
        for (const problem of problems) terminal.say(`      ${problem}`);
      }
      terminal.say(sound ? (zh ? '完好。' : 'Sound.') : zh ? '有损坏。' : 'Not sound.');
      return sound ? OK : FAILED;
    } finally {
      store.close();
    }
  },
};

const NAMES: Readonly<Record<Check, InTwo>> = {
  file: { en: 'file: every page', zh: '文件：每一页' },
  references: { en: 'references: every table', zh: '引用：每张表' },
  originals: { en: 'originals: every hash', zh: '原始字节：每个散列' },
  texts: { en: 'texts: every dump whole', zh: '文本：每份原稿完整' },
  ledgers: { en: 'ledgers: every sum', zh: '账目：每笔合计' },
  decisions: { en: 'decision log: every seal', zh: '决定记录：每道封印' },
};
