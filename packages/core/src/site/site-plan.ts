import { pathToFileURL } from 'node:url';
import { inUrl, isLoopback, type ListenAddress } from './listen-address.ts';
import { siteSettingErrors } from './site-setting-errors.ts';
import type { SiteFolder } from './site-folder.ts';
import { namedServices, type SiteServiceName } from './site-services.ts';
import type { GivenSiteSettings } from './site-settings.ts';

/** How a site is to be: what was given, and the rest as it is without. */
export interface SitePlan {
  readonly folder: SiteFolder;
  readonly listen: ListenAddress;
  readonly certificateListen: ListenAddress;
  readonly metricsListen: ListenAddress | undefined;
  readonly publicUrl: string | undefined;
  readonly certificateUrl: string | undefined;
  readonly names: readonly string[] | undefined;
  readonly services: readonly SiteServiceName[] | undefined;
  readonly database: URL;
  readonly databasePasswordFile: string | undefined;
  readonly blobs: URL;
  readonly blobConnectionFile: string | undefined;
  readonly siteKeyFile: string;
  /** A certificate from outside; without, the site makes its own. */
  readonly certificate: GivenCertificate | undefined;
  readonly directoryIssuers: readonly string[];
  readonly proxy: URL | undefined;
  readonly logFolder: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  readonly logBytes: number;
  readonly drainMs: number;
}

export interface GivenCertificate {
  readonly file: string;
  readonly keyFile: string;
  /** How people reach the site, which the certificate has to be for. */
  readonly publicUrl: URL;
}

const megabyte = 1024 * 1024;
const lastPort = 65_535;

/** The plan that settings and a data folder make; throws where settings contradict each other. */
export function planOf(folder: SiteFolder, given: GivenSiteSettings): SitePlan {
  const listen = given.listen ?? { host: undefined, port: 8443 };
  const certificateListen = given.certificateListen ?? beside(listen);
  refuseSameAddress('listen', listen, 'certificateListen', certificateListen);
  const isRemote = given.blobs?.protocol === 'azure:';
  if (isRemote && given.blobConnectionFile === undefined)
    throw goesWith('blobs', 'blobConnectionFile');
  return {
    folder,
    listen,
    certificateListen,
    metricsListen: given.metricsListen,
    publicUrl: given.publicUrl,
    certificateUrl: given.certificateUrl,
    names: given.names,
    services: namedServices(given.services),
    database: given.database ?? pathToFileURL(folder.database),
    databasePasswordFile: given.databasePasswordFile,
    blobs: given.blobs ?? pathToFileURL(folder.blobs),
    blobConnectionFile: given.blobConnectionFile,
    siteKeyFile: given.siteKeyFile ?? folder.key,
    certificate: givenCertificate(given),
    directoryIssuers: given.directoryIssuers ?? [],
    proxy: given.proxy,
    logFolder: given.logFolder ?? folder.logs,
    logLevel: given.logLevel ?? 'info',
    logBytes: (given.logMegabytes ?? 10) * megabyte,
    drainMs: (given.drainSeconds ?? 30) * 1000,
  };
}

/** Whether the database is in this very process. */
export function isEmbedded({ database }: Pick<SitePlan, 'database'>): boolean {
  return database.protocol === 'file:';
}

/** How people reach the site where nobody has said it. */
export function assumedUrl({ host }: ListenAddress, port: number, machine: string): string {
  const everywhere = host === undefined || host === '::' || host === '0.0.0.0';
  const name = everywhere ? machine : isLoopback(host) ? 'localhost' : inUrl(host);
  return `https://${name}${port === 443 ? '' : `:${port}`}`;
}

function beside({ host, port }: ListenAddress): ListenAddress {
  if (port === lastPort) throw goesWith('listen', 'certificateListen');
  return { host, port: port === 0 ? 0 : port + 1 };
}

function refuseSameAddress(
  name: string,
  one: ListenAddress,
  other: string,
  another: ListenAddress,
): void {
  if (one.port === 0 || one.port !== another.port || one.host !== another.host) return;
  const address = `port ${one.port}`;
  throw siteSettingErrors('same-address', { name, other, address }, { target: other });
}

function givenCertificate({
  certificateFile: file,
  certificateKeyFile: keyFile,
  publicUrl,
}: GivenSiteSettings): GivenCertificate | undefined {
  if (file === undefined && keyFile === undefined) return undefined;
  if (file === undefined) throw goesWith('certificateKeyFile', 'certificateFile');
  if (keyFile === undefined) throw goesWith('certificateFile', 'certificateKeyFile');
  if (publicUrl === undefined) throw goesWith('certificateFile', 'publicUrl');
  return { file, keyFile, publicUrl: new URL(publicUrl) };
}

function goesWith(name: string, other: string): Error {
  return siteSettingErrors('goes-with', { name, other }, { target: name });
}
