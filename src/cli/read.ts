import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Decoded, decode } from '../core/formats/decode.ts';
import type { Encoding } from '../shared/model/dumps.ts';
import type { Language } from './terminal.ts';

/** A dump as the command line takes it in, without a library. */
export type Reading = { name: string } & Decoded;

/** Reads a file, or standard input for `-`, and decodes it. Never throws: what can't be read is `refused`. */
export async function readDump(path: string, encoding: Encoding | undefined): Promise<Reading> {
  const name = path === '-' ? 'stdin' : basename(path);
  try {
    const bytes = path === '-' ? await buffer(process.stdin) : await readFile(path);
    return { name, ...decode(bytes, { encoding }) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return {
      name,
      kind: 'refused',
      reason: 'unreadable',
      message: `It can’t be read: ${PROBLEMS[code] ?? code}.`,
    };
  }
}

/** The name without its last extension: what files made from a dump are called after. */
export function stemOf(name: string): string {
  return basename(name, extname(name)) || name;
}

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  EISDIR: 'it is a folder',
};

const REFUSALS: Readonly<Record<Extract<Decoded, { kind: 'refused' }>['reason'], string>> = {
  empty: '文件是空的。',
  binary: '这不是文本文件。',
  'too-large': '文件太大，请拆开后再打开。',
  unreadable: '文件读不了。',
  undecodable: '文字编码无法识别（UTF-8、UTF-16、GB18030、Big5 都不是），请另存为 UTF-8。',
};

/** Why a file was not taken, in the person's language. */
export function refusal(
  { reason, message }: { reason: keyof typeof REFUSALS; message: string },
  language: Language,
): string {
  return language === 'zh' ? REFUSALS[reason] : message;
}
