import type { Words } from '../zh/index.ts';
import { s } from './plural.ts';

/** Words for what an editor has in hand, and for the rules of the desk. */
export const hand: Words['hand'] = {
  label: 'In hand',
  pieces: (n) => `${n} raw piece${s(n)} in hand`,
  words: 'Selected raw words in hand',
  blocks: (n) => `${n} paragraph${s(n)} in hand`,
  place: 'Place at the caret',
  send: 'Send to…',
  drop: 'Let go',
  copying: 'What is it a copy of? Click the piece that stays, or choose it and press Enter.',
  alike: (n) => `${n} piece${s(n)} dropped as furniture`,
  ruled: (n) => `${n} piece${s(n)} dropped; from now on this line is furniture in every dump`,
  rules: 'Lines that are always furniture',
  rulesNone: 'None yet. «Always drop» in the menu of a raw piece puts a line here.',
  ruleBy: (who, at) => `${who} · ${at}`,
  ruleRemove: (text) => `Stop dropping “${text}”`,
};
