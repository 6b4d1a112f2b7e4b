/** The pieces of one article in reading order: the title first, cut paragraphs after their beginnings. */
import type { Threads } from './threads.ts';
import type { Woven } from './weave.ts';

/**
 * Orders the atoms of every article. An atom follows the one whose cut end goes on in it; the titled atom comes
 * first; what nothing ties stands where it stands in the dump.
 */
export function orderArticles(woven: Woven, threads: Threads): number[][] {
  const { article, atoms, atomOf, rank } = woven;
  const begins = (p: number) => rank[p] as number;
  const members = new Map<number, number[]>();
  atoms.forEach((atom, a) => {
    const key = article[atom[0] as number] as number;
    const list = members.get(key);
    if (list) list.push(a);
    else members.set(key, [a]);
  });
  const sequences: number[][] = [];
  for (const list of members.values()) {
    const inside = new Set(list);
    const nextOf = new Map<number, number>();
    const hasPrevious = new Set<number>();
    for (const a of list) {
      const atom = atoms[a] as number[];
      const go = threads.next[atom[atom.length - 1] as number] as number;
      if (go >= 0) {
        const to = atomOf[go] as number;
        if (inside.has(to) && (atoms[to] as number[])[0] === go) {
          nextOf.set(a, to);
          hasPrevious.add(to);
        }
      }
    }
    // An atom that no joint ties follows its neighbour in the dump if that is of the same article and whole.
    for (const a of list) {
      if (hasPrevious.has(a) || !inside.has(a - 1) || nextOf.has(a - 1)) continue;
      const before = atoms[a - 1] as number[];
      if ((threads.tailTorn[before[before.length - 1] as number] as number) >= 0.4) continue;
      if (begins((atoms[a] as number[])[0] as number) === 2) continue;
      nextOf.set(a - 1, a);
      hasPrevious.add(a);
    }
    const heads = list.filter((a) => !hasPrevious.has(a));
    // The title's atom first: a marked one before one that may be a section's heading.
    let title = -1;
    for (const a of heads) {
      const first = (atoms[a] as number[])[0] as number;
      if (begins(first) > (title < 0 ? 0 : begins((atoms[title] as number[])[0] as number))) title = a;
    }
    heads.sort((x, y) => (x === title ? -1 : y === title ? 1 : x - y));
    const seen = new Set<number>();
    const sequence: number[] = [];
    for (const start of [...heads, ...list]) {
      for (let a: number | undefined = start; a !== undefined && !seen.has(a); a = nextOf.get(a)) {
        seen.add(a);
        sequence.push(...(atoms[a] as number[]));
      }
    }
    sequences.push(sequence);
  }
  return sequences.sort((a, b) => Math.min(...a) - Math.min(...b));
}
