import { resolve } from 'node:path';

/** What the command line of the app asks for. */
export interface Arguments {
  /** Dumps to open, as absolute paths. */
  files: string[];
  /** The data folder, if one was named by `--data=DIR`. */
  data?: string;
}

/**
 * Reads a command line. `own` is how many words at its front are the program itself. Chromium and Electron take
 * flags of their own from the same line; whatever begins with a dash and is not ours is left to them.
 */
export function readArguments(argv: readonly string[], own: number, folder: string): Arguments {
  const files: string[] = [];
  let data: string | undefined;
  let literal = false;
  for (const word of argv.slice(own)) {
    if (word === '--' && !literal) literal = true;
    else if (!literal && word.startsWith('--data=')) data = resolve(folder, word.slice('--data='.length));
    else if (literal || !word.startsWith('-')) files.push(resolve(folder, word));
  }
  return data === undefined ? { files } : { files, data };
}
