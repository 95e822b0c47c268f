import { readDocument } from '../files/document.ts';

/** Which admin certificate a site has made for whoever administers it from this machine. */
export interface KeptAdmin {
  /** Of which site: another database in the same data folder is another one, which knows nobody yet. */
  readonly site: string;
  /** The profile that has it. */
  readonly profile: string;
  readonly url: string;
  /** ISO 8601. */
  readonly from: string;
  readonly until: string;
}

export async function readKeptAdmin(path: string): Promise<KeptAdmin | undefined> {
  return await readDocument(path, parse);
}

function parse(value: unknown): KeptAdmin {
  const members = value as Readonly<Record<string, unknown>> | null;
  const text = (name: string): string => {
    const member = members?.[name];
    if (typeof member === 'string') return member;
    throw new Error(`"${name}" is not a text`);
  };
  const time = (name: string): string => {
    const member = text(name);
    if (Number.isNaN(Date.parse(member))) throw new Error(`"${name}" is not a time`);
    return member;
  };
  return {
    site: text('site'),
    profile: text('profile'),
    url: text('url'),
    from: time('from'),
    until: time('until'),
  };
}
