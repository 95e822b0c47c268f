import { roles } from '@hawser/core/identity/roles';
import { holderNames } from './directory-candidates.ts';

/** Which role, and whose. */
export const grantParameters = {
  role: {
    type: 'enum',
    choices: roles,
    mandatory: true,
    position: 0,
    pipeline: 'property',
    help: 'The role.',
  },
  holder: {
    type: 'string',
    minimum: 1,
    maximum: 700,
    mandatory: true,
    position: 1,
    list: true,
    pipeline: 'property',
    aliases: ['id'],
    complete: holderNames,
    help: 'The people, groups and programs, by the name or the id; or groups in tokens of another directory, as claim:ISSUER#VALUE.',
  },
  kind: {
    type: 'enum',
    choices: ['user', 'group', 'client'],
    help: 'Which one is meant where several have the same name.',
  },
} as const;
