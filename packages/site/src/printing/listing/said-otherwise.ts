import type { PrinterDescription } from '../../store/mutations/printing/describe-printer.ts';
import { keptLimits, limitsAfter } from '../../store/mutations/printing/kept-limits.ts';
import type { PublishedRow } from '../../store/reports/published-rows.ts';
import { ownLimits } from '../limits-of.ts';

const details = ['manufacturer', 'model', 'location', 'sddl'] as const;

type Said = (typeof details)[number] | 'limits' | 'connectors';

/** Which of these things are otherwise than they are; what is not said stays. */
export function saidOtherwise(
  now: PublishedRow,
  said: Omit<PrinterDescription, 'id' | 'revision'>,
): Said[] {
  const changes: Said[] = details.filter(
    (name) => said[name] !== undefined && said[name] !== now[name],
  );
  const before = ownLimits(now.limits);
  if (keptLimits(limitsAfter(before, said.limits)) !== keptLimits(before)) changes.push('limits');
  const { serve } = said;
  const isServed = ({ id, device }: PublishedRow['connectors'][number]): boolean =>
    id === serve?.agent && device === serve.uri;
  if (serve !== undefined && !now.connectors.some(isServed)) changes.push('connectors');
  return changes;
}
