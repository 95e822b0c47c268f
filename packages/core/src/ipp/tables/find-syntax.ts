import { documentDescription, documentStatus, documentTemplate } from './attributes/document.ts';
import { eventNotifications } from './attributes/event.ts';
import { jobDescription, jobStatus, jobTemplate } from './attributes/job.ts';
import { operationAttributes } from './attributes/operation.ts';
import { printerDescription, printerStatus } from './attributes/printer.ts';
import { resourceDescription, resourceStatus } from './attributes/resource.ts';
import { subscriptionStatus, subscriptionTemplate } from './attributes/subscription.ts';
import { systemDescription, systemStatus } from './attributes/system.ts';
import { vendorAttributes } from './attributes/vendor.ts';
import { eitherSyntax, parseSyntax, type Syntax } from './syntax.ts';

/** As they were registered in February 2026. */
const tables = {
  operation: operationAttributes,
  'job-description': jobDescription,
  'job-status': jobStatus,
  'job-template': jobTemplate,
  'document-description': documentDescription,
  'document-status': documentStatus,
  'document-template': documentTemplate,
  'printer-description': printerDescription,
  'printer-status': printerStatus,
  'subscription-template': subscriptionTemplate,
  'subscription-status': subscriptionStatus,
  'event-notifications': eventNotifications,
  'resource-description': resourceDescription,
  'resource-status': resourceStatus,
  'system-description': systemDescription,
  'system-status': systemStatus,
  vendor: vendorAttributes,
} as const;

/** What an attribute is of, as IANA's registry divides them. */
export type AttributeTable = keyof typeof tables;

let syntaxes: ReadonlyMap<string, Syntax> | undefined;
const named = new Map<AttributeTable, ReadonlySet<string>>();

/**
 * The syntax of an attribute, or of a member of a collection. Where a name is registered more than once,
 * it is what any of them allows.
 */
export function syntaxOf(name: string): Syntax | undefined {
  syntaxes ??= allSyntaxes();
  return syntaxes.get(name);
}

/** The attribute that is meant by a sparse update of some of its values, as media-col-database.3-5 (PWG 5100.18). */
export function wholeName(name: string): string {
  return /^(.+)\.\d+(?:-\d+)?$/.exec(name)?.[1] ?? name;
}

/** The names of a table, without the members of collections. */
export function attributesIn(table: AttributeTable): ReadonlySet<string> {
  let names = named.get(table);
  if (names === undefined) {
    names = new Set(rowsOf(table).flatMap(({ name, isMember }) => (isMember ? [] : [name])));
    named.set(table, names);
  }
  return names;
}

interface Row {
  readonly name: string;
  readonly syntax: string;
  readonly isMember: boolean;
}

function rowsOf(table: AttributeTable): readonly Row[] {
  return tables[table]
    .trim()
    .split('\n')
    .map((line) => {
      const colon = line.indexOf(': ');
      const name = line.slice(0, colon).trimStart();
      return { name, syntax: line.slice(colon + 2), isMember: line.startsWith(' ') };
    });
}

function allSyntaxes(): ReadonlyMap<string, Syntax> {
  const all = new Map<string, Syntax>();
  // Few are written differently, and each of them is parsed once.
  const parsed = new Map<string, Syntax>();
  for (const table of Object.keys(tables) as AttributeTable[]) {
    for (const { name, syntax: text } of rowsOf(table)) {
      const syntax = parsed.get(text) ?? parseSyntax(text);
      parsed.set(text, syntax);
      const known = all.get(name);
      all.set(name, known === undefined || known === syntax ? syntax : eitherSyntax(known, syntax));
    }
  }
  return all;
}
