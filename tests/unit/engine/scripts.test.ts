import { describe, expect, it } from 'vitest';
import type { Piece } from '../../../src/engine/base/model.ts';
import { plan } from '../../../src/engine/index.ts';

/** The pieces of a page on which `line` stands among reports, and the one that holds it. */
function pieceOf(line: string): Piece | undefined {
  let found: Piece | undefined;
  // A cut end makes a page of it: where articles stand whole, pieces are not looked at for joints.
  const page = [
    '# 渡口换新灯',
    '青芦渡的航标灯换了新的，夜里过河的船，',
    '# 集市搬进新棚',
    '南坪的集市搬了。',
    line,
  ];
  plan(page.join('\n\n'), {
    seen: (pieces) => {
      found = pieces.find((p) => p.text.includes(line.slice(0, 12)));
    },
  });
  return found;
}

describe('the script of a piece', () => {
  it('is Chinese where a sentence names much in Latin letters', () => {
    expect(pieceOf('早先的 Harbor Light Works 与 Northern Signal Lamps 的图纸也都找到了，')?.cjk).toBe(true);
  });

  it('is Latin where a few Chinese letters explain a name, and where a pictograph heads a line', () => {
    expect(
      pieceOf('Lamps of the old kind (航标) were kept by the ferrymen of the river for eighty years,')?.cjk,
    ).toBe(false);
    expect(pieceOf('💡 LAMPS OF THE RIVER')?.cjk).toBe(false);
    expect(pieceOf('💡 LAMPS')?.cjk).toBe(false);
  });
});
