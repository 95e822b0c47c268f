import { userName } from './own-users.ts';
import { tcpTables, written } from './tcp-table.ts';

/**
 * What another user of this machine is called who listens at a port of it; undefined where it is nobody, the
 * user of that number, or root, whom nobody keeps out anyway.
 */
export async function otherHolder(
  port: number,
  uid: number | undefined,
): Promise<string | undefined> {
  const { listening } = await tcpTables();
  const place = ['127.0.0.1', '0.0.0.0']
    .map((address) => listening.get(written({ address, port })))
    .find((each) => each !== undefined);
  if (place === undefined || place.uid === 0 || place.uid === uid) return undefined;
  return await userName(place.uid);
}
