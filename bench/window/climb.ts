import { inBrowser } from './browser.ts';
import { dumpTexts } from './dump.ts';
import { type Peer, told } from './figures.ts';
import { measureTheirs } from './theirs.ts';

/** How large a text the peer bears. */

/** Sizes it is given, in MB, until one is too much for it. */
const STEPS = [1, 4, 16];

/**
 * Measures the peer at growing sizes up to `mb`, until one is too much for it or `deadline` (by `performance.now`) has
 * passed: what it came to at each. A page that crashes or does not answer is an outcome like any other.
 */
export async function climb(
  mb: number,
  acts: { turns: number; answers: number },
  deadline: number,
  say: (line: string) => void,
): Promise<Map<number, Peer>> {
  const found = new Map<number, Peer>();
  for (const size of [...STEPS.filter((step) => step < mb), mb]) {
    if (performance.now() > deadline) {
      say(`  ${size} MB: not tried, time is up`);
      break;
    }
    const texts = dumpTexts(size);
    let peer: Peer;
    try {
      const figures = await inBrowser([], (page, browser) => measureTheirs(page, browser, texts, acts));
      peer = { figures };
      say(`  ${size} MB: opened in ${told(figures.opened / 1000)} s, ${figures.chunks} differences`);
    } catch (error) {
      peer = { failure: failureOf(error) };
      say(`  ${size} MB: ${peer.failure}`);
    }
    found.set(size, peer);
    if ('failure' in peer) break;
  }
  return found;
}

function failureOf(error: unknown): string {
  const said = error instanceof Error ? error.message.split('\n')[0]! : String(error);
  return /closed|crash/iu.test(said) ? 'its page crashed' : said;
}
