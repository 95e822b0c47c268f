import { withLock } from '@hawser/core/files/lock';
import { makeFolder } from '@hawser/core/files/make-folder';
import { isLocked } from '../running/hold-folder.ts';
import type { PrinterPlace } from './printer-place.ts';
import { virtualPrinterErrors } from './virtual-printer-errors.ts';

const patienceMs = 500;

/** Makes the folder of a printer this process's own, until it is given back. */
export async function holdPrinter({ root, own, lock }: PrinterPlace): Promise<AsyncDisposable> {
  await makeFolder(root);
  await makeFolder(own, 0o700);
  const held = Promise.withResolvers<void>();
  const over = Promise.withResolvers<void>();
  const holding = withLock(
    lock,
    async () => {
      held.resolve();
      await over.promise;
    },
    { timeoutMs: patienceMs },
  );
  await Promise.race([held.promise, holding]).catch((error: unknown) => {
    if (!isLocked(error)) throw error;
    throw virtualPrinterErrors('running', { folder: root }, { target: root });
  });
  return {
    async [Symbol.asyncDispose]() {
      over.resolve();
      await holding;
    },
  };
}
