import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { TOTAL } from './inputs.ts';

/**
 * Inputs that once broke something, a file each in `corpus/`, and read again in every run. A property that fails in
 * `npm run fuzz` writes its smallest input there; whoever mends it says in `why` what it was and commits the file.
 */

export interface Finding {
  /** The check that it broke: a key of `CHECKS`, `call`, or `paste`. */
  what: string;
  /** What went wrong, in words. */
  why: string;
  input: unknown;
}

const FOLDER = join(import.meta.dirname, 'corpus');

/** All findings with their file names. */
export function findings(): [string, Finding][] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => [name, read(readFileSync(join(FOLDER, name), 'utf8'))]);
}

/** A share of all inputs; what breaks a check at full length is kept. */
export function share(percent: number, what: string): fc.Parameters<[unknown]> {
  const seed = process.env.GALLEY_SEED;
  return {
    numRuns: Math.max(3, Math.ceil((TOTAL * percent) / 100)),
    reporter: (run) => {
      if (!run.failed) return;
      const told = fc.defaultReportMessage(run);
      if (run.counterexample && TOTAL >= 20_000) keep({ what, why: '', input: run.counterexample[0] });
      throw new Error(told, { cause: run.errorInstance });
    },
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  };
}

function keep(finding: Finding): void {
  const body = write(finding);
  const name = `${finding.what}-${createHash('sha256').update(body).digest('hex').slice(0, 8)}.json`;
  writeFileSync(join(FOLDER, name), body);
  process.stderr.write(`kept as tests/fuzz/corpus/${name}\n`);
}

/** What JSON has no word for, as an object with one key that begins with `$`. */
export function write(finding: Finding): string {
  return `${JSON.stringify(
    finding,
    // An arrow would not see the object that holds the value.
    function (this: unknown, key: string, value: unknown): unknown {
      if (value === undefined) return { $undefined: true };
      if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
      if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)))
        return { $number: Object.is(value, -0) ? '-0' : String(value) };
      return value;
    },
    2,
  )}\n`;
}

/** Reads what `write` wrote, and `{ "$repeat": [text, times] }`, `{ "$join": [part…] }` for long texts. */
export function read(body: string): Finding {
  return JSON.parse(body, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    const [[name, inner] = ['', null], more] = Object.entries(value);
    if (more) return value;
    switch (name) {
      case '$undefined':
        return undefined;
      case '$bytes':
        return new Uint8Array(Buffer.from(String(inner), 'base64'));
      case '$number':
        return Number(inner);
      case '$repeat': {
        const [text, times] = inner as [string, number];
        return text.repeat(times);
      }
      case '$join':
        return (inner as string[]).join('');
      default:
        return value;
    }
  }) as Finding;
}
