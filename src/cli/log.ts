import { basename, dirname, resolve } from 'node:path';
import { writeWhole } from '../core/formats/write.ts';
import type { LogEntry } from '../shared/chronicle.ts';
import { type Command, OK, text, UsageError } from './command.ts';
import { type Library, openLibrary } from './library.ts';
import { DATA_OPTION } from './options.ts';

/** Rows read from the library at once. */
const PAGE = 200;

/** `galley log`: the decision log as JSON Lines, for those who want to see who decided what, when and why. */
export const log: Command = {
  usage: 'log [--out FILE] [--dump ID|NAME]',
  summary: {
    en: 'Writes the decision log as JSON Lines: who, when, what, before and after, reason, seal.',
    zh: '把决定记录写成 JSON Lines：谁、何时、做了什么、前后文字、理由、封印。',
  },
  options: {
    out: {
      type: 'string',
      short: 'o',
      value: 'FILE',
      help: { en: 'write to this file (else to standard output)', zh: '写到这个文件（默认标准输出）' },
    },
    dump: {
      type: 'string',
      value: 'ID|NAME',
      help: { en: 'only decisions on this dump', zh: '只要关于这份原稿的决定' },
    },
    data: DATA_OPTION,
  },
  async run(given, terminal) {
    const library = await openLibrary(given);
    const zh = terminal.language === 'zh';
    try {
      const dumpId = await dumpNamed(library, text(given, 'dump'));
      const out = text(given, 'out');
      if (out === undefined) {
        for await (const lines of pages(library, dumpId)) await terminal.write(lines);
        return OK;
      }
      const path = resolve(out);
      await writeWhole(dirname(path), basename(path), pages(library, dumpId));
      terminal.tell(zh ? `决定记录 → ${path}` : `decision log → ${path}`);
      return OK;
    } finally {
      library.galley.close();
    }
  },
};

async function dumpNamed({ client }: Library, wanted: string | undefined): Promise<string | undefined> {
  if (wanted === undefined) return undefined;
  const dumps = await client.dumps.list({});
  const found = dumps.find((dump) => dump.id === wanted || dump.name === wanted);
  if (!found) throw new UsageError(`there is no dump «${wanted}»`);
  return found.id;
}

async function* pages({ client }: Library, dumpId: string | undefined): AsyncGenerator<string, void> {
  for (let after = 0; ; ) {
    const entries: LogEntry[] = await client.history.chronicle({
      after,
      limit: PAGE,
      ...(dumpId === undefined ? {} : { dumpId }),
    });
    const last = entries.at(-1);
    if (!last) return;
    after = last.seq;
    yield entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
  }
}
