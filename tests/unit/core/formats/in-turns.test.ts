import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashInTurns, inkInTurns } from '../../../../src/core/formats/in-turns.ts';
import { inkOf } from '../../../../src/shared/span.ts';

describe('work in turns', () => {
  it('comes to what it comes to at once, over more than one turn', async () => {
    const text = '渡口 的灯\n'.repeat(900_000);
    const bytes = new TextEncoder().encode(text);
    expect(await inkInTurns(text)).toBe(inkOf(text));
    expect(await hashInTurns(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('lets others work in between', async () => {
    let turns = 0;
    const others = setInterval(() => turns++, 0);
    await inkInTurns('字'.repeat(30_000_000));
    clearInterval(others);
    expect(turns).toBeGreaterThan(2);
  });

  it('knows an empty text', async () => {
    expect(await inkInTurns('')).toBe(0);
    expect(await hashInTurns(new Uint8Array())).toMatch(/^e3b0c442/);
  });
});
