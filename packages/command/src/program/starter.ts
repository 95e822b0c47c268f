/**
 * Set to `yes` by whoever starts a process that is to end with him, however he ends: he holds its standard
 * input, which the system closes when he is gone.
 */
export const endsWithStarter = 'HAWSER_ENDS_WITH_STARTER';

/** Calls back when whoever has started this process is gone, if it is to end with him. */
export function onEndOfStarter(end: () => void): void {
  if (process.env[endsWithStarter] !== 'yes') return;
  // What this process starts in its turn gets other streams.
  Reflect.deleteProperty(process.env, endsWithStarter);
  process.stdin.on('error', end).on('end', end).resume();
}
