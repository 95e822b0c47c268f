import { openSync } from 'node:fs';
import { dirname } from 'node:path';
import { pino, type DestinationStream, type LevelWithSilent, type Logger } from 'pino';
import { fileErrors, troubleOf } from './files/file-errors.ts';
import { makeFolderSync } from './files/make-folder.ts';
import { redacted, withoutSecretsInLine } from './log-redaction.ts';

export type Log = Logger;

export interface LogOptions {
  /** Which part of Hawser speaks. */
  readonly component: string;
  readonly level: LevelWithSilent;
  /** A stream, or the path of a file that lines are added to; without, standard error. */
  readonly destination?: DestinationStream | string;
}

/** A log of one JSON line an event, in which no secret is to be seen. */
export function createLog({ component, level, destination }: LogOptions): Log {
  const log = pino(
    {
      level,
      base: { component },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (event) => ownNames(redacted(event)),
      },
      // The redaction has made plain objects of errors; pino's own serialiser would spoil them.
      serializers: { err: (error: unknown) => error },
      hooks: { streamWrite: withoutSecretsInLine },
    },
    typeof destination === 'object' ? destination : written(destination),
  );
  return withRedactedBindings(log);
}

// Pino uses a formatter of bindings for those of the first log only, not for those of its children.
function withRedactedBindings(log: Log): Log {
  // oxlint-disable-next-line typescript/unbound-method -- applied to the log they are called on
  const { child, setBindings } = log;
  return Object.assign(log, {
    child(this: Log, bindings: object, ...options: unknown[]): unknown {
      return Reflect.apply(child, this, [ownNames(redacted(bindings)), ...options]);
    },
    setBindings(this: Log, bindings: object): void {
      Reflect.apply(setBindings, this, [ownNames(redacted(bindings))]);
    },
  });
}

// What an event carries comes from anywhere and must not pass for what the line itself says.
function ownNames(event: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(event).map(([name, value]) => [lineNames.has(name) ? `${name}_` : name, value]),
  );
}

const lineNames = new Set(['level', 'time', 'component', 'msg']);

// Each line is written before the call returns, so that a crash does not take the last ones along.
function written(path: string | undefined): DestinationStream {
  const stream = pino.destination({
    dest: path === undefined ? process.stderr.fd : created(path),
    sync: true,
    // What a full disk may leave waiting in memory; beyond it, lines are lost.
    maxLength: 2 ** 20,
  });
  // A log that cannot be written must not end what it reports on.
  stream.on('error', () => undefined);
  return stream;
}

function created(path: string): number {
  try {
    makeFolderSync(dirname(path), 0o700);
    return openSync(path, 'a', 0o600);
  } catch (error) {
    throw fileErrors('unwritable', { path, ...troubleOf(error) }, { target: path, cause: error });
  }
}
