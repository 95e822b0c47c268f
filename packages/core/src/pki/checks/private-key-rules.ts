import { type Examined, isForServers, namesCloudService } from './examined.ts';
import { failed, passed, type Rule, warning } from './finding.ts';

export const privateKey: Rule<Examined> = {
  check: 'private key',
  find(examined) {
    const { key } = examined;
    if (isForServers(examined)) {
      if (key === 'kept-apart') return passed('its key is not in the file, but in the vault here');
      if (key !== undefined) return passed(`its key is in the ${key}, and can be exported`);
      return failed(
        'its private key is not with it, and no service can answer without',
        'Give the PFX file; where the certificate was requested, this makes it: hawser export-certificate NAME FILE.pfx',
      );
    }
    return key === undefined || key === 'kept-apart'
      ? passed('it has no key in it: for the cloud; the site needs the PFX')
      : passed(`its key is in the ${key}: for the site; the cloud gets the .cer`);
  },
};

const provider = 'Microsoft RSA SChannel Cryptographic Provider';

/** Those of the CryptoAPI, which templates of version 2 know. */
const older =
  /^Microsoft (?:RSA SChannel|Enhanced|Strong|Base|DH SChannel).*Cryptographic Provider/i;
/** Those of CNG, which came with templates of version 3. */
const newer = /Key Storage Provider$|^Microsoft Platform Crypto Provider$/i;

export const keyProvider: Rule<Examined> = {
  check: 'key provider',
  find(examined) {
    const { keyProvider: name, key } = examined;
    if (key === undefined || !namesCloudService(examined)) return undefined;
    if (name === undefined) return passed('the file names none, so Windows takes its usual one');
    if (older.test(name)) return passed(name);
    const hint = `Import it into Windows again, and export it: certutil -csp "${provider}" -importpfx FILE`;
    if (newer.test(name)) {
      return failed(`${name} is of version 3; only providers of version 2 are supported`, hint);
    }
    return warning(`${name} is not known here; ${provider} is supported`, hint);
  },
};
