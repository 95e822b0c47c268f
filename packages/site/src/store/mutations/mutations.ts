import type { AnyMutation } from '../mutation.ts';
import { appendEvent } from './append-event.ts';
import { deleteSmallBlob } from './delete-small-blob.ts';
import { putSmallBlob } from './put-small-blob.ts';

/** Every mutation, by its name. */
export const mutations: ReadonlyMap<string, AnyMutation> = new Map(
  [appendEvent, deleteSmallBlob, putSmallBlob].map((mutation) => [mutation.name, mutation]),
);
