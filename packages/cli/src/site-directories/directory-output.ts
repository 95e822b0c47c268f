import { X509Certificate } from 'node:crypto';
import type { OutputType } from '@hawser/command/declaration/output';
import type { Answered } from '@hawser/core/api/contract';
import type { getDirectory } from '@hawser/core/api/contracts/site-directories';
import { certificateBlocks } from '@hawser/core/pki/pem';

type Directory = Answered<typeof getDirectory>;

/** With the authority as people tell it from others, instead of its certificate. */
export function shownDirectory({ trustAnchor, ...directory }: Directory): Directory {
  return { ...directory, trustAnchor: trustAnchor === null ? null : named(trustAnchor) };
}

function named(pem: string): string {
  return certificateBlocks(pem)
    .map((block) => new X509Certificate(block).subject.replaceAll('\n', ', '))
    .join('; ');
}

export const directoryOutput = {
  name: 'Hawser.SiteDirectory',
  properties: {
    name: { type: 'string', description: 'What the directory is called here.' },
    kind: { type: 'string', description: 'active-directory or ldap.' },
    url: { type: 'string', description: 'Where it is.' },
    bindName: { type: 'string', description: 'Whom the site reads it as.' },
    userBase: { type: 'string', description: 'Below which entry people are looked for.' },
    groupBase: { type: 'string', description: 'Below which entry groups are looked for.' },
    userFilter: { type: ['string', 'null'], description: 'Which people are taken.' },
    groupFilter: { type: ['string', 'null'], description: 'Which groups are taken.' },
    everyMinutes: {
      type: ['integer', 'null'],
      description: 'How often it is read; null for only when it is asked for.',
    },
    trustAnchor: {
      type: ['string', 'null'],
      description:
        'The name of the authority that it is trusted by; null for those of the operating system.',
    },
    users: { type: 'integer', description: 'How many people come from it.' },
    groups: { type: 'integer', description: 'How many groups come from it.' },
    synced: { type: ['string', 'null'], description: 'When it was last read to the end.' },
    trouble: { type: ['string', 'null'], description: 'What was wrong the last time.' },
    leftOut: {
      type: 'integer',
      description:
        'How many people and groups of it could not be taken over; counted anew when all of it is read.',
    },
    leftOutFirst: {
      type: 'array',
      items: { type: 'object' },
      description: 'The first ten of them: name and reason.',
    },
    signInTrouble: {
      type: ['string', 'null'],
      description:
        'What was wrong when somebody wanted to sign in; null once somebody could again.',
    },
    signInFailed: {
      type: ['string', 'null'],
      description: 'When that was.',
    },
    leaving: {
      type: ['string', 'null'],
      description: 'Since when it is being removed; null for one that is to stay.',
    },
    version: { type: 'integer', description: 'Another one at each change.' },
  },
  view: ['name', 'url', 'users', 'groups', 'leftOut', 'synced', 'trouble'],
} as const satisfies OutputType;
