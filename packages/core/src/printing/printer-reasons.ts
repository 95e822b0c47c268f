/** What printer-state-reasons says, for people (RFC 8011, 5.4.12); empty where it says nothing. */
export function reasonsInWords(reasons: readonly string[]): string {
  const all = reasons
    .filter((reason) => reason !== 'none')
    .map(plain)
    .map((reason) => words.get(reason) ?? reason);
  return [...new Set(all)].join(', ');
}

/** Those of them that keep a printer from printing; others only tell, as that toner is low. */
export function stoppingReasons(reasons: readonly string[]): readonly string[] {
  return reasons.filter((reason) => {
    if (reason.endsWith('-report') || reason.endsWith('-warning')) return false;
    return reason.endsWith('-error') || stopping.has(plain(reason));
  });
}

/**
 * Why a job that a printer has does not go on there; empty where it does, for all that is known. A printer may
 * only warn, and call itself and the job processing, when it waits for paper: ippeveprinter does, and many do by CUPS.
 */
export function hinderingReasons(reasons: readonly string[]): readonly string[] {
  const told = reasons.filter((reason) => !reason.endsWith('-report'));
  const isHindered =
    stoppingReasons(told).length > 0 || told.some((reason) => hindering.has(plain(reason)));
  return isHindered ? told.filter((reason) => stopping.has(plain(reason))) : [];
}

function plain(reason: string): string {
  return reason.replace(/-(?:error|warning|report)$/, '');
}

const words: ReadonlyMap<string, string> = new Map([
  ['connecting-to-device', 'its connector does not reach the real printer'],
  ['cover-open', 'a cover is open'],
  ['deactivated', 'it is switched off'],
  ['developer-empty', 'it is out of developer'],
  ['developer-low', 'developer is low'],
  ['door-open', 'a door is open'],
  ['fuser-over-temp', 'its fuser is too hot'],
  ['fuser-under-temp', 'its fuser is too cold'],
  ['input-tray-missing', 'a tray is missing'],
  ['interlock-open', 'an interlock is open'],
  ['marker-supply-empty', 'it is out of ink or toner'],
  ['marker-supply-low', 'ink or toner is low'],
  ['marker-waste-almost-full', 'its waste box is nearly full'],
  ['marker-waste-full', 'its waste box is full'],
  ['media-empty', 'it is out of paper'],
  ['media-jam', 'paper is jammed'],
  ['media-low', 'paper is low'],
  ['media-needed', 'it wants other paper'],
  ['moving-to-paused', 'somebody is pausing it'],
  ['offline', 'it is offline'],
  ['opc-life-over', 'its drum is worn out'],
  ['opc-near-eol', 'its drum is nearly worn out'],
  ['other', 'it has a fault that it does not name'],
  ['output-area-almost-full', 'its output tray is nearly full'],
  ['output-area-full', 'its output tray is full'],
  ['output-tray-missing', 'its output tray is missing'],
  ['paused', 'somebody has paused it'],
  ['printer-stopped', 'it has stopped'],
  ['resuming', 'it is about to go on'],
  ['shutdown', 'it is shut down'],
  ['spool-area-full', 'it has no room for more jobs'],
  ['stopped-partly', 'some of its devices have stopped'],
  ['stopping', 'it is about to stop'],
  ['timed-out', 'it does not answer its connector'],
  ['toner-empty', 'it is out of toner'],
  ['toner-low', 'toner is low'],
]);

const stopping: ReadonlySet<string> = new Set([
  'connecting-to-device',
  'cover-open',
  'deactivated',
  'developer-empty',
  'door-open',
  'fuser-over-temp',
  'fuser-under-temp',
  'input-tray-missing',
  'interlock-open',
  'marker-supply-empty',
  'marker-waste-full',
  'media-empty',
  'media-jam',
  'media-needed',
  'offline',
  'opc-life-over',
  'other',
  'output-area-full',
  'output-tray-missing',
  'shutdown',
  'spool-area-full',
  'timed-out',
  'toner-empty',
]);

/** No job gets past these; past an empty tray it may, where there is another one. */
const hindering: ReadonlySet<string> = new Set([
  'cover-open',
  'door-open',
  'interlock-open',
  'media-jam',
  'media-needed',
  'output-area-full',
]);
