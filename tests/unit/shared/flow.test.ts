import { describe, expect, it } from 'vitest';
import { fieldText, joint, unwrap } from '../../../src/shared/flow.ts';

describe('joint', () => {
  it.each([
    ['the wind', 'blew', ' '],
    ['渔港', '新码头', ''],
    ['渔港 A', '座', ''],
    ['slipped back-', 'wards', ''],
    ['pre-', 'and post-war', ' '],
    ['a pause -', 'then this', ' '],
    ['Upper-', 'Wend', ' '],
    ['already ', 'spaced', ''],
    ['', 'first', ''],
    // A figure of Chinese text that a column's edge broke.
    ['渡口去年运送乘客11', '40人', ''],
    ['水位涨了3.', '5米', ''],
    ['上座的船占了6', '.5成', ''],
    ['上座率是97', '%，比去年高', ''],
    ['全长1', ',200米的堤', ''],
    ['Pier 7', '12 boats', ' '],
    ['the 97', '% of them', ' '],
    ['渡口的 A7', '12 号', ' '],
  ])('between %j and %j stands %j', (left, right, between) => {
    expect(joint(left, right)).toBe(between);
  });
});

describe('unwrap', () => {
  it('joins hard-wrapped lines and keeps every character that is not white space', () => {
    expect(unwrap('  the hands slipped back-\r\n  wards when\nthe wind blew ')).toBe(
      'the hands slipped back-wards when the wind blew',
    );
    expect(unwrap('码头长四百\n二十米')).toBe('码头长四百二十米');
    expect(unwrap('码头长4\n20米')).toBe('码头长420米');
  });
});

describe('a field', () => {
  it('sets a kicker and a subtitle apart, and runs on what one line tells', () => {
    const text = '桥边旧事\n老桥通车\n一年来**两岸**往来\nBy Ada\nWinter';
    expect(
      fieldText(text, [
        [0, 4],
        [10, 13],
        [15, 17],
        [19, 21],
      ]),
    ).toBe('桥边旧事 一年来两岸往来');
    expect(fieldText(text, [[22, 35]])).toBe('By Ada Winter');
  });
});
