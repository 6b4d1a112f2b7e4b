import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DumpView, Encoding, ImportResult } from '../../shared/model/dumps.ts';
import { Cancelled, notFound, refused } from '../errors.ts';
import { decode, tooLarge } from '../formats/decode.ts';
import { hashInTurns, inkInTurns } from '../formats/in-turns.ts';
import { newId } from '../ids.ts';
import { dumpOf, type Library } from '../library.ts';
import {
  addDump,
  type DumpRow,
  deleteDump,
  dumpsOfContent,
  originalBytes,
  setArchived,
  setSuperseded,
  viewDump,
} from '../store/dumps.ts';
import { transact } from '../store/handle.ts';
import { addPlace, tokens } from '../store/search-index.ts';
import { planDump, type Working } from './planning.ts';

/** Taking dumps in: from bytes, pasted text, a file of this machine, a sample; and reading one anew. */

/** Longest name kept, in code units. */
const NAME_MAX = 300;

/** What is to be taken: its bytes are fetched only once its size is known to be in bounds. */
export interface Parcel {
  name: string;
  /** Size in bytes as far as it is known beforehand. */
  size: number;
  bytes: () => Promise<Uint8Array> | Uint8Array;
  encoding?: Encoding | undefined;
}

/** Takes one file. It is in the library, readable, from the moment its text is known; a cancel leaves nothing behind. */
export async function* importParcel(
  library: Library,
  parcel: Parcel,
  signal?: AbortSignal,
): Working<ImportResult> {
  const name = nameOf(parcel.name);
  yield { kind: 'progress', name, progress: { stage: 'read', done: 0 } };
  const result = yield* take(library, { ...parcel, name }, signal);
  yield { kind: 'result', result };
}

type Steps = AsyncGenerator<
  Extract<Awaited<ReturnType<Working<never>['next']>>['value'], { kind: 'progress' }>,
  ImportResult
>;

async function* take(library: Library, parcel: Parcel, signal: AbortSignal | undefined): Steps {
  const { name } = parcel;
  const { maxBytes, store } = library;
  let bytes: Uint8Array;
  if (parcel.size > maxBytes) return { name, ...tooLarge(parcel.size, maxBytes) };
  try {
    bytes = await parcel.bytes();
  } catch (error) {
    return { kind: 'refused', name, reason: 'unreadable', message: unreadable(error) };
  }
  if (signal?.aborted) throw new Cancelled();
  const sha256 = await hashInTurns(bytes);
  const known = dumpsOfContent(store, sha256).find((d) => d.superseded_by === null);
  if (known) return { kind: 'known', dump: welcomeBack(library, known) };
  const decoded = decode(bytes, { maxBytes, encoding: parcel.encoding });
  if (decoded.kind === 'refused') return { name, ...decoded };
  return yield* admit(library, { name, sha256, bytes, ...decoded, replaces: null }, signal);
}

interface Admission {
  name: string;
  sha256: string;
  bytes: Uint8Array;
  text: string;
  encoding: Encoding;
  sure: boolean;
  /** The dump whose place it takes. */
  replaces: DumpRow | null;
}

async function* admit(library: Library, a: Admission, signal: AbortSignal | undefined): Steps {
  const { store, bus, clock } = library;
  const id = newId();
  const ink = await inkInTurns(a.text);
  if (signal?.aborted) throw new Cancelled();
  transact(store, () => {
    addDump(
      store,
      {
        id,
        name: a.name,
        sha256: a.sha256,
        bytes: a.bytes.length,
        encoding: a.encoding,
        encoding_sure: a.sure ? 1 : 0,
        length: a.text.length,
        ink,
        imported_at: a.replaces?.imported_at ?? clock(),
        status: 'planning',
        problem: null,
        planner: process.pid,
      },
      a.bytes,
    );
    addPlace(store, { kind: 'name', dump_id: id, article_id: null, start: null }, tokens(a.name));
  });
  bus.emit({ kind: 'dump', dumpId: id, what: 'added' });
  let settled = false;
  try {
    for await (const progress of planDump(library, id, { text: a.text, keepText: true }, signal))
      yield { kind: 'progress', name: a.name, progress };
    settled = true;
  } finally {
    if (!settled) {
      deleteDump(store, id);
      bus.emit({ kind: 'dump', dumpId: id, what: 'removed' });
    }
  }
  if (a.replaces) {
    setSuperseded(store, a.replaces.id, id);
    bus.emit({ kind: 'dump', dumpId: a.replaces.id, what: 'removed' });
  }
  bus.emit({ kind: 'dump', dumpId: id, what: 'planned' });
  return { kind: 'imported', dump: viewDump(store, id)! };
}

/** A dump opened again: out of the archive if it was there. */
function welcomeBack(library: Library, row: DumpRow): DumpView {
  if (row.archived) {
    setArchived(library.store, row.id, false);
    library.bus.emit({ kind: 'dump', dumpId: row.id, what: 'added' });
  }
  return viewDump(library.store, row.id)!;
}

/** Text that was pasted, as UTF-8. */
export function importText(
  library: Library,
  name: string,
  text: string,
  signal?: AbortSignal,
): Working<ImportResult> {
  const bytes = new TextEncoder().encode(text);
  return importParcel(library, { name, size: bytes.length, bytes: () => bytes, encoding: 'utf-8' }, signal);
}

/** A file of this machine, named by whoever started the program. */
export async function* importPath(
  library: Library,
  path: string,
  signal?: AbortSignal,
): Working<ImportResult> {
  const name = basename(path);
  let size = 0;
  let problem: unknown = null;
  try {
    const found = await stat(path);
    if (found.isFile()) size = found.size;
    else problem = new Error(found.isDirectory() ? 'it is a folder' : 'it is not a file');
  } catch (error) {
    problem = error;
  }
  if (problem !== null) {
    yield {
      kind: 'result',
      result: { kind: 'refused', name: nameOf(name), reason: 'unreadable', message: unreadable(problem) },
    };
    return;
  }
  yield* importParcel(library, { name, size, bytes: () => readFile(path) }, signal);
}

/** The dumps that come with the program, for a first try. */
export async function listSamples(library: Library): Promise<{ id: string; name: string; bytes: number }[]> {
  let names: string[];
  try {
    names = await readdir(library.samplesFolder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  const samples = [];
  for (const id of names.toSorted()) {
    if (!/\.(txt|md)$/i.test(id) || /^readme/i.test(id)) continue;
    samples.push({ id, name: id, bytes: (await stat(join(library.samplesFolder, id))).size });
  }
  return samples;
}

export async function importSample(
  library: Library,
  id: string,
  signal?: AbortSignal,
): Promise<Working<ImportResult>> {
  // Only a name from the list: an id is never taken as a path.
  const sample = (await listSamples(library)).find((s) => s.id === id);
  if (!sample) throw notFound('sample', id);
  return importPath(library, join(library.samplesFolder, sample.id), signal);
}

/**
 * Reads a dump's original bytes in another encoding. The new dump takes the place of the old, which is set
 * aside with all that was decided in it; going back to an encoding read before brings that dump back.
 */
export function reencode(
  library: Library,
  dumpId: string,
  encoding: Encoding,
  signal?: AbortSignal,
): Working<ImportResult> {
  const old = dumpOf(library, dumpId);
  if (old.planner !== null) throw refused('planning', 'This dump is still being planned.');
  return reencoding(library, old, encoding, signal);
}

async function* reencoding(
  library: Library,
  old: DumpRow,
  encoding: Encoding,
  signal?: AbortSignal,
): Working<ImportResult> {
  const { store, bus } = library;
  yield { kind: 'progress', name: old.name, progress: { stage: 'read', done: 0 } };
  const before = dumpsOfContent(store, old.sha256).find((d) => d.encoding === encoding);
  if (before) {
    if (before.id !== old.id) {
      transact(store, () => {
        setSuperseded(store, before.id, null);
        setSuperseded(store, old.id, before.id);
      });
      bus.emit({ kind: 'dump', dumpId: old.id, what: 'removed' });
      bus.emit({ kind: 'dump', dumpId: before.id, what: 'added' });
    }
    yield { kind: 'result', result: { kind: 'known', dump: viewDump(store, before.id)! } };
    return;
  }
  const bytes = originalBytes(store, old.sha256);
  if (!bytes) throw notFound('original', old.sha256);
  const decoded = decode(bytes, { maxBytes: Number.POSITIVE_INFINITY, encoding });
  if (decoded.kind === 'refused') {
    yield { kind: 'result', result: { name: old.name, ...decoded } };
    return;
  }
  const result = yield* admit(
    library,
    { name: old.name, sha256: old.sha256, bytes, ...decoded, replaces: old },
    signal,
  );
  yield { kind: 'result', result };
}

function nameOf(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  return clean === '' ? 'untitled' : Array.from(clean).slice(0, NAME_MAX).join('');
}

function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return 'There is no such file.';
  if (code === 'EACCES' || code === 'EPERM')
    return 'The file may not be read: ask its owner for the right to.';
  const why = error instanceof Error ? error.message : String(error);
  return `The file can’t be read: ${why}.`;
}
