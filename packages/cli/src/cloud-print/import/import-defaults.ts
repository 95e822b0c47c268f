import { readLocationRule } from '@hawser/core/printing/imports/location-rule/location-rule';
import { readLocation } from '@hawser/core/printing/location/read-location';
import { checkedSddl, givenLocation } from '../publish/given-details.ts';
import type { ImportDefaults } from './planned-printer.ts';

/** What holds for all printers of a list; what is wrong with it is told once, before any is published. */
export function importDefaults({
  location,
  locationRule = [],
  sddl,
  connector,
}: {
  readonly location: string | undefined;
  readonly locationRule: readonly string[] | undefined;
  readonly sddl: string | undefined;
  readonly connector: string | undefined;
}): ImportDefaults {
  if (sddl !== undefined) checkedSddl(sddl);
  const written = givenLocation({ location, orgLocation: undefined });
  const always = written === undefined ? undefined : readLocation(written);
  return { rule: readLocationRule(locationRule, always), sddl, connector };
}
