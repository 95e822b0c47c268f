import { spawnSync } from 'node:child_process';

/** Only root may make networks and mount folders. */
export const canHaveNetworks =
  process.getuid?.() === 0 && spawnSync('unshare', ['--net', '--mount', 'true']).status === 0;
