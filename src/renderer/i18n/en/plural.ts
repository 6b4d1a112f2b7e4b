/** The ending of a noun counted by `n`, a formatted figure. */
export const s = (n: string): string => (n === '1' ? '' : 's');
