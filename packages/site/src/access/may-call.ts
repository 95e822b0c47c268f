import type { Contract } from '@hawser/core/api/contract';
import { allows } from '@hawser/core/identity/roles';
import type { Caller } from './caller.ts';

/** Whether somebody who is known may make a call. */
export function mayCall(caller: Caller, role: Contract['role']): boolean {
  if (role === 'anybody') return true;
  if (role === 'known') return caller.kind !== 'registration';
  // No role of an administrator makes an agent, nor does a token make anything but one call.
  if (role === 'agent' || role === 'registration') return caller.kind === role;
  return allows(caller.roles, role);
}
