/** The browser's executable, or null. CHROME_PATH goes first. */
export function findBrowser(): string | null;
/** Sees to it that what the tests need of the system is there. Returns the browser or null. */
export function prepareSystem(needs: { display: boolean }): string | null;
