import { errorTable } from '@hawser/core/errors';

/** How an operation ended that was waited for. */
export const operationWatchErrors = errorTable('operation-watch', {
  failed: {
    kind: 'failed',
    message: 'Operation {id} has failed: {reason}',
    hint: '{next}',
  },
  cancelled: {
    kind: 'failed',
    message: 'Operation {id} was stopped before its end.',
    hint: 'See how far it came: {program} get-operation {id}',
  },
});
