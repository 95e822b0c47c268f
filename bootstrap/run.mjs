import { join } from 'node:path';
import { checkout } from './checkout.mjs';
import { run } from './child-process.mjs';
import { environmentWith } from './environment.mjs';
import { getNode } from './get-node.mjs';
import { install, isInstalled } from './install.mjs';
import { alone } from './lock.mjs';
import { StepFailed } from './step.mjs';
import { nodeOfCheckout, nodeVersion, oldestNode, toolchain } from './toolchain.mjs';

// Each task is the file of its name in scripts/.
const tasks = ['start', 'test', 'test-long', 'check', 'fix', 'bench', 'build', 'generate'];

const ownVersion = process.versions.node;
const usesOwn = Number.parseInt(ownVersion, 10) >= oldestNode;
const version = usesOwn ? ownVersion : nodeVersion;

const [task = '', ...args] = process.argv.slice(2);
process.exitCode = tasks.includes(task) ? await runTask() : usage();

function usage() {
  process.stderr.write(`Usage: node bootstrap/run.mjs ${tasks.join('|')} [arguments]\n`);
  return 2;
}

async function runTask() {
  try {
    const node = (await readyNode()) ?? (await alone(join(toolchain, 'lock'), prepareNode));
    const script = join(checkout, 'scripts', `${task}.ts`);
    // The demo takes lines to try, and Ctrl-C ends but the one that runs.
    const takesLines = task === 'start';
    const { code } = await run(node, [script, ...args], { env: environmentWith(node), takesLines });
    return code;
  } catch (error) {
    process.stderr.write(`\n${failedStep(error).message}\n`);
    return 1;
  }
}

/** The node that runs the tasks, if there is nothing left to set up. */
async function readyNode() {
  const node = presentNode();
  return node !== undefined && (await isInstalled(version)) ? node : undefined;
}

/** The node that runs the tasks, after whatever was left to set up. */
async function prepareNode() {
  const node = presentNode() ?? (await getNode(environmentWith(process.execPath)));
  if (!(await isInstalled(version))) await install(version, environmentWith(node));
  return node;
}

function presentNode() {
  return usesOwn ? process.execPath : nodeOfCheckout();
}

/**
 * What the system refused is told like a step that failed; anything else is a bug and stays one.
 *
 * @param {unknown} error
 */
function failedStep(error) {
  if (error instanceof StepFailed) return error;
  if (!(error instanceof Error && 'syscall' in error)) throw error;
  return new StepFailed('Setting up this checkout', error.message);
}
