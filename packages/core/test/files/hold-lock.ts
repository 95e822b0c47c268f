// Takes the lock of the path, says so, and keeps it until its input ends.
import { once } from 'node:events';
import { withLock } from '../../src/files/lock.ts';

await withLock(process.argv[2] ?? '', async () => {
  process.stdout.write('held\n');
  process.stdin.resume();
  await once(process.stdin, 'end');
});
