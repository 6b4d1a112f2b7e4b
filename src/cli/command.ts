import type { ParseArgsOptionDescriptor } from 'node:util';
import type { Language, Terminal } from './terminal.ts';

/** What a command leaves behind as its exit code. */
export const OK = 0;
export const FAILED = 1;
export const USAGE = 2;

/** The person asked in a way that can't be meant; told with the usage, exit code 2. */
export class UsageError extends Error {}

export type InTwo = Readonly<Record<Language, string>>;

export interface Option extends Pick<ParseArgsOptionDescriptor, 'type' | 'multiple' | 'short'> {
  /** What stands for the value in the help, e.g. `DIR`. */
  value?: string;
  help: InTwo;
}

export interface Given {
  /** Values of options by name. */
  values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  words: readonly string[];
}

/** One command of the galley program. */
export interface Command {
  /** Without the program's name, e.g. `plan FILE… [--json] [--out DIR]`. */
  usage: string;
  summary: InTwo;
  options: Readonly<Record<string, Option>>;
  run(given: Given, terminal: Terminal): Promise<number>;
}

/** The value of a text option, or undefined. */
export function text(given: Given, name: string): string | undefined {
  const value = given.values[name];
  return typeof value === 'string' ? value : undefined;
}

/** The values of an option that may be given several times, or with commas. */
export function list(given: Given, name: string): string[] {
  const value = given.values[name];
  const all = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return all.flatMap((one) => (typeof one === 'string' ? one.split(',') : [])).filter((one) => one !== '');
}

/** Whether a switch is on. */
export function on(given: Given, name: string): boolean {
  return given.values[name] === true;
}

/** Checks values against those allowed. */
export function oneOf<T extends string>(values: readonly string[], allowed: readonly T[], name: string): T[] {
  return values.map((value) => {
    const found = allowed.find((one) => one === value);
    if (found === undefined) throw new UsageError(`--${name} ${value}: ${allowed.join(', ')}`);
    return found;
  });
}
