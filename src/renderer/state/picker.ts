/** The browser's file dialog, opened by whoever wants files. */

let input: HTMLInputElement | null = null;

/** Names the file field that is clicked for it. */
export function setPicker(element: HTMLInputElement | null): void {
  input = element;
}

/** Shows the dialog; a browser does so only as the answer to a click or a key. */
export function chooseFiles(): void {
  input?.click();
}
