import type { Attributes } from '@hawser/core/ipp/attributes';

/** The jobs that a request names, undefined where it means all (PWG 5100.11, 5.1). */
export function jobIds(operation: Attributes): readonly number[] | undefined {
  const ids = operation.integers('job-ids');
  return ids.length === 0 ? undefined : [...new Set(ids)];
}
