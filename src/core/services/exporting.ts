import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { runsOf } from '../../shared/document.ts';
import type { ExportedFile, ExportFormat, ExportReport } from '../../shared/model/exports.ts';
import { FIELD_NAMES } from '../../shared/plan.ts';
import { spanOfPiece } from '../../shared/span.ts';
import { Cancelled, Fault, refused } from '../errors.ts';
import type { Folder } from '../folders.ts';
import { type CleanArticle, languageOf } from '../formats/clean-article.ts';
import { ExportStage, settleFolder } from '../formats/export-stage.ts';
import { toJsonLines } from '../formats/jsonl.ts';
import {
  hashOf,
  hashOfFile,
  MANIFEST_NAME,
  type Manifest,
  type ManifestArticle,
  type ManifestFile,
  manifestText,
  namesIn,
  readManifest,
} from '../formats/manifest.ts';
import { nameKey, safeName, uniqueName } from '../formats/names.ts';
import { bodyText } from '../formats/text.ts';
import { EXTENSIONS, type SingleFormat, WRITERS } from '../formats/writers.ts';
import { editorOf, type Library } from '../library.ts';
import { type ArticleRecord, blocksAt, getArticle, headAt } from '../store/articles.ts';
import { nextRedo, nextUndo } from '../store/decisions.ts';
import { getDump } from '../store/dumps.ts';
import { noteExport, setExported } from '../store/exports.ts';
import { transact } from '../store/handle.ts';
import { getSettings } from '../store/settings.ts';
import { enterFolder, noteIntent } from './export-intents.ts';
import type { Working } from './planning.ts';
import { articleView, nothingChanged, presentArticle } from './views.ts';

/** Writing approved articles: the pinned revision, never what was typed since. */

/** Articles told in full after an export; beyond that windows read the dump again. */
const TOLD = 100;

export interface ExportInput {
  articleIds: readonly string[];
  formats: readonly ExportFormat[];
}

interface Ready {
  row: ArticleRecord;
  clean: CleanArticle;
  entry: ManifestArticle;
}

/**
 * Writes articles into a folder. Refused as a whole if one of them is not approved (`NOT_READY`) or, where the desk
 * asks for a second name, not validated (`NOT_VALIDATED`).
 */
export function exportArticles(
  library: Library,
  input: ExportInput,
  folder: Folder,
  signal?: AbortSignal,
): Working<ExportReport> {
  const rows = [...new Set(input.articleIds)].map((id) => presentArticle(library, id));
  const unready = rows.filter((r) => r.approved_revision === null);
  if (unready.length > 0)
    throw new Fault(
      'NOT_READY',
      { articles: unready.slice(0, TOLD).map((r) => articleView(library, r)) },
      'Only approved articles can be exported.',
    );
  const single = getSettings(library.store).secondName ? rows.filter((r) => r.validated_by === null) : [];
  if (single.length > 0)
    throw new Fault(
      'NOT_VALIDATED',
      { articles: single.slice(0, TOLD).map((r) => articleView(library, r)) },
      'This desk exports only what a second person has validated.',
    );
  return exporting(library, rows, [...new Set(input.formats)], folder, signal);
}

async function* exporting(
  library: Library,
  rows: readonly ArticleRecord[],
  formats: readonly ExportFormat[],
  folder: Folder,
  signal: AbortSignal | undefined,
): Working<ExportReport> {
  const leave = await enterFolder(folder.path);
  try {
    yield* exportInto(library, rows, formats, folder, signal);
  } finally {
    leave();
  }
}

async function* exportInto(
  library: Library,
  rows: readonly ArticleRecord[],
  formats: readonly ExportFormat[],
  folder: Folder,
  signal: AbortSignal | undefined,
): Working<ExportReport> {
  const run = await Run.open(library, folder);
  const total = rows.length + 1;
  const finished: Ready[] = [];
  try {
    for (const [i, row] of rows.entries()) {
      if (signal?.aborted) throw new Cancelled();
      yield { kind: 'progress', name: row.title || row.lead, progress: { stage: 'store', done: i / total } };
      const ready = prepare(library, row);
      for (const format of formats) if (format !== 'jsonl') await run.writeOne(ready, format);
      finished.push(ready);
    }
    if (formats.includes('jsonl')) await run.writeLines(finished);
    await run.close(finished);
  } finally {
    // Called off or failed before it counted: the folder stays as it was.
    await run.end();
  }
  yield { kind: 'result', result: { folder: folder.label, files: run.files, manifest: MANIFEST_NAME } };
}

/** The article as it was approved. */
function prepare(library: Library, row: ArticleRecord): Ready {
  const { store } = library;
  const revision = row.approved_revision;
  if (revision === null) throw new Error(`article ${row.id} is not approved`);
  const dump = getDump(store, row.dump_id);
  const { fields, fieldPieces } = headAt(store, row.id, revision);
  const blocks = blocksAt(store, row.id, revision);
  const source = { dump: dump?.name ?? '', sha256: dump?.sha256 ?? '' };
  const pieces = [
    ...FIELD_NAMES.flatMap((name) => fieldPieces[name] ?? []),
    ...runsOf(blocks).flatMap((run) => run.piece ?? []),
  ];
  return {
    row,
    clean: {
      id: row.id,
      revision,
      fields,
      blocks,
      language: languageOf(fields.title + bodyText(blocks)),
      source,
    },
    entry: {
      id: row.id,
      revision,
      title: fields.title,
      dump: { name: source.dump, sha256: source.sha256 },
      spans: [...new Set(pieces)].map((id): [number, number] => {
        const [start, end] = spanOfPiece(id);
        return [start, end];
      }),
    },
  };
}

/** One export into one folder. */
class Run {
  readonly files: ExportedFile[] = [];
  readonly #library: Library;
  readonly #folder: Folder;
  readonly #manifest: Manifest;
  readonly #before: string;
  readonly #taken: Set<string>;
  readonly #stage: ExportStage;
  readonly #strike: () => Promise<void>;

  private constructor(
    library: Library,
    folder: Folder,
    manifest: Manifest,
    taken: Set<string>,
    stage: ExportStage,
    strike: () => Promise<void>,
  ) {
    this.#stage = stage;
    this.#strike = strike;
    this.#library = library;
    this.#folder = folder;
    this.#manifest = manifest;
    this.#before = manifestText(manifest);
    this.#taken = taken;
  }

  static async open(library: Library, folder: Folder): Promise<Run> {
    await mkdir(folder.path, { recursive: true });
    if ((await settleFolder(folder.path, Date.now())) === 'busy')
      throw refused('folder-busy', 'Another Galley is writing into this folder. Try again when it is done.');
    const manifest = await readManifest(folder.path);
    if (!manifest)
      throw refused(
        'bad-manifest',
        `The file ${MANIFEST_NAME} in this folder can’t be read as Galley’s. Move it away, or choose another folder.`,
      );
    const taken = await namesIn(folder.path);
    for (const file of manifest.files) taken.add(nameKey(file.name));
    taken.add(nameKey(MANIFEST_NAME));
    const strike = await noteIntent(dirname(library.store.name), folder.path);
    try {
      return new Run(library, folder, manifest, taken, await ExportStage.open(folder.path), strike);
    } catch (error) {
      await strike();
      throw error;
    }
  }

  /** One article in one format, in a file of its own. */
  async writeOne({ clean, entry }: Ready, format: SingleFormat): Promise<void> {
    const known = this.#manifest.files.find(
      (f) => f.format === format && f.articles.length === 1 && f.articles[0]?.id === clean.id,
    );
    await this.#write(known, clean.fields.title, `article-${clean.id}`, format, WRITERS[format](clean), [
      entry,
    ]);
  }

  /** One file of JSON Lines a dump: with what an earlier export put there, as far as it is still approved. */
  async writeLines(ready: readonly Ready[]): Promise<void> {
    for (const group of Map.groupBy(ready, (r) => r.row.dump_id).values()) {
      const { source } = group[0]!.clean;
      const known = this.#manifest.files.find(
        (f) =>
          f.format === 'jsonl' &&
          f.articles[0]?.dump.sha256 === source.sha256 &&
          this.#isOf(f, group[0]!.row.plan),
      );
      const all = new Map(group.map((r) => [r.row.id, r]));
      for (const { id } of known?.articles ?? []) {
        const row = getArticle(this.#library.store, id);
        if (!all.has(id) && row?.present === 1 && row.approved_revision !== null)
          all.set(id, prepare(this.#library, row));
      }
      const ordered = [...all.values()].toSorted((a, b) => a.row.ordinal - b.row.ordinal);
      const content = toJsonLines(ordered.map((r) => r.clean));
      const stem = source.dump.replace(/\.[a-z0-9]{1,5}$/i, '');
      await this.#write(
        known,
        stem,
        'articles',
        'jsonl',
        content,
        ordered.map((r) => r.entry),
      );
    }
  }

  #isOf(file: ManifestFile, plan: number): boolean {
    return file.articles.some(({ id }) => getArticle(this.#library.store, id)?.plan === plan);
  }

  async #write(
    known: ManifestFile | undefined,
    title: string,
    fallback: string,
    format: ExportFormat,
    content: string,
    articles: ManifestArticle[],
  ): Promise<void> {
    const sha256 = hashOf(content);
    const name = known?.name ?? (await this.#nameFor(title, fallback, format, sha256));
    const unchanged = (await hashOfFile(this.#folder.path, name)) === sha256;
    if (!unchanged) await this.#stage.put(name, content);
    const file: ManifestFile = { name, format, sha256, articles };
    const at = known ? this.#manifest.files.indexOf(known) : this.#manifest.files.length;
    this.#manifest.files[at] = file;
    this.files.push({
      articleIds: articles.map((a) => a.id),
      format,
      name,
      sha256,
      state: unchanged ? 'unchanged' : 'written',
    });
  }

  /** A free name; or the plain one, if the very same file stands there (an export that was cut short left it). */
  async #nameFor(title: string, fallback: string, format: ExportFormat, sha256: string): Promise<string> {
    const extension = EXTENSIONS[format];
    const stem = safeName(title, fallback, extension);
    const plain = stem + extension;
    const isOurs = this.#manifest.files.some((f) => nameKey(f.name) === nameKey(plain));
    if (!isOurs && (await hashOfFile(this.#folder.path, plain)) === sha256) return plain;
    return uniqueName(stem, extension, this.#taken);
  }

  /** Takes away what did not come to count. */
  async end(): Promise<void> {
    await this.#stage.discard();
    await this.#strike();
  }

  /** Puts the files and their manifest in place and notes in the store what went out. */
  async close(finished: readonly Ready[]): Promise<void> {
    const text = manifestText(this.#manifest);
    if (text !== this.#before) await this.#stage.put(MANIFEST_NAME, text);
    await this.#stage.commit();
    const { store, bus, clock } = this.#library;
    const who = editorOf(this.#library);
    const out = new Map(finished.map((r) => [r.row.id, r]));
    const changed: string[] = [];
    transact(store, () => {
      for (const file of this.files)
        for (const id of file.articleIds) {
          const ready = out.get(id);
          if (!ready) continue;
          noteExport(store, {
            at: clock(),
            who,
            articleId: id,
            revision: ready.clean.revision,
            format: file.format,
            folder: this.#folder.path,
            name: file.name,
            sha256: file.sha256,
          });
        }
      for (const { row, clean } of finished)
        if (setExported(store, row.id, clean.revision)) changed.push(row.id);
    });
    for (const [dumpId, rows] of Map.groupBy(
      finished.map((r) => r.row),
      (r) => r.dump_id,
    )) {
      const ids = rows.map((r) => r.id).filter((id) => changed.includes(id));
      if (ids.length > 0 && ids.length <= TOLD) bus.decided(this.#outcome(dumpId, rows[0]!.plan, ids), '');
      bus.emit({ kind: 'dump', dumpId, what: 'changed' });
    }
  }

  #outcome(dumpId: string, plan: number, ids: readonly string[]): ReturnType<typeof nothingChanged> {
    const { store } = this.#library;
    const canUndo = nextUndo(store, plan) !== undefined;
    const canRedo = nextRedo(store, plan) !== undefined;
    const articles = ids.map((id) => articleView(this.#library, presentArticle(this.#library, id)));
    return { ...nothingChanged(this.#library, dumpId, canUndo, canRedo), articles };
  }
}
