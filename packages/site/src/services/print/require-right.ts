import { allows } from '@hawser/core/identity/roles';
import type { Caller } from '../../access/caller.ts';
import { ippRefusals } from '../../printing/ipp-refusals.ts';
import type { Right } from './ipp-operation.ts';

/** Refuses who may not ask for what needs the right. */
export function requireRight(caller: Caller, right: Right): void {
  if (rights[right](caller)) return;
  const { name } = caller;
  throw ippRefusals('client-error-forbidden', { name, reason: reasons[right] });
}

function mayPrint({ kind, roles }: Caller): boolean {
  return kind !== 'agent' && allows(roles, 'Printers.Use');
}

/** Whether it speaks for devices. */
export function mayServe({ kind, agent, roles }: Caller): boolean {
  return kind === 'agent' ? agent === 'connector' : allows(roles, 'Printers.Publish');
}

/** Whether he looks after printers. */
export function mayOperate({ kind, roles }: Caller): boolean {
  return kind !== 'agent' && allows(roles, 'Printers.Publish');
}

const rights: Readonly<Record<Right, (caller: Caller) => boolean>> = {
  print: mayPrint,
  device: mayServe,
  operate: mayOperate,
  'print or device': (caller) => mayPrint(caller) || mayServe(caller),
};

const forDevices = 'it needs a connector, or the role Printers.Publish';

const reasons: Readonly<Record<Right, string>> = {
  print: 'it needs the role Printers.Use',
  device: forDevices,
  operate: 'it needs the role Printers.Publish',
  'print or device': `${forDevices} or Printers.Use`,
};
