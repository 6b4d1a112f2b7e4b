import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Forms, readForms, readTongue, type Tongue, type Tongues } from '../engine/index.ts';

/** The files of each language in `resources/tongues`. */
const FILES = { zh: ['zh-words.bin', 'zh-marks.bin'], en: ['en-words.bin'] };
const FORMS = 'zh-forms.txt';

/**
 * The languages in a folder, each read when the engine first asks for it: most dumps need one or none. Throws then if
 * a file is missing, damaged or of another kind, for it came with the application.
 */
export function openTongues(folder: string): Tongues {
  const read = (language: keyof typeof FILES) => {
    let tongue: Tongue | null = null;
    return (): Tongue => {
      if (!tongue) {
        tongue = readTongue(
          FILES[language].map((name) => brotliDecompressSync(readFileSync(join(folder, name)))),
        );
        if (!tongue) throw new Error(`no language in ${folder}: ${FILES[language].join(', ')}`);
      }
      return tongue;
    };
  };
  let known: Forms | null = null;
  const forms = (): Forms => {
    known ??= readForms(readFileSync(join(folder, FORMS), 'utf8'));
    if (!known) throw new Error(`no letters in ${folder}: ${FORMS}`);
    return known;
  };
  return { zh: read('zh'), en: read('en'), forms };
}
