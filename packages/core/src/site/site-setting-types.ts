import { isIP } from 'node:net';
import { isAbsolute } from 'node:path';
import { isLoopback, parseListenAddress } from './listen-address.ts';
import { chosenLogLevels } from './logs/log-entry.ts';

/** What a setting of a site can be. What it takes is said to who gives something else. */
export interface SiteSettingType<Value> {
  readonly takes: string;
  /** Where it is one of a few words, or a whole number. */
  readonly choices?: readonly string[];
  readonly bounds?: { readonly minimum: number; readonly maximum: number };
  /** The value, or undefined where the text is none. */
  readonly parse: (text: string) => Value | undefined;
}

function type<Value>(
  takes: string,
  parse: (text: string) => Value | undefined,
): SiteSettingType<Value> {
  return { takes, parse };
}

function wholeNumber<const Bounds extends { minimum: number; maximum: number }>(
  unit: string,
  bounds: Bounds,
) {
  const { minimum, maximum } = bounds;
  return {
    takes: `a whole number of ${unit} from ${minimum} to ${maximum}`,
    bounds,
    parse: (text: string) => {
      const value = /^\d{1,7}$/.test(text) ? Number(text) : -1;
      return value >= minimum && value <= maximum ? value : undefined;
    },
  };
}

const hostName =
  /^(?=.{1,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)*[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;

const printSignIns = ['token', 'password'] as const;

export const types = {
  address: type(
    'a port, as 8443, or an address and a port, as 127.0.0.1:8443 or [::1]:8443; 0 is any free port',
    parseListenAddress,
  ),
  loopback: type('an address of this machine and a port, as 127.0.0.1:9464', (text) => {
    const address = parseListenAddress(text);
    return isLoopback(address?.host) ? address : undefined;
  }),
  publicUrl: type('an https URL without a path, as https://site.example.com', (text) => {
    const url = URL.parse(text);
    const bare = url?.protocol === 'https:' && url.pathname === '/' && !/[?#@\s]/.test(text);
    return bare ? url.origin : undefined;
  }),
  issuer: type('an https URL', (text) => {
    const url = URL.parse(text);
    return url?.protocol === 'https:' && !/[?#@\s]/.test(text) ? text : undefined;
  }),
  audience: type('a text without spaces, as https://site.example.com or api://hawser', (text) =>
    /^[^\s,]{1,500}$/.test(text) ? text : undefined,
  ),
  claim: type('the name of a claim; what is inside of another stands after a dot', (text) =>
    /^[^\s,]{1,200}$/.test(text) ? text : undefined,
  ),
  client: type('the id of a program, mostly a GUID', (text) =>
    /^[^\s,]{1,200}$/.test(text) ? text : undefined,
  ),
  proxy: type('an http URL, as http://proxy.example.com:3128', (text) => {
    const url = URL.parse(text);
    return url?.protocol === 'http:' && !/\s/.test(text) ? url : undefined;
  }),
  database: type('a URL, as postgres://user@host/database or file:///folder/site.db', (text) => {
    const url = URL.parse(text);
    if (url?.protocol === 'file:') {
      return url.host === '' && !url.pathname.endsWith('/') ? url : undefined;
    }
    const isServer = url?.protocol === 'postgres:' || url?.protocol === 'postgresql:';
    return isServer && url.pathname.length > 1 ? url : undefined;
  }),
  blobs: type('a URL, as file:///folder or azure://account/container', (text) => {
    const url = URL.parse(text);
    if (url?.protocol === 'file:') return url.host === '' ? url : undefined;
    return url?.protocol === 'azure:' && url.hostname !== '' && url.pathname.length > 1
      ? url
      : undefined;
  }),
  name: type('a host name or an IP address', (text) =>
    isIP(text) !== 0 || hostName.test(text) ? text : undefined,
  ),
  word: type('a name', (text) => (/^[a-z][a-z-]{0,30}$/.test(text) ? text : undefined)),
  path: type('a full path', (text) => (isAbsolute(text) ? text : undefined)),
  level: {
    takes: `one of ${chosenLogLevels.join(', ')}`,
    choices: chosenLogLevels,
    parse: (text: string) => chosenLogLevels.find((level) => level === text.toLowerCase()),
  },
  printSignIn: {
    takes: 'one of token, password',
    choices: printSignIns,
    parse: (text: string) => printSignIns.find((each) => each === text.toLowerCase()),
  },
  limit: {
    ...wholeNumber('', { minimum: 0, maximum: 9_999_999 }),
    takes: 'a whole number from 0 to 9999999; 0 is no limit',
  },
  retention: wholeNumber('hours', { minimum: 0, maximum: 168 }),
  seconds: wholeNumber('seconds', { minimum: 0, maximum: 3600 }),
  days: wholeNumber('days', { minimum: 1, maximum: 36_500 }),
  megabytes: wholeNumber('megabytes', { minimum: 1, maximum: 10_000 }),
  printer: type('the name or the id of a printer', (text) =>
    /^\P{Cc}{1,127}$/u.test(text) ? text : undefined,
  ),
  printers: wholeNumber('printers', { minimum: 1, maximum: 65_535 }),
  requests: wholeNumber('requests', { minimum: 1, maximum: 99_999 }),
  connections: wholeNumber('connections', { minimum: 1, maximum: 99_999 }),
} as const;

export type SiteSettingTypes = typeof types;
