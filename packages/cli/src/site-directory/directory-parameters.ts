import type { Parameter } from '@hawser/command/declaration/parameter';
import { clientNames, groupNames, userNames } from './directory-candidates.ts';

/** What somebody or something may be called; the site says more where it does not fit. */
export const newName = { type: 'string', minimum: 1, maximum: 200 } as const;

/** What names a person in objects of commands; of a member or a holder only the id says whether it is one. */
export const fromUsers = {
  'Hawser.SiteUser': 'name',
  'Hawser.SiteUserSignIn': 'name',
  'Hawser.RevokedSiteUserSignIn': 'name',
  'Hawser.UnlockedSiteUser': 'name',
  'Hawser.SiteUserTotp': 'name',
  'Hawser.NewSiteUserRecoveryCode': 'name',
  'Hawser.SiteGroupMember': 'id',
} as const;

/** The same of a program. */
const fromClients = {
  'Hawser.SiteClient': 'name',
  'Hawser.SiteClientCredential': 'name',
} as const;

/** Somebody or something that is there, by the name or the id. */
export const user = { ...newName, from: fromUsers, complete: userNames } as const;
export const group = {
  ...newName,
  from: { 'Hawser.SiteGroup': 'name' },
  complete: groupNames,
} as const;
export const client = { ...newName, from: fromClients, complete: clientNames } as const;

/** Down a pipeline it comes with what is to be changed. */
export const version = {
  type: 'int',
  minimum: 1,
  pipeline: 'property',
  help: 'Changes it only if it still has this version, as who has read it earlier; without, the one it has now.',
} as const satisfies Parameter;

export const filter = {
  type: 'string',
  maximum: 200,
  help: 'Only those whose name begins so, in any case.',
} as const satisfies Parameter;
