/** The panes of the desk as the focus goes round them. */

const PANES = ['.library', '.raw', '.draft', '.findings'] as const;

/** What in a pane takes the focus: what is in hand there, else what is worked in, else the first thing that can. */
const ENTRANCES = [
  '[aria-current="true"] button, button[aria-current="true"]',
  '.ProseMirror',
  '[tabindex="0"]',
  'button:not(:disabled), select, input',
];

/** Leads the focus into the next or the previous pane, from the last into the first. */
export function focusPane(by: 1 | -1): void {
  const panes = PANES.flatMap((pane) => document.querySelector<HTMLElement>(`.desk > ${pane}`) ?? []);
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const start = at < 0 ? (by === 1 ? 0 : panes.length - 1) : (at + by + panes.length) % panes.length;
  for (let n = 0; n < panes.length; n++) {
    const pane = panes[(start + n * by + panes.length * n) % panes.length]!;
    const entrance = ENTRANCES.map((selector) => pane.querySelector<HTMLElement>(selector)).find(Boolean);
    if (!entrance) continue;
    entrance.focus();
    return;
  }
}
