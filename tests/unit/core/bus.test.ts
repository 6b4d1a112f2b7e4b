import { describe, expect, it } from 'vitest';
import { Bus } from '../../../src/core/bus.ts';
import { Channel } from '../../../src/core/channel.ts';
import { matchOf, tokens } from '../../../src/core/store/search-index.ts';
import type { LibraryEvent } from '../../../src/shared/model/system.ts';

const changed = (dumpId: string): LibraryEvent => ({ kind: 'dump', dumpId, what: 'changed' });

describe('Bus', () => {
  it('keeps what happens between the call and the first look, and ends with the signal', async () => {
    const bus = new Bus();
    const ending = new AbortController();
    const events = bus.listen('a', ending.signal);
    bus.emit(changed('1'));
    expect(await events.next()).toEqual({ done: false, value: changed('1') });
    const waiting = events.next();
    ending.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
    bus.emit(changed('2'));
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it('tells a window that fell behind which dumps changed, once each', async () => {
    const bus = new Bus();
    const events = bus.listen('a');
    for (let i = 0; i < 2_000; i++) bus.emit(changed(String(i % 3)));
    bus.emit({ kind: 'settings' });
    bus.close();
    const seen: LibraryEvent[] = [];
    for await (const event of events) seen.push(event);
    expect(seen.length).toBeLessThan(600);
    expect(seen.at(-1)).toEqual({ kind: 'settings' });
    expect(new Set(seen.map((e) => (e.kind === 'dump' ? e.dumpId : e.kind)))).toEqual(
      new Set(['0', '1', '2', 'settings']),
    );
  });
});

describe('Channel', () => {
  it('gives what was pushed, then its end; a failure at once', async () => {
    const channel = new Channel<number>();
    channel.push(1);
    channel.close();
    expect([await channel.next(), await channel.next()]).toEqual([
      { done: false, value: 1 },
      { done: true, value: undefined },
    ]);
    const failing = new Channel<number>();
    failing.push(1);
    failing.fail(new Error('gone'));
    await expect(failing.next()).rejects.toThrow('gone');
  });
});

describe('search words', () => {
  it('are one token a CJK character, phrases otherwise', () => {
    expect(tokens('渔港A座').split(/\s+/).filter(Boolean)).toEqual(['渔', '港', 'A', '座']);
    expect(matchOf('渔港')).toBe('"渔 港"');
    expect(matchOf('new quay')).toBe('"new" * AND "quay" *');
    expect(matchOf('“”…')).toBeNull();
  });
});
