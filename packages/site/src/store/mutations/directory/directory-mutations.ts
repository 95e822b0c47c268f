import type { AnyMutation } from '../../mutation.ts';
import { addMember } from './add-member.ts';
import { changeClient } from './change-client.ts';
import { changeGroup } from './change-group.ts';
import { changeUser } from './change-user.ts';
import { createClient } from './create-client.ts';
import { createGroup } from './create-group.ts';
import { createUser } from './create-user.ts';
import { grantRole } from './grant-role.ts';
import { removeClient } from './remove-client.ts';
import { removeGroup } from './remove-group.ts';
import { removeMember } from './remove-member.ts';
import { removeUser } from './remove-user.ts';
import { revokeRole } from './revoke-role.ts';

/** All that change who the site knows, and what they may do. */
export const directoryMutations: readonly AnyMutation[] = [
  addMember,
  changeClient,
  changeGroup,
  changeUser,
  createClient,
  createGroup,
  createUser,
  grantRole,
  removeClient,
  removeGroup,
  removeMember,
  removeUser,
  revokeRole,
];
