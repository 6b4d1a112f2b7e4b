export function strangersIn(file: string, lock: { packages: Record<string, unknown> }): string[];
