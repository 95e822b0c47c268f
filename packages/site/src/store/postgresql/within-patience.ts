import { setTimeout } from 'node:timers/promises';

/** The server did not answer; whether it has done what it was asked is not known. */
export class NoAnswer extends Error {}

/**
 * What the work comes to, or NoAnswer: a network that swallows packets is silent for a quarter of an
 * hour before the system gives a connection up, and whoever waits is to be told sooner. The time is
 * real, whatever the clock of the site.
 */
export async function withinPatience<Result>(
  work: Promise<Result>,
  patienceMs: number,
): Promise<Result> {
  const answered = new AbortController();
  const silence = async (): Promise<never> => {
    await setTimeout(patienceMs, undefined, { signal: answered.signal, ref: false });
    throw new NoAnswer(`the server has not answered for ${patienceMs / 1000} s`);
  };
  try {
    return await Promise.race([work, silence()]);
  } finally {
    answered.abort();
  }
}
