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
    // Node makes each of its streams when it is first asked for, and help needs only one of them.
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return process.stdout;
    },
    get stderr() {
      return process.stderr;
    },
    env: process.env,
    interrupted: interrupted.signal,
    ...(process.platform === 'win32'
      ? {}
      : { suspend: () => process.kill(process.pid, 'SIGTSTP') }),
  };
}
