import type { Parts } from '@hawser/core/api/contract';
import type { describeListedPrinter } from '@hawser/core/api/contracts/discovery';
import { cloudPrinterErrors } from './cloud-printer-errors.ts';
import { givenLimits, type TypedLimits } from './limit-parameters.ts';
import { checkedSddl, type GivenLocation, givenLocation } from './publish/given-details.ts';

type Change = Parts<typeof describeListedPrinter>['body'];

interface GivenChange extends GivenLocation, TypedLimits {
  readonly name: string;
  readonly newName: string | undefined;
  readonly manufacturer: string | undefined;
  readonly model: string | undefined;
  readonly sddl: string | undefined;
  readonly connector: string | undefined;
  readonly device: string | undefined;
  readonly withoutConnector: string | undefined;
}

/** What a site is told to change of a printer; that there is nothing is a mistake. */
export function changedDetails(given: GivenChange): Change {
  const { newName, manufacturer, model, sddl, connector, device, withoutConnector } = given;
  const limits = givenLimits(given);
  const change: Change = {
    ...(newName === undefined ? {} : { name: newName }),
    ...(manufacturer === undefined ? {} : { manufacturer: manufacturer || null }),
    ...(model === undefined ? {} : { model: model || null }),
    ...changedLocation(given),
    ...(sddl === undefined ? {} : { sddl: /^none$/i.test(sddl) ? null : checkedSddl(sddl) }),
    ...(connector === undefined ? {} : { connector }),
    ...(device === undefined ? {} : { device }),
    ...(withoutConnector === undefined ? {} : { withoutConnector }),
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
  };
  if (Object.keys(change).length > 0) return change;
  throw cloudPrinterErrors('nothing-given', { name: given.name }, { target: given.name });
}

function changedLocation(given: GivenLocation): Pick<Change, 'location'> {
  if (given.location === '' && given.orgLocation === undefined) return { location: null };
  const location = givenLocation(given);
  return location === undefined ? {} : { location };
}
