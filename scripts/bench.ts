import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../bootstrap/child-process.mjs';
import { checkout } from '../bootstrap/checkout.mjs';
import { accessBench } from '../test/bench/access.ts';
import { idleAgentBenches } from '../test/bench/agent.ts';
import { agentBenches } from '../test/bench/agents.ts';
import { blobMemory, blobSpeed } from '../test/bench/blobs.ts';
import { pfxTime, requestTime } from '../test/bench/certificates.ts';
import { connectorBenches } from '../test/bench/connector.ts';
import { discoveryBench } from '../test/bench/discovery.ts';
import { ippBenches } from '../test/bench/ipp.ts';
import { measure } from '../test/bench/measure.ts';
import { promptBench } from '../test/bench/prompt.ts';
import { printBench } from '../test/bench/print.ts';
import { printPathBench } from '../test/bench/print-path.ts';
import { printHistoryBench } from '../test/bench/print-history.ts';
import { printMemoryBench } from '../test/bench/print-memory.ts';
import { printWaitingBench } from '../test/bench/print-waiting.ts';
import { renderingSpeed, tableMemory } from '../test/bench/rendering.ts';
import { printerAccessBenches } from '../test/bench/printer-access.ts';
import { report } from '../test/bench/report.ts';
import { shellBenches } from '../test/bench/shell.ts';
import { siteBenches } from '../test/bench/site.ts';
import { startUpMemory, startUpTime } from '../test/bench/start-up.ts';
import { openStoreBench } from '../test/bench/store.ts';
import { installPeers } from './install-peers.ts';

// Measures what is fast and has to stay so; test/bench/README.md says how. `npm run bench -- blobs`
// measures only what has that in its title.

if ((await installPeers()).length > 0) throw new Error('A peer to measure beside is missing.');

const scratch = await mkdtemp(join(tmpdir(), 'hawser-bench-'));
try {
  process.env['HAWSER_HOME'] = join(scratch, 'home');
  const shipped = { packages: await build(join(scratch, 'packages')), scratch };
  const store = await openStoreBench(scratch);
  const access = accessBench(shipped);
  const print = printBench(scratch);
  const printPath = printPathBench(scratch);
  const history = printHistoryBench(scratch);
  const discovery = discoveryBench(scratch);
  const benches = [
    startUpTime(shipped),
    startUpMemory(shipped),
    promptBench(shipped),
    ...shellBenches(shipped),
    renderingSpeed,
    tableMemory,
    requestTime(shipped),
    pfxTime(shipped),
    await blobSpeed(shipped),
    blobMemory(shipped),
    ...ippBenches(),
    ...printerAccessBenches(),
    ...store.benches,
    ...(await siteBenches(shipped)),
    ...access.benches,
    ...print.benches,
    ...printPath.benches,
    printMemoryBench(scratch),
    printWaitingBench(scratch),
    ...history.benches,
    ...discovery.benches,
    ...agentBenches(shipped),
    ...idleAgentBenches(shipped),
    ...connectorBenches(shipped),
  ];
  const wanted = process.argv[2]?.toLowerCase() ?? '';
  for (const bench of benches.filter(({ title }) => title.toLowerCase().includes(wanted))) {
    const results = await measure(bench);
    process.stdout.write(report(bench, results));
    if (results.some(({ use }) => use > 1)) process.exitCode = 1;
  }
  await store.close();
  await access.close();
  await print.close();
  await printPath.close();
  await history.close();
  await discovery.close();
} finally {
  await rm(scratch, { recursive: true });
}

/** Builds the packages in a process of its own: the larger a process is, the slower it starts others. */
async function build(folder: string): Promise<string> {
  const script = join(checkout, 'scripts/build.ts');
  const { code, output } = await run(process.execPath, [script, folder], { quiet: true });
  if (code !== 0) throw new Error(`The build failed:\n${output}`);
  return folder;
}
