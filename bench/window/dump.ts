import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bigArticle, writeBig } from '../big.ts';
import type { Texts } from './peer.ts';

/** The dump both are measured on: thousands of usual articles, and one of very many paragraphs at its end. */

export const PARAGRAPHS = 2000;
/** Title of the article with so many paragraphs. */
export const LONG = '许多段落';

/** Writes a dump of about `mb` MB and its cleaned text into `folder`; returns their paths. */
export function writeDump(folder: string, mb: number): Texts {
  const raw = join(folder, 'large.txt');
  const cleaned = join(folder, 'cleaned.txt');
  writeBig(raw, mb, 1, cleaned);
  const long = bigArticle(PARAGRAPHS);
  appendFileSync(raw, long);
  appendFileSync(cleaned, long);
  return { raw, cleaned };
}

/** The same as texts. */
export function dumpTexts(mb: number): Texts {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'));
  try {
    const { raw, cleaned } = writeDump(folder, mb);
    return { raw: readFileSync(raw, 'utf8'), cleaned: readFileSync(cleaned, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The long article alone: its lines, and its paragraphs as they go out. */
export function articleTexts(): Texts {
  const raw = bigArticle(PARAGRAPHS);
  return {
    raw,
    cleaned: raw
      .split('\n')
      .slice(0, PARAGRAPHS + 2)
      .join('\n\n'),
  };
}
