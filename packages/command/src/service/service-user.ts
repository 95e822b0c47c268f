import { userInfo } from 'node:os';
import { environmentValue } from './environment-value.ts';
import type { ServiceUser } from './service-options.ts';

/**
 * Who installs or removes a service. The home is that of the user database and not $HOME: the service
 * manager of a user is started by the login, takes its home from there, and looks for definitions
 * beneath it, whatever a shell has set since. XDG_CONFIG_HOME it has where it is set for the whole
 * session; where it is not, the manager says that it finds no such definition.
 */
export function serviceUser(env: Readonly<Record<string, string | undefined>>): ServiceUser {
  const { uid, username, homedir } = userInfo();
  const config = environmentValue(env, 'XDG_CONFIG_HOME');
  return { id: uid, name: username, home: homedir, ...(config === undefined ? {} : { config }) };
}
