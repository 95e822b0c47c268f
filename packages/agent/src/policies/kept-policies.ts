import type { Answered } from '@hawser/core/api/contract';
import { getAgentPolicies } from '@hawser/core/api/contracts/agent-policies';
import { getCloudPrint } from '@hawser/core/api/contracts/cloud-print';
import { readDocument } from '@hawser/core/files/document';
import { replaceText } from '@hawser/core/files/replace-text';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import type { AgentFolder } from '../registration/agent-folder.ts';

const kept = Type.Object({
  /** When the site has said so last. */
  received: Type.String(),
  cloudPrint: getCloudPrint.answer,
  /** The printers that every device of the site has. */
  printers: getAgentPolicies.answer.properties.printers,
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
  { printers, ...cloudPrint }: Answered<typeof getAgentPolicies>,
): Promise<void> {
  const told: KeptPolicies = {
    received,
    cloudPrint,
    ...(printers === undefined ? {} : { printers }),
  };
  await replaceText(policies, `${JSON.stringify(told, undefined, 2)}\n`);
}

function parsed(value: unknown): KeptPolicies {
  if (!Check(kept, value)) throw new Error('they are no policies of an agent');
  return value;
}
