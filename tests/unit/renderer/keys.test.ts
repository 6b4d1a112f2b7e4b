import { describe, expect, it } from 'vitest';
import {
  calledBy,
  chordLabel,
  chordOf,
  isHeardInText,
  type KeyPress,
} from '../../../src/renderer/model/keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  keyCode: 0,
  repeat: false,
  ...more,
});

describe('chords', () => {
  it('are spelled by key and modifiers', () => {
    expect(chordOf(press('a'), false)).toBe('a');
    expect(chordOf(press('A', { shiftKey: true }), false)).toBe('shift+a');
    expect(chordOf(press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe('mod+shift+z');
    expect(chordOf(press('ArrowUp', { altKey: true }), false)).toBe('alt+arrowup');
    expect(chordOf(press(' '), false)).toBe('space');
  });

  it('take a sign as it is typed, whatever it takes to type it', () => {
    expect(chordOf(press('?', { shiftKey: true }), false)).toBe('?');
    expect(chordOf(press('+', { ctrlKey: true }), false)).toBe('mod++');
    expect(chordLabel('mod++', false)).toBe('Ctrl++');
  });

  it('mean the key where Alt types another sign', () => {
    expect(chordOf(press('Ω', { altKey: true, code: 'KeyZ' }), true)).toBe('alt+z');
  });

  it('are left to the system with AltGr, the other platform’s modifier, or a modifier alone', () => {
    expect(chordOf(press('@', { code: 'KeyQ', altKey: true, ctrlKey: true }), false)).toBeNull();
    expect(chordOf(press('d', { altKey: true, ctrlKey: true }), false)).toBe('mod+alt+d');
    expect(chordOf(press('z', { metaKey: true }), false)).toBeNull();
    expect(chordOf(press('z', { ctrlKey: true }), true)).toBeNull();
    expect(chordOf(press('Shift', { shiftKey: true }), false)).toBeNull();
  });

  it('without a modifier are dead in text', () => {
    expect(calledBy(press('a'), false, false)).toBe('a');
    expect(calledBy(press('a'), true, false)).toBeNull();
    expect(calledBy(press('?', { shiftKey: true }), true, false)).toBeNull();
    expect(calledBy(press('z', { ctrlKey: true }), true, false)).toBe('mod+z');
    expect(['f6', 'shift+f6', 'alt+arrowup', 'alt+a', 'arrowup'].map(isHeardInText)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('are dead while an input method composes', () => {
    expect(calledBy(press('a', { isComposing: true }), false, false)).toBeNull();
    expect(calledBy(press('Process', { keyCode: 229 }), false, false)).toBeNull();
    expect(calledBy(press('z', { ctrlKey: true, keyCode: 229 }), true, false)).toBeNull();
  });

  it('are shown as each platform writes them', () => {
    expect(chordLabel('mod+shift+z', true)).toBe('⌘⇧Z');
    expect(chordLabel('mod+shift+z', false)).toBe('Ctrl+Shift+Z');
    expect(chordLabel('alt+arrowup', true)).toBe('⌥↑');
  });
});
