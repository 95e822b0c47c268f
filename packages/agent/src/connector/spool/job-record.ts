import { type IppJobState, ippJobStates } from '@hawser/core/printing/ipp-states';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import { conversionPlan } from '../conversion/conversion-plan.ts';
import { hopsSchema } from '../../printing/hops.ts';
import { ticketFrom } from '../jobs/job-ticket.ts';
import { isSound } from '../site/assignment.ts';

/** A number of IPP. */
const integer = Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 });
/** Longer than anything that is shown to a person. */
const text = Type.String({ maxLength: 10_000 });
const stateNames = Object.keys(ippJobStates).filter(
  (name): name is IppJobState => name in ippJobStates,
);

/** Where it stands, which is on disk before anything is done that cannot be undone. */
const step = Type.Enum([
  /** All of it is on disk, or on its way there, and nothing of it was sent. */
  'spooled',
  /** The printer may have got some of it. */
  'sending',
  /** The printer has all of it. */
  'sent',
  /** It is over, and the site has to be told so. */
  'over',
]);

const record = Type.Object({
  /** The published printer, and the device that prints for it. */
  printer: text,
  device: text,
  /** The number that the site has for it. */
  job: integer,
  /** The real printer. */
  uri: text,
  /** When it was taken, in milliseconds since 1970. */
  since: Type.Integer(),
  name: text,
  user: text,
  step,
  documents: Type.Array(
    Type.Object({
      number: integer,
      format: text,
      name: Type.Optional(text),
      /** How it is made into what the printer takes. */
      conversion: Type.Optional(conversionPlan),
    }),
  ),
  /** Its documents go to the printer in one job, which takes several. */
  isTogether: Type.Optional(Type.Boolean()),
  /** Its only document is sent to the printer while it comes, and may not be whole on this disk. */
  isArriving: Type.Optional(Type.Boolean()),
  /** Which of them is on its way, from 0 on; those before it are printed. */
  place: Type.Integer({ minimum: 0 }),
  /** How it is to be printed: attributes of a job of IPP, in base64. */
  ticket: Type.String(),
  /** By which the printer may know its job. */
  uuid: text,
  /** The number that the printer has for it; without one it has made none, or both in one. */
  printerJob: Type.Optional(integer),
  /** The job and its document go to the printer by one request. */
  isAtOnce: Type.Optional(Type.Boolean()),
  /** Whether the site has taken the word that paper may come out. */
  isBegun: Type.Boolean(),
  /** Its way here, as far as nobody else knows it. */
  hops: Type.Optional(hopsSchema),
  /** How it has ended. */
  word: Type.Optional(
    Type.Object({
      state: Type.Enum(stateNames),
      reasons: Type.Optional(Type.Array(text)),
      message: Type.Optional(text),
      impressions: Type.Optional(Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 })),
    }),
  ),
});

/** What a connector knows of a job that it has, also after it was killed. */
export type JobRecord = Static<typeof record>;

export function jobRecordFrom(value: unknown): JobRecord {
  if (!Check(record, value)) throw new Error('it is no record of a job');
  const { printer, device: deviceUuid, place, documents, ticket } = value;
  if (!isSound({ printer, deviceUuid })) throw new Error('it is of no printer');
  if (place >= documents.length) throw new Error('it is at a document that it has not');
  ticketFrom(ticket);
  return value;
}

/** All of it is on this disk. */
export function whole(job: JobRecord): JobRecord {
  const { isArriving: _, ...rest } = job;
  return rest;
}

/** Each of its documents is a job of its own. */
export function apart(job: JobRecord): JobRecord {
  const { isTogether: _, ...rest } = job;
  return rest;
}

export function withoutPrinterJob(job: JobRecord): JobRecord {
  const { printerJob: _, isAtOnce: __, ...rest } = job;
  return rest;
}
