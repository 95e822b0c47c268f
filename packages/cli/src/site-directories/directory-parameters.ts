import { property } from '@hawser/command/output/columns';
import type { Candidate, CompletionQuery } from '@hawser/command/declaration/parameter';
import { listedForCompletion } from '../sites/listed-for-completion.ts';

/** What a directory may be called. */
export const directoryName = {
  type: 'string',
  pattern: {
    source: '[A-Za-z][A-Za-z0-9._-]{0,63}',
    says: 'a name that begins with a letter, of up to 64 letters, digits, dots, underscores and hyphens',
  },
} as const;

/** One that is there. */
export const existingDirectory = {
  ...directoryName,
  from: { 'Hawser.SiteDirectory': 'name' },
  complete: directoryNames,
} as const;

/** How a directory is read. */
export const directoryParameters = {
  groupBase: {
    type: 'string',
    maximum: 1000,
    help: 'Below which entry groups are looked for; without, below -UserBase.',
  },
  userFilter: {
    type: 'string',
    maximum: 2000,
    help: 'Takes only these people, as (department=Sales) (RFC 4515); an empty one takes all.',
  },
  groupFilter: {
    type: 'string',
    maximum: 2000,
    help: 'Takes only these groups; an empty one takes all.',
  },
  everyMinutes: {
    type: 'int',
    minimum: 0,
    maximum: 1440,
    help: 'How often it is read; 0 for only when it is asked for.',
  },
  trustAnchor: {
    type: 'path',
    help: 'A file (PEM) with the authority that signed its certificate; without, those of the operating system.',
  },
} as const;

async function directoryNames(query: CompletionQuery): Promise<readonly Candidate[]> {
  return (await listedForCompletion(query, '/admin/v1/directories')).map((each) => ({
    value: String(property(each, 'name')),
    says: String(property(each, 'url')),
  }));
}
