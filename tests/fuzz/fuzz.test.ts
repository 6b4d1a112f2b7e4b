import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHECKS, type Check } from './checks.ts';
import { type Finding, findings, read, share, write } from './corpus.ts';
import { callFuzzed } from './library.ts';

/** Whatever comes in, nothing crashes, nothing hangs, nothing is lost and nothing runs. */

const LONG = 1_200_000;

describe.each(Object.entries(CHECKS) as [keyof typeof CHECKS, Check<unknown>][])('%s', (what, one) => {
  test(one.says, { timeout: LONG }, () => {
    fc.assert(
      fc.property(one.inputs, (input) => one.check(input)),
      share(one.share, what),
    );
  });
});

// What was pasted is read again where there is a window: tests/browser/paste.test.ts.
test.each(findings().filter(([, found]) => found.what !== 'paste'))(
  'what once broke something breaks nothing now: %s',
  { timeout: LONG },
  async (_, found) => {
    expect(found.why, 'a finding says what it was').not.toBe('');
    if (found.what === 'call') return callFuzzed(found.input);
    const check = CHECKS[found.what as keyof typeof CHECKS] as Check<unknown> | undefined;
    expect(check, `a check «${found.what}»`).toBeDefined();
    check?.check(found.input);
  },
);

test('a finding is read as it was written', () => {
  const finding: Finding = {
    what: 'decoding',
    why: 'x',
    input: { bytes: new Uint8Array([0, 255]), text: '\ud800\0', n: Number.NaN, list: [1, '$'], deep: {} },
  };
  expect(read(write(finding))).toEqual(finding);
  expect(read('{"what":"a","why":"b","input":{"$join":["a",{"$repeat":["漢 ",3]}]}}').input).toBe(
    'a漢 漢 漢 ',
  );
});
