import { errorTable } from '@hawser/core/errors';
import { intuneJson } from '@hawser/core/printing/policies/forms/intune-json';
import { mobileConfig } from '@hawser/core/printing/policies/forms/mobileconfig';
import { omaUriTable } from '@hawser/core/printing/policies/forms/oma-uri';
import {
  macScript,
  type ScriptedPrinter,
  windowsScript,
} from '@hawser/core/printing/policies/forms/printer-scripts';
import { registryFile } from '@hawser/core/printing/policies/forms/registry';
import { syncMl } from '@hawser/core/printing/policies/forms/syncml';
import type { SitePolicies } from './site-policies.ts';

/** @public The reference collects it. */
export const policyErrors = errorTable('cloud-print-policy', {
  'no-sid': {
    kind: 'usage',
    message: 'Windows keeps these policies for a person, and -UserSid names nobody.',
    hint: 'Name the person who will print: on his machine whoami /user shows it, as S-1-5-21-…-1001.',
  },
  'bad-sid': {
    kind: 'usage',
    message: '{sid} is no security identifier.',
    hint: 'On the machine of the person whoami /user shows his, as S-1-5-21-…-1001.',
  },
  'needless-sid': {
    kind: 'usage',
    message: 'The form {form} is for whomever it is assigned to, and -UserSid is for one person.',
    hint: 'Leave -UserSid out, or take -As registry.',
  },
  'no-printers': {
    kind: 'usage',
    message: 'A script of the form {form} gives people printers, and -Printer names none.',
    hint: 'Name those that they are to have, as -Printer Office,Lobby.',
  },
  'needless-printers': {
    kind: 'usage',
    message: 'The form {form} has no printers in it, and -Printer names some.',
    hint: 'Leave -Printer out: people find the printers that they may use. Or take -As windows-script or mac-script.',
  },
});

export const policyForms = [
  'oma-uri',
  'syncml',
  'intune-json',
  'registry',
  'mobileconfig',
  'windows-script',
  'mac-script',
] as const;

export type PolicyForm = (typeof policyForms)[number];

export interface PolicyContent extends SitePolicies {
  /** A person's security identifier, for the registry. */
  readonly sid: string | undefined;
  /** Those that a script gives to people. */
  readonly printers: readonly ScriptedPrinter[];
}

/** What a file of that form holds. */
export async function policyFile(
  form: PolicyForm,
  { policies, discovery, trustAnchor, sid, printers }: PolicyContent,
): Promise<Buffer> {
  switch (form) {
    case 'oma-uri':
      return Buffer.from(omaUriTable(policies));
    case 'syncml':
      return Buffer.from(syncMl(policies));
    case 'intune-json':
      return Buffer.from(intuneJson(policies, discovery));
    case 'registry':
      return registryFile(policies, sid ?? '');
    case 'mobileconfig':
      return Buffer.from(mobileConfig({ discovery, trustAnchor }));
    case 'windows-script':
      return windowsScript(printers, discovery);
    case 'mac-script':
      return macScript(printers, discovery);
  }
}

/** Those named for a script; throws before the site is asked. */
export function requirePrinters(
  form: PolicyForm,
  named: readonly string[] | undefined,
): readonly string[] {
  const isScript = form === 'windows-script' || form === 'mac-script';
  if (isScript && named === undefined) throw policyErrors('no-printers', { form });
  if (!isScript && named !== undefined) throw policyErrors('needless-printers', { form });
  return named ?? [];
}

/** The identifier as Windows writes it; throws before the site is asked. */
export async function requireSid(
  form: PolicyForm,
  given: string | undefined,
): Promise<string | undefined> {
  if (form !== 'registry') {
    if (given !== undefined) throw policyErrors('needless-sid', { form });
    return undefined;
  }
  if (given === undefined) throw policyErrors('no-sid', {});
  const { formatSid, parseSid } = await import('@hawser/core/identity/sid');
  const sid = parseSid(given);
  if (sid === undefined) throw policyErrors('bad-sid', { sid: given }, { target: given });
  return formatSid(sid);
}
