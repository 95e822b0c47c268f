import type { Parameter } from '@hawser/command/declaration/parameter';

const limit = {
  type: 'string',
  pattern: { source: '[0-9]{1,7}|default', says: 'a number, 0 for no limit, or default' },
} as const;

/** What a printer takes otherwise than the settings of the site have it. */
export const limitParameters = {
  jobMegabytes: { ...limit, help: 'How large a job may be; default is as the site has it.' },
  documentsPerJob: { ...limit, help: 'How many documents a job may have.' },
  openJobs: { ...limit, help: 'How many jobs that are not over it may have.' },
  openJobsOfUser: { ...limit, help: 'How many of them may be of one user.' },
  retainHours: { ...limit, help: 'How long documents are kept once their job is over.' },
  mostRetainHours: { ...limit, help: 'How long a job may have them kept; 0 is not at all.' },
} as const satisfies Record<string, Parameter>;

type LimitName = keyof typeof limitParameters;

export type TypedLimits = { readonly [Name in LimitName]: string | undefined };

/** The limits that were given; null is again as the site has it. */
export function givenLimits(typed: TypedLimits): { readonly [Name in LimitName]?: number | null } {
  const names = Object.keys(limitParameters) as LimitName[];
  return Object.fromEntries(
    names.flatMap((name) => {
      const given = typed[name];
      if (given === undefined) return [];
      return [[name, given === 'default' ? null : Number(given)]];
    }),
  );
}
