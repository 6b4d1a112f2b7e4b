import { dice } from '../../bench/big.ts';

/** Small dumps of our own making, no two alike, with copies, a loop and a cut paragraph in each. */

const PLACES = ['白芦渡', '石鼓湾', '青檀镇', '南桥集', '柳港', '云栖坡', '沙溪口', '北湖塘'];
const PEOPLE = ['许望舒', '陶可', '季长亭', '罗苇', '沈若谷', '方小满'];
const THINGS = ['渡轮停航', '堤坝加固', '旧仓改建', '稻种试验', '水价听证', '夜班公交', '书店搬迁'];
const WHY = ['因为连日降雨', '按照年初的安排', '在居民再三要求之后', '由于河面结冰', '考虑到学生上学'];
const THEN = [
  '预计月底完成',
  '费用由镇里承担',
  '附近三个村子都会受益',
  '具体日期另行告知',
  '目前没有人提出异议',
];

/** The text of dump `seed`: about `paragraphs` paragraphs in articles of a few each. */
export function dumpText(seed: number, paragraphs = 24): string {
  const throws = dice(seed);
  const one = <T>(from: readonly T[]): T => from[throws.below(from.length)]!;
  const sentence = (): string =>
    `${one(PEOPLE)}说，${one(WHY)}，${one(PLACES)}的${one(THINGS)}一事改在第${1 + throws.below(400)}号会上再议，${one(THEN)}。`;
  const told: string[] = [];
  let text = '';
  for (let left = paragraphs; left > 0; ) {
    text += `# ${one(PLACES)}${one(THINGS)}之${1 + throws.below(9000)}\n\n`;
    for (let n = 2 + throws.below(4); n > 0 && left > 0; n--, left--) {
      const paragraph = Array.from({ length: 2 + throws.below(3) }, sentence).join('');
      told.push(paragraph);
      const cut = paragraph.length >> 1;
      text += throws.luck(15)
        ? `${paragraph.slice(0, cut)}\n\n${paragraph.slice(cut)}\n\n`
        : `${paragraph}\n\n`;
      if (throws.luck(20)) text += `${one(told)}\n\n`;
      if (throws.luck(8)) text += `${sentence().repeat(3)}\n\n`;
    }
    text += `2026-0${1 + throws.below(9)}-1${throws.below(9)}\n\n`;
  }
  return text;
}
