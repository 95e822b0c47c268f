import type { OutputType } from '@hawser/command/declaration/output';

export const accessRuleOutput = {
  name: 'Hawser.SiteAccessRule',
  properties: {
    kind: { type: 'string', enum: ['role', 'service'], description: 'What it is of.' },
    name: { type: 'string', description: 'The role or the service.' },
    multiFactor: {
      type: 'string',
      enum: ['required', 'optional'],
      description: 'Whether people have to prove by a second factor who they are.',
    },
  },
  view: ['kind', 'name', 'multiFactor'],
} as const satisfies OutputType;

/** A rule as the commands show it. */
export function shownRule(rule: {
  readonly kind: string;
  readonly name: string;
  readonly requireMultiFactor: boolean;
}): object {
  const { kind, name, requireMultiFactor } = rule;
  return { kind, name, multiFactor: requireMultiFactor ? 'required' : 'optional' };
}
