import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface DirectoryPeer {
  readonly issuer: string;
  end(): Promise<void>;
}

export interface DirectoryPeerOptions {
  /** Of the client keyed: a JWK. */
  readonly publicKey?: string;
  /** By how many milliseconds its clock is ahead. */
  readonly ahead?: number;
}

/** Somebody else's directory, which runs until it is ended. */
export async function startDirectory({
  publicKey = '',
  ahead = 0,
}: DirectoryPeerOptions = {}): Promise<DirectoryPeer> {
  const file = fileURLToPath(new URL('directory-process.ts', import.meta.url));
  const words = ['http://site.example.com', publicKey, String(ahead)];
  const child = fork(file, words, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const closed = once(child, 'exit');
  const end = async (): Promise<void> => {
    child.kill('SIGKILL');
    await closed;
  };
  const [message] = (await Promise.race([
    once(child, 'message'),
    closed.then(() => {
      throw new Error(`the directory ended: ${said}`);
    }),
  ])) as [{ issuer: string }];
  return { issuer: message.issuer, end };
}
