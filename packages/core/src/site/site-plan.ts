import { pathToFileURL } from 'node:url';
import { isServiceName, type ServiceName, serviceNames } from '../api/service-names.ts';
import type { HawserError } from '../errors.ts';
import { inUrl, isEverywhere, isLoopback, type ListenAddress } from './listen-address.ts';
import type { PrintLimits } from '../printing/print-limits.ts';
import { plannedPrintLimits } from './planned-print-limits.ts';
import { siteSettingErrors } from './site-setting-errors.ts';
import type { SiteFolder } from './site-folder.ts';
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
  readonly services: readonly ServiceName[] | undefined;
  readonly database: URL;
  readonly databasePasswordFile: string | undefined;
  readonly blobs: URL;
  readonly blobConnectionFile: string | undefined;
  readonly siteKeyFile: string;
  /** A certificate from outside; without, the site makes its own. */
  readonly certificate: GivenCertificate | undefined;
  readonly directoryIssuers: readonly string[];
  readonly directoryAudiences: readonly string[] | undefined;
  readonly directoryRolesClaim: string;
  readonly directoryGroupsClaim: string;
  readonly directoryTrustAnchorFile: string | undefined;
  readonly printSignIn: 'token' | 'password';
  readonly printClient: string | undefined;
  readonly printerLimit: number;
  readonly printInstalled: readonly string[];
  readonly printLimits: PrintLimits;
  readonly printWaitMs: number;
  readonly printHistoryMs: number;
  readonly printUsageDays: number;
  readonly proxy: URL | undefined;
  readonly logFolder: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  readonly logBytes: number;
  readonly auditMs: number;
  readonly drainMs: number;
  /** Of one caller; four times as many may come at once. */
  readonly requestsPerSecond: number;
  readonly connectorRequestsPerSecond: number;
  readonly connectionsPerAddress: number;
}

export interface GivenCertificate {
  readonly file: string;
  readonly keyFile: string;
  /** How people reach the site, which the certificate has to be for. */
  readonly publicUrl: URL;
}

const megabyte = 1024 * 1024;
const day = 86_400_000;
const lastPort = 65_535;

/** The plan that settings and a data folder make; throws where settings contradict each other. */
export function planOf(folder: SiteFolder, given: GivenSiteSettings): SitePlan {
  const [first] = contradictionsIn(given);
  if (first !== undefined) throw first;
  const { listen, certificateListen } = listensOf(given);
  return {
    folder,
    listen,
    certificateListen,
    metricsListen: given.metricsListen,
    publicUrl: given.publicUrl,
    certificateUrl: given.certificateUrl,
    names: given.names,
    services: given.services?.filter(isServiceName),
    database: given.database ?? pathToFileURL(folder.database),
    databasePasswordFile: given.databasePasswordFile,
    blobs: given.blobs ?? pathToFileURL(folder.blobs),
    blobConnectionFile: given.blobConnectionFile,
    siteKeyFile: given.siteKeyFile ?? folder.key,
    certificate: givenCertificate(given),
    directoryIssuers: given.directoryIssuers ?? [],
    directoryAudiences: given.directoryAudiences,
    directoryRolesClaim: given.directoryRolesClaim ?? 'roles',
    directoryGroupsClaim: given.directoryGroupsClaim ?? 'groups',
    directoryTrustAnchorFile: given.directoryTrustAnchorFile,
    printSignIn: given.printSignIn ?? 'token',
    printClient: given.printClient,
    printerLimit: given.printerLimit ?? 20,
    printInstalled: given.printInstalled ?? [],
    printLimits: plannedPrintLimits(given),
    printWaitMs: (given.printWaitDays ?? 7) * day,
    printHistoryMs: (given.printHistoryDays ?? 30) * day,
    printUsageDays: given.printUsageDays ?? 400,
    proxy: given.proxy,
    logFolder: given.logFolder ?? folder.logs,
    logLevel: given.logLevel ?? 'info',
    logBytes: (given.logMegabytes ?? 10) * megabyte,
    auditMs: (given.auditDays ?? 400) * day,
    drainMs: (given.drainSeconds ?? 30) * 1000,
    requestsPerSecond: given.requestsPerSecond ?? 50,
    connectorRequestsPerSecond: given.connectorRequestsPerSecond ?? 1000,
    connectionsPerAddress: given.connectionsPerAddress ?? 1000,
  };
}

/** What settings that are right by themselves cannot be together, or not here. */
export function contradictionsIn(given: GivenSiteSettings): readonly HawserError[] {
  return [
    ...sameAddress(listensOf(given)),
    ...unknownServices(given),
    ...lonelyBlobs(given),
    ...lonelyCertificate(given),
    ...lonelyPrintClient(given),
  ];
}

/** Whether the database is in this very process. */
export function isEmbedded({ database }: Pick<SitePlan, 'database'>): boolean {
  return database.protocol === 'file:';
}

/** How people reach the site where nobody has said it. */
export function assumedUrl(address: ListenAddress, port: number, machine: string): string {
  const { host = '' } = address;
  const name = isEverywhere(address) ? machine : isLoopback(host) ? 'localhost' : inUrl(host);
  return `https://${name}${port === 443 ? '' : `:${port}`}`;
}

function beside({ host, port }: ListenAddress): ListenAddress {
  // After the last there is none, and that two are the same is told.
  return { host, port: port === 0 ? 0 : Math.min(port + 1, lastPort) };
}

type Listens = Pick<SitePlan, 'listen' | 'certificateListen'>;

function listensOf(given: GivenSiteSettings): Listens {
  const listen = given.listen ?? { host: undefined, port: 8443 };
  return { listen, certificateListen: given.certificateListen ?? beside(listen) };
}

function sameAddress({ listen, certificateListen: other }: Listens): readonly HawserError[] {
  if (listen.port === 0 || listen.port !== other.port || listen.host !== other.host) return [];
  const address = `port ${listen.port}`;
  const values = { name: 'listen', other: 'certificateListen', address };
  return [siteSettingErrors('same-address', values, { target: values.other })];
}

function unknownServices({ services = [] }: GivenSiteSettings): readonly HawserError[] {
  const known: readonly string[] = serviceNames;
  const target = { target: 'services' };
  return services
    .filter((name) => !known.includes(name))
    .map((name) =>
      siteSettingErrors('unknown-service', { name, services: known.join(', ') }, target),
    );
}

function lonelyBlobs({ blobs, blobConnectionFile }: GivenSiteSettings): readonly HawserError[] {
  if (blobs?.protocol !== 'azure:' || blobConnectionFile !== undefined) return [];
  const why = 'the account of the blob store lets nobody in without it';
  return [goesWith('blobs', 'blobConnectionFile', why)];
}

function lonelyCertificate({
  certificateFile: file,
  certificateKeyFile: keyFile,
  publicUrl,
}: GivenSiteSettings): readonly HawserError[] {
  if (file === undefined && keyFile === undefined) return [];
  if (file === undefined) {
    return [goesWith('certificateKeyFile', 'certificateFile', 'a key is for a certificate')];
  }
  const errors: HawserError[] = [];
  if (keyFile === undefined) {
    const why = 'nobody can show a certificate without its key';
    errors.push(goesWith('certificateFile', 'certificateKeyFile', why));
  }
  if (publicUrl === undefined) {
    const why = 'it is checked that the certificate is for the name that people reach the site by';
    errors.push(goesWith('certificateFile', 'publicUrl', why));
  }
  return errors;
}

function lonelyPrintClient({
  printClient,
  directoryIssuers = [],
}: GivenSiteSettings): readonly HawserError[] {
  if (printClient === undefined || directoryIssuers.length > 0) return [];
  return [goesWith('printClient', 'directoryIssuers', 'it is a program of another directory')];
}

function givenCertificate({
  certificateFile: file,
  certificateKeyFile: keyFile,
  publicUrl,
}: GivenSiteSettings): GivenCertificate | undefined {
  if (file === undefined || keyFile === undefined || publicUrl === undefined) return undefined;
  return { file, keyFile, publicUrl: new URL(publicUrl) };
}

function goesWith(name: string, other: string, why: string): HawserError {
  return siteSettingErrors('goes-with', { name, other, why }, { target: name });
}
