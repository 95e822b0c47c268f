import { roles } from '@hawser/core/identity/roles';
import { holderNames } from './directory-candidates.ts';

/** What names whoever can have a role in objects of commands. */
export const fromHolders = {
  'Hawser.SiteUser': 'id',
  'Hawser.SiteGroup': 'id',
  'Hawser.SiteClient': 'id',
  'Hawser.SiteClientCredential': 'id',
  'Hawser.SiteGroupMember': 'id',
  'Hawser.SiteRole': 'holder',
} as const;

/** Which role, and whose. */
export const grantParameters = {
  role: {
    type: 'enum',
    choices: roles,
    mandatory: true,
    position: 0,
    pipeline: 'property',
    from: { 'Hawser.SiteRole': 'role' },
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
    from: fromHolders,
    complete: holderNames,
    help: 'The people, groups and programs, by the name or the id; or groups in tokens of another directory, as claim:ISSUER#VALUE.',
  },
  kind: {
    type: 'enum',
    choices: ['user', 'group', 'client'],
    help: 'Which one is meant where several have the same name.',
  },
} as const;
