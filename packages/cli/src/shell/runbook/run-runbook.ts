import { readFile } from '../builtins/read-file.ts';
import { plain } from '../builtins/plain-value.ts';
import type { ObjectTypes } from '../object-types.ts';
import { compilerOf } from '../run/compile-program.ts';
import { parse } from '../syntax/parse.ts';
import { Source } from '../syntax/source.ts';
import { holdingCheckpoint } from './checkpoint-file.ts';
import { emitted } from './emitting.ts';
import { givenParameters, type ParametersSaid } from './given-parameters.ts';
import { openRun, runOf } from './open-run.ts';
import { openRunLog } from './run-log.ts';
import { RunbookRun } from './runbook-run.ts';
import type { RunbookCall } from './runbook-shell.ts';
import { spineOf } from './spine.ts';

export interface RunbookAsked extends ParametersSaid {
  readonly path: string;
  readonly logFile: string | undefined;
  readonly checkpoint: string | undefined;
  /** Knows of what kind the objects are that come out. */
  readonly types: ObjectTypes;
}

/** Runs a runbook, or goes on with one that was interrupted, and gives what it gives. */
export async function* runRunbook(asked: RunbookAsked, call: RunbookCall): AsyncGenerator {
  const { path, logFile, types } = asked;
  // What changes nothing has nothing to continue.
  const checkpoint = call.whatIf ? undefined : asked.checkpoint;
  const source = new Source(await readFile(path), path);
  const program = parse(source);
  const compiler = compilerOf(source);
  const written = { source, program, compiler, spine: spineOf(program.body, compiler) };
  const given = await givenParameters(asked, program.parameters, path);
  const site = await call.session.profile().then(
    ({ url }) => url,
    () => null,
  );
  const of = runOf(path, source.text, given, site);
  const running = emitted(async (out, stopped) => {
    const signal = AbortSignal.any([call.signal, stopped]);
    const run = async (): Promise<void> => {
      const begun = await openRun(of, checkpoint, call);
      using log = await openRunLog(logFile, path);
      await new RunbookRun(
        { begun, checkpoint, given, log, out, signal, types, written },
        call,
      ).run();
    };
    await (checkpoint === undefined ? run() : holdingCheckpoint(checkpoint, run));
  });
  const format = call.session.setting('output').value;
  const isForPerson = format === undefined || format === 'table' || format === 'list';
  for await (const value of running) yield isForPerson ? value : plain(value, 20);
}
