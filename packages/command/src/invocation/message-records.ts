import { HawserError, internalErrors } from '@hawser/core/errors';
import { withoutSecrets } from '@hawser/core/secret';
import type { OutputStream } from '../output/display.ts';
import { errorRecord } from '../output/machine-writers.ts';
import { taken } from '../output/taken.ts';
import { advised } from './advised.ts';
import type { MessageChoice, Messages } from './messages.ts';

/** Messages for a program that reads them: one JSON object a line, each with the stream it is of. */
export function messageRecords(
  output: OutputStream,
  choice: MessageChoice,
  trace: (error: unknown) => string,
): Messages {
  const record = (stream: string, what: object): void => {
    output.write(`${withoutSecrets(JSON.stringify({ stream, ...what }))}\n`);
  };
  const debug = (message: string): void => {
    if (choice.debug) record('debug', { message });
  };
  return {
    line: (message) => record('information', { message }),
    warning: (message) => record('warning', { message }),
    verbose(message) {
      if (choice.verbose) record('verbose', { message });
    },
    debug,
    error(who, error) {
      const known = error instanceof HawserError;
      const told = known ? advised(error, choice) : internalErrors('fault', {}, { cause: error });
      record('error', { command: who, ...errorRecord(told) });
      debug(trace(error));
    },
    taken: () => taken(output),
  };
}
