import { anyPurpose, clientAuthentication, serverAuthentication } from '../read-extensions.ts';
import { type Asked, isForServers, namesCloudService } from './examined.ts';
import { failed, passed, type Rule, warning } from './finding.ts';

/** What Windows calls the enhanced key usage. */
export const authentication: Rule<Asked> = {
  check: 'authentication',
  find(asked) {
    const { purposes } = asked.extensions;
    const [name, id] = isForServers(asked)
      ? ['server authentication', serverAuthentication]
      : ['client authentication', clientAuthentication];
    const wanted = `${name} (${id})`;
    const hint = `Ask for a certificate whose enhanced key usage has ${wanted}.`;
    if (purposes?.includes(id)) return passed(name);
    if (purposes?.includes(anyPurpose)) return passed('it is for everything');
    if (purposes !== undefined) return failed(`it is not for ${wanted}`, hint);
    const detail = `it does not say what it is for; it should say ${wanted}`;
    const isNeeded = namesCloudService(asked) && !asked.isRequest;
    return isNeeded ? failed(detail, hint) : warning(detail, hint);
  },
};
