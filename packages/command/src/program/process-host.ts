import type { Host } from '../invocation/host.ts';

/** This process as a host: what it is started with, and Ctrl-C. */
export function processHost(): Host {
  const interrupted = new AbortController();
  process.on('SIGINT', () => {
    // Whoever presses twice does not want to wait for anything.
    if (interrupted.signal.aborted) process.exit(130);
    interrupted.abort();
  });
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    interrupted: interrupted.signal,
    ...(process.platform === 'win32'
      ? {}
      : { suspend: () => process.kill(process.pid, 'SIGTSTP') }),
  };
}
