import type { SiteSetting } from './site-setting.ts';

/** Those settings of a site that are about printing. */
export const printSettings = {
  printSignIn: {
    type: 'printSignIn',
    help: 'What programs of people have to show who print: a token, or also a name and a password. Who shows those may print and nothing more, without a second factor.',
    otherwise: 'token',
    reload: true,
  },
  printClient: {
    type: 'client',
    help: 'The program by which people who print sign in at the first of directoryIssuers; policies tell it to devices.',
    otherwise: "they sign in at the site's own directory",
    reload: true,
  },
  printerLimit: {
    type: 'printers',
    help: 'How many printers one answer of a search has at most; policies tell it to devices.',
    otherwise: '20',
    reload: true,
  },
  printInstalled: {
    type: 'printer',
    list: true,
    help: 'The printers, 200 at most, that every device has, by name or id; policies tell them to devices.',
    otherwise: 'those that are added at each device',
    reload: true,
  },
  printJobMegabytes: {
    type: 'limit',
    help: 'How large a print job may be; a printer may have it otherwise.',
    otherwise: '4096',
    reload: true,
  },
  printJobDocuments: {
    type: 'limit',
    help: 'How many documents a print job may have; a printer may have it otherwise.',
    otherwise: '1000',
    reload: true,
  },
  printJobsPerPrinter: {
    type: 'limit',
    help: 'How many jobs that are not over a printer may have; a printer may have it otherwise.',
    otherwise: '10000',
    reload: true,
  },
  printJobsPerUserOfPrinter: {
    type: 'limit',
    help: 'How many of them may be of one user; a printer may have it otherwise.',
    otherwise: '1000',
    reload: true,
  },
  printJobsPerUser: {
    type: 'limit',
    help: 'How many print jobs that are not over one user may have at all printers together.',
    otherwise: '2000',
    reload: true,
  },
  printMegabytesPerUser: {
    type: 'limit',
    help: 'How much the documents of one user may be that wait to be printed, or are kept.',
    otherwise: '20480',
    reload: true,
  },
  printDailyJobsPerUser: {
    type: 'limit',
    help: 'How many jobs one user may print within 24 hours.',
    otherwise: '0',
    reload: true,
  },
  printDailyMegabytesPerUser: {
    type: 'limit',
    help: 'How much one user may print within 24 hours.',
    otherwise: '0',
    reload: true,
  },
  printRetainHours: {
    type: 'retention',
    help: 'For how many hours documents are kept once their job is over, where the job does not say it; a printer may have it otherwise.',
    otherwise: '0',
    reload: true,
  },
  printMostRetainHours: {
    type: 'retention',
    help: 'For how many hours a job may have its documents kept; a printer may have it otherwise. 0: none are, and nothing is printed again from here.',
    otherwise: '168',
    reload: true,
  },
  printWaitDays: {
    type: 'days',
    help: 'For how many days a job waits before it is given up: for a device, for its owner, or for a person who decides.',
    otherwise: '7',
    reload: true,
  },
  printHistoryDays: {
    type: 'days',
    help: 'For how many days it is known what has become of a job.',
    otherwise: '30',
    reload: true,
  },
  printUsageDays: {
    type: 'days',
    help: 'For how many days it is known how much was printed, by whom and where.',
    otherwise: '400',
    reload: true,
  },
} as const satisfies Record<string, SiteSetting>;
