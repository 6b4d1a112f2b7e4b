import { type Command, OK } from './command.ts';
import { openLibrary } from './library.ts';
import { DATA_OPTION } from './options.ts';

/** `galley diagnostics`: what to send along with a report of a fault. */
export const diagnostics: Command = {
  usage: 'diagnostics',
  summary: {
    en: 'Versions, the library’s health and the last errors, to be sent with a report; no text of a dump or an article.',
    zh: '版本、稿库状况和最近的错误，报告问题时附上；不含任何稿件文字。',
  },
  options: { data: DATA_OPTION },
  async run(given, terminal) {
    const { galley, client } = await openLibrary(given);
    try {
      await terminal.write(await client.system.diagnostics());
      return OK;
    } finally {
      galley.close();
    }
  },
};
