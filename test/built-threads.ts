import module from 'node:module';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import workers, { type WorkerOptions } from 'node:worker_threads';
import { inject } from 'vitest';
import { checkout } from './workspace/sources.ts';

/** The same thread in one file. */
function built(entry: string | URL): string | URL {
  if (!(entry instanceof URL)) return entry;
  const path = relative(checkout, fileURLToPath(entry)).replace(/\.ts$/, '.js');
  const file = join(inject('programs'), 'modules', path);
  return existsSync(file) ? new URL(`file://${file}`) : entry;
}

class BuiltWorker extends workers.Worker {
  constructor(entry: string | URL, options?: WorkerOptions) {
    super(built(entry), options);
  }
}

// A thread loads hundreds of sources anew, which takes longer than most of what it does in a test. Another test
// file may have been in this process before.
if (workers.Worker.name !== BuiltWorker.name) {
  workers.Worker = BuiltWorker;
  module.syncBuiltinESMExports();
}
