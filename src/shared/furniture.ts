/**
 * What a line of furniture is known by: its letters and digits, case and width folded, marks and blanks gone;
 * '' for what can be no rule.
 */
export function furnitureKey(line: string): string {
  return line
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
