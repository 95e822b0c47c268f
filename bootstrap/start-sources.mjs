import { spawn } from 'node:child_process';
import module from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeOfCheckout, oldestNode, toolchain } from './toolchain.mjs';

/**
 * Runs a program from its sources; where the node that was started is too old, with the checkout's own.
 *
 * @param {URL} main
 */
export async function start(main) {
  if (Number(process.versions.node.split('.', 1)[0]) >= oldestNode) {
    // Types are taken out once, not at every start: a third of the time.
    module.enableCompileCache(join(toolchain, 'compile-cache'));
    await import(main.href);
    return;
  }
  const node = nodeOfCheckout();
  if (node === undefined) {
    process.stderr.write(
      `This needs Node.js ${oldestNode} or later, and ${process.versions.node} was started.\n` +
        'Set the checkout up, which gets it one of its own: npm start\n',
    );
    process.exitCode = 1;
    return;
  }
  const child = spawn(node, [fileURLToPath(main), ...process.argv.slice(2)], { stdio: 'inherit' });
  // Ctrl-C reaches the child from the terminal; what is sent to this process alone does not.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    for (const each of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(each);
    process.kill(process.pid, signal);
  });
}
