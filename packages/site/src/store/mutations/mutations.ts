import type { AnyMutation } from '../mutation.ts';
import { appendEvent } from './append-event.ts';
import { deleteSmallBlob } from './delete-small-blob.ts';
import { forgetReplica } from './forget-replica.ts';
import { putSmallBlob } from './put-small-blob.ts';
import { reportReplica } from './report-replica.ts';

/** Every mutation, by its name. */
export const mutations: ReadonlyMap<string, AnyMutation> = new Map(
  [appendEvent, deleteSmallBlob, forgetReplica, putSmallBlob, reportReplica].map((mutation) => [
    mutation.name,
    mutation,
  ]),
);
