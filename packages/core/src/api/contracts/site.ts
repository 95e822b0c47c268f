import { Type } from 'typebox';
import { time } from '../contract-parts.ts';
import { contract } from '../contract.ts';
import { callerKinds, roles } from '../../identity/roles.ts';

const service = Type.Object({ name: Type.String(), version: Type.String() });

const replica = Type.Object({
  id: Type.String(),
  host: Type.String(),
  version: Type.String(),
  url: Type.String(),
  started: time,
  seen: time,
  self: Type.Boolean({ description: 'Whether it is the one that answers.' }),
});

const certificate = Type.Object({
  use: Type.Union([Type.Literal('authority'), Type.Literal('server'), Type.Literal('admin')]),
  name: Type.String(),
  issuer: Type.String(),
  fingerprint: Type.Union([Type.String(), Type.Null()], {
    description: 'SHA-256, as it is shown to whoever is asked to trust it.',
  }),
  from: time,
  until: time,
  source: Type.Union([Type.Literal('automatic'), Type.Literal('file')]),
});

const alertCounts = Type.Object({
  critical: Type.Integer(),
  warning: Type.Integer(),
  information: Type.Integer(),
});

/** What a site is and how it is. */
export const getSite = contract({
  name: 'getSite',
  method: 'GET',
  path: '/admin/v1/site',
  role: 'Site.Admin',
  inTrouble: true,
  summary: 'What the site is and how it is.',
  answer: Type.Object({
    id: Type.String(),
    state: Type.Union([Type.Literal('ready'), Type.Literal('troubled'), Type.Literal('draining')]),
    trouble: Type.Array(Type.String()),
    alerts: Type.Union([alertCounts, Type.Null()], {
      description: 'How many there are; null while the database cannot be asked.',
    }),
    version: Type.String(),
    url: Type.String(),
    certificateUrl: Type.String(),
    created: time,
    started: time,
    services: Type.Array(service),
    database: Type.Object({ engine: Type.String(), name: Type.String() }),
    blobs: Type.Object({ kind: Type.String(), place: Type.String() }),
    replicas: Type.Array(replica),
    certificates: Type.Array(certificate),
  }),
});

/** Who the site takes the caller for. */
export const getCaller = contract({
  name: 'getCaller',
  method: 'GET',
  path: '/admin/v1/caller',
  role: 'known',
  inTrouble: true,
  summary: 'Who the site takes the caller for.',
  answer: Type.Object({
    kind: Type.Enum(callerKinds),
    id: Type.String({ description: 'The same at every call, and nobody else’s.' }),
    name: Type.String(),
    roles: Type.Array(Type.Enum(roles)),
    sids: Type.Array(Type.String(), {
      description: 'The security identifiers of a person and of all groups that he is in.',
    }),
    multiFactor: Type.Boolean({
      description: 'Whether he has proved who he is by more than one factor.',
    }),
  }),
});

/** What can be looked at in a site that runs. */
export const siteChecks = [
  'clock',
  'disk',
  'database',
  'blobs',
  'certificates',
  'names',
  'directories',
  'services',
  'audit',
  'alerts',
] as const;

export type SiteCheckName = (typeof siteChecks)[number];

/** Looks at one part of a site; what fails says what to do. */
export const checkSite = contract({
  name: 'checkSite',
  method: 'POST',
  path: '/admin/v1/site/checks/:check',
  role: 'Site.Admin',
  inTrouble: true,
  repeat: 'harmless',
  // It changes nothing, and is asked for again and again, also while nothing can be kept.
  audited: false,
  summary: 'Looks at one part of the site.',
  params: Type.Object({ check: Type.Enum(siteChecks) }),
  answer: Type.Array(
    Type.Object({
      subject: Type.String({ description: 'What was looked at.' }),
      result: Type.Union([Type.Literal('passed'), Type.Literal('warning'), Type.Literal('failed')]),
      detail: Type.String(),
      hint: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
});
