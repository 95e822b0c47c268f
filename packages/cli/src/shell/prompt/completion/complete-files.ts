import { readdir } from 'node:fs/promises';
import { visible } from '@hawser/core/visible';
import type { Completion } from '../editor/prompt-state.ts';
import { writtenWord } from './written-word.ts';

const most = 1000;

/** The files, or only the folders, that a path can go on with. */
export async function completeFiles(
  path: string,
  kind: 'files' | 'folders',
  quote: '' | "'" | '"',
): Promise<readonly Completion[]> {
  const at = Math.max(
    path.lastIndexOf('/'),
    process.platform === 'win32' ? path.lastIndexOf('\\') : -1,
  );
  const folder = path.slice(0, at + 1);
  const typed = path.slice(at + 1);
  const entries = await readdir(folder === '' ? '.' : folder, { withFileTypes: true }).catch(
    () => [],
  );
  return (
    entries
      .filter(({ name }) => begins(name, typed) && (typed !== '' || !name.startsWith('.')))
      .filter((entry) => kind === 'files' || !entry.isFile())
      // A name that could act on the terminal is not written.
      .filter(({ name }) => visible(name) === name)
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .slice(0, most)
      .map((entry) => {
        const isFolder = entry.isDirectory();
        const name = isFolder ? `${entry.name}/` : entry.name;
        return {
          text: writtenWord(folder + name, quote, !isFolder),
          label: name,
          says: '',
          follows: isFolder ? '' : ' ',
        };
      })
  );
}

function begins(name: string, typed: string): boolean {
  return name.toLowerCase().startsWith(typed.toLowerCase());
}
