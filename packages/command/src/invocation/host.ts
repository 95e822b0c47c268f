import type { OutputStream } from '../output/display.ts';
import { inCi } from '../output/display.ts';

/** SIGHUP is also how a service is told to read its settings again. */
export type EndingSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

/** The process as a command sees it; tests make one of their own. */
export interface Host {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C. */
  readonly interrupted: AbortSignal;
  /**
   * Gives the signals that would end the process to somebody who ends his work first, until he gives
   * them back; undefined where there is no process to be ended.
   */
  readonly takeSignals?: (take: (signal: EndingSignal) => void) => Disposable;
  /** Has something done in the last moment, when a signal ends the process, until it is given back. */
  readonly atEnd?: (work: () => void) => Disposable;
  /**
   * Stops the process as Ctrl-Z does, until somebody wakes it; false where no shell has started it that
   * could. Undefined where the system cannot.
   */
  readonly suspend?: () => Promise<boolean>;
}

/** Whether there is somebody to ask. */
export function canAsk(host: Host): boolean {
  return host.stdin.isTTY === true && host.stderr.isTTY === true && !inCi(host.env);
}
