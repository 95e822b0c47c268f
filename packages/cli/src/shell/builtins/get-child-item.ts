import type { Stats } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isPattern } from '@hawser/command/binding/like';
import { troubleOf } from '@hawser/core/files/file-errors';
import { defineBuiltIn, source } from '../built-in.ts';
import { mostItems, requireItems } from '../values/limits.ts';
import { isLike } from '../values/wildcard.ts';
import { builtInErrors } from './built-in-errors.ts';

export const getChildItem = defineBuiltIn({
  name: 'Get-ChildItem',
  summary: 'Lists the files and folders in a folder.',
  aliases: ['ls', 'dir', 'gci'],
  parameters: {
    path: {
      type: 'path',
      list: true,
      position: 0,
      otherwise: 'the folder where hawser was started',
      help: 'The folders, or files; at its end each may have * and ?.',
    },
    filter: { type: 'string', position: 1, help: 'Only what has such a name, with * and ?.' },
    recurse: { type: 'switch', help: 'Also what is in the folders in it; links are not followed.' },
    depth: {
      type: 'int',
      minimum: 0,
      maximum: 100,
      help: 'So many levels of folders, with -Recurse.',
    },
    file: { type: 'switch', help: 'Only files.' },
    directory: { type: 'switch', help: 'Only folders.' },
    hidden: { type: 'switch', help: 'Also what is hidden, for its name begins with a dot.' },
  },
  output: {
    name: 'Hawser.Shell.ChildItem',
    groups: 'directory',
    view: ['lastWriteTime', 'length', 'name'],
    properties: {
      name: { type: 'string', description: 'The name.' },
      length: { type: ['integer', 'null'], description: 'How many bytes a file has.' },
      lastWriteTime: {
        type: 'string',
        format: 'date-time',
        description: 'When it was changed last.',
      },
      directory: { type: 'string', description: 'The folder that it is in.' },
      fullName: { type: 'string', description: 'The name with its folders.', whole: true },
    },
  },
  examples: [
    { line: 'ls *.csv', says: 'The files with such a name.' },
    { line: 'get-childitem -Filter *.hw -Recurse | sort LastWriteTime', says: 'Also in folders.' },
  ],
  start({ parameters, frame, out, shell, place }) {
    const { path = ['.'], recurse, depth = recurse ? 100 : 0, ...which } = parameters;
    let count = 0;
    const failed = async (folder: string, error: unknown): Promise<void> => {
      const { reason } = troubleOf(error);
      const told = builtInErrors('no-file', { path: folder, reason }, { target: folder });
      await shell.failed(told, frame, place);
    };
    const list = async (
      folder: string,
      filter: string | undefined,
      left: number,
    ): Promise<void> => {
      const found = await itemsIn(folder).catch(async (error: unknown) => failed(folder, error));
      for (const item of found ?? []) {
        frame.signal.throwIfAborted();
        if (isWanted(item, { ...which, filter })) {
          requireItems((count += 1));
          await out.write(shown(item));
        }
        const isSeen = which.hidden || !item.name.startsWith('.');
        if (left > 0 && isSeen && item.stats.isDirectory()) {
          await list(item.path, filter, left - 1);
        }
      }
    };
    return source(async () => {
      for (const each of path) {
        const name = basename(each);
        if (isPattern(name)) await list(dirname(each), which.filter ?? name, depth);
        else {
          const stats = await stat(each).catch(async (error: unknown) => failed(each, error));
          if (stats?.isDirectory() === true) await list(each, which.filter, depth);
          else if (stats !== undefined) await out.write(shown({ name, path: each, stats }));
        }
      }
    });
  },
});

interface Item {
  readonly name: string;
  readonly path: string;
  readonly stats: Stats;
}

/** In the order of their names; what goes away meanwhile was not there. */
async function itemsIn(folder: string): Promise<readonly Item[]> {
  const names = (await readdir(folder)).toSorted((one, other) => one.localeCompare(other, 'en'));
  if (names.length > mostItems) requireItems(names.length);
  const items = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const stats = await lstat(path).catch(() => undefined);
      return stats === undefined ? [] : [{ name, path, stats }];
    }),
  );
  return items.flat();
}

interface Which {
  readonly filter: string | undefined;
  readonly file: boolean;
  readonly directory: boolean;
  readonly hidden: boolean;
}

function isWanted({ name, stats }: Item, { filter, file, directory, hidden }: Which): boolean {
  if (!hidden && name.startsWith('.')) return false;
  if (file && stats.isDirectory()) return false;
  if (directory && !stats.isDirectory()) return false;
  return filter === undefined || isLike(name, filter, false);
}

function shown({ name, path, stats }: Item): object {
  const length = stats.isDirectory() ? null : stats.size;
  const fullName = resolve(path);
  const directory = dirname(fullName);
  return { name, length, lastWriteTime: stats.mtime, directory, fullName };
}
