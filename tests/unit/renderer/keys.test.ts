import { describe, expect, it } from 'vitest';
import { chordLabel, chordOf, commandOf, type KeyPress } from '../../../src/renderer/model/keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  keyCode: 0,
  repeat: false,
  ...more,
});

describe('keys', () => {
  it('call commands outside of text', () => {
    expect(commandOf(press('a'), {}, false, false)).toBe('accept');
    expect(commandOf(press('A', { shiftKey: false }), {}, false, false)).toBe('accept');
    expect(commandOf(press('?', { shiftKey: true }), {}, false, false)).toBe('help');
  });

  it('are dead in text fields, but for those with ⌘ or Ctrl', () => {
    expect(commandOf(press('a'), {}, true, false)).toBeNull();
    expect(commandOf(press('z', { ctrlKey: true }), {}, true, false)).toBe('undo');
    expect(commandOf(press('Z', { metaKey: true, shiftKey: true }), {}, true, true)).toBe('redo');
  });

  it('are dead while an input method composes', () => {
    expect(commandOf(press('a', { isComposing: true }), {}, false, false)).toBeNull();
    expect(commandOf(press('Process', { keyCode: 229 }), {}, false, false)).toBeNull();
    expect(commandOf(press('z', { ctrlKey: true, keyCode: 229 }), {}, true, false)).toBeNull();
  });

  it('are left to the system with Alt or the other platform’s modifier', () => {
    expect(chordOf(press('a', { altKey: true }), false)).toBeNull();
    expect(chordOf(press('z', { metaKey: true }), false)).toBeNull();
    expect(chordOf(press('z', { ctrlKey: true }), true)).toBeNull();
  });

  it('follow the person’s own choice', () => {
    expect(commandOf(press('y'), { accept: 'y' }, false, false)).toBe('accept');
    expect(commandOf(press('a'), { accept: 'y' }, false, false)).toBeNull();
  });

  it('are shown as each platform writes them', () => {
    expect(chordLabel('mod+shift+z', true)).toBe('⌘⇧Z');
    expect(chordLabel('mod+shift+z', false)).toBe('Ctrl+Shift+Z');
  });
});
