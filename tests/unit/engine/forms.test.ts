import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTongues } from '../../../src/core/tongues.ts';
import { Forms, readForms } from '../../../src/engine/base/forms.ts';
import { plan } from '../../../src/engine/index.ts';

const tongues = openTongues(join(import.meta.dirname, '../../../resources/tongues'));
const forms = tongues.forms() as Forms;

describe('traditional letters', () => {
  it('are read as simplified ones, and so are corner quotes', () => {
    expect(forms.simple('渡口的老船長說：「這條『青蘆號』還沒檢修。」')).toBe(
      '渡口的老船长说：“这条‘青芦号’还没检修。”',
    );
  });

  it('are read one by one, and simplified ones stay', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const simple = forms.simple(text);
        expect(simple).toHaveLength(text.length);
        expect(forms.simple(simple)).toBe(simple);
      }),
    );
    const simplified = '乾隆年间的渡口志里记着，后来船工们覆盖了旧堤，还在上面种了柳树。';
    expect(forms.simple(simplified)).toBe(simplified);
  });

  it('tell how a text is written, where there are enough and they agree', () => {
    expect(forms.scriptOf('渡口的老船長說這條船還沒有檢修')).toBe('traditional');
    expect(forms.scriptOf('渡口的老船长说这条船还没有检修')).toBe('simplified');
    // Letters that both ways of writing have tell nothing.
    expect(forms.scriptOf('家家出米，又干又少')).toBeUndefined();
    expect(forms.scriptOf('船長')).toBeUndefined();
    expect(forms.scriptOf('老船長說這條船，老船长说这条船')).toBeUndefined();
  });

  it('come from a file of pairs and of nothing else', () => {
    expect(readForms('說说\n麵面*\n')?.simple('說麵')).toBe('说面');
    for (const file of ['', '說\n', '說说\nno pair\n']) expect(readForms(file)).toBeNull();
  });
});

const [CUT, REST] = ['渡口管理站的人說，這條老船從開春以來一直在檢', '修，船底的舊漆要等下個月才能乾透。'];
const page = (cut: string, rest: string) => `# 青蘆渡口換上新航標燈

新的航標燈昨天裝好了，霧天裡燈光能照到對岸。${cut}

# 臨江的農戶改種旱稻

臨江的農戶今年改種旱稻，用水比往年省下一半。農技站的人說，九月以前還要再追一次肥。

${rest}

合作社已經把肥料運到了村口，每戶能領兩袋。
`;

describe('a page in traditional letters', () => {
  const text = page(CUT, REST);
  const made = plan(text, { tongues });
  const join = made.findings.find((f) => f.kind === 'join');

  it('is closed where a word was cut', () => {
    const blocks = made.articles.flatMap((a) =>
      a.blocks.map((b) => b.sources.map(([s, e]) => text.slice(s, e))),
    );
    expect(blocks.find((b) => b.length > 1)?.[1]).toBe(REST);
  });

  it('is spoken of in its own letters', () => {
    expect(join?.reasons).toContainEqual({ code: 'join.word', params: { word: '檢修' } });
  });

  it('is not closed with a beginning in simplified ones', () => {
    const mixed = page(CUT, '修，船底的旧漆要等下个月才能干透，这几天还会下雨，谁也说不准。');
    expect(plan(mixed, { tongues }).findings.filter((f) => f.kind === 'join')).toEqual([]);
  });
});
