import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { codeOf } from '../../packages/core/src/files/file-errors.ts';
import { generatedDocuments, generatedFolders, writtenByHand } from './generated-documents.ts';

/** What stands between the documents on disk and what the sources make of them. */
export interface Difference {
  /** From the checkout's folder, with slashes. */
  readonly path: string;
  /** What it should hold; undefined where it should not be. */
  readonly text: string | undefined;
  readonly says: 'missing' | 'outdated' | 'left over';
}

/** The documents beneath a folder that are not current. */
export async function differences(root: string): Promise<readonly Difference[]> {
  const documents = await generatedDocuments();
  const present = new Set(
    (await Promise.all(generatedFolders.map(async (each) => filesIn(root, each)))).flat(),
  );
  const found: Difference[] = [];
  for (const [path, text] of documents) {
    if (!present.has(path)) found.push({ path, text, says: 'missing' });
    else if ((await readFile(join(root, path), 'utf8')) !== text) {
      found.push({ path, text, says: 'outdated' });
    }
  }
  for (const path of present) {
    if (!documents.has(path) && !writtenByHand.has(path))
      found.push({ path, text: undefined, says: 'left over' });
  }
  return found.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

/** Makes the documents beneath a folder current. */
export async function settle(root: string, all: readonly Difference[]): Promise<void> {
  for (const { path, text } of all) {
    const file = join(root, path);
    if (text === undefined) await rm(file);
    else {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  }
}

async function filesIn(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    },
  );
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)).replaceAll(sep, '/'));
}
