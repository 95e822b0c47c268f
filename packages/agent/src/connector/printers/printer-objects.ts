/** What names a real printer in objects of commands. */
export const fromRealPrinters = {
  'Hawser.AnnouncedPrinter': 'uri',
  'Hawser.ConnectorPrinter': 'uri',
  'Hawser.AddedPrinter': 'uri',
  'Hawser.VirtualPrinter': 'uri',
} as const;
