import { connect } from 'node:net';

const patienceMs = 1000;

/** Whether anything listens at a URL of this machine. */
export async function answersAt(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const host = hostname.replaceAll(/[[\]]/g, '');
  return await new Promise((resolve) => {
    const socket = connect({ host, port: port === '' ? 443 : Number(port), timeout: patienceMs });
    const answer = (listens: boolean): void => {
      socket.destroy();
      resolve(listens);
    };
    socket.on('connect', () => answer(true));
    socket.on('timeout', () => answer(false));
    socket.on('error', () => answer(false));
  });
}
