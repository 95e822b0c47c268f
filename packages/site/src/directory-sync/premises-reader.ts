import type { Secret } from '@hawser/core/secret';
import { type Bound, boundConnection } from './ldap-connection.ts';
import { ldapTrouble } from './ldap-trouble.ts';
import type { PremisesDirectory } from './premises-directory.ts';
import {
  attributesOf,
  keyOf,
  premisesGroup,
  type PremisesGroup,
  premisesUser,
  type PremisesUser,
} from './premises-entry.ts';
import { type EntrySearch, readEntries, type Reading } from './read-entries.ts';
import { type Vocabulary, vocabularies } from './vocabulary.ts';

/** One page of what a directory has. */
export interface Page<Entry> {
  readonly entries: readonly Entry[];
  /** Those that lack what is needed of them, such as a name. */
  readonly unusable: readonly { readonly dn: string; readonly key: string | undefined }[];
}

/** Reads the people and the groups of a directory on the premises, over one connection. */
export class PremisesReader implements AsyncDisposable {
  readonly #reading: Reading;
  #referral: string | undefined;
  readonly #directory: PremisesDirectory;
  readonly #words: Vocabulary;
  readonly #signal: AbortSignal | undefined;

  private constructor(bound: Bound, directory: PremisesDirectory, signal?: AbortSignal) {
    const words = vocabularies[directory.kind];
    const referred = (url: string): void => void (this.#referral ??= url);
    this.#reading = { ...bound, words, referred };
    this.#directory = directory;
    this.#signal = signal;
    this.#words = words;
  }

  /** The signal ends whatever it does. */
  static async open(
    directory: PremisesDirectory,
    password: Secret,
    signal?: AbortSignal,
  ): Promise<PremisesReader> {
    const bound = await boundConnection(directory, { name: directory.bindName, password, signal });
    return new PremisesReader(bound, directory, signal);
  }

  /** Another server that the directory has referred to, which is not asked; the first of them. */
  get referral(): string | undefined {
    return this.#referral;
  }

  /** Throws where there is no entry that people or groups are looked for below. */
  async requireBases(): Promise<void> {
    const { userBase, groupBase } = this.#directory;
    const filter = '(objectClass=*)';
    const attributes = [this.#words.key];
    for (const base of new Set([userBase, groupBase])) {
      const search = { base, filter, attributes, scope: 'base' } as const;
      try {
        await readEntries(this.#reading, search).next();
      } catch (error) {
        throw this.#trouble(error, base);
      }
    }
  }

  /** People that have changed since that mark, or all. */
  async *users(since?: string): AsyncGenerator<Page<PremisesUser>, void> {
    const { userBase: base, userFilter } = this.#directory;
    yield* this.#pages(
      { base, filter: this.#filter(this.#words.users, userFilter, since), kind: 'user' },
      premisesUser,
    );
  }

  /** Groups that have changed since that mark, or all, with those who are in them by themselves. */
  async *groups(since?: string): AsyncGenerator<Page<PremisesGroup>, void> {
    const { groupBase: base, groupFilter } = this.#directory;
    yield* this.#pages(
      { base, filter: this.#filter(this.#words.groups, groupFilter, since), kind: 'group' },
      premisesGroup,
    );
  }

  /** The keys of all that is there, by which is known what is not there any more. */
  async *keys(kind: 'user' | 'group'): AsyncGenerator<readonly string[], void> {
    const { userBase, userFilter, groupBase, groupFilter } = this.#directory;
    const words = this.#words;
    const search =
      kind === 'user'
        ? { base: userBase, filter: this.#filter(words.users, userFilter) }
        : { base: groupBase, filter: this.#filter(words.groups, groupFilter) };
    const pages = readEntries(this.#reading, { ...search, attributes: [words.key] });
    for await (const page of this.#told(pages, search.base)) {
      yield page.flatMap((entry) => keyOf(entry, words) ?? []);
    }
  }

  /** The person of that key as he is now: where he was when last seen, or wherever he has moved. */
  async find({ key, dn }: Pick<PremisesUser, 'key' | 'dn'>): Promise<PremisesUser | undefined> {
    const words = this.#words;
    const filter = this.#filter(words.users, this.#directory.userFilter);
    const before = await this.#one({ base: dn, filter, scope: 'base' });
    if (before?.key === key) return before;
    // What comes from the directory itself is no filter either.
    const value = octets(words.binary.includes(words.key) ? key : Buffer.from(key).toString('hex'));
    const byKey = `(&${filter}(${words.key}=${value}))`;
    return await this.#one({ base: this.#directory.userBase, filter: byKey, scope: 'sub' });
  }

  async #one(
    search: Pick<EntrySearch, 'base' | 'filter' | 'scope'>,
  ): Promise<PremisesUser | undefined> {
    const words = this.#words;
    const attributes = attributesOf(words, 'user');
    try {
      for await (const [entry] of readEntries(this.#reading, { ...search, attributes })) {
        if (entry !== undefined) return premisesUser(entry, words);
      }
    } catch (error) {
      if (error instanceof Error && error.constructor.name === 'NoSuchObjectError')
        return undefined;
      throw this.#trouble(error);
    }
    return undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#reading.client.unbind().catch(() => undefined);
  }

  #trouble(error: unknown, base?: string): Error {
    const directory = this.#directory;
    const { bindName } = directory;
    return ldapTrouble({ directory, bindName, base, signal: this.#signal }, error);
  }

  #filter(all: string, own: string | null, since?: string): string {
    const { mark } = this.#words;
    const parts = [all, own ?? '', since === undefined ? '' : `(${mark}>=${since})`];
    return `(&${parts.join('')})`;
  }

  async *#pages<Entry>(
    { kind, ...search }: { base: string; filter: string; kind: 'user' | 'group' },
    parse: (entry: Parameters<typeof premisesUser>[0], words: Vocabulary) => Entry | undefined,
  ): AsyncGenerator<Page<Entry>, void> {
    const words = this.#words;
    const attributes = attributesOf(words, kind);
    const pages = readEntries(this.#reading, { ...search, attributes });
    for await (const page of this.#told(pages, search.base)) {
      const parsed = page.map((entry) => ({
        dn: entry.dn,
        key: keyOf(entry, words),
        entry: parse(entry, words),
      }));
      yield {
        entries: parsed.flatMap(({ entry }) => entry ?? []),
        unusable: parsed.flatMap(({ dn, key, entry }) => (entry === undefined ? { dn, key } : [])),
      };
    }
  }

  /** The same pages; what goes wrong with them is told of the directory. */
  async *#told<Each>(pages: AsyncGenerator<Each, void>, base: string): AsyncGenerator<Each, void> {
    try {
      yield* pages;
    } catch (error) {
      throw this.#trouble(error, base);
    }
  }
}

function octets(hex: string): string {
  return hex.replaceAll(/../g, (pair) => `\\${pair}`);
}
