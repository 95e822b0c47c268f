import { askHealth } from '@hawser/core/api/public-endpoints';
import { siteErrors } from '@hawser/core/api/site-errors';
import { answerOf, type Check } from './check.ts';

/** What sign-in servers commonly allow. */
const allowedSeconds = 60;

export const clockCheck: Check = {
  name: 'Clock',
  title: 'Comparing the clocks',
  async run(examined) {
    const asked = Date.now();
    const { date } = await answerOf(examined, askHealth);
    if (date === undefined) return 'the site tells no time';
    // The answer was made somewhere between the question and now, and its date has whole seconds.
    const here = (asked + Date.now()) / 2;
    const ahead = Math.round((here - date.getTime() - 500) / 1000);
    if (Math.abs(ahead) <= allowedSeconds) return 'both clocks agree';
    throw siteErrors('wrong-clock', {
      seconds: Math.abs(ahead),
      direction: ahead > 0 ? 'ahead of' : 'behind',
    });
  },
};
