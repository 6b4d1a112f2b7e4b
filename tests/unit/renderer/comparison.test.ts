import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRevisions } from '../../../src/renderer/model/comparison.ts';
import { type Block, plainText } from '../../../src/shared/document.ts';
import type { RevisionText } from '../../../src/shared/model/history.ts';

const paragraph = (text: string): Block =>
  text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] };
const text = (revision: number, blocks: readonly string[], title = '渡口的灯'): RevisionText => ({
  revision,
  fields: { title, subtitle: '', byline: '', date: '' },
  blocks: blocks.map(paragraph),
});

describe('two revisions compared', () => {
  it('tells what stayed, what was changed, what went and what came', () => {
    const before = ['灯塔在雾里亮了三夜。', '渡船照常开，船工老邬说看得见岸。', '这一段要拿掉。'];
    const after = ['灯塔在雾里亮了三夜。', '渡船照常开，船工老邬说看得清岸。', '末尾另写一段，说说天气。'];
    const { blocks, equal, fields } = compareRevisions(text(1, before), text(2, after, '渡口的灯火'));
    expect(equal).toBe(false);
    expect(blocks.map((b) => b.kind)).toEqual(['same', 'changed', 'gone', 'new']);
    expect(blocks[1]!.stretches.filter((s) => s.kind !== 'same').map((s) => s.text)).not.toEqual([]);
    expect(fields.map((f) => f.field)).toEqual(['title']);
  });

  it('says that two revisions are equal', () => {
    const one = text(1, ['一段', '二段']);
    expect(compareRevisions(one, { ...one, revision: 5 })).toMatchObject({
      equal: true,
      fields: [],
      bounded: false,
    });
  });

  it('loses nothing of either: without what came it is the earlier, without what went the later', () => {
    const line = fc.stringMatching(/^[春夏秋冬风雨a-c ]{0,24}$/u);
    const lines = fc.array(line, { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const { blocks } = compareRevisions(text(1, a), text(2, b));
        const side = (drop: 'new' | 'gone'): string[] =>
          blocks
            .filter((block) => block.kind !== drop)
            .map((block) =>
              block.stretches
                .filter((s) => s.kind !== drop)
                .map((s) => s.text)
                .join(''),
            );
        expect(side('new')).toEqual(text(1, a).blocks.map(plainText));
        expect(side('gone')).toEqual(text(2, b).blocks.map(plainText));
      }),
    );
  });
});
