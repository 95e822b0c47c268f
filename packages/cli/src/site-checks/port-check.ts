import { connect } from 'node:net';
import { siteErrors } from '@hawser/core/api/site-errors';
import { type Check, hostOf, portOf } from './check.ts';

const patience = 10_000;

export const portCheck: Check = {
  name: 'Port',
  title: 'Connecting',
  async run({ url, signal }) {
    const host = hostOf(url);
    const port = portOf(url);
    const failure = await new Promise<NodeJS.ErrnoException | 'silent' | undefined>((resolve) => {
      const socket = connect({ host, port, signal, timeout: patience });
      socket.on('connect', () => resolve(undefined));
      socket.on('timeout', () => resolve('silent'));
      socket.on('error', resolve);
      socket.on('close', () => resolve(undefined));
      const end = (): unknown => socket.destroy();
      socket.on('connect', end).on('timeout', end);
    });
    signal.throwIfAborted();
    if (failure === undefined) return `port ${port} answers`;
    const at = { host, port };
    if (failure === 'silent' || failure.code === 'ETIMEDOUT') throw siteErrors('silent', at);
    if (failure.code === 'ECONNREFUSED') throw siteErrors('refused', at, { cause: failure });
    throw siteErrors('broken', { ...at, reason: failure.message }, { cause: failure });
  },
};
