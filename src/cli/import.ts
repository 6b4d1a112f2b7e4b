import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Command, FAILED, OK, UsageError } from './command.ts';
import { follow, openLibrary } from './library.ts';
import { DATA_OPTION } from './options.ts';

/** `galley import`: takes files into the library. One that can't be taken does not hold up the others. */
export const importFiles: Command = {
  usage: 'import FILE…',
  summary: { en: 'Takes files into the library and plans them.', zh: '把文件收入稿库并整理。' },
  options: {
    data: DATA_OPTION,
  },
  async run(given, terminal) {
    if (given.words.length === 0) throw new UsageError('name at least one file, or - for standard input');
    const { galley, client } = await openLibrary(given);
    try {
      let code = OK;
      for (const path of given.words) {
        const name = path === '-' ? 'stdin' : basename(path);
        const stream =
          path === '-'
            ? await client.dumps.importFile({ name, file: new Blob([await buffer(process.stdin)]) })
            : galley.importPath(path);
        if ((await follow(stream, name, terminal)) === null) code = FAILED;
      }
      return code;
    } finally {
      galley.close();
    }
  },
};
