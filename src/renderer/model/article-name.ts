/** Longest name taken from an article's first words, in code units. */
const LONGEST = 40;

/**
 * What an article is called: its title, or its first words where it has none, cut between two words after `LONGEST` code
 * units; `untitled` where it has neither, or is not known.
 */
export function articleName(article: { title: string; lead: string } | undefined, untitled: string): string {
  const { title, lead } = article ?? { title: '', lead: '' };
  if (title !== '') return title;
  if (lead.length <= LONGEST) return lead || untitled;
  const cut = lead
    .slice(0, LONGEST)
    .replace(/[\ud800-\udbff]$/, '')
    // A word of letters parted by blanks is left out rather than torn.
    .replace(/(?<=\S) +[\p{Script=Latin}\p{N}'’-]*$/u, '');
  return `${cut.replace(/[\s，,、；;：:]+$/u, '')}…`;
}
