import type { Answered } from '@hawser/core/api/contract';
import {
  cancelOperation,
  followOperation,
  getOperation,
  listOperations,
  startOperation,
} from '@hawser/core/api/contracts/operations';
import type { Clock } from '@hawser/core/clock';
import type { OperationView } from '@hawser/core/operations/operation-view';
import type { Operations } from '../../operations/open-operations.ts';
import type { Routes } from '../../server/routes.ts';
import { streamOperation } from './operation-stream.ts';

const usualPage = 50;

/** Starting long work, looking at it, and stopping it. */
export function addOperationRoutes(
  routes: Routes,
  { operations, clock }: { readonly operations: Operations; readonly clock: Clock },
): void {
  routes.add(startOperation, async ({ body, caller, change, request, reply }) => {
    const key = request.headers['idempotency-key'];
    const started = await operations.start(body.kind, body.input, {
      key: typeof key === 'string' ? key : undefined,
      startedBy: caller?.name ?? '',
      change,
    });
    reply.header('location', `${startOperation.path}/${started.id}`);
    return operationAnswer(started);
  });
  routes.add(getOperation, async ({ params }) => operationAnswer(await operations.get(params.id)));
  routes.add(cancelOperation, async ({ params, change }) =>
    operationAnswer(await operations.cancel(params.id, change)),
  );
  routes.add(listOperations, async ({ query: { limit = usualPage, ...search } }) => {
    const page = await operations.list({ ...search, limit });
    const items = page.map((view) => {
      const { result: _, ...listed } = operationAnswer(view);
      return listed;
    });
    return { items, next: items.length < limit ? null : (items.at(-1)?.id ?? null) };
  });
  routes.addStream(followOperation, async ({ params, request, reply }) =>
    streamOperation(operations, { id: params.id, request: request.raw, reply: reply.raw, clock }),
  );
}

/** An operation as a call is answered with it. */
export function operationAnswer(view: OperationView): Answered<typeof getOperation> {
  return { ...view, steps: [...view.steps] };
}
