import { beforeAll, describe, expect, it, vi } from 'vitest';

/** The registry reaches into the window's state, which wants a window to stand in. */
let registry: typeof import('../../../src/renderer/commands/registry.ts');
let zh: typeof import('../../../src/renderer/i18n/zh/index.ts').zh;

beforeAll(async () => {
  vi.stubGlobal('window', Object.assign(new EventTarget(), { galleyShell: undefined }));
  vi.stubGlobal('location', { origin: 'http://127.0.0.1' });
  registry = await import('../../../src/renderer/commands/registry.ts');
  ({ zh } = await import('../../../src/renderer/i18n/zh/index.ts'));
});

describe('the registry', () => {
  it('has a command for every name, once', () => {
    const ids = registry.COMMANDS.map((command) => command.id);
    expect(ids.toSorted()).toEqual(Object.keys(zh.commands.names).toSorted());
  });

  it('gives no chord to two commands', () => {
    const chords = registry.COMMANDS.flatMap((command) => command.keys ?? []);
    expect(chords.filter((chord, i) => chords.indexOf(chord) !== i)).toEqual([]);
  });

  it('brings no chord that it would refuse a person', async () => {
    const { refusalOf } = await import('../../../src/renderer/model/bindings.ts');
    const chords = registry.COMMANDS.flatMap((command) => command.keys ?? []);
    expect(chords.filter((chord) => refusalOf(chord, false) ?? refusalOf(chord, true))).toEqual([]);
  });

  it('follows the person’s own choice of keys', () => {
    expect(registry.commandAt('a', {})?.id).toBe('accept');
    const own = { accept: 'y', dismiss: '' };
    expect(registry.commandAt('y', own)?.id).toBe('accept');
    expect(registry.commandAt('a', own)).toBeUndefined();
    expect(registry.commandAt('d', own)).toBeUndefined();
    expect(registry.commandAt('mod+y', own)?.id).toBe('redo');
  });

  it('runs nothing that has nothing to do', () => {
    expect(registry.runCommand('accept')).toBe(false);
    expect(registry.runCommand('no such command')).toBe(false);
  });
});
