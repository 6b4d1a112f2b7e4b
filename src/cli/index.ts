import { parseArgs } from 'node:util';
import { placesOf, versionOf } from '../core/host/places.ts';
import { describeTrouble } from '../core/host/trouble-words.ts';
import { type Command, FAILED, type Given, OK, type Option, USAGE, UsageError } from './command.ts';
import { fit, openTerminal, type Terminal } from './terminal.ts';

/** The galley command. Each command is loaded when asked for: `plan` never loads the store. */

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  plan: async () => (await import('./plan.ts')).plan,
  clean: async () => (await import('./clean.ts')).clean,
  import: async () => (await import('./import.ts')).importFiles,
  export: async () => (await import('./export.ts')).exportArticles,
  serve: async () => (await import('./serve.ts')).serve,
  log: async () => (await import('./log.ts')).log,
  check: async () => (await import('./check.ts')).check,
  diagnostics: async () => (await import('./diagnostics.ts')).diagnostics,
  restore: async () => (await import('./restore.ts')).restore,
};

const HELP: Option = { type: 'boolean', short: 'h', help: { en: 'this help', zh: '本帮助' } };

const terminal = openTerminal();
main(process.argv.slice(2), terminal).then(
  (code) => {
    terminal.progress('');
    process.exitCode = code;
  },
  (error: unknown) => {
    terminal.tell(`galley: ${describeTrouble(error, terminal.language)}`);
    process.exitCode = error instanceof UsageError ? USAGE : FAILED;
  },
);

async function main([name, ...rest]: readonly string[], to: Terminal): Promise<number> {
  if (name === '--version' || name === '-V') {
    to.say(`galley ${versionOf(placesOf(import.meta.dirname))}`);
    return OK;
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const topic = name === 'help' ? rest[0] : undefined;
    const load = topic === undefined ? undefined : COMMANDS[topic];
    if (load) explain(await load(), to);
    else await overview(to);
    return name === undefined ? USAGE : OK;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    to.tell(to.language === 'zh' ? `galley：没有“${name}”这个命令` : `galley: there is no command «${name}»`);
    to.tell(`galley --help`);
    return USAGE;
  }
  const command = await load();
  try {
    const given = read(command, rest);
    if (given.values.help === true) {
      explain(command, to);
      return OK;
    }
    return await command.run(given, to);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    to.tell(`galley: ${error.message}`);
    to.tell(`galley ${command.usage}`);
    return USAGE;
  }
}

function read(command: Command, words: readonly string[]): Given {
  const options = Object.fromEntries(
    Object.entries({ ...command.options, help: HELP }).map(([name, { type, multiple, short }]) => [
      name,
      { type, ...(multiple === undefined ? {} : { multiple }), ...(short === undefined ? {} : { short }) },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    return { values, words: positionals };
  } catch (error) {
    // parseArgs throws nothing but complaints about the words it was given.
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function explain(command: Command, to: Terminal): void {
  to.say(`galley ${command.usage}`);
  to.say();
  to.say(command.summary[to.language]);
  to.say();
  for (const [name, option] of Object.entries({ ...command.options, help: HELP })) {
    const short = option.short ? `-${option.short}, ` : '    ';
    const value = option.value ? ` ${option.value}` : '';
    to.say(`  ${short}${fit(`--${name}${value}`, 22)} ${option.help[to.language]}`);
  }
}

async function overview(to: Terminal): Promise<void> {
  const zh = to.language === 'zh';
  to.say(
    zh
      ? 'galley：把未经整理的文本变成干净的文章。'
      : 'galley: a raw text dump goes in, clean articles come out.',
  );
  to.say();
  for (const load of Object.values(COMMANDS)) {
    const { usage, summary } = await load();
    to.say(`  ${to.bold(`galley ${usage}`)}`);
    to.say(`      ${summary[to.language]}`);
  }
  to.say();
  to.say(
    zh
      ? '  -  表示标准输入；galley 命令 --help 看某个命令的说明。\n  退出码：0 成功，1 失败，2 用法不对。'
      : '  -  stands for standard input; galley COMMAND --help tells more of one.\n  Exit codes: 0 done, 1 failed, 2 asked in a way that can’t be meant.',
  );
}
