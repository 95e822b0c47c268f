import { getAgentPolicies } from '@hawser/core/api/contracts/agent-policies';
import { readDocument } from '@hawser/core/files/document';
import { replaceText } from '@hawser/core/files/replace-text';
import type { CloudPrint } from '@hawser/core/printing/policies/cloud-print';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import type { AgentFolder } from '../registration/agent-folder.ts';

const kept = Type.Object({
  /** When the site has said so last. */
  received: Type.String(),
  cloudPrint: getAgentPolicies.answer,
});

/** What the site has told this device, as its agent keeps it for whoever prints here. */
export type KeptPolicies = Static<typeof kept>;

export async function readPolicies({
  policies,
}: Pick<AgentFolder, 'policies'>): Promise<KeptPolicies | undefined> {
  return await readDocument(policies, parsed);
}

/** Only for who holds the folder. */
export async function keepPolicies(
  { policies }: Pick<AgentFolder, 'policies'>,
  received: string,
  cloudPrint: CloudPrint,
): Promise<void> {
  await replaceText(policies, `${JSON.stringify({ received, cloudPrint }, undefined, 2)}\n`);
}

function parsed(value: unknown): KeptPolicies {
  if (!Check(kept, value)) throw new Error('they are no policies of an agent');
  return value;
}
