import type { AnyMutation } from '../../mutation.ts';
import { advanceOperation } from './advance-operation.ts';
import { cancelOperation } from './cancel-operation.ts';
import { claimOperations } from './claim-operations.ts';
import { endOperationLease } from './end-operation-lease.ts';
import { expireOperationLeases } from './expire-operation-leases.ts';
import { failOperationStep } from './fail-operation-step.ts';
import { pruneOperations } from './prune-operations.ts';
import { renewOperationLease } from './renew-operation-lease.ts';
import { reportOperation } from './report-operation.ts';
import { startOperation } from './start-operation.ts';
import { takeOperationLease } from './take-operation-lease.ts';

/** All that change an operation. */
export const operationMutations: readonly AnyMutation[] = [
  advanceOperation,
  cancelOperation,
  claimOperations,
  endOperationLease,
  expireOperationLeases,
  failOperationStep,
  pruneOperations,
  renewOperationLease,
  reportOperation,
  startOperation,
  takeOperationLease,
];
