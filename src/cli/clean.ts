import { createHash } from 'node:crypto';
import { type CleanArticle, languageOf } from '../core/formats/clean-article.ts';
import { toJsonLines } from '../core/formats/jsonl.ts';
import { safeName, uniqueName } from '../core/formats/names.ts';
import { bodyText } from '../core/formats/text.ts';
import { writeWhole } from '../core/formats/write.ts';
import { EXTENSIONS, WRITERS } from '../core/formats/writers.ts';
import { composePlan } from '../core/services/compose.ts';
import type { Block } from '../shared/document.ts';
import type { ExportFormat } from '../shared/model/exports.ts';
import { type Plan, SURE } from '../shared/plan.ts';
import { type Command, FAILED, OK, UsageError } from './command.ts';
import { planWith } from './engine.ts';
import { ENCODING_OPTION, encodingOf, FORMAT_OPTION, formatsOf, OUT_OPTION, outFolder } from './options.ts';
import { readDump, refusal, stemOf } from './read.ts';

/** `galley clean`: what the engine makes of a file, straight as articles. Nothing is stored and nobody has approved it. */
export const clean: Command = {
  usage: 'clean FILE… --out DIR [--format NAME,…]',
  summary: {
    en: 'Writes the articles as the engine proposes them, without a library and without review.',
    zh: '直接写出引擎整理好的文章：不入稿库，也没有人审阅过。',
  },
  options: {
    out: OUT_OPTION,
    format: FORMAT_OPTION,
    encoding: ENCODING_OPTION,
  },
  async run(given, terminal) {
    if (given.words.length === 0) throw new UsageError('name at least one file, or - for standard input');
    const out = outFolder(given);
    const formats = formatsOf(given);
    const encoding = encodingOf(given);
    const zh = terminal.language === 'zh';
    const taken = new Set<string>();
    let code = OK;
    for (const path of given.words) {
      const dump = await readDump(path, encoding);
      if (dump.kind === 'refused') {
        terminal.tell(`${dump.name}: ${refusal(dump, terminal.language)}`);
        code = FAILED;
        continue;
      }
      const plan = planWith(terminal, dump.name, dump.text);
      const articles = articlesOf(dump.name, dump.text, plan);
      for (const file of filesOf(stemOf(dump.name), articles, formats, taken)) {
        await writeWhole(out, file.name, file.content);
        terminal.say(file.name);
      }
      const open = plan.findings.filter((f) => !(f.stands && f.confidence >= SURE)).length;
      const doubts =
        open === 0 ? '' : zh ? `；${open} 条引擎没有把握，待人来定` : `; ${open} findings want a person`;
      terminal.tell(
        zh
          ? `${dump.name}：${articles.length} 篇${doubts}`
          : `${dump.name}: ${articles.length} articles${doubts}`,
      );
    }
    return code;
  },
};

function articlesOf(name: string, dump: string, plan: Plan): CleanArticle[] {
  const sha256 = createHash('sha256').update(dump).digest('hex');
  const articles: CleanArticle[] = [];
  for (const batch of composePlan(dump, plan)) {
    if (batch.kind !== 'articles') continue;
    for (const { planned, fields, blocks: json } of batch.rows) {
      const blocks = JSON.parse(json) as Block[];
      articles.push({
        // The same file gives the same articles, so their names must not be drawn by chance.
        id: `${sha256.slice(0, 12)}-${planned + 1}`,
        revision: 0,
        fields,
        blocks,
        language: languageOf(fields.title + bodyText(blocks)),
        source: { dump: name, sha256 },
      });
    }
  }
  return articles;
}

interface OutFile {
  name: string;
  content: string;
}

function* filesOf(
  stem: string,
  articles: readonly CleanArticle[],
  formats: readonly ExportFormat[],
  taken: Set<string>,
): Generator<OutFile> {
  const named = (title: string, fallback: string, extension: string): string =>
    uniqueName(safeName(title, fallback, extension), extension, taken);
  for (const format of formats) {
    const extension = EXTENSIONS[format];
    if (format === 'jsonl') {
      yield { name: named(stem, stem, extension), content: toJsonLines(articles) };
      continue;
    }
    for (const [n, article] of articles.entries())
      yield {
        name: named(article.fields.title, `${stem} ${n + 1}`, extension),
        content: WRITERS[format](article),
      };
  }
}
