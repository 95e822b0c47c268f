import { type Examined, isForServers, isPublic } from './examined.ts';
import { failed, passed, type Rule, warning } from './finding.ts';

const dayMs = 86_400_000;
const soonDays = 30;
/** What browsers take at most of public authorities. */
const longestDays = 398;

const renew = 'Ask for another one: hawser update-certificate makes the request, with a new key.';

export const dates: Rule<Examined> = {
  check: 'dates',
  find({ certificate: { validFromDate: from, validToDate: until }, now }) {
    if (now < from.getTime()) {
      const hint = 'Wait until then, or set the clock of this machine if it is wrong.';
      return failed(`it holds from ${shown(from)} only`, hint);
    }
    if (now > until.getTime()) return failed(`it ended at ${shown(until)}`, renew);
    const days = Math.floor((until.getTime() - now) / dayMs);
    if (days >= soonDays) return passed(`it holds until ${shown(until)}`);
    const left = days === 1 ? '1 day' : `${days} days`;
    return warning(`it ends in ${left}, at ${shown(until)}`, renew);
  },
};

export const lifetime: Rule<Examined> = {
  check: 'lifetime',
  find(examined) {
    if (!isForServers(examined) || !isPublic(examined)) return undefined;
    const { validFromDate: from, validToDate: until } = examined.certificate;
    const days = Math.ceil((until.getTime() - from.getTime()) / dayMs);
    if (days <= longestDays) return passed(`${days} days`);
    const detail = `it holds for ${days} days; of public authorities clients take ${longestDays} at most`;
    return warning(detail, 'Ask the authority for a certificate that holds shorter.');
  },
};

function shown(date: Date): string {
  return date.toISOString().replace('.000', '');
}
