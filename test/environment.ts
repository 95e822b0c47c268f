import { mkdirSync, mkdtempSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { forgetSecrets } from '@hawser/core/secret';
import { inject } from 'vitest';

// Each test file, and every process that it starts, has a home of its own: the profiles, secrets
// and settings of whoever runs the tests are neither read nor changed.
const home = mkdtempSync(join(inject('homes'), 'home-'));
const homeFolders = {
  HOME: '',
  XDG_CONFIG_HOME: '.config',
  XDG_DATA_HOME: '.local/share',
  XDG_STATE_HOME: '.local/state',
  XDG_CACHE_HOME: '.cache',
  XDG_RUNTIME_DIR: '.run',
  // Windows
  USERPROFILE: '',
  APPDATA: 'AppData/Roaming',
  LOCALAPPDATA: 'AppData/Local',
};

// What would change what a command prints, asks or finds.
const disturbing =
  /^(?:HAWSER_.*|npm_.*|NO_COLOR|FORCE_COLOR|CLICOLOR|CLICOLOR_FORCE|CI|NODE_OPTIONS|DBUS_SESSION_BUS_ADDRESS)$/;

for (const name of Object.keys(process.env)) {
  if (disturbing.test(name)) Reflect.deleteProperty(process.env, name);
}
for (const [name, folder] of Object.entries(homeFolders)) {
  const path = join(home, folder);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  process.env[name] = path;
}

// As the programs do when they start: types are taken out once, not by each thread of a store and each
// process. Those learn of it by the variable, and this process, whose packages are kept, too, by the call.
const cache = fileURLToPath(new URL('../.toolchain/compile-cache', import.meta.url));
process.env['NODE_COMPILE_CACHE'] = cache;
module.enableCompileCache(cache);

// What one test file holds secret is no secret of the next in the same process.
forgetSecrets();
