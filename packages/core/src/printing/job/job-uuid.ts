/** Where a job is: the printer-id of its printer, and its job-id there. */
export interface JobPlace {
  readonly printer: number;
  readonly job: number;
}

/** Both are integers of IPP, from 1 on. */
const largest = 2 ** 31 - 1;

/**
 * A UUID of a job (version 8, RFC 9562), by which it can be found without an index of all that there are:
 * of one that is random it keeps 58 bits, and has the place of the job in the others.
 */
export function jobUuid(random: string, { printer, job }: JobPlace): string {
  const at = hex(printer) + hex(job);
  const rest = random.replaceAll('-', '').slice(17);
  const variant = random.slice(19, 20);
  const digits = `${at.slice(0, 12)}8${at.slice(12, 15)}${variant}${at.slice(15)}${rest.slice(1)}`;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Where a job of such a UUID is, if there is one. */
export function placeInUuid(uuid: string): JobPlace | undefined {
  const digits = uuid.replaceAll('-', '').toLowerCase();
  if (!/^[\da-f]{12}8[\da-f]{3}[89ab][\da-f]{15}$/.test(digits)) return undefined;
  const at = digits.slice(0, 12) + digits.slice(13, 16) + digits.slice(17, 18);
  const place = {
    printer: Number.parseInt(at.slice(0, 8), 16),
    job: Number.parseInt(at.slice(8), 16),
  };
  return place.printer > largest || place.job > largest ? undefined : place;
}

function hex(number: number): string {
  return number.toString(16).padStart(8, '0');
}
