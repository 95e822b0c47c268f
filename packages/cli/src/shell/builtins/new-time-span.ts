import { defineBuiltIn, source } from '../built-in.ts';
import { TimeSpan } from '../values/time-span.ts';

const part = { type: 'number', default: 0 } as const;

export const newTimeSpan = defineBuiltIn({
  name: 'New-TimeSpan',
  summary: 'Gives a time span, or that between two dates.',
  parameters: {
    start: { type: 'date', help: 'From this date; without, from now.', position: 0 },
    end: { type: 'date', help: 'To this date; without, until now.', position: 1 },
    days: { ...part, help: 'Days.' },
    hours: { ...part, help: 'Hours.' },
    minutes: { ...part, help: 'Minutes.' },
    seconds: { ...part, help: 'Seconds.' },
  },
  examples: [{ line: '(get-date) - (new-timespan -Hours 2)', says: 'Two hours ago.' }],
  start({ parameters: { start, end, days, hours, minutes, seconds }, out }) {
    return source(async () => {
      const given = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
      const now = new Date();
      const between =
        start === undefined && end === undefined
          ? 0
          : (end ?? now).getTime() - (start ?? now).getTime();
      await out.write(new TimeSpan(between + given * 1000));
    });
  },
});
