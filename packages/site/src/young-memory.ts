import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import type { Clock } from '@hawser/core/clock';

const everyMs = 1000;
/** As much as requests need that come and go: with more they are answered no faster. */
const enough = 8 * 1024 * 1024;

/**
 * Keeps the memory for new objects from growing further than it is of use. It is doubled while many
 * objects stay, as when ten thousand agents connect, and given back only when much later all garbage
 * is collected: 30 MB and more, for as long as nothing else happens.
 *
 * Node.js takes a bound of it only as it starts, and the command that becomes a site has started by then.
 */
export function boundYoungMemory(clock: Clock): Disposable {
  let growth = 2;
  const look = (): void => {
    const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
    const wanted = (young?.space_size ?? 0) > enough ? 1 : 2;
    if (wanted === growth) return;
    growth = wanted;
    setFlagsFromString(`--semi-space-growth-factor=${growth}`);
  };
  const timer = clock.every(everyMs, look).unref();
  return {
    [Symbol.dispose]() {
      timer.cancel();
      setFlagsFromString('--semi-space-growth-factor=2');
    },
  };
}
