import { memberNames } from './directory-candidates.ts';
import { group, newName } from './directory-parameters.ts';

/** Which group, and who is to be in it or not. */
export const membershipParameters = {
  group: {
    ...group,
    mandatory: true,
    position: 0,
    pipeline: 'property',
    from: { 'Hawser.SiteGroupMember': 'group' },
    help: 'The group, by the name or the id.',
  },
  member: {
    ...newName,
    mandatory: true,
    position: 1,
    list: true,
    pipeline: 'property',
    aliases: ['id'],
    from: {
      'Hawser.SiteUser': 'id',
      'Hawser.SiteGroup': 'id',
      'Hawser.SiteGroupMember': 'id',
    },
    complete: memberNames,
    help: 'The people and groups, by the name or the id.',
  },
  kind: {
    type: 'enum',
    choices: ['user', 'group'],
    help: 'Which one is meant where a person and a group have the same name.',
  },
} as const;
