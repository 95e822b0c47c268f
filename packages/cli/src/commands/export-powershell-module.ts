import { join, resolve } from 'node:path';
import { defineCommand } from '@hawser/command/declaration/command';

export default defineCommand({
  verb: 'Export',
  noun: 'PowershellModule',
  summary: 'Makes a module for PowerShell that has these commands.',
  description:
    'Its functions have the names and the parameters of the commands, take objects from a pipeline and give objects. They run hawser, which has to be in the PATH, or where the environment variable HAWSER_COMMAND says.',
  parameters: {
    path: {
      type: 'path',
      mandatory: true,
      position: 0,
      help: 'The folder of modules; the module becomes the folder Hawser in it.',
    },
  },
  impact: 'medium',
  force: 'Replaces a module that is there already.',
  output: {
    name: 'Hawser.PowershellModule',
    properties: {
      name: { type: 'string', description: 'The name of the module.' },
      version: { type: 'string', description: 'Its version, which is that of the program.' },
      path: { type: 'string', description: 'Its folder.' },
      functions: { type: 'integer', description: 'How many functions it has.' },
    },
  },
  examples: [
    {
      line: 'hawser export-powershell-module modules',
      says: 'Writes the module into the folder modules/Hawser.',
    },
    {
      line: 'hawser export-powershell-module ~/.local/share/powershell/Modules -Force',
      says: 'Puts it, or a newer one, where PowerShell on Linux and macOS finds it by itself.',
    },
  ],
  async *run({ parameters, program, should, force }) {
    const { powerShellModule } = await import('@hawser/command/powershell/module');
    const { refuseExisting, writeModule } = await import('@hawser/command/powershell/write-module');
    const name = 'Hawser';
    const folder = join(resolve(parameters.path), name);
    const module = powerShellModule(await program.catalog.descriptions(), program.version);
    if (!force) await refuseExisting(folder, module);
    if (!(await should(folder, 'Export PowerShell Module'))) return;
    await writeModule(folder, module);
    const functions = module.functions.length;
    yield { name, version: program.version, path: folder, functions };
  },
});
