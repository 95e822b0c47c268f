import type { AnyReport } from '../../report.ts';
import { findClients } from './find-clients.ts';
import { findGroups } from './find-groups.ts';
import { findMembers } from './find-members.ts';
import { findRoleHolders } from './find-role-holders.ts';
import { findUsers } from './find-users.ts';

/** All that look for whom the site knows, and for what they may do. */
export const directoryReports: readonly AnyReport[] = [
  findClients,
  findGroups,
  findMembers,
  findRoleHolders,
  findUsers,
];
