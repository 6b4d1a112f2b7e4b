import type { DumpView } from '../../shared/model/dumps.ts';

/** Whether a text is read as Chinese: decides faces, justification and the `lang` of the draft. */
export function isChinese(text: string): boolean {
  const wide = text.match(/[\u3400-\u9fff]/gu)?.length ?? 0;
  return wide * 3 > text.length || (wide > 0 && text.length < 12);
}

/** The language a dump is shown in: the bytes a code unit takes tell Chinese from English well enough. */
export function languageOf({
  encoding,
  bytes,
  length,
}: Pick<DumpView, 'encoding' | 'bytes' | 'length'>): 'zh' | 'en' {
  return encoding === 'utf-8' && bytes / Math.max(1, length) < 1.6 ? 'en' : 'zh';
}

/**
 * Where an apostrophe of a Latin word stands in a Chinese text, in code units: the faces of such a text draw it a
 * whole character wide, as the closing quotation mark it is in Chinese.
 */
export function apostrophesIn(text: string): number[] {
  if (!text.includes('’') || !/\p{sc=Han}/u.test(text)) return [];
  return [...text.matchAll(/(?<=\p{sc=Latin})’(?=\p{sc=Latin})/gu)].map((m) => m.index);
}
