import { newId } from './ids.ts';

/** A folder the person chose; windows know it by a token only and never name a path themselves. */
export interface Folder {
  path: string;
  label: string;
}

/** Folders chosen since the start. */
export class Folders {
  readonly #chosen = new Map<string, Folder>();

  admit(folder: Folder): { token: string; label: string } {
    const token = newId();
    this.#chosen.set(token, folder);
    return { token, label: folder.label };
  }

  get(token: string): Folder | undefined {
    return this.#chosen.get(token);
  }
}
