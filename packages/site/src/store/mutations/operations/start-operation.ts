import type { OperationStepView } from '@hawser/core/operations/operation-view';
import { operationErrors } from '../../../operations/operation-errors.ts';
import type { Mutation } from '../../mutation.ts';
import { append } from '../append-event.ts';
import { addOperationEvents } from './add-operation-events.ts';
import { operationEventKind } from './change-operation.ts';

export interface NewOperation {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly startedBy: string;
  readonly key: string | null;
  readonly fingerprint: string;
  readonly steps: readonly OperationStepView[];
  /** JSON. */
  readonly input: string;
  /** JSON. */
  readonly state: string;
}

/** Keeps an operation that is to be run, and gives its id: with a key that was used, that of the first. */
export const startOperation: Mutation<NewOperation, string> = {
  name: 'start-operation',
  async run(tx, { id, kind, title, startedBy, key, fingerprint, steps, input, state }) {
    const { db, at } = tx;
    if (key !== null) {
      const first = await db
        .selectFrom('operation')
        .select(['id', 'fingerprint'])
        .where('started_by', '=', startedBy)
        .where('key', '=', key)
        .executeTakeFirst();
      if (first !== undefined && first.fingerprint !== fingerprint) {
        throw operationErrors('key-used', { key, id: first.id }, { target: first.id });
      }
      if (first !== undefined) return first.id;
    }
    const sequence = await addOperationEvents(tx, { id, sequence: 0 }, [
      { type: 'state', state: 'queued' },
    ]);
    await db
      .insertInto('operation')
      .values({
        id,
        kind,
        title,
        started_by: startedBy,
        key,
        fingerprint,
        state: 'queued',
        steps: JSON.stringify(steps),
        due: at,
        token: 0,
        sequence,
        created: at,
      })
      .execute();
    await db.insertInto('operation_data').values({ operation: id, input, state }).execute();
    await append(tx, { kind: operationEventKind, subject: id, data: { state: 'queued' } });
    return id;
  },
  tells: (id, { kind, title, input }) => ({
    target: id,
    after: { kind, title, input: JSON.parse(input) as unknown },
  }),
};
