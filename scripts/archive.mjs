// What is in a packed app's archive (an asar: a head in JSON that names all files, then their bytes).
import { closeSync, openSync, readSync } from 'node:fs';

/** What may stand at the top of the archive beside `node_modules`. */
const OURS = ['out', 'resources', 'package.json', 'LICENSE'];

/** The tree of an asar: `files` by name, folders with `files` of their own. */
export function headOf(file) {
  const fd = openSync(file, 'r');
  try {
    // Four numbers of four bytes; the last is the length of the JSON.
    const sizes = Buffer.alloc(16);
    readSync(fd, sizes, 0, 16, 0);
    const json = Buffer.alloc(sizes.readUInt32LE(12));
    readSync(fd, json, 0, json.length, 16);
    return JSON.parse(json.toString('utf8'));
  } finally {
    closeSync(fd);
  }
}

/** Whatever is in an archive and neither ours nor a package that the lockfile has for more than development. */
export function strangersIn(file, lock) {
  const { files } = headOf(file);
  const needed = (name) => {
    const found = lock.packages[`node_modules/${name}`];
    return found && !found.dev && !found.devOptional && !name.startsWith('node-linux-');
  };
  const packages = Object.entries(files.node_modules?.files ?? {}).flatMap(([name, { files: inner }]) =>
    name.startsWith('@') ? Object.keys(inner ?? {}).map((one) => `${name}/${one}`) : [name],
  );
  return [
    ...Object.keys(files).filter((name) => name !== 'node_modules' && !OURS.includes(name)),
    ...packages.filter((name) => !needed(name)).map((name) => `node_modules/${name}`),
  ];
}
