import { ORPCError } from '@orpc/server';
import { type ArticleView, isApproved } from '../shared/model/articles.ts';
import type { ExportReport } from '../shared/model/exports.ts';
import { type Command, FAILED, list, OK, UsageError } from './command.ts';
import { type Library, openLibrary } from './library.ts';
import { DATA_OPTION, FORMAT_OPTION, formatsOf, OUT_OPTION, outFolder } from './options.ts';

/** `galley export`: writes what is approved. Nothing else can be exported, here as in the window. */
export const exportArticles: Command = {
  usage: 'export --out DIR [--format NAME,…] [--dump ID|NAME]…',
  summary: { en: 'Writes the approved articles of the library.', zh: '导出稿库里已批准的文稿。' },
  options: {
    out: OUT_OPTION,
    format: FORMAT_OPTION,
    dump: {
      type: 'string',
      multiple: true,
      value: 'ID|NAME',
      help: { en: 'only articles of this dump', zh: '只导出这份原稿的文稿' },
    },
    data: DATA_OPTION,
  },
  async run(given, terminal) {
    const path = outFolder(given);
    const formats = formatsOf(given);
    const library = await openLibrary(given, { pickFolder: async () => ({ path, label: path }) });
    const zh = terminal.language === 'zh';
    try {
      const articleIds = await approved(library, list(given, 'dump'));
      if (articleIds.length === 0) {
        terminal.tell(zh ? '没有已批准的文稿。' : 'No article is approved yet.');
        return FAILED;
      }
      const folder = await library.client.system.pickFolder();
      if (!folder) throw new Error('the folder was not accepted');
      let report: ExportReport | null = null;
      const stream = await library.client.exports
        .run({ articleIds, formats, folder: folder.token })
        .catch((error: unknown) => {
          const single = unvalidated(error);
          if (single === null) throw error;
          terminal.tell(
            zh
              ? '这里要第二人复核过才导出。还没复核的：'
              : 'This desk asks for a second name. Not validated:',
          );
          for (const { title, lead } of single) terminal.tell(`  ${title || lead}`);
          return null;
        });
      if (stream === null) return FAILED;
      for await (const event of stream) {
        if (event.kind === 'result') report = event.result;
        else terminal.progress(`${event.name}  ${Math.round(event.progress.done * 100)} %`);
      }
      if (!report) throw new Error('the export ended without a report');
      for (const file of report.files) {
        const same = file.state === 'unchanged' ? (zh ? '  （未变）' : '  (unchanged)') : '';
        terminal.say(`${file.name}${same}`);
      }
      terminal.tell(`${report.files.length} → ${report.folder}`);
      return OK;
    } finally {
      library.galley.close();
    }
  },
};

/** The articles that a refused export names as not validated, or null for any other error. */
function unvalidated(error: unknown): ArticleView[] | null {
  if (!(error instanceof ORPCError) || error.code !== 'NOT_VALIDATED') return null;
  return (error.data as { articles: ArticleView[] }).articles;
}

async function approved({ client }: Library, wanted: readonly string[]): Promise<string[]> {
  const dumps = await client.dumps.list({});
  const unknown = wanted.find((want) => !dumps.some((dump) => dump.id === want || dump.name === want));
  if (unknown !== undefined) throw new UsageError(`there is no dump «${unknown}»`);
  const ids: string[] = [];
  for (const dump of dumps) {
    if (wanted.length > 0 && !wanted.includes(dump.id) && !wanted.includes(dump.name)) continue;
    for (const article of await client.articles.list({ dumpId: dump.id }))
      if (isApproved(article.status)) ids.push(article.id);
  }
  return ids;
}
