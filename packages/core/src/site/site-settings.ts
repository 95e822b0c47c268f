import { printSettings } from './print-settings.ts';
import type { SiteSetting } from './site-setting.ts';
import { types, type SiteSettingType, type SiteSettingTypes } from './site-setting-types.ts';

/** What can be set for a site. The environment variable of publicUrl is HAWSER_SITE_PUBLIC_URL. */
export const siteSettings = {
  listen: {
    type: 'address',
    help: 'Where the site answers.',
    otherwise: 'port 8443 on every address of the machine',
  },
  certificateListen: {
    type: 'address',
    help: 'Where it answers the same to callers who show a certificate.',
    otherwise: 'the port after that of listen',
  },
  metricsListen: {
    type: 'loopback',
    help: 'Where /metrics is given to anybody on this machine.',
    otherwise: 'nowhere; administrators get it from the site itself',
  },
  publicUrl: {
    type: 'publicUrl',
    help: 'How people reach the site; behind one name, the same for all replicas.',
    otherwise: "the machine's name and the port of listen",
    reload: true,
  },
  certificateUrl: {
    type: 'publicUrl',
    help: 'How callers who show a certificate reach it; behind one name, the same for all replicas.',
    otherwise: "the machine's name and the port of certificateListen",
    reload: true,
  },
  names: {
    type: 'name',
    list: true,
    help: 'Names and addresses that its own certificate is for, besides that of publicUrl.',
    otherwise: 'those that the machine has',
    reload: true,
  },
  services: {
    type: 'word',
    list: true,
    help: 'The services that this process offers.',
    otherwise: 'all',
  },
  database: {
    type: 'database',
    help: 'Where everything is kept; replicas share one on PostgreSQL.',
    otherwise: 'site.db in the data folder',
  },
  databasePasswordFile: {
    type: 'path',
    help: 'A file with the password for the database.',
    otherwise: 'none, or what PGPASSWORD or a password file of PostgreSQL says',
  },
  blobs: {
    type: 'blobs',
    help: 'Where large things are kept; replicas share it.',
    otherwise: 'the folder blobs in the data folder',
  },
  blobConnectionFile: {
    type: 'path',
    help: "A file with the connection string of the blob store's account.",
    otherwise: 'none',
  },
  siteKeyFile: {
    type: 'path',
    help: 'The file with the key that secrets in the database are sealed with; replicas share it.',
    otherwise: 'site.key in the data folder',
  },
  certificateFile: {
    type: 'path',
    help: 'A PEM file with a certificate from outside and those of its authorities.',
    otherwise: 'the site makes its own and renews it',
    reload: true,
  },
  certificateKeyFile: {
    type: 'path',
    help: 'The PEM file with the key of that certificate.',
    otherwise: 'none',
    reload: true,
  },
  directoryIssuers: {
    type: 'issuer',
    list: true,
    help: 'Directories (OpenID Connect) whose tokens are taken.',
    otherwise: 'none',
    reload: true,
  },
  directoryAudiences: {
    type: 'audience',
    list: true,
    help: 'What those tokens have to be for; with or without a slash at its end it is the same.',
    otherwise: 'the URL of publicUrl',
    reload: true,
  },
  directoryRolesClaim: {
    type: 'claim',
    help: 'The claim of those tokens that names roles of Hawser, as realm_access.roles in Keycloak.',
    otherwise: 'roles',
    reload: true,
  },
  directoryGroupsClaim: {
    type: 'claim',
    help: 'The claim of those tokens that names groups, which roles are granted to.',
    otherwise: 'groups',
    reload: true,
  },
  directoryTrustAnchorFile: {
    type: 'path',
    help: 'A PEM file with authorities that directories are trusted by, besides those of the system.',
    otherwise: 'none',
    reload: true,
  },
  ...printSettings,
  proxy: {
    type: 'proxy',
    help: 'The proxy for calls that the site makes.',
    otherwise: 'none',
    reload: true,
  },
  logFolder: {
    type: 'path',
    help: 'The folder of the logs.',
    otherwise: 'the folder logs in the data folder',
  },
  logLevel: {
    type: 'level',
    help: 'The least that is logged.',
    otherwise: 'info',
    reload: true,
  },
  logMegabytes: {
    type: 'megabytes',
    help: 'How large a log grows before the next one is begun; five old ones are kept.',
    otherwise: '10',
  },
  auditDays: {
    type: 'days',
    help: 'For how many days it is kept who has done what.',
    otherwise: '400',
    reload: true,
  },
  drainSeconds: {
    type: 'seconds',
    help: 'How long what runs may take to finish when the site stops.',
    otherwise: '30',
    reload: true,
  },
  requestsPerSecond: {
    type: 'requests',
    help: 'How many requests of one caller are answered each second, by each replica; four times as many may come at once.',
    otherwise: '50',
    reload: true,
  },
  connectorRequestsPerSecond: {
    type: 'requests',
    help: 'How many requests of one connector are answered each second, which asks for all printers that it serves; four times as many may come at once.',
    otherwise: '1000',
    reload: true,
  },
  connectionsPerAddress: {
    type: 'connections',
    help: 'How many connections one address may have, or one certificate; more where a load balancer hides who calls.',
    otherwise: '1000',
    reload: true,
  },
} as const satisfies Record<string, SiteSetting>;

export type SiteSettingName = keyof typeof siteSettings;

type One<Name extends SiteSettingName> =
  SiteSettingTypes[(typeof siteSettings)[Name]['type']] extends SiteSettingType<infer Value>
    ? Value
    : never;

/** What was given, each as its type. */
export type GivenSiteSettings = {
  readonly [Name in SiteSettingName]?: (typeof siteSettings)[Name] extends { readonly list: true }
    ? readonly One<Name>[]
    : One<Name>;
};

export const siteSettingNames = Object.keys(siteSettings) as readonly SiteSettingName[];

/** publicUrl: HAWSER_SITE_PUBLIC_URL. */
export function siteSettingVariable(name: SiteSettingName): string {
  return `HAWSER_SITE_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

/** What the type of a setting takes, in words. */
export function takenBy(name: SiteSettingName): string {
  const setting: SiteSetting = siteSettings[name];
  const one = types[setting.type].takes;
  return setting.list === true ? `${one}, or a list of such` : one;
}
