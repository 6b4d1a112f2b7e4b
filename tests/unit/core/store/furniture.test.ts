import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addSightings, knownFurniture } from '../../../../src/core/store/furniture.ts';
import type { Store } from '../../../../src/core/store/handle.ts';
import { openStore } from '../../../../src/core/store/open.ts';
import { putRule } from '../../../../src/core/store/rules.ts';
import { plan, sightings } from '../../../../src/engine/index.ts';
import { furnitureKey } from '../../../../src/shared/furniture.ts';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'galley-furniture-'));
  store = await openStore(join(folder, 'galley.sqlite'));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const PROSE = [
  '渡口的灯从今年起夜夜都亮，摆渡的老人说，这样晚归的学生就不用再摸黑走过那座没有栏杆的木桥了，家里人也放心。',
  '山脚下的窑厂昨天重新点火，烧的还是青砖，泥料来自后山，要先在水池里泡上一个冬天才能用，急不得，也省不得。',
  '镇上的戏台修好了，头一场演的是老本子，台下坐满了人，有人带着自家的板凳，还有人抱着刚睡醒的孩子来看热闹。',
  '今年的桂花开得早，巷子里的人家把竹匾摆到墙头上晒，香气一直飘到河对岸去，过路的船工都要深深地吸上一口气。',
];
const dump = (k: number, line: string, title = `第${'一二三四'[k]}封来信`) =>
  `江湾之声\n${title}\n2021-04-0${k + 1}\n${PROSE[k]}\n${line}\n`;

function keep(id: string, text: string): void {
  store.prepare('INSERT OR IGNORE INTO originals VALUES (?, ?)').run(id, Buffer.from(text));
  store
    .prepare(
      `INSERT INTO dumps (id, name, sha256, bytes, encoding, encoding_sure, length, ink, imported_at, status)
         VALUES (?, ?, ?, 1, 'utf-8', 1, 1, 1, 5, 'ready')`,
    )
    .run(id, id, id);
  addSightings(store, id, sightings(text));
}

describe('furniture of a library', () => {
  it('is what stands in three dumps beside different texts', () => {
    for (const k of [0, 1]) keep(`d${k}`, dump(k, '江湾信箱常年开着'));
    expect(knownFurniture(store).seen).toEqual([]);
    keep('d2', dump(2, '江湾信箱常年开着'));
    expect(knownFurniture(store).seen.toSorted()).toEqual(['江湾之声', '江湾信箱常年开着'].toSorted());
    const text = dump(3, '江湾信箱常年开着');
    const gone = (furniture = knownFurniture(store)) =>
      plan(text, { furniture }).dropped.flatMap((d) => d.sources.map(([a, b]) => text.slice(a, b)));
    expect(gone()).toContain('江湾信箱常年开着');
    expect(gone({ seen: [], always: [], never: [] })).not.toContain('江湾信箱常年开着');
  });

  it('is no title that the same text stands under in each of them', () => {
    for (const k of [0, 1, 2]) keep(`d${k}`, `渡口的灯亮了\n${PROSE[0]}\n${PROSE[k + 1]}\n`);
    expect(knownFurniture(store).seen).toEqual([]);
  });

  it('is not learnt from dumps that were taken out again', () => {
    for (let turn = 0; turn < 4; turn++) {
      keep('d0', dump(0, '江湾信箱常年开着').replace('渡口', `渡口${turn}`));
      store.prepare("DELETE FROM dumps WHERE id = 'd0'").run();
    }
    expect(knownFurniture(store).seen).toEqual([]);
  });

  it('is what the desk says, whatever a line looks like', () => {
    const rule = (line: string, kind: 'always' | 'never') =>
      putRule(store, { key: furnitureKey(line), kind, text: line, who: 'a', at: 1 });
    rule('江湾信箱，常年开着', 'always');
    rule('上一篇：没有了', 'never');
    const text = `${dump(0, '江湾信箱常年开着')}上一篇：没有了\n`;
    const made = plan(text, { furniture: knownFurniture(store) });
    const gone = made.dropped.flatMap((d) => d.sources.map(([a, b]) => text.slice(a, b)));
    expect(gone).toContain('江湾信箱常年开着');
    expect(gone).not.toContain('上一篇：没有了');
    expect(made.findings.find((f) => f.reasons[0]?.code === 'chrome.rule')?.confidence).toBe(0.99);
  });
});
