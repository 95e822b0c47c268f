// Finds printers as a connector does that was told to, from within the network that it is started in.
import { connectorFolder } from '../../packages/agent/src/connector/connector-folder.ts';
import { allowedPrinters } from '../../packages/agent/src/connector/printers/allowed-printers.ts';
import { Discovery } from '../../packages/agent/src/connector/printers/discovery.ts';
import { findPrinters } from '../../packages/agent/src/connector/printers/find-printers.ts';
import { browse } from '../../packages/agent/src/dns-sd/browse.ts';
import { agentFolder } from '../../packages/agent/src/registration/agent-folder.ts';
import { systemClock as clock } from '../../packages/core/src/clock.ts';

const said: string[] = [];
const say = (line: string): void => void said.push(line);
const folder = connectorFolder(agentFolder(process.argv[2]));
const signal = AbortSignal.timeout(15_000);
await new Discovery({ folder, clock, say, browse }).look(false, signal);
const reached = await findPrinters(await allowedPrinters(folder), { clock, signal, before: [] });
process.stdout.write(JSON.stringify({ said, reached }));
