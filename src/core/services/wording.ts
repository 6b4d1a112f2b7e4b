import { performance } from 'node:perf_hooks';
import { type Block, runsOf } from '../../shared/document.ts';
import { brokenWords, hasHyphens, hyphensIn } from '../../shared/hyphens.ts';
import type { TextCorrection, TextMatch, TextPlace } from '../../shared/model/text.ts';
import { FIELD_NAMES } from '../../shared/plan.ts';
import { correctionsOf, gapStyleOf } from '../../shared/punctuation.ts';
import { spanOfPiece } from '../../shared/span.ts';
import { inlineText, textblocksOf } from '../../shared/textblocks.ts';
import { type Library, plannedDump } from '../library.ts';
import { type ArticleRecord, headOf, presentArticles } from '../store/articles.ts';
import { passedIds } from '../store/passed.ts';
import { presentArticle } from './views.ts';

/** Reading the words of the drafts: where something is said, and what could be set right in punctuation. */

/** How long the drafts are read at a stretch, in milliseconds, before other calls have their turn. */
const STRETCH = 20;
/** So much stands around what was found. */
const AROUND = 24;
/** So much on either side tells one correction from another. */
const CONTEXT = 12;

export interface Scope {
  dumpId: string;
  articleId?: string | undefined;
  limit: number;
}

/** One text of an article: a field or a textblock. */
interface Told {
  place: TextPlace;
  text: string;
}

/** Every place of the drafts that holds `query`. Rejects with the signal's reason when called off. */
export async function findText(
  library: Library,
  input: Scope & { query: string; matchCase: boolean; wholeWord: boolean },
  signal?: AbortSignal,
): Promise<{ matches: TextMatch[]; more: boolean }> {
  const pattern = patternOf(input.query, input.matchCase, input.wholeWord);
  const matches: TextMatch[] = [];
  for await (const row of articlesIn(library, input, signal)) {
    for (const { place, text } of textsOf(library, row)) {
      for (const m of text.matchAll(pattern)) {
        if (matches.length === input.limit) return { matches, more: true };
        const start = m.index;
        const end = start + m[0].length;
        matches.push({
          articleId: row.id,
          place,
          start,
          end,
          text: m[0],
          ...around(text, start, end),
        });
      }
    }
  }
  return { matches, more: false };
}

/** What could be set right in the drafts, but what a person let stand. */
export async function proofText(
  library: Library,
  input: Scope,
  signal?: AbortSignal,
): Promise<{ corrections: TextCorrection[]; more: boolean }> {
  const passed = passedIds(library.store, input.dumpId);
  const corrections: TextCorrection[] = [];
  for await (const row of articlesIn(library, input, signal)) {
    const texts = [...textsOf(library, row)];
    const style = gapStyleOf(texts.map((t) => t.text).join('\n'));
    const broken = brokenIn(library, row, texts);
    for (const { place, text } of texts)
      for (const { rule, edits } of [
        ...correctionsOf(text, style, 'block' in place),
        ...hyphensIn(text, broken),
      ]) {
        const start = edits[0]!.start;
        const end = edits.at(-1)!.end;
        const was = text.slice(start, end);
        const id = [
          rule,
          row.id,
          text.slice(Math.max(0, start - CONTEXT), start),
          was.slice(0, 100),
          text.slice(end, end + CONTEXT),
        ].join('|');
        if (passed.has(id)) continue;
        if (corrections.length === input.limit) return { corrections, more: true };
        corrections.push({
          id,
          rule,
          articleId: row.id,
          place,
          edits: edits.map((e) => ({ ...e, was: text.slice(e.start, e.end) })),
          was,
          becomes: edited(text, edits, start, end),
          ...around(text, start, end),
        });
      }
  }
  return { corrections, more: false };
}

/** The words of an article that ends of raw lines part: within a piece, or where one was joined to another. */
function brokenIn(library: Library, row: ArticleRecord, texts: readonly Told[]): Set<string> {
  if (!texts.some(({ text }) => hasHyphens(text))) return new Set();
  const runs = runsOf(library.drafts.blocks(row) as Block[]);
  const inFields = FIELD_NAMES.flatMap((name) => headOf(row).fieldPieces[name] ?? []);
  const pieces = new Set([...runs.flatMap((run) => run.piece ?? []), ...inFields]);
  const raw = [...pieces].map((id) => library.texts.slice(row.dump_id, ...spanOfPiece(id)));
  // Where a paragraph goes from one piece on to another, a line has ended.
  const seams = runs.flatMap((run, i) => {
    const next = runs[i + 1];
    const head = /\p{L}+-$/u.exec(run.text)?.[0];
    const tail = next?.block === run.block ? /^\p{Ll}+/u.exec(next.text)?.[0] : undefined;
    return head && tail ? [`${head}\n${tail}`] : [];
  });
  return brokenWords([...raw, ...seams].join('\n\n'));
}

function edited(
  text: string,
  edits: readonly { start: number; end: number; text: string }[],
  from: number,
  to: number,
): string {
  let out = '';
  let at = from;
  for (const e of edits) {
    out += text.slice(at, e.start) + e.text;
    at = e.end;
  }
  return out + text.slice(at, to);
}

function around(text: string, start: number, end: number): { before: string; after: string } {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  return {
    before: (from > 0 ? '…' : '') + text.slice(from, start).toWellFormed(),
    after: text.slice(end, to).toWellFormed() + (to < text.length ? '…' : ''),
  };
}

/** The articles of a scope, one at a time, giving way to other calls in between. */
async function* articlesIn(
  library: Library,
  { dumpId, articleId }: Scope,
  signal: AbortSignal | undefined,
): AsyncGenerator<ArticleRecord> {
  const { plan } = plannedDump(library, dumpId);
  const rows =
    articleId === undefined ? presentArticles(library.store, plan) : [presentArticle(library, articleId)];
  let since = performance.now();
  for (const row of rows) {
    if (performance.now() - since > STRETCH) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      signal?.throwIfAborted();
      since = performance.now();
    }
    yield row;
  }
}

function* textsOf(library: Library, row: ArticleRecord): Generator<Told> {
  const { fields } = headOf(row);
  for (const field of FIELD_NAMES) if (fields[field] !== '') yield { place: { field }, text: fields[field] };
  let block = 0;
  for (const one of textblocksOf(library.drafts.blocks(row) as Block[]))
    yield { place: { block: block++ }, text: inlineText(one.content) };
}

/** The words as a pattern: what a person typed is no pattern, and blanks are any white space. */
export function patternOf(query: string, matchCase: boolean, wholeWord: boolean): RegExp {
  const literal = query
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    // A leading blank is tried where white space begins only: from each of its blanks would be a square of them.
    .replace(/^\s+/u, '(?<!\\s)\\s+')
    .replace(/\s+/gu, '\\s+');
  const letter = '[[\\p{L}\\p{N}_]--[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}]]';
  const inWord = (ch: string | undefined): boolean => ch !== undefined && new RegExp(letter, 'v').test(ch);
  const head = wholeWord && inWord(query.at(0)) ? `(?<!${letter})` : '';
  const tail = wholeWord && inWord(query.at(-1)) ? `(?!${letter})` : '';
  return new RegExp(`${head}${literal}${tail}`, matchCase ? 'gv' : 'giv');
}
