import type { Mutation } from '../../mutation.ts';
import { letGoOfOperations } from './let-go-of-operations.ts';

/** A replica gives back what it has, because it is being stopped. Tells how many those were. */
export const endOperationLease: Mutation<{ readonly id: string }, number> = {
  name: 'end-operation-lease',
  run: async (tx, { id }) => letGoOfOperations(tx, id, 'release'),
};
