import { refused } from '../errors.ts';
import { exportArticles } from '../services/exporting.ts';
import { type Implementer, type RouterParts } from './parts.ts';
import { toldStream } from './told.ts';

/** Implements the calls for export. */
export function exportsRouter(os: Implementer, { library, care, folders }: RouterParts) {
  const streamed = <T>(steps: AsyncGenerator<T, void>): AsyncGenerator<T, void> => toldStream(steps, care);
  const exportFolder = { path: library.exportFolder, label: library.exportFolder };
  return {
    run: os.exports.run.handler(({ input, signal }) => {
      const folder = input.folder === undefined ? exportFolder : folders.get(input.folder);
      if (!folder) throw refused('no-folder', 'Choose the folder again.');
      return streamed(exportArticles(library, input, folder, signal));
    }),
  };
}
