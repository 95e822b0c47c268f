/** What names a printer of the site in objects of commands. */
export const fromPrinters = {
  'Hawser.FoundPrinter': 'id',
  'Hawser.AddedCloudPrinter': 'id',
  'Hawser.CloudPrinterHere': 'id',
} as const;
