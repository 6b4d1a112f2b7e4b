import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTongues } from '../../../src/core/tongues.ts';

const SHIPPED = join(import.meta.dirname, '..', '..', '..', 'resources', 'tongues');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-tongues-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the languages in a folder', () => {
  it('are read when they are asked for, each by itself and once', () => {
    const tongues = openTongues(folder);
    copyFileSync(join(SHIPPED, 'en-words.bin'), join(folder, 'en-words.bin'));
    const en = tongues.en();
    expect(en).not.toBeNull();
    rmSync(join(folder, 'en-words.bin'));
    expect(tongues.en()).toBe(en);
    expect(() => tongues.zh()).toThrow(/zh-words\.bin/u);
  });

  it('are an error where they are damaged or of another kind', () => {
    const whole = readFileSync(join(SHIPPED, 'en-words.bin'));
    writeFileSync(join(folder, 'en-words.bin'), whole.subarray(0, whole.length / 2));
    expect(() => openTongues(folder).en()).toThrow();
    copyFileSync(join(SHIPPED, 'zh-marks.bin'), join(folder, 'zh-marks.bin'));
    writeFileSync(join(folder, 'zh-words.bin'), 'no language');
    expect(() => openTongues(folder).zh()).toThrow();
  });

  it('come with the letters of the other way of writing', () => {
    const tongues = openTongues(folder);
    copyFileSync(join(SHIPPED, 'zh-forms.txt'), join(folder, 'zh-forms.txt'));
    const forms = tongues.forms();
    expect(forms?.simple('燈')).toBe('灯');
    writeFileSync(join(folder, 'zh-forms.txt'), 'no letters');
    expect(tongues.forms()).toBe(forms);
    expect(() => openTongues(folder).forms()).toThrow(/zh-forms\.txt/u);
  });

  it('are a few megabytes together', () => {
    const sizes = readdirSync(SHIPPED).map((name) => statSync(join(SHIPPED, name)).size);
    expect(sizes.reduce((a, b) => a + b)).toBeLessThan(5_000_000);
  });
});
