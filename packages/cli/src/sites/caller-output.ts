import type { Property } from '@hawser/command/declaration/output';
import { callerKinds, roles } from '@hawser/core/identity/roles';

/** Who the site takes a caller for. */
export const callerProperties = {
  name: { type: 'string', description: 'As whom the site knows the caller.' },
  kind: {
    type: 'string',
    enum: callerKinds,
    description: 'How it knows him.',
  },
  roles: {
    type: 'array',
    items: { type: 'string' },
    description: `What he may do: ${roles.join(', ')}.`,
  },
  multiFactor: {
    type: 'boolean',
    description: 'Whether he has proved who he is by more than one factor.',
  },
} as const satisfies Readonly<Record<string, Property>>;
