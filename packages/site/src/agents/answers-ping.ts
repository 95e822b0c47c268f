import type { Http2Session } from 'node:http2';
import type { Clock } from '@hawser/core/clock';

const patienceMs = 3000;

/** Whether there is somebody at the other end of a connection, who answers soon. */
export async function answersPing(
  session: Http2Session | undefined,
  clock: Pick<Clock, 'timer'>,
): Promise<boolean> {
  if (session === undefined || session.destroyed || session.closed) return false;
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const patience = clock.timer(patienceMs, () => resolve(false)).unref();
  const closed = (): void => resolve(false);
  session.once('close', closed);
  const isSent = session.ping((error) => resolve(error === null));
  if (!isSent) resolve(false);
  const answers = await promise;
  session.off('close', closed);
  patience.cancel();
  return answers;
}
