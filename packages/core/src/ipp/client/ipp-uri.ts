import { ippClientErrors } from './client-errors.ts';

/** Where an ipp: or ipps: URI leads (RFC 3510, RFC 7472). */
export interface IppAddress {
  readonly encrypted: boolean;
  /** Without the brackets of an IPv6 address. */
  readonly host: string;
  readonly port: number;
  /** With the query, where there is one. */
  readonly path: string;
}

const ippPort = 631;
const longest = 1023;

export function readIppUri(uri: string): IppAddress {
  const bad = (reason: string): Error =>
    ippClientErrors('bad-uri', { uri: shown(uri), reason }, { target: shown(uri) });
  if (uri.length > longest) throw bad(`it has over ${longest} characters`);
  const [, scheme, rest] = /^(ipps?):\/\/([^/?#\s].*)$/i.exec(uri) ?? [];
  if (scheme === undefined || rest === undefined) {
    throw bad('it does not begin with ipp:// or ipps:// and a host');
  }
  const encrypted = scheme.toLowerCase() === 'ipps';
  // Names of hosts have rules for the schemes of the web only.
  const web = webUrl(`https://${rest}`);
  if (web === undefined) throw bad('it is not written as a URI');
  if (web.username !== '' || web.password !== '') {
    throw bad('a user name and a password do not belong into it');
  }
  if (web.hash !== '') throw bad('it has a fragment');
  // The web's own port goes without saying there, but not here.
  const said = /^(?:\[[^\]]*\]|[^:/?#]*):(\d+)/.exec(rest)?.[1];
  const port = said === undefined ? ippPort : Number(said);
  if (port === 0) throw bad('it has the port 0');
  const host = web.hostname.replace(/^\[(.*)\]$/, '$1');
  return { encrypted, host, port, path: web.pathname + web.search };
}

function webUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** An address that is told of: what somebody has written into it as a password is not. */
function shown(uri: string): string {
  return uri.slice(0, longest).replace(/\/\/[^/?#]*@/, '//');
}

/** The path of another URI at the same place; credentials are for no other. */
export function targetPath(address: IppAddress, uri: string): string {
  const { encrypted, host, port, path } = readIppUri(uri);
  if (encrypted === address.encrypted && host === address.host && port === address.port)
    return path;
  const reason = `it does not lead to ${address.host}, port ${address.port}`;
  throw ippClientErrors('bad-uri', { uri: shown(uri), reason }, { target: shown(uri) });
}
