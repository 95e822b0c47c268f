import { type Asked, isForServers, namesCloudService } from './examined.ts';
import { failed, passed, type Rule, warning } from './finding.ts';
import { servicePrefix } from './service-prefix.ts';

const again = 'Make another request: hawser new-certificate-request';

export const names: Rule<Asked> = {
  check: 'names',
  find(asked) {
    if (!isForServers(asked)) return undefined;
    const { commonName, extensions } = asked;
    const { dnsNames, ipAddresses } = extensions.names;
    const all = [...dnsNames, ...ipAddresses];
    const hint = `${again} NAME; the common name is always among the subject alternative names.`;
    if (commonName === undefined) return failed('it has no common name', hint);
    if (all.length === 0) {
      const detail = `it has no subject alternative names, and clients look at nothing else; the common name is ${commonName}`;
      return asked.isRequest ? warning(detail, hint) : failed(detail, hint);
    }
    if (all.some((name) => isSame(name, commonName))) return passed(all.join(', '));
    const detail = `the common name ${commonName} is not among the subject alternative names (${all.join(', ')})`;
    return failed(detail, hint);
  },
};

export const serviceName: Rule<Asked> = {
  check: 'service name',
  find(asked) {
    const { commonName, serviceName: wanted, extensions } = asked;
    if (wanted === undefined || commonName === undefined || !isForServers(asked)) return undefined;
    if (commonName === wanted) return passed(`the certificate is for ${wanted}`);
    if (isSame(commonName, wanted)) {
      const detail = `${commonName} and ${wanted} differ in upper and lower case, which counts when the certificate is renewed`;
      return warning(detail, `Write the name of the service as ${commonName}, everywhere.`);
    }
    if (covers(commonName, wanted)) return passed(`${commonName} holds for ${wanted}`);
    const hint = `${again} ${wanted}`;
    if (extensions.names.dnsNames.some((name) => isSame(name, wanted) || covers(name, wanted))) {
      const detail = `the certificate holds for ${wanted}, but the service is called by its common name, ${commonName}`;
      return warning(detail, hint);
    }
    return failed(`the certificate is for ${commonName}, and not for ${wanted}`, hint);
  },
};

export const prefix: Rule<Asked> = {
  check: 'service prefix',
  find(asked) {
    const name = asked.serviceName ?? asked.commonName;
    if (name === undefined || !namesCloudService(asked) || isWildcard(name)) return undefined;
    const made = servicePrefix(name);
    if (made !== undefined) {
      return passed(`the service is ${made.prefix}, its storage account ${made.storageAccount}`);
    }
    const [label = ''] = name.split('.');
    return failed(
      `a cloud service and its storage account cannot be called "${label}"`,
      'Begin the name with 3 to 24 letters and digits, without dashes, as MyCMG.contoso.com',
    );
  },
};

export const wildcard: Rule<Asked> = {
  check: 'wildcard',
  find(asked) {
    const { commonName = '', serviceName: wanted, extensions } = asked;
    if (!isForServers(asked)) return undefined;
    const star = [commonName, ...extensions.names.dnsNames].find(isWildcard);
    if (star === undefined) return passed('it names each of its hosts');
    const detail = `${star} is for test environments only`;
    return warning(
      detail,
      wanted === undefined
        ? 'Say which host it is to serve, by -ServiceName, and take a certificate for that one later.'
        : `Take a certificate for ${wanted} before others use it.`,
    );
  },
};

function isWildcard(name: string): boolean {
  return name.startsWith('*.');
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** A star stands for one label, and no more (RFC 9525, 6.3). */
function covers(pattern: string, name: string): boolean {
  return isWildcard(pattern) && isSame(pattern.slice(1), name.slice(name.indexOf('.')));
}
