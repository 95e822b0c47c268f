import { installPeers } from './install-peers.ts';
import { runTests } from './run-tests.ts';
import { conclude } from './tally.ts';

const peers = await installPeers();
conclude([...peers, await runTests(['--mode', 'long', ...process.argv.slice(2)])]);
