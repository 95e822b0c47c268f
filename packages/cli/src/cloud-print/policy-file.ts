import { errorTable } from '@hawser/core/errors';
import { intuneJson } from '@hawser/core/printing/policies/forms/intune-json';
import { omaUriTable } from '@hawser/core/printing/policies/forms/oma-uri';
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
});

export const policyForms = ['oma-uri', 'syncml', 'intune-json', 'registry'] as const;

export type PolicyForm = (typeof policyForms)[number];

/** What a file with the policies holds; a person's security identifier is for the registry only. */
export async function policyFile(
  form: PolicyForm,
  { policies, discovery }: SitePolicies,
  sid: string | undefined,
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
  }
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
