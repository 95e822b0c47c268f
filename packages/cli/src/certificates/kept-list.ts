import { join } from 'node:path';
import { changeDocument, readDocument } from '@hawser/core/files/document';
import { paths } from '@hawser/core/paths';
import { membersOf } from './read-members.ts';

/** Things of one kind that are kept in a file of this machine and this user, the oldest first. */
export interface KeptList<Item> {
  readonly read: () => Promise<readonly Item[]>;
  /** Changes them while no other process does. */
  readonly change: (how: Change<Item>) => Promise<void>;
}

type Change<Item> = (items: readonly Item[]) => readonly Item[] | Promise<readonly Item[]>;

export interface KeptListOptions<Item> {
  readonly file: string;
  /** What they are called in the file. */
  readonly member: string;
  /** Throws an error whose message is the reason. */
  readonly parse: (value: unknown) => Item;
}

/** Hundreds of certificates with their chains. */
const options = { limit: 8 * 2 ** 20 };

export function keptList<Item>({ file, member, parse }: KeptListOptions<Item>): KeptList<Item> {
  // The folders of this user may be others for each call of a process.
  const place = (): string => join(paths().data, file);
  const parseAll = (value: unknown): readonly Item[] => {
    const { version, [member]: items } = membersOf(value);
    if (version !== 1) throw new Error('"version" is not 1');
    if (!Array.isArray(items)) throw new Error(`"${member}" is no list`);
    return items.map(parse);
  };
  return {
    read: async () => (await readDocument(place(), parseAll, options)) ?? [],
    change: async (how) => {
      const changed = async (before: readonly Item[] = []) => ({
        version: 1,
        [member]: await how(before),
      });
      await changeDocument(place(), parseAll, changed, options);
    },
  };
}
