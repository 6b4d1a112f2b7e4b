import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Command, FAILED, type Given, OK, on, text, UsageError } from './command.ts';
import { planWith } from './engine.ts';
import { ENCODING_OPTION, encodingOf } from './options.ts';
import { readDump, refusal, stemOf } from './read.ts';
import { reportPlan } from './report.ts';

/** `galley plan`: what the engine says about dumps. Nothing is stored. */
export const plan: Command = {
  usage: 'plan FILE… [--json] [--out DIR]',
  summary: {
    en: 'Shows what the engine would make of each file, or writes it as plan/1. Nothing is stored.',
    zh: '显示引擎对每个文件的整理方案，或写成 plan/1。不存任何东西。',
  },
  options: {
    json: {
      type: 'boolean',
      help: { en: 'print plan/1 as JSON, one line a file', zh: '输出 plan/1（JSON，每个文件一行）' },
    },
    out: {
      type: 'string',
      short: 'o',
      value: 'DIR',
      help: { en: 'write NAME.plan.json for each file there', zh: '把每个文件的 NAME.plan.json 写到这里' },
    },
    encoding: ENCODING_OPTION,
  },
  async run(given, terminal) {
    const folder = text(given, 'out');
    const encoding = encodingOf(given);
    const targets = namesOf(given, folder !== undefined);
    if (folder !== undefined) await mkdir(folder, { recursive: true });
    let code = OK;
    let first = true;
    for (const [path, target] of targets) {
      const dump = await readDump(path, encoding);
      if (dump.kind === 'refused') {
        terminal.tell(`${dump.name}: ${refusal(dump, terminal.language)}`);
        code = FAILED;
        continue;
      }
      const made = planWith(terminal, dump.name, dump.text);
      if (folder !== undefined) await writeFile(join(folder, target), `${JSON.stringify(made)}\n`);
      else if (on(given, 'json')) await terminal.write(`${JSON.stringify(made)}\n`);
      else {
        if (!first) terminal.say();
        reportPlan(made, dump, terminal);
      }
      first = false;
    }
    return code;
  },
};

/** The file each dump's plan is written to. Two dumps that would share one are refused before anything is done. */
function namesOf({ words }: Given, written: boolean): Map<string, string> {
  if (words.length === 0) throw new UsageError('name at least one file, or - for standard input');
  const names = new Map(words.map((path) => [path, `${path === '-' ? 'stdin' : stemOf(path)}.plan.json`]));
  const seen = new Set<string>();
  for (const name of names.values()) {
    if (written && seen.has(name)) throw new UsageError(`two of the files would be written to ${name}`);
    seen.add(name);
  }
  return names;
}
