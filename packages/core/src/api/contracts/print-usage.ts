import { Type } from 'typebox';
import { usageGroups } from '../../printing/usage-groups.ts';
import { page, pageOf, textOrNull } from '../contract-parts.ts';
import { contract } from '../contract.ts';

const day = (description: string) =>
  Type.Optional(Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\d$`, description }));
const name = (description: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: 200, description }));

/** Who has neither Reports.Read nor Printers.Publish sees what he has printed himself. */
export const listPrintUsage = contract({
  name: 'listPrintUsage',
  method: 'GET',
  path: '/admin/v1/print-usage',
  role: 'known',
  summary:
    'How much was printed, by whom, where or when; of jobs by the day that they ended, in UTC.',
  query: Type.Object({
    by: Type.Optional(Type.Enum(usageGroups, { description: 'By user without.' })),
    from: day('The first day, as 2026-03-31; 29 days before the last without.'),
    to: day('The last day; today without.'),
    user: name('Only what this person or program has printed, by the name or the id.'),
    printer: name('Only what was printed there, by the name or the id.'),
    ...page,
  }),
  answer: pageOf(
    Type.Object({
      user: textOrNull,
      userId: textOrNull,
      printer: textOrNull,
      printerId: textOrNull,
      day: textOrNull,
      jobs: Type.Integer({ description: 'Those that ended, in whatever way.' }),
      completed: Type.Integer({ description: 'Those that were printed.' }),
      impressions: Type.Integer({ description: 'Sides that were printed, also of the others.' }),
      sheets: Type.Union([Type.Integer(), Type.Null()], {
        description: 'Sheets, of those devices that say so; null where none does.',
      }),
      bytes: Type.Integer({ description: 'Of the documents.' }),
    }),
  ),
});
