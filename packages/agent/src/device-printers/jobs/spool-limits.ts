import { printerRefusals } from '../../ipp-server/printer-refusals.ts';

/** How much a device keeps of what is still to be printed. */
export interface SpoolLimits {
  readonly jobs: number;
  readonly jobBytes: number;
  /** Of all jobs of a printer. */
  readonly bytes: number;
  /** What is left to others on the same disk. */
  readonly freeBytes: number;
}

const [mib, gib] = [1024 ** 2, 1024 ** 3];

export const usualSpoolLimits: SpoolLimits = {
  jobs: 1000,
  jobBytes: 4 * gib,
  bytes: 16 * gib,
  freeBytes: 256 * mib,
};

interface Standing {
  readonly kept: number;
  readonly free: () => Promise<number>;
}

export async function requireRoom(
  { jobs, bytes, kept, free }: Standing & { readonly jobs: number; readonly bytes: number },
  limits: SpoolLimits,
): Promise<void> {
  if (jobs >= limits.jobs) {
    const reason = `${limits.jobs} jobs wait already`;
    throw printerRefusals('server-error-too-many-jobs', { reason });
  }
  if (bytes > limits.jobBytes) throw tooLarge(limits);
  requireBytes(kept + bytes, limits);
  requireFree((await free()) - bytes, limits);
}

/** How often it is looked whether the disk gets full. */
const lookBytes = 16 * mib;

/** The same bytes, as long as there is room for them. */
export async function* bounded(
  pieces: AsyncIterable<Uint8Array>,
  { kept, free }: Standing,
  limits: SpoolLimits,
): AsyncGenerator<Uint8Array, void> {
  let size = 0;
  let looked = -lookBytes;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > limits.jobBytes) throw tooLarge(limits);
    requireBytes(kept + size, limits);
    if (size - looked >= lookBytes) {
      looked = size;
      requireFree(await free(), limits);
    }
    yield piece;
  }
}

function requireBytes(bytes: number, limits: SpoolLimits): void {
  if (bytes <= limits.bytes) return;
  const reason = `the jobs that wait here take more than ${Math.floor(limits.bytes / mib)} MiB`;
  throw printerRefusals('server-error-temporary-error', { reason });
}

function requireFree(bytes: number, limits: SpoolLimits): void {
  if (bytes >= limits.freeBytes) return;
  const reason = `less than ${Math.floor(limits.freeBytes / mib)} MiB are free on the disk of this device`;
  throw printerRefusals('server-error-temporary-error', { reason });
}

function tooLarge({ jobBytes }: SpoolLimits): Error {
  const limit = `${Math.floor(jobBytes / mib)} MiB`;
  return printerRefusals('client-error-request-entity-too-large', { limit });
}
