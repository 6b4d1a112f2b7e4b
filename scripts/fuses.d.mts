export const FUSES: Readonly<Record<number, boolean>>;
export function wrongFuses(binary: string): Promise<string[]>;
