import { buffer } from 'node:stream/consumers';
import { ENCODINGS } from '../shared/model.ts';
import { type Command, DATA_OPTION, FAILED, list, OK, oneOf, UsageError } from './command.ts';
import { follow, openLibrary } from './library.ts';
import { readDump } from './read.ts';

/** `galley import`: takes files into the library. One that can't be taken does not hold up the others. */
export const importFiles: Command = {
  usage: 'import FILE…',
  summary: { en: 'Takes files into the library and plans them.', zh: '把文件收入稿库并整理。' },
  options: {
    encoding: {
      type: 'string',
      value: 'NAME',
      help: {
        en: `do not guess: ${ENCODINGS.join(', ')}`,
        zh: `不要猜，按此编码读：${ENCODINGS.join('、')}`,
      },
    },
    data: DATA_OPTION,
  },
  async run(given, terminal) {
    if (given.words.length === 0) throw new UsageError('name at least one file, or - for standard input');
    const [encoding] = oneOf(list(given, 'encoding'), ENCODINGS, 'encoding');
    const { galley, client } = await openLibrary(given);
    try {
      let code = OK;
      for (const path of given.words) {
        const stdin = path === '-';
        const name = stdin ? 'stdin' : path;
        const stream =
          stdin || encoding !== undefined
            ? await client.dumps.importFile({
                name: stdin ? name : (await readDump(path, encoding)).name,
                file: await fileOf(path),
                ...(encoding === undefined ? {} : { encoding }),
              })
            : galley.importPath(path);
        if ((await follow(stream, name, terminal)) === null) code = FAILED;
      }
      return code;
    } finally {
      await galley.close();
    }
  },
};
