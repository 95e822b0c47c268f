import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import { hopsSchema } from '../../printing/hops.ts';
import { groupFrom } from '../attributes/kept-group.ts';

/** A number of IPP. */
const integer = Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 });
const time = Type.Integer();

const document = Type.Object({
  format: Type.String(),
  compression: Type.String(),
  name: Type.Optional(Type.String()),
  /** How it is to be printed, if not as the rest of the job: a group of IPP, in base64. */
  attributes: Type.Optional(Type.String()),
  /** All of it is on disk. */
  size: Type.Integer({ minimum: 0 }),
});

/** What the site has said of the job last. */
const seen = Type.Object({
  state: Type.Integer(),
  reasons: Type.Array(Type.String()),
  message: Type.Optional(Type.String()),
  impressions: Type.Integer(),
  processing: Type.Optional(time),
  completed: Type.Optional(time),
});

const record = Type.Object({
  /** Its number on this device, and the key by which the site knows it. */
  id: integer,
  uuid: Type.String(),
  /** Of whom, by the name that the device knows him by. */
  user: Type.String(),
  name: Type.String(),
  created: time,
  /** What the client has said beside the name, and how it is to be printed: groups of IPP, in base64. */
  operation: Type.String(),
  template: Type.String(),
  documents: Type.Array(document),
  /** No more documents come. */
  isClosed: Type.Boolean(),
  /** It is not to be sent before somebody says so. */
  isHeld: Type.Boolean(),
  isCanceled: Type.Boolean(),
  /** The number that the site has for it; on disk before the site has the last byte of a document. */
  siteJob: Type.Optional(integer),
  seen: Type.Optional(seen),
  /** Its way here, as far as nobody else knows it. */
  hops: Type.Optional(hopsSchema),
  /** When it was over. Nothing more happens to it. */
  ended: Type.Optional(time),
});

/** What a device knows of a job that it was given, also after its agent was killed. */
export type JobRecord = Static<typeof record>;

export type DocumentRecord = Static<typeof document>;

export type SeenJob = Static<typeof seen>;

export function jobRecordFrom(value: unknown): JobRecord {
  if (!Check(record, value)) throw new Error('it is no record of a job');
  const { operation, template, documents } = value;
  const groups = [operation, template, ...documents.flatMap(({ attributes }) => attributes ?? [])];
  for (const group of groups) groupFrom(group);
  return value;
}
