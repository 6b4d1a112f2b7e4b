import { describe, expect, it } from 'vitest';
import { assign, bind, exchange, refusalOf } from '../../../src/renderer/model/bindings.ts';

const COMMANDS = [
  { id: 'accept', keys: ['a'] },
  { id: 'dismiss', keys: ['d'] },
  { id: 'redo', keys: ['mod+shift+z', 'mod+y'] },
  { id: 'plain' },
];
const held = (chosen: Record<string, string>): Record<string, string> =>
  Object.fromEntries([...bind(COMMANDS, chosen).of].map(([id, chords]) => [id, chords.join(' ')]));
const AT_FIRST = { accept: 'a', dismiss: 'd', redo: 'mod+shift+z mod+y', plain: '' };

describe('bindings', () => {
  it('are those commands bring, until a person chooses', () => {
    expect(held({})).toEqual(AT_FIRST);
    expect(held({ accept: 'y', dismiss: '' })).toEqual({ ...AT_FIRST, accept: 'y', dismiss: '' });
  });

  it('never give a chord to two, even if settings say so', () => {
    expect(held({ plain: 'a' })).toEqual({ ...AT_FIRST, accept: '', plain: 'a' });
    const { by } = bind(COMMANDS, { plain: 'a', dismiss: 'a' });
    expect([...by.keys()].filter((chord) => chord === 'a').length).toBe(1);
  });

  it('can be taken from their holder, who keeps the rest', () => {
    expect(held(assign(COMMANDS, {}, 'plain', ['mod+y']))).toEqual({
      ...AT_FIRST,
      redo: 'mod+shift+z',
      plain: 'mod+y',
    });
    expect(held(assign(COMMANDS, {}, 'plain', ['a']))).toEqual({ ...AT_FIRST, accept: '', plain: 'a' });
  });

  it('can be swapped', () => {
    const swapped = exchange(COMMANDS, {}, 'accept', 'd');
    expect(held(swapped)).toEqual({ ...AT_FIRST, accept: 'd', dismiss: 'a' });
    expect(exchange(COMMANDS, swapped, 'accept', 'a')).toEqual({});
  });

  it('leave nothing in the settings once they are as they were', () => {
    const changed = assign(COMMANDS, {}, 'accept', ['y']);
    expect(changed).toEqual({ accept: 'y' });
    expect(assign(COMMANDS, changed, 'accept', ['a'])).toEqual({});
  });
});

describe('refused are chords', () => {
  it.each([
    ['mod+c', 'edit'],
    ['mod+v', 'edit'],
    ['mod+t', 'browser'],
    ['mod+3', 'browser'],
    ['f5', 'browser'],
    ['enter', 'control'],
    ['shift+arrowdown', 'control'],
    ['mod+home', 'control'],
    ['mod+tab', 'control'],
    ['alt+space', 'system'],
  ])('%s: needed for %s', (chord, why) => {
    expect(refusalOf(chord, false)).toBe(why);
  });

  it.each(['a', 'mod+shift+k', 'alt+arrowup', 'f7', 'mod+enter', '?', 'mod+,'])('but not %s', (chord) => {
    expect(refusalOf(chord, false)).toBeNull();
    expect(refusalOf(chord, true)).toBeNull();
  });
});
