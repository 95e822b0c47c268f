import { devicePrinterErrors } from '../device-printer-errors.ts';

/** Nobody else sees which program has a connection, or may become whoever prints. */
export function requireRoot(): void {
  if (process.platform === 'linux' && process.getuid?.() === 0) return;
  throw devicePrinterErrors('not-root', {});
}
