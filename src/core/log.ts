import { appendFileSync, existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What went wrong, in a file in the data folder that rotates. It never holds text of a dump or an article. */

/** A file this long makes way for the next, in bytes; so many older ones are kept. */
const ROTATE = 256 * 1024;
const OLDER = 2;

export class Log {
  readonly #path: string;
  #length: number;
  /** Errors noted since the start. */
  count = 0;

  constructor(dataFolder: string) {
    this.#path = join(dataFolder, 'galley.log');
    this.#length = statSync(this.#path, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** Notes an error and where it came from (`store`, `window`, `worker`…). */
  note(from: string, error: unknown): void {
    this.count++;
    this.say(from, toldOf(error));
  }

  /** Notes a fact that holds no text of a person's. */
  say(from: string, line: string): void {
    const entry = `${new Date().toISOString()} ${from}: ${line}\n`;
    try {
      if (this.#length + entry.length > ROTATE) this.#rotate();
      appendFileSync(this.#path, entry, { mode: 0o600 });
      this.#length += entry.length;
    } catch (error) {
      // On a full or vanished disk the log falls silent, and makes no folder anew; what a person is told goes on.
      if (!(error instanceof Error && 'code' in error)) throw error;
    }
  }

  /** The last lines, oldest first. */
  tail(lines: number): string[] {
    if (!existsSync(this.#path)) return [];
    return readFileSync(this.#path, 'utf8').trimEnd().split('\n').slice(-lines);
  }

  #rotate(): void {
    for (let n = OLDER; n > 0; n--) {
      const from = n === 1 ? this.#path : `${this.#path}.${n - 1}`;
      if (existsSync(from)) renameSync(from, `${this.#path}.${n}`);
    }
    this.#length = 0;
  }
}

/** An error as the log keeps it: name, code, message and frames, without whatever they quote. */
export function toldOf(error: unknown): string {
  if (!(error instanceof Error)) return scrub(String(error));
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
  const cause = error.cause === undefined ? '' : ` <- ${toldOf(error.cause)}`;
  return `${error.name}${code} ${scrub(error.message)}${frames.length > 0 ? ` | ${ofHome(frames.join(' | '))}` : ''}${cause}`;
}

/** A message without what it quotes: parsers and checks cite the text they stumbled over. */
export function scrub(message: string): string {
  const plain = message
    .replace(/"[^"]*"?|'[^']*'|`[^`]*`|«[^»]*»|“[^”]*”/gu, '…')
    .replace(/[^\t\x20-\x7e…]+/gu, '…')
    .replace(/\s+/gu, ' ');
  return ofHome(plain.length > 300 ? `${plain.slice(0, 300)}…` : plain);
}

function ofHome(text: string): string {
  return text.replaceAll(homedir(), '~');
}
