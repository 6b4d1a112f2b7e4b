import { describe, expect, it } from 'vitest';
import { isListing } from '../../../src/engine/articles/arrangement.ts';
import type { Piece } from '../../../src/engine/base/model.ts';
import { pieceOf } from './pieces.ts';

/** Two articles, each opened at its title and told whole. */
const LISTING: readonly Piece[] = [
  pieceOf('青芦老桥换上新栏杆', { opens: true }),
  pieceOf('记者 田小禾'),
  pieceOf('青芦镇的老石桥昨天换上了新的木栏杆，镇上的木匠忙了整整两个星期才把它们全部装好。'),
  pieceOf('桥头的茶摊也重新摆了出来，来往的挑夫又能在那里歇一歇脚。'),
  pieceOf('南湾渡口夜里也开船', { opens: true }),
  pieceOf('记者 何一苇'),
  pieceOf('南湾渡口从今晚起加开两班夜船，末班船到十一点，船费和白天一样，不另外多收一文钱。'),
  pieceOf('赶夜市的乡亲再也不用在渡口的棚子里等到天亮。'),
];

/** The listing with pieces between its first and its second article. */
const withMore = (...more: readonly Piece[]) => [...LISTING.slice(0, 4), ...more, ...LISTING.slice(4)];

const PROSE = '何家塘的鱼塘这个月清了淤，塘边种下三百棵柳树，村里的孩子都来帮忙浇水，一直忙到天黑。';

describe('a dump whose articles are told by where they open', () => {
  it('is a listing where they stand whole', () => {
    expect(isListing(LISTING)).toBe(true);
    expect(isListing(withMore(pieceOf(PROSE)))).toBe(true);
    expect(isListing(withMore(pieceOf('柳树怎么栽？', { headline: true }), pieceOf(PROSE)))).toBe(true);
    expect(isListing(withMore(pieceOf('一、清淤', { heading: true }), pieceOf(PROSE)))).toBe(true);
  });

  it.each<[string, Piece[]]>([
    ['a title that opens nothing', [pieceOf('何家塘清淤种柳'), pieceOf(PROSE)]],
    ['one that a mark tells', [pieceOf('何家塘清淤种柳', { mark: 2 }), pieceOf(PROSE)]],
    ['one over a name', [pieceOf('何家塘清淤种柳'), pieceOf('方惟'), pieceOf(PROSE)]],
    [
      'a text in another script',
      [pieceOf(PROSE, { script: 'simplified' }), pieceOf(PROSE, { script: 'traditional' })],
    ],
  ])('is none with %s in it', (_, more) => {
    expect(isListing(withMore(...more))).toBe(false);
  });

  it('is one whatever stands in it where room parts its articles', () => {
    const apart = LISTING.map((piece) => ({ ...piece, breakBefore: piece.opens === true }));
    apart.splice(4, 0, pieceOf('何家塘清淤种柳'), pieceOf(PROSE));
    expect(isListing(apart)).toBe(true);
  });
});
