import type { AnyMutation } from '../mutation.ts';
import { addDataKey } from './add-data-key.ts';
import { agentMutations } from './agents/agent-mutations.ts';
import { alertMutations } from './alerts/alert-mutations.ts';
import { appendEvent } from './append-event.ts';
import { auditMutations } from './audit/audit-mutations.ts';
import { certificateMutations } from './certificates/certificate-mutations.ts';
import { deleteSmallBlob } from './delete-small-blob.ts';
import { proofMutations } from './directory/proof-mutations.ts';
import { directoryMutations } from './directory/directory-mutations.ts';
import { directorySyncMutations } from './directory-sync/directory-sync-mutations.ts';
import { forgetReplica } from './forget-replica.ts';
import { idempotencyMutations } from './idempotency/idempotency-mutations.ts';
import { keepSealedSecret } from './keep-sealed-secret.ts';
import { oidcMutations } from './oidc/oidc-mutations.ts';
import { operationMutations } from './operations/operation-mutations.ts';
import { printingMutations } from './printing/printing-mutations.ts';
import { pruneEvents } from './prune-events.ts';
import { putSmallBlob } from './put-small-blob.ts';
import { registerClientCertificate } from './register-client-certificate.ts';
import { reportReplica } from './report-replica.ts';
import { revokeClientCertificate } from './revoke-client-certificate.ts';
import { setAccessRule } from './set-access-rule.ts';

/** Every mutation, by its name. */
export const mutations: ReadonlyMap<string, AnyMutation> = new Map(
  [
    addDataKey,
    ...agentMutations,
    ...alertMutations,
    appendEvent,
    ...auditMutations,
    ...certificateMutations,
    deleteSmallBlob,
    ...directoryMutations,
    ...directorySyncMutations,
    forgetReplica,
    ...idempotencyMutations,
    keepSealedSecret,
    ...oidcMutations,
    ...operationMutations,
    ...printingMutations,
    ...proofMutations,
    pruneEvents,
    putSmallBlob,
    registerClientCertificate,
    reportReplica,
    revokeClientCertificate,
    setAccessRule,
  ].map((mutation) => [mutation.name, mutation]),
);
