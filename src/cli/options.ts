import { resolve } from 'node:path';
import { ENCODINGS, type Encoding } from '../shared/model/dumps.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../shared/model/exports.ts';
import { type Given, list, type Option, oneOf, text, UsageError } from './command.ts';

/** Options that several commands take, and how they are read. */

export const DATA_OPTION: Option = {
  type: 'string',
  value: 'DIR',
  help: {
    en: 'the data folder (else GALLEY_DATA, else your own)',
    zh: '数据文件夹（否则用 GALLEY_DATA，再否则用默认位置）',
  },
};

export const OUT_OPTION: Option = {
  type: 'string',
  short: 'o',
  value: 'DIR',
  help: { en: 'the folder to write to', zh: '写到这个文件夹' },
};

/** The folder named by `--out`, as an absolute path; a UsageError where none is named. */
export function outFolder(given: Given): string {
  const out = text(given, 'out');
  if (out === undefined) throw new UsageError('--out names the folder to write to');
  return resolve(out);
}

export const FORMAT_OPTION: Option = {
  type: 'string',
  multiple: true,
  short: 'f',
  value: 'NAME',
  help: {
    en: `${EXPORT_FORMATS.join(', ')} (else markdown)`,
    zh: `${EXPORT_FORMATS.join('、')}（默认 markdown）`,
  },
};

/** The formats asked for, Markdown where none is named; a UsageError for one that there isn't. */
export function formatsOf(given: Given): ExportFormat[] {
  const asked = oneOf(list(given, 'format'), EXPORT_FORMATS, 'format');
  return asked.length > 0 ? asked : ['markdown'];
}

export const ENCODING_OPTION: Option = {
  type: 'string',
  value: 'NAME',
  help: {
    en: `do not guess: ${ENCODINGS.join(', ')}`,
    zh: `不要猜，按此编码读：${ENCODINGS.join('、')}`,
  },
};

/** The encoding asked for, undefined where it is to be found; a UsageError for one that is not read. */
export function encodingOf(given: Given): Encoding | undefined {
  return oneOf(list(given, 'encoding'), ENCODINGS, 'encoding')[0];
}
