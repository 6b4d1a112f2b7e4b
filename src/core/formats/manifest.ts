import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ExportFormat } from '../../shared/model/exports.ts';
import { nameKey } from './names.ts';

/** The manifest of an export folder: which file holds which revision of which article, and where its text came from. */

export const MANIFEST_NAME = 'galley-manifest.json';

const Entry = z.object({
  id: z.string(),
  revision: z.number(),
  title: z.string(),
  dump: z.object({ name: z.string(), sha256: z.string() }),
  /** Spans of the dump's text that stand in the article, in reading order. */
  spans: z.array(z.tuple([z.number(), z.number()])),
});
const File = z.object({
  name: z.string(),
  format: ExportFormat,
  sha256: z.string(),
  articles: z.array(Entry),
});
const Manifest = z.object({ format: z.literal('galley-manifest/1'), files: z.array(File) });
export type ManifestArticle = z.infer<typeof Entry>;
export type ManifestFile = z.infer<typeof File>;
export type Manifest = z.infer<typeof Manifest>;

/** The manifest of a folder; an empty one if there is none; null if what is there is not one. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  let text: string;
  try {
    text = await readFile(join(folder, MANIFEST_NAME), 'utf8');
  } catch (error) {
    if (isMissing(error)) return { format: 'galley-manifest/1', files: [] };
    throw error;
  }
  try {
    return Manifest.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

export function manifestText(manifest: Manifest): string {
  const files = manifest.files.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return `${JSON.stringify({ ...manifest, files }, null, 2)}\n`;
}

/** Names already used in a folder, as file systems that ignore case see them. */
export async function namesIn(folder: string): Promise<Set<string>> {
  try {
    return new Set((await readdir(folder)).map(nameKey));
  } catch (error) {
    if (isMissing(error)) return new Set();
    throw error;
  }
}

/** The hash of a file's bytes, or null if it isn't there. */
export async function hashOfFile(folder: string, name: string): Promise<string | null> {
  try {
    return hashOf(await readFile(join(folder, name)));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
