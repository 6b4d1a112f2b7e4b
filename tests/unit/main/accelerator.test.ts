import { expect, it } from 'vitest';
import { acceleratorOf } from '../../../src/main/accelerator.ts';

it.each([
  ['mod+shift+z', 'CmdOrCtrl+Shift+Z'],
  ['a', 'A'],
  ['?', '?'],
  ['mod+,', 'CmdOrCtrl+,'],
  ['mod++', 'CmdOrCtrl+Plus'],
  ['mod+enter', 'CmdOrCtrl+Enter'],
  ['alt+arrowup', 'Alt+Up'],
  ['shift+f6', 'Shift+F6'],
])('%s is shown as %s', (chord, accelerator) => {
  expect(acceleratorOf(chord, false)).toBe(accelerator);
});

it.each(['é', 'mod+audiovolumeup', 'hyper+a', '', 'mod+中', 'f99'])('%s is no accelerator', (chord) => {
  expect(acceleratorOf(chord, false)).toBeUndefined();
});

it('takes no plain letter on a Mac, where it would be registered', () => {
  expect(acceleratorOf('a', true)).toBeUndefined();
  expect(acceleratorOf('alt+arrowup', true)).toBeUndefined();
  expect(acceleratorOf('mod+k', true)).toBe('CmdOrCtrl+K');
  expect(acceleratorOf('f6', true)).toBe('F6');
});
