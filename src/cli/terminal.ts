import { isWide } from '../shared/flow.ts';

/** The terminal a command speaks to: results on stdout, everything else on stderr. */
export interface Terminal {
  language: Language;
  /** Columns of it; 80 where nobody watches. */
  width: number;
  /** A line of the result. */
  say(line?: string): void;
  /** The result itself, as it is. */
  write(text: string): Promise<void>;
  /** A line to the person that is not part of the result. */
  tell(line: string): void;
  /** One line that is written over; shown only where a person watches. */
  progress(line: string): void;
  bold(text: string): string;
  dim(text: string): string;
}

export type Language = 'zh' | 'en';

/** The language of the report by the locale the system names, as POSIX ranks the variables. */
export function languageOf(env: NodeJS.ProcessEnv): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** The terminal of this process. */
export function openTerminal(env = process.env): Terminal {
  const { stdout, stderr } = process;
  const coloured = stdout.isTTY && !env.NO_COLOR;
  let open = '';
  const wipe = (): void => {
    if (open !== '') stderr.write('\r\u001b[2K');
    open = '';
  };
  const paint =
    (on: number, off: number) =>
    (text: string): string =>
      coloured ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  // `galley plan … | head` closes the pipe before we are done: that is the reader's right, not a fault.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  return {
    language: languageOf(env),
    width: Math.max(60, stdout.columns ?? (Number(env.COLUMNS) || 80)),
    say(line = '') {
      wipe();
      stdout.write(`${line}\n`);
    },
    write(text) {
      wipe();
      return new Promise((done) => {
        stdout.write(text, () => done());
      });
    },
    tell(line) {
      wipe();
      stderr.write(`${line}\n`);
    },
    progress(line) {
      if (!stderr.isTTY || line === open) return;
      wipe();
      open = line;
      stderr.write(line.slice(0, (stderr.columns ?? 80) - 1));
      if (line === '') wipe();
    },
    bold: paint(1, 22),
    dim: paint(2, 22),
  };
}

/** Columns a text takes in a terminal: two for a wide character. */
export function widthOf(text: string): number {
  let width = 0;
  for (const ch of text) width += isWide(ch) ? 2 : 1;
  return width;
}

/** Fills up to `width` columns, or cuts there with an ellipsis. */
export function fit(text: string, width: number): string {
  const full = widthOf(text);
  if (full <= width) return text + ' '.repeat(width - full);
  let out = '';
  let used = 0;
  for (const ch of text) {
    const w = isWide(ch) ? 2 : 1;
    if (used + w > width - 1) break;
    out += ch;
    used += w;
  }
  return `${out}…${' '.repeat(Math.max(0, width - 1 - used))}`;
}

/** The same to the right. */
export function fitRight(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}

/** Breaks a text into lines of at most `width` columns: between words, and in Chinese anywhere but before a mark. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const part of text.match(/[\u2e80-\uffef][，。；：、！？”’）》」]*|[^\s\u2e80-\uffef]+|\s+/gu) ?? []) {
    const w = widthOf(part);
    if (used + w > width && line) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    if (!line && /^\s/u.test(part)) continue;
    line += part;
    used += w;
  }
  if (line.trim()) lines.push(line.trimEnd());
  return lines;
}
