import { Attributes } from '../attributes.ts';
import type { GivenGroup } from '../encode/encode-message.ts';
import type { GivenAttributes } from '../encode/given.ts';
import type { OperationName } from '../tables/operations.ts';

type SomeAttributes = Attributes | GivenAttributes;

export interface Addressing {
  readonly operation: OperationName;
  readonly target: string;
  readonly userName: string | undefined;
  readonly naturalLanguage: string;
  readonly compression: string | undefined;
}

/** RFC 8011, 4.1.5, and PWG 5100.22, 6: what a request can be for, which it says third. */
const targets = ['printer-uri', 'job-uri', 'system-uri', 'resource-uri'];

/** The groups with what each request has: charset and language first, then what it is for. */
export function addressedGroups(
  groups: readonly GivenGroup[],
  { operation, target, userName, naturalLanguage, compression }: Addressing,
): readonly GivenGroup[] {
  const place = groups.findIndex(({ tag }) => tag === 'operation');
  const given = place === -1 ? [] : listOf(groups[place]?.attributes ?? {});
  const isSaid = (name: string): boolean => given.some((some) => has(some, name));
  const unlessSaid = (name: string, value: string | undefined): GivenAttributes =>
    value === undefined || isSaid(name) ? {} : { [name]: value };
  const first: GivenAttributes = {
    ...unlessSaid('attributes-charset', 'utf-8'),
    ...unlessSaid('attributes-natural-language', naturalLanguage),
    ...(targets.some(isSaid) ? {} : { [targetOf(operation)]: target }),
  };
  const last: GivenAttributes = {
    ...unlessSaid('requesting-user-name', userName),
    ...unlessSaid('compression', compression),
  };
  const others = groups.filter((_, index) => index !== place);
  return [{ tag: 'operation', attributes: [first, ...given, last] }, ...others];
}

/** Those of the system service (PWG 5100.22) that are for no single printer. */
const ofSystem: ReadonlySet<OperationName> = new Set<OperationName>([
  'Create-Printer',
  'Create-Resource',
  'Create-System-Subscriptions',
  'Delete-Printer',
  'Disable-All-Printers',
  'Enable-All-Printers',
  'Get-Printers',
  'Get-Resources',
  'Get-System-Attributes',
  'Get-System-Supported-Values',
  'Pause-All-Printers',
  'Pause-All-Printers-After-Current-Job',
  'Register-Output-Device',
  'Restart-System',
  'Resume-All-Printers',
  'Set-System-Attributes',
  'Shutdown-All-Printers',
  'Startup-All-Printers',
]);

function targetOf(operation: OperationName): string {
  return ofSystem.has(operation) ? 'system-uri' : 'printer-uri';
}

function has(some: SomeAttributes, name: string): boolean {
  return some instanceof Attributes ? some.has(name) : some[name] !== undefined;
}

function listOf(attributes: GivenGroup['attributes']): readonly SomeAttributes[] {
  return isList(attributes) ? attributes : [attributes];
}

function isList(attributes: GivenGroup['attributes']): attributes is readonly SomeAttributes[] {
  return Array.isArray(attributes);
}
