import { installPeers } from './install-peers.ts';
import { runTests } from './run-tests.ts';
import { conclude } from './tally.ts';

conclude(await installPeers(), await runTests(['--mode', 'long', ...process.argv.slice(2)]));
