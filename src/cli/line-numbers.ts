/** Tells the number of the line an offset of `text` stands in, counted from 1: as an editor of text shows it. */
export function lineCounter(text: string): (offset: number) => number {
  const ends: number[] = [];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) ends.push(i);
  return (offset) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((ends[mid] as number) < offset) low = mid + 1;
      else high = mid;
    }
    return low + 1;
  };
}
