import { installPeers } from './install-peers.ts';
import { runTests } from './run-tests.ts';
import { runStaticChecks } from './static-checks.ts';
import { conclude } from './tally.ts';

// With arguments, such as a part of a test file's name, only those tests are run.
const args = process.argv.slice(2);
const checks = args.length === 0 ? await runStaticChecks() : [];
const peers = await installPeers();
conclude([...checks, ...peers, await runTests(args)]);
