/** What printer-state-reasons says, for people; what is not known here is said as it is (RFC 8011, 5.4.12). */
export function reasonsInWords(reasons: readonly string[]): string {
  const all = reasons
    .filter((reason) => reason !== 'none')
    .map((reason) => reason.replace(/-(?:error|warning|report)$/, ''))
    .map((reason) => words[reason] ?? reason);
  return all.length === 0 ? 'it does not say why' : [...new Set(all)].join(', ');
}

const words: Readonly<Record<string, string>> = {
  'connecting-to-device': 'its connector does not reach the real printer',
  'cover-open': 'a cover is open',
  'door-open': 'a door is open',
  'input-tray-missing': 'a tray is missing',
  'marker-supply-empty': 'it is out of ink or toner',
  'marker-supply-low': 'ink or toner is low',
  'marker-waste-full': 'its waste box is full',
  'media-empty': 'it is out of paper',
  'media-jam': 'paper is jammed',
  'media-low': 'paper is low',
  'media-needed': 'it wants other paper',
  'output-area-full': 'its output tray is full',
  paused: 'somebody has paused it',
  shutdown: 'it is shut down',
  'spool-area-full': 'it has no room for more jobs',
  'timed-out': 'it does not answer its connector',
  'toner-empty': 'it is out of toner',
  'toner-low': 'toner is low',
};
