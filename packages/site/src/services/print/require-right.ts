import { allows } from '@hawser/core/identity/roles';
import type { PrinterAccess } from '@hawser/core/printing/access/printer-access';
import type { Caller } from '../../access/caller.ts';
import { ippRefusals } from '../../printing/ipp-refusals.ts';
import { isPerson, mayUse } from '../../printing/printer-accesses.ts';
import type { Right, SystemRight } from './ipp-operation.ts';

/** Refuses who may not ask of a printer for what needs the right. */
export function requireRight(
  caller: Caller,
  right: Right,
  { access, described }: { readonly access: PrinterAccess; readonly described: boolean },
): void {
  if (rights[right](access, caller)) return;
  const { name } = caller;
  const { byRole, word } = reasons[right];
  const reason =
    described && word !== undefined
      ? `the security descriptor of the printer does not let them ${word}`
      : byRole;
  throw ippRefusals('client-error-forbidden', { name, reason });
}

/** Refuses who may not ask the system for what needs the right. */
export function requireSystemRight(caller: Caller, right: SystemRight): void {
  if (systemRights[right](caller)) return;
  const { name } = caller;
  throw ippRefusals('client-error-forbidden', { name, reason: reasons[right].byRole });
}

/** Whether it speaks for devices. */
export function mayServe({ kind, agent, roles }: Caller): boolean {
  return kind === 'agent' ? agent === 'connector' : allows(roles, 'Printers.Publish');
}

/** Whether he looks after printers. */
export function mayOperate({ kind, roles }: Caller): boolean {
  return kind !== 'agent' && allows(roles, 'Printers.Publish');
}

const rights: Readonly<Record<Right, (access: PrinterAccess, caller: Caller) => boolean>> = {
  print: ({ print }) => print,
  job: ({ print, manageDocuments }) => print || manageDocuments,
  documents: ({ manageDocuments }) => manageDocuments,
  operate: ({ managePrinter }) => managePrinter,
  device: (_, caller) => mayServe(caller),
  'print or device': (access, caller) => mayUse(access) || mayServe(caller),
};

const systemRights: Readonly<Record<SystemRight, (caller: Caller) => boolean>> = {
  operate: mayOperate,
  device: mayServe,
  // What of it he sees depends on the printers.
  'print or device': (caller) => isPerson(caller) || mayServe(caller),
};

const forDevices = 'it needs a connector, or the role Printers.Publish';
const forOperators = 'it needs the role Printers.Publish';

/** Why not, where roles say it; and what it is that a security descriptor does not let him do. */
const reasons: Readonly<Record<Right, { readonly byRole: string; readonly word?: string }>> = {
  print: { byRole: 'it needs the role Printers.Use', word: 'print' },
  job: { byRole: 'it needs the role Printers.Use', word: 'print or manage documents' },
  documents: { byRole: forOperators, word: 'manage documents' },
  operate: { byRole: forOperators, word: 'manage it' },
  device: { byRole: forDevices },
  'print or device': { byRole: `${forDevices} or Printers.Use`, word: 'print' },
};
