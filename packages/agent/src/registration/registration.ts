import { X509Certificate } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { changeDocument, readDocument } from '@hawser/core/files/document';
import { codeOf } from '@hawser/core/files/file-errors';
import { agentRoles } from '@hawser/core/identity/agent-roles';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import { thisAgentErrors } from '../agent-errors.ts';
import type { AgentFolder } from './agent-folder.ts';

const registered = Type.Object({
  agent: Type.Object({ id: Type.String(), name: Type.String(), role: Type.Enum(agentRoles) }),
  /** Where it has registered, and where the replicas are, as the site told last. */
  url: Type.String(),
  urls: Type.Array(Type.String()),
  authority: Type.String(),
  certificate: Type.String(),
  key: Type.String(),
});

/** What an agent knows of itself; a key that no certificate has come for yet is kept, too. */
const kept = Type.Object({
  registered: Type.Optional(registered),
  nextKey: Type.Optional(Type.String()),
});

export type Registration = Static<typeof registered>;
type Kept = Static<typeof kept>;

/** How an agent is registered; undefined where it is not. */
export async function findRegistration({
  registration,
}: AgentFolder): Promise<Registration | undefined> {
  return (await readDocument(registration, parsed, { limit, secret: true }))?.registered;
}

/** Whether there is one at all, also where it cannot be read at the moment. */
export async function isRegistered({ registration }: AgentFolder): Promise<boolean> {
  return await stat(registration).then(
    () => true,
    (error: unknown) => codeOf(error) !== 'ENOENT',
  );
}

export async function readRegistration(folder: AgentFolder): Promise<Registration> {
  const found = await findRegistration(folder);
  if (found !== undefined) return found;
  throw thisAgentErrors('not-registered', { folder: folder.root }, { target: folder.root });
}

/** The key to ask a certificate for: one that was made before and not answered, or a new one. */
export async function nextKey(
  { registration }: AgentFolder,
  make: () => Promise<string>,
): Promise<string> {
  let key = '';
  await change(registration, async (before) => {
    key = before.nextKey ?? (await make());
    return { ...before, nextKey: key };
  });
  return key;
}

/** Keeps what came of the request for a certificate, or changes what is known. */
export async function keepRegistration(
  { registration }: AgentFolder,
  next: Registration,
): Promise<void> {
  await change(registration, ({ nextKey: pending }) => ({
    registered: next,
    ...(pending === undefined || pending === next.key ? {} : { nextKey: pending }),
  }));
}

/** The site as the agent reaches it at one of its addresses. */
export function siteAt(
  { authority, certificate: cert, key }: Registration,
  url: string,
): SiteAddress & { readonly trustAnchor: string } {
  return { url, trustAnchor: authority, certificate: { cert, key } };
}

/** When the certificate is to be renewed: when two thirds of it are over. */
export function renewalAt({ certificate }: Registration): number {
  const { validFromDate, validToDate } = new X509Certificate(certificate);
  return validFromDate.getTime() + ((validToDate.getTime() - validFromDate.getTime()) * 2) / 3;
}

const limit = 256 * 1024;

async function change(path: string, by: (before: Kept) => Kept | Promise<Kept>): Promise<void> {
  await changeDocument(path, parsed, async (before) => by(before ?? {}), { limit, secret: true });
}

function parsed(value: unknown): Kept {
  if (!Check(kept, value)) throw new Error('it is no registration of an agent');
  return value;
}
